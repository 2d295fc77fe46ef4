/*
 * liquid: the language of themes: compile templates, render them with data.
 *
 * A struct liquid is a set of templates that know each other by name. It is
 * filled once, before the first page, and does not change afterwards, so that
 * any number of workers may render from it. What changes while a page is
 * rendered lives in a struct liquid_renderer, of which each worker has one.
 *
 * Units     limits count work and bytes, never time.
 * Owner     templates live in the arena of the set; sources are copied there.
 *           Values are borrowed from the data; what a page makes lives in the
 *           arena of the page.
 * Errors    of a template: told to the diag of whoever asks for it, all at
 *           once. Of a page: the first one ends the page and is told to the
 *           diag of the page, with the templates it was included from.
 * Source    Shopify Liquid 5.13 in its mode strict2, with Jekyll's filters,
 *           LiquidJS's layouts and HTML escaping by default.
 */
#ifndef LIQUID_LIQUID_H
#define LIQUID_LIQUID_H

#include "base/buf.h"
#include "data/value.h"
#include "liquid/filter.h"

struct liquid;
struct liquid_renderer;
struct liquid_template;

/*
 * The source of the template called name, and the path that findings print.
 * The engine has checked the name: no "..", nothing hidden, not absolute. It
 * is tried as it is; the loader tries it with ".liquid" added. False when
 * there is none such. Called while templates are compiled and, where a
 * template computes the name, while a page is rendered.
 */
typedef bool liquid_load_fn(void *arg, struct str name, struct arena *arena,
    struct str *path, struct str *source);

struct liquid_options {
	bool no_autoescape; /* for tests of plain Liquid */
	liquid_load_fn *load; /* NULL: only what liquid_add was given */
	void *load_arg;
	const struct liquid_filter *filters; /* the program's own, or NULL */
	size_t n_filters;
};

struct liquid *liquid_new(
    const struct liquid_options *options, struct arena *arena);
void liquid_free(struct liquid *set);

/*
 * Compile source as the template called name; templates that it names in
 * literal text are loaded and compiled too. What is wrong with it is told to
 * diag; a broken template is kept, so that a page that wants it can say so.
 */
const struct liquid_template *liquid_add(struct liquid *set, struct str name,
    struct str path, struct str source, struct diag *diag);
/*
 * The template called name, as a theme or front matter names it; NULL when
 * there is none such, which is not reported. What is wrong with it is told to
 * diag (NULL: not told) each time it is asked for.
 */
const struct liquid_template *liquid_find(
    struct liquid *set, struct str name, struct diag *diag);
/* True when the template compiled without errors. */
bool liquid_template_ok(const struct liquid_template *t);
/* True when name may be looked for at all (templates.md 1). */
bool liquid_name_ok(struct str name);

struct liquid_limits {
	uint32_t depth; /* include, render, layout, nested */
	uint64_t steps;
	size_t output; /* bytes written */
	size_t memory; /* bytes of the page's arena */
};

/* The limits of base/limits.h. */
struct liquid_limits liquid_limits_default(void);

/* Seconds east of UTC at that moment, and what the zone is called then. */
typedef int32_t liquid_zone_fn(void *arg, int64_t utc, struct str *name);
/* An author's Markdown, raw HTML off, as HTML made in arena. */
typedef struct str liquid_markdown_fn(
    void *arg, struct str text, struct arena *arena);

/*
 * Partials that write the same on several pages are rendered once. Pages that
 * a renderer gives the same setting must be alike in all that drop_setting
 * and liquid_setting are used for, such as their language, and in now, zone and
 * markdown; the data must not change as long as the renderer lives. Only the
 * way to the site's root may differ between them: see liquid_rooted.
 */
struct liquid_page {
	uint32_t setting; /* 0: this page is like no other */
	struct str root; /* "../" once or more; empty: as the setting has it */
	struct value globals; /* an object or a drop */
	struct arena *arena;
	struct diag *diag;
	struct liquid_limits limits;
	int64_t now; /* Unix time of the build */
	liquid_zone_fn *zone; /* NULL: UTC */
	void *zone_arg;
	liquid_markdown_fn *markdown; /* NULL: markdownify only escapes */
	void *markdown_arg;
	void *page; /* for drops: what drop_page gives */
	void *host; /* for the program's filters */
};

/* The set may not be added to while it has renderers. */
struct liquid_renderer *liquid_renderer_new(struct liquid *set);
void liquid_renderer_free(struct liquid_renderer *r);

/*
 * Render one page to the end of out. False when it failed, which has been
 * told to page->diag; out then holds what was written before.
 */
bool liquid_render(struct liquid_renderer *r, const struct liquid_template *t,
    const struct liquid_page *page, struct buf *out) must_check;

/*
 * A piece of the page rendered last, from byte to byte of what was written.
 * Pieces of one number hold the same bytes, on pages of the same setting, but
 * for the way to the root; they have no other "../" unless it is the same.
 */
struct liquid_piece {
	size_t from;
	size_t to;
	uint64_t number;
};

/* They are in order and apart; good until the next page. */
const struct liquid_piece *liquid_pieces(
    const struct liquid_renderer *r, size_t *n);

/* What the manual and "waymark explain" print of one tag. */
struct liquid_tag_info {
	const char *name;
	const char *syntax;
	const char *help;
	const char *example; /* a template that needs no data */
	const char *result; /* what it renders */
};

/* The tag of that number, from 0, in order of name; NULL behind the last. */
const struct liquid_tag_info *liquid_tag(size_t i);
/* Likewise the filters of the language itself. */
const struct liquid_filter *liquid_filter(size_t i);

#endif
