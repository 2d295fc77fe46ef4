/*
 * template: what a source becomes: a tree of nodes in flat arrays.
 *
 * A body is an array of nodes that stand one after the other in memory; the
 * renderer goes through it with one switch. Names are numbers, filters are
 * pointers to their rows, literals are values, and every place that looks
 * something up has a site: a number under which the renderer remembers where
 * it was found last time.
 *
 * Units     at is a byte of the source; lines and columns are counted only
 *           when something is told.
 * Owner     everything lives in the arena of the set and is never changed
 *           once compiled.
 */
#ifndef LIQUID_TEMPLATE_H
#define LIQUID_TEMPLATE_H

#include "liquid/liquid.h"
#include "liquid/names.h"

enum expr_kind {
	EXPR_LITERAL,
	EXPR_NAME, /* x */
	EXPR_PATH, /* x.y, x[y], ['x'].y */
	EXPR_COMPUTED, /* [e], [e].y */
	EXPR_RANGE /* (a..b) */
};

enum step_kind {
	STEP_NAME, /* .title */
	STEP_SIZE, /* .size, .first, .last: a member of that name wins */
	STEP_FIRST,
	STEP_LAST,
	STEP_KEY, /* ['title'] */
	STEP_EXPR /* [e] */
};

/* Literals that mean more than their value beside a comparison. */
enum expr_test { TEST_NONE, TEST_EMPTY, TEST_BLANK };

struct expr;

struct step {
	uint8_t kind; /* enum step_kind */
	uint32_t site;
	struct str key;
	const struct expr *expr;
};

struct path {
	const struct expr *root; /* e of EXPR_COMPUTED */
	struct step *items;
	size_t n;
	size_t cap;
};

struct expr {
	uint8_t kind; /* enum expr_kind */
	uint8_t test; /* enum expr_test */
	uint32_t name; /* of EXPR_NAME and EXPR_PATH */
	uint32_t site;
	uint32_t at;
	union {
		struct value literal;
		const struct path *path;
		const struct expr *bounds; /* two of them */
	} as;
};

enum comparison {
	COMPARE_NONE, /* only the left side, true or false */
	COMPARE_EQ,
	COMPARE_NE,
	COMPARE_LT,
	COMPARE_GT,
	COMPARE_LE,
	COMPARE_GE,
	COMPARE_CONTAINS
};

enum link { LINK_END, LINK_AND, LINK_OR };

struct test {
	struct expr left;
	struct expr right;
	uint8_t comparison; /* enum comparison */
	uint8_t link; /* to the test behind it: enum link */
	uint32_t at; /* of the operator */
};

/* Tests joined by and/or; each array ends with a LINK_END. */
struct condition {
	struct test *items;
	size_t n;
	size_t cap;
};

struct chain;

struct filter_use {
	const struct liquid_filter *filter;
	struct expr *args; /* positional ones first */
	const struct str *keys; /* of the named ones */
	uint16_t n_args;
	uint16_t n_named;
	uint32_t at;
	uint32_t site;
	const struct condition *condition; /* compiled from literal text */
	const struct chain *chain;
};

/* A value and the filters it goes through. */
struct chain {
	struct expr value;
	bool empty; /* {{ }} */
	uint32_t constant; /* its number, from 1, if it is all of literals */
	struct filter_use *items;
	size_t n;
	size_t cap;
};

enum node_kind {
	NODE_TEXT,
	NODE_OUTPUT,
	NODE_ASSIGN,
	NODE_CAPTURE,
	NODE_IF,
	NODE_CASE,
	NODE_FOR,
	NODE_TABLEROW,
	NODE_CYCLE,
	NODE_INCREMENT,
	NODE_DECREMENT,
	NODE_IFCHANGED,
	NODE_INCLUDE,
	NODE_RENDER,
	NODE_BREAK,
	NODE_CONTINUE,
	NODE_BLOCK
};

struct node {
	uint8_t kind; /* enum node_kind */
	uint32_t at; /* of the tag's name, or of {{ */
	uint32_t name; /* what is assigned, captured, counted; a block's */
	union {
		struct str text;
		const struct chain *chain;
		const struct body *body;
		const struct branches *branches;
		const struct loop *loop;
		const struct cycle *cycle;
		const struct partial *partial;
	} as;
};

struct body {
	struct node *items;
	size_t n;
	size_t cap;
	bool blank; /* holds nothing that could write */
};

/* if, unless, elsif and else, in order; the first that holds is written. */
struct branch {
	const struct condition *condition; /* NULL: else */
	bool negated;
	struct body body;
};

/* case and when: every value that matches writes its body. */
struct branches {
	struct expr subject; /* of case */
	struct branch *items;
	size_t n;
	size_t cap;
};

struct loop {
	uint32_t variable;
	uint32_t name; /* "variable-collection": for offset: continue */
	struct expr in;
	const struct expr *limit;
	const struct expr *offset;
	const struct expr *cols;
	bool reversed;
	bool resumes; /* offset: continue */
	struct body body;
	struct body otherwise;
};

struct cycle {
	const struct expr *group; /* NULL: key is the group */
	struct str key;
	struct expr *items;
	size_t n;
	size_t cap;
};

struct argument {
	uint32_t name;
	struct expr value;
};

struct partial {
	struct expr name;
	const struct liquid_template *template; /* of a literal name */
	const struct expr *with;
	bool each; /* "for" rather than "with" */
	uint32_t as; /* NAME_NONE: the template's own name */
	struct argument *items;
	size_t n;
	size_t cap;
};

struct liquid_template {
	struct str name;
	struct str path; /* as findings print it */
	struct str source;
	uint32_t variable; /* the last part of the name, for include ... with */
	bool ok;
	bool has_layout;
	struct partial layout; /* has_layout */
	struct body body;
	struct diag findings; /* of compiling it */
};

struct liquid {
	struct arena *arena;
	struct liquid_options options;
	struct names names;
	struct map templates; /* by the name they were asked for */
	size_t n_compiled; /* of them, in order */
	struct map filters;
	uint32_t n_sites;
	uint32_t n_constants; /* chains of literals */
	void *letters; /* a locale_t: what is a letter, and its other case */
};

/* Names the engine itself knows. */
enum {
	NAME_FORLOOP,
	NAME_TABLEROWLOOP,
	NAME_BLOCK,
	NAME_SITE,
	NAME_BUILD,
	NAME_KNOWN
};

struct place template_place(const struct liquid_template *t, uint32_t at);

/* Compiles t->source into t; findings go to t->findings. */
struct compile_env {
	struct liquid *set; /* for filters and templates */
	struct names *names; /* the set's, or a page's own */
	struct arena *arena; /* where the tree is made */
	uint32_t *n_sites;
	bool lazy; /* while rendering: literal names are looked up later */
};
void template_compile(struct liquid_template *t, const struct compile_env *env);

/* Text that a page computed; t stands for it in findings. NULL: told. */
const struct condition *template_condition(
    struct liquid_template *t, const struct compile_env *env, struct str text);
const struct chain *template_chain(
    struct liquid_template *t, const struct compile_env *env, struct str text);

/* Whether nothing but literals goes into it, and through a filter. */
bool chain_is_literal(const struct chain *chain);

/* The template called name, loaded when it is new; or NULL. */
struct liquid_template *set_find(struct liquid *set, struct str name);
void template_init(struct liquid_template *t, struct names *names,
    struct str name, struct str path, struct str source);
/* What diag_report was told of "from", told again to "to". */
void findings_copy(const struct diag *from, struct diag *to);

#endif
