/*
 * render: the state of a page while it is written.
 *
 * Variables are found by number: each name has a slot that holds what it
 * means now. A loop or include that binds a name keeps the old meaning and
 * puts it back. {% render %} opens a new frame: what belongs to another frame
 * than the current one does not count, and what a frame overwrites is put
 * back when it ends.
 *
 * Owner     slots and sites live as long as the renderer; everything else in
 *           the arena of the page.
 * Errors    false, and FLOW_FAILED, have been told.
 */
#ifndef LIQUID_RENDER_H
#define LIQUID_RENDER_H

#include "data/drop.h"
#include "liquid/memo.h"
#include "liquid/template.h"

/* What decides about a name comes first: it is in one line of the cache. */
struct slot {
	uint64_t local_frame; /* where each value belongs; 0: nowhere */
	uint64_t base_frame;
	uint64_t counter_frame;
	uint64_t offset_frame;
	uint32_t page; /* for which global was looked up */
	bool defined; /* by the page */
	bool own; /* global is of this page alone */
	const struct drop_class *class; /* of globals: where it was found */
	const struct drop_property *property;
	struct value local; /* of a loop, include or argument */
	struct value base; /* assigned or captured */
	struct value global; /* of the page */
	struct value counter;
	int64_t offset; /* of a loop that goes on: its name's slot */
};

/* What one place of a template found last time, and whether it warned. */
struct site {
	const struct drop_class *class;
	const struct drop_property *property;
	uint32_t index; /* of an object's member */
	uint32_t warned; /* the page */
	bool rooted; /* a partial whose text is of one way to the root */
	uint32_t page; /* the last one with a partial there */
	uint32_t fresh; /* pages since one was known again */
	struct memo_slot last; /* which that was */
};

/* What a chain of literals gave on a page of some setting. */
struct constant {
	struct value value;
	struct str html; /* what is written of a text */
	uint64_t steps;
	size_t memory;
	bool kept;
};

struct constants {
	struct constant **items; /* by setting; NULL where none was met */
	size_t n;
	size_t cap;
};

struct undo {
	uint32_t name;
	struct slot slot;
};

struct undo_log {
	struct undo *items;
	size_t n;
	size_t cap;
};

/* The templates a place was included from, innermost first. */
struct trail {
	const struct liquid_template *t;
	uint32_t at;
	const struct trail *outer;
};

struct forloop {
	struct drop drop;
	struct str name;
	int64_t length;
	int64_t index;
	int64_t cols; /* of a tablerow */
	int64_t col;
	int64_t row;
	const struct forloop *parent;
};

struct turn {
	struct str key;
	size_t index;
};

struct turns {
	struct turn *items;
	size_t n;
	size_t cap;
};

/* What children made of a block, the innermost child first. */
struct override {
	const struct node *node;
	const struct liquid_template *t;
};

struct overrides {
	uint32_t name;
	struct override *items;
	size_t n;
	size_t cap;
};

struct block_list {
	struct overrides *items; /* one for each name */
	size_t n;
	size_t cap;
};

struct pieces {
	struct liquid_piece *items;
	size_t n;
	size_t cap;
};

/* Where the page's root stands in the text that a filter has just made. */
struct way {
	bool is;
	size_t at;
};

/* Where it stands in what has been written of the page, in order. */
struct roots {
	size_t *items; /* bytes of out */
	size_t n;
	size_t cap;
};

/* What {% render %} starts anew. */
struct frame {
	uint64_t id;
	const struct forloop *loop;
	struct turns turns;
	struct str changed; /* the last text of ifchanged */
	bool has_changed;
	struct block_list *blocks; /* of the children of a layout */
	bool collects; /* blocks are kept for the layout */
	bool isolated;
	size_t undo; /* entries of the log before it */
};

