/*
 * Layouts. The child runs first: its variables count, its blocks are kept.
 * Then the layout runs and shows the blocks, the innermost child's version of
 * each; every version may write the one it replaces with block.super.
 */
#include "liquid/render.h"

struct block_drop {
	struct drop drop;
	const struct overrides *versions; /* or NULL: no child has one */
	size_t index; /* of the version that is being written */
	struct override own; /* the layout's, behind all versions */
};

const struct drop_class block_class = {
	.name = "block",
	.help = "The block that is being written.",
};

static struct overrides *
find_versions(const struct liquid_renderer *r, uint32_t name)
{
	struct block_list *all = r->frame.blocks;

	for (size_t i = 0; all != NULL && i < all->n; i++) {
		if (all->items[i].name == name)
			return &all->items[i];
	}
	return NULL;
}

/* Keep a block for the layout, behind what its children made of it. */
static void
keep_block(struct liquid_renderer *r, const struct node *node)
{
	struct overrides *versions = find_versions(r, node->name);

	if (versions == NULL) {
		versions = vec_push(r->arena, r->frame.blocks);
		versions->name = node->name;
	}
	*(struct override *)vec_push(r->arena, versions) =
	    (struct override){ node, r->t };
}

static size_t
count_versions(const struct block_drop *drop)
{
	return drop->versions != NULL ? drop->versions->n : 0;
}

static enum flow
write_version(struct liquid_renderer *r, const struct block_drop *drop)
{
	const struct override *o = drop->index < count_versions(drop)
	    ? &drop->versions->items[drop->index]
	    : &drop->own;
	const struct liquid_template *t = r->t;
	struct binding b;
	enum flow flow;

	if (r->depth >= r->page->limits.depth) {
		render_fail(r, CODE_LIQUID_LIMIT, drop->own.node->at,
		    "blocks are nested to a depth over the limit of %u",
		    r->page->limits.depth);
		return FLOW_FAILED;
	}
	r->depth++;
	r->t = o->t;
	b = scope_bind(r, NAME_BLOCK, value_drop(&drop->drop));
	flow = render_body(r, o->node->as.body);
	scope_unbind(r, &b);
	r->t = t;
	r->depth--;
	return flow;
}

bool
block_super(
    struct liquid_renderer *r, const struct drop *drop, struct value *out)
{
	const struct block_drop *now = (const struct block_drop *)drop;
	struct block_drop *next;
	size_t from = r->out->n;

	*out = value_safe(STR(""));
	if (now->index == count_versions(now))
		return true;
	next = arena_alloc(r->arena, sizeof(*next));
	*next = *now;
	next->index++;
	if (write_version(r, next) == FLOW_FAILED)
		return false;
	*out = value_safe(render_take(r, from));
	return true;
}

enum flow
render_block(struct liquid_renderer *r, const struct node *node)
{
	struct block_drop *drop;

	if (r->frame.collects) {
		keep_block(r, node);
		return FLOW_ON;
	}
	drop = arena_alloc(r->arena, sizeof(*drop));
	*drop = (struct block_drop){ .drop = { &block_class },
		.versions = find_versions(r, node->name),
		.own = { node, r->t } };
	return write_version(r, drop);
}

static enum flow
render_child(struct liquid_renderer *r, const struct liquid_template *t)
{
	const struct liquid_template *layout;
	size_t from = r->out->n;
	enum flow flow;

	r->frame.collects = true;
	flow = render_body(r, &t->body);
	r->frame.collects = false;
	if (flow == FLOW_FAILED)
		return flow;
	render_drop(r, from);
	layout = render_find(r, &t->layout);
	if (layout == NULL)
		return FLOW_FAILED;
	return render_enter(r, layout, t->layout.name.at, true);
}

enum flow
render_template(
    struct liquid_renderer *r, const struct liquid_template *t, bool as_layout)
{
	struct block_list *outer = r->frame.blocks;
	bool collects = r->frame.collects;
	enum flow flow;

	if (!t->has_layout)
		return render_body(r, &t->body);
	/* A template that is no layout itself starts with no blocks. */
	if (!as_layout)
		r->frame.blocks = arena_alloc(r->arena, sizeof(*outer));
	flow = render_child(r, t);
	r->frame.blocks = outer;
	r->frame.collects = collects;
	return flow;
}
