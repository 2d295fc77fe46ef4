#include "liquid/compile.h"

#include "liquid/parse.h"

static bool
is_else(const struct item *item)
{
	return str_eq(item->name, STR("else"));
}

/* True when another body follows in the same block. */
static bool
goes_on(const struct item *stop)
{
	return stop->kind == ITEM_TAG && !str_starts(stop->name, STR("end"));
}

/* Drop the white space of bodies that write nothing, and close them. */
static void
finish_branches(
    struct compiler *c, struct branches *all, struct body *body, bool blank)
{
	for (size_t i = 0; i < all->n; i++) {
		if (blank)
			compile_drop_text(&all->items[i].body);
		compile_finish(c, &all->items[i].body);
	}
	body->blank = body->blank && blank;
}

static const struct condition *
read_condition(struct compiler *c, const struct item *item)
{
	struct condition *out = arena_alloc(c->env->arena, sizeof(*out));
	struct parser p;

	parse_begin(&p, c, item->markup);
	return parse_condition(&p, out) && parse_end(&p) ? out : NULL;
}

static void
compile_if(struct compiler *c, struct body *body, const struct item *item,
    bool negated)
{
	struct branches *all = arena_alloc(c->env->arena, sizeof(*all));
	struct item stop = *item;
	struct open open;
	bool blank = true, before = body->blank;

	compile_open(c, &open, item);
	do {
		struct branch b = { .negated = negated && all->n == 0 };

		if (!is_else(&stop))
			b.condition = read_condition(c, &stop);
		compile_body(c, &b.body, &stop);
		blank = blank && b.body.blank;
		*(struct branch *)vec_push(c->env->arena, all) = b;
	} while (goes_on(&stop));
	compile_close(c, &open, &stop);
	compile_node(c, body, NODE_IF, item)->as.branches = all;
	body->blank = before;
	finish_branches(c, all, body, blank);
}

void
tag_if(struct compiler *c, struct body *body, const struct item *item)
{
	compile_if(c, body, item, false);
}

void
tag_unless(struct compiler *c, struct body *body, const struct item *item)
{
	compile_if(c, body, item, true);
}

/* The values of a when, as tests whose right sides they are. */
static bool
parse_when(struct parser *p, struct condition *out)
{
	struct test *t;

	do {
		t = vec_push(p->c->env->arena, out);
		t->comparison = COMPARE_EQ;
		if (!parse_expr(p, &t->right))
			return false;
	} while (parse_word(p, "or") || parse_skip(p, TOKEN_COMMA));
	return parse_end(p);
}

static const struct condition *
read_when(struct compiler *c, const struct item *item)
{
	struct condition *out = arena_alloc(c->env->arena, sizeof(*out));
	struct parser p;

	parse_begin(&p, c, item->markup);
	if (is_else(item)) {
		if (parse_end(&p))
			return NULL;
		compile_hint(c, "words behind 'else' mean nothing here");
		return NULL;
	}
	return parse_when(&p, out) ? out : NULL;
}

void
tag_case(struct compiler *c, struct body *body, const struct item *item)
{
	struct branches *all = arena_alloc(c->env->arena, sizeof(*all));
	struct body ignored = { 0 };
	struct parser p;
	struct item stop;
	struct open open;
	bool blank, before = body->blank;

	parse_begin(&p, c, item->markup);
	if (parse_expr(&p, &all->subject) && parse_end(&p))
		all->subject.test = TEST_NONE;
	compile_open(c, &open, item);
	compile_body(c, &ignored, &stop);
	blank = ignored.blank;
	while (goes_on(&stop)) {
		struct branch b = { .condition = read_when(c, &stop) };

		compile_body(c, &b.body, &stop);
		blank = blank && b.body.blank;
		*(struct branch *)vec_push(c->env->arena, all) = b;
	}
	compile_close(c, &open, &stop);
	compile_node(c, body, NODE_CASE, item)->as.branches = all;
	body->blank = before;
	finish_branches(c, all, body, blank);
}