struct liquid_renderer {
	struct liquid *set;
	const struct liquid_page *page;
	struct arena *arena;
	struct arena memory; /* slots, sites and memo */
	struct memo memo;
	struct constants constants;
	struct constant *settled; /* those of the page's setting, or NULL */
	struct pieces pieces; /* of the page, that the memo holds */
	size_t start; /* of the page in out */
	struct way way;
	struct roots roots;
	bool astray; /* the root is in a text, but where is not known */
	struct buf *out;
	struct buf scratch; /* for the text of lists and objects */
	struct buf work; /* for what a filter makes */
	struct drop_env env;
	struct names names; /* of what the page itself compiles */
	struct map templates; /* likewise */
	struct map expressions; /* likewise: texts of where_exp */
	uint32_t n_sites;
	struct slot *slots;
	size_t cap_slots;
	struct site *sites;
	size_t cap_sites;
	uint32_t page_id;
	uint64_t frames;
	uint64_t steps; /* left */
	size_t lent; /* memory that memo has saved */
	uint32_t depth; /* of templates */
	uint32_t nesting; /* of bodies, which take of the machine's stack */
	bool escapes;
	struct frame frame;
	struct undo_log undo;
	const struct liquid_template *t; /* where at counts */
	const struct trail *trail;
};

enum flow { FLOW_ON, FLOW_BREAK, FLOW_CONTINUE, FLOW_FAILED };

/* Told at a place of the template that is being rendered. */
bool render_fail(struct liquid_renderer *r, enum code code, uint32_t at,
    const char *format, ...) printf_like(4, 5);
bool render_limit(struct liquid_renderer *r, uint32_t at, const char *what);
/* Told once a page for each site. False when warnings are errors. */
bool render_warn(struct liquid_renderer *r, enum code code, uint32_t site,
    uint32_t at, struct str hint, const char *format, ...) printf_like(6, 7);
static inline bool
render_step(struct liquid_renderer *r, uint64_t n)
{
	if (r->steps < n)
		return false;
	r->steps -= n;
	return true;
}

/* Bytes of the page's arena that are in use, or would be without the memo. */
static inline size_t
render_memory(const struct liquid_renderer *r)
{
	return r->lent + r->arena->held -
	    (size_t)(r->arena->end - r->arena->next);
}

/* One body more inside of the others; false when there are too many. */
bool render_nest(struct liquid_renderer *r, uint32_t at) must_check;
enum flow render_body(struct liquid_renderer *r, const struct body *body);
/* What is written from n on, dropped, or taken out of the page. */
void render_drop(struct liquid_renderer *r, size_t from);
struct str render_take(struct liquid_renderer *r, size_t from);
bool render_put(struct liquid_renderer *r, const struct value *v,
    const struct expr *e) must_check;

/* What a name means that nothing defines. */
extern const struct value value_undefined;

/* scope */
uint32_t scope_name(struct liquid_renderer *r, struct str text);
/* Ask the page what name means to it. */
void scope_read(struct liquid_renderer *r, uint32_t name);
void scope_assign(struct liquid_renderer *r, uint32_t name, struct value v);
int64_t *scope_counter(struct liquid_renderer *r, uint32_t name);
int64_t *scope_offset(struct liquid_renderer *r, uint32_t name);
static inline const struct value *
scope_get(struct liquid_renderer *r, uint32_t name)
{
	struct slot *slot = &r->slots[name];

	if (slot->local_frame == r->frame.id)
		return &slot->local;
	if (slot->base_frame == r->frame.id)
		return &slot->base;
	if (slot->counter_frame == r->frame.id)
		return &slot->counter;
	if (slot->page != r->page_id)
		scope_read(r, name);
	r->env.own = r->env.own || slot->own;
	return slot->defined ? &slot->global : &value_undefined;
}

struct binding {
	uint32_t name;
	struct value value;
	uint64_t frame;
};
struct binding scope_bind(
    struct liquid_renderer *r, uint32_t name, struct value v);
void scope_rebind(struct liquid_renderer *r, uint32_t name, struct value v);
void scope_unbind(struct liquid_renderer *r, const struct binding *b);
struct frame scope_enter(struct liquid_renderer *r);
void scope_leave(struct liquid_renderer *r, const struct frame *outer);
/* Room for every name and site that has a number by now. */
void scope_grow(struct liquid_renderer *r);
/* The defined name nearest to text; empty if none is near. */
struct str scope_nearest(struct liquid_renderer *r, struct str text);

/* eval: NULL and false have been told. *tmp is room for what is made. */
const struct value *eval_path(
    struct liquid_renderer *r, const struct expr *e, struct value *tmp);
/* EXPR_COMPUTED and EXPR_RANGE. */
const struct value *eval_other(
    struct liquid_renderer *r, const struct expr *e, struct value *tmp);
