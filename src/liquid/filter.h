/*
 * filter: one filter of the language, as a row of a table.
 *
 * The rows carry what the manual and "waymark explain" print. A program adds
 * filters of its own with rows of the same kind.
 *
 * Owner     a filter borrows from its input and arguments, or makes what it
 *           returns in call->arena.
 * Errors    a filter that cannot answer calls liquid_fail and returns what
 *           that returns, false.
 */
#ifndef LIQUID_FILTER_H
#define LIQUID_FILTER_H

#include "base/arena.h"
#include "data/value.h"

struct buf;
struct liquid_call;
struct liquid_renderer;

/*
 * args has exactly as many values as the row's max; those that were not given
 * are nil and have an index of at least call->n_args. Named arguments come
 * together as one object behind the others.
 */
typedef bool liquid_filter_fn(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out);

enum { LIQUID_MAX_ARGS = 6 };

struct liquid_filter {
	const char *name;
	uint8_t min; /* arguments besides the input */
	uint8_t max; /* at most LIQUID_MAX_ARGS */
	liquid_filter_fn *fn;
	const char *syntax; /* arguments as the manual writes them, or NULL */
	const char *help;
	const char *example; /* a template that needs no data */
	const char *result; /* what it renders */
	uint8_t takes; /* for the compiler: enum liquid_takes */
};

enum liquid_takes {
	LIQUID_TAKES_VALUES,
	LIQUID_TAKES_UNDEFINED, /* an undefined input is no mistake */
	LIQUID_TAKES_CONDITION, /* the second argument is a condition */
	LIQUID_TAKES_EXPRESSION /* the second argument is a value with filters
				 */
};

struct liquid_call {
	struct arena *arena;
	struct liquid_renderer *renderer;
	const void *site; /* for the engine */
	size_t n_args; /* given; the named ones count as one */
};

/*
 * The program's own, as liquid_page has it. What a filter makes of it is good
 * for this page alone, and is made again on the next one.
 */
void *liquid_host(struct liquid_call *call);
/*
 * The same, for a filter that reads nothing of it but what all pages of one
 * setting share, and that changes nothing: see struct liquid_page.
 */
void *liquid_setting(struct liquid_call *call);
/*
 * What the filter returns is a text that holds the page's root at that byte.
 * It has to say so, at most once, or to use liquid_host: what a partial wrote
 * with one way to the root is then written with another one elsewhere.
 */
void liquid_rooted(struct liquid_call *call, size_t at);
/* Ends the page: "FILTER: text", at the filter's place. Returns false. */
bool liquid_fail(struct liquid_call *call, const char *format, ...)
    printf_like(2, 3);
/* Warns at the filter's place, once. */
void liquid_warn(struct liquid_call *call, enum code code, const char *format,
    ...) printf_like(3, 4);

/* The text of a value as filters see it. */
struct str liquid_text(struct liquid_call *call, const struct value *v);
/* The same, escaped unless it is safe already. */
struct str liquid_html(struct liquid_call *call, const struct value *v);
/* True when pages escape and v is marked as HTML already. */
bool liquid_is_safe(const struct liquid_call *call, const struct value *v);
/* A whole number; a value that is none fails the filter. */
bool liquid_integer(
    struct liquid_call *call, const struct value *v, int64_t *out) must_check;
/* A property of an object or drop; nil when it has none such. */
struct value liquid_property(
    struct liquid_call *call, const struct value *v, struct str name);
/* Count the work of going over n bytes or items; false past the limit. */
bool liquid_work(struct liquid_call *call, size_t n) must_check;
/*
 * An empty buffer to make a text in, and the text that was made, copied to
 * the page. One at a time: it is good until the next filter begins one.
 */
struct buf *liquid_begin(struct liquid_call *call);
struct str liquid_end(struct liquid_call *call);
/* True if n bytes more fit into the page's limit of memory. */
bool liquid_room(struct liquid_call *call, size_t n) must_check;

#endif