static inline const struct value *
eval_expr(struct liquid_renderer *r, const struct expr *e, struct value *tmp)
{
	if (e->kind == EXPR_LITERAL)
		return &e->as.literal;
	if (e->kind == EXPR_NAME)
		return scope_get(r, e->name);
	return e->kind == EXPR_PATH ? eval_path(r, e, tmp)
				    : eval_other(r, e, tmp);
}

/* Warn of a name that nothing defines: nil stands for it. */
const struct value *eval_undefined(
    struct liquid_renderer *r, const struct expr *e);
/* As eval_expr, with that warning. */
static inline const struct value *
eval_used(struct liquid_renderer *r, const struct expr *e, struct value *tmp)
{
	const struct value *v = eval_expr(r, e, tmp);

	return v != &value_undefined || e->name == NAME_NONE
	    ? v
	    : eval_undefined(r, e);
}

bool eval_chain(struct liquid_renderer *r, const struct chain *chain,
    struct value *out) must_check;
/* The same, of a value that is written at once: r->way is kept. */
bool eval_written(struct liquid_renderer *r, const struct chain *chain,
    struct value *out) must_check;
bool eval_integer(struct liquid_renderer *r, const struct value *v, uint32_t at,
    int64_t *out) must_check;
/* a == b, where e says that a side is the word empty or blank. */
bool eval_equal(const struct expr *left, const struct value *a,
    const struct expr *right, const struct value *b);

/* constant: those of a setting; NULL for a page like no other. */
struct constant *constants_of(struct liquid_renderer *r, uint32_t setting);
/* NULL for a chain that is none, and where none are kept. */
static inline struct constant *
constant_find(struct liquid_renderer *r, const struct chain *chain)
{
	return chain->constant == 0 || r->settled == NULL
	    ? NULL
	    : &r->settled[chain->constant - 1];
}
/* False when nothing is kept, or where a limit is near. */
bool constant_get(struct liquid_renderer *r, const struct constant *c,
    struct value *out) must_check;
/* Write it; false also when it is no text. */
bool constant_write(
    struct liquid_renderer *r, const struct constant *c) must_check;
/* Keep what the chain gave, unless it is for this page or its root alone. */
void constant_keep(struct liquid_renderer *r, struct constant *c,
    const struct memo_mark *mark, const struct value *v);
static inline bool
value_truth(const struct value *v)
{
	return v->kind != VALUE_NIL && (v->kind != VALUE_BOOL || v->as.boolean);
}

/* Whether there is what e names. */
static inline bool
eval_truth(struct liquid_renderer *r, const struct expr *e, bool *out)
{
	struct value room;
	const struct value *v = eval_expr(r, e, &room);

	*out = v != NULL && value_truth(v);
	return v != NULL;
}

/* A condition of any number of tests, and the usual one of a single name. */
bool eval_tests(
    struct liquid_renderer *r, const struct condition *c, bool *out) must_check;
must_check static inline bool
eval_condition(struct liquid_renderer *r, const struct condition *c, bool *out)
{
	return c->n == 1 && c->items->comparison == COMPARE_NONE
	    ? eval_truth(r, &c->items->left, out)
	    : eval_tests(r, c, out);
}

/* loops */
extern const struct drop_class forloop_class, tablerowloop_class;
enum flow render_for(struct liquid_renderer *r, const struct node *node);
enum flow render_tablerow(struct liquid_renderer *r, const struct node *node);

/* partials */
enum flow render_include(struct liquid_renderer *r, const struct node *node);
enum flow render_render(struct liquid_renderer *r, const struct node *node);
/* The template that p names; NULL has been told. */
const struct liquid_template *render_find(
    struct liquid_renderer *r, const struct partial *p);
/* Render t as what stands at byte at of the template around it. */
enum flow render_enter(struct liquid_renderer *r,
    const struct liquid_template *t, uint32_t at, bool as_layout);

/* layouts and blocks */
enum flow render_block(struct liquid_renderer *r, const struct node *node);
enum flow render_template(
    struct liquid_renderer *r, const struct liquid_template *t, bool as_layout);
extern const struct drop_class block_class;
bool block_super(struct liquid_renderer *r, const struct drop *drop,
    struct value *out) must_check;

#endif
