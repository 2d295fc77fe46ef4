#include "liquid/compile.h"

#include <string.h>

#include "base/limits.h"
#include "liquid/chars.h"
#include "liquid/markup.h"
#include "liquid/parse.h"
#include "liquid/text.h"

uint32_t
compile_at(const struct compiler *c, const char *p)
{
	return (uint32_t)(p - c->t->source.p);
}

uint32_t
compile_site(struct compiler *c)
{
	return (*c->env->n_sites)++;
}

void
compile_report(
    struct compiler *c, enum code code, const char *at, const char *format, ...)
{
	va_list args;
	struct str text;

	va_start(args, format);
	text = arena_vprintf(c->env->arena, format, args);
	va_end(args);
	diag_report(&c->t->findings, code,
	    template_place(c->t, compile_at(c, at)), "%.*s", STR_ARG(text));
}

void
compile_hint(struct compiler *c, const char *format, ...)
{
	va_list args;
	struct str text;

	va_start(args, format);
	text = arena_vprintf(c->env->arena, format, args);
	va_end(args);
	diag_hint(&c->t->findings, "%.*s", STR_ARG(text));
}

struct node *
compile_node(struct compiler *c, struct body *body, enum node_kind kind,
    const struct item *item)
{
	struct node *node = vec_push(c->env->arena, body);

	node->kind = (uint8_t)kind;
	node->at =
	    compile_at(c, item->name.n != 0 ? item->name.p : item->all.p);
	body->blank =
	    body->blank && (kind == NODE_ASSIGN || kind == NODE_CAPTURE);
	return node;
}

static bool
is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_space(s.p[i]))
			return false;
	}
	return true;
}

static void
add_text(struct compiler *c, struct body *body, const struct item *item)
{
	struct node *node;
	struct str text = c->trim ? trim_left(item->all) : item->all;
	bool blank = is_blank(text);

	c->trim = false;
	node = vec_push(c->env->arena, body);
	node->kind = NODE_TEXT;
	node->at = compile_at(c, item->all.p);
	node->as.text = text;
	context_read(&c->context, text);
	body->blank = body->blank && blank;
	c->tail = body;
}

/* True if a value goes through jsonify, which is for scripts. */
static bool
is_json(const struct chain *chain)
{
	for (size_t i = 0; i < chain->n; i++) {
		if (strcmp(chain->items[i].filter->name, "jsonify") == 0)
			return true;
	}
	return false;
}

static void
check_context(
    struct compiler *c, const struct chain *chain, const struct item *item)
{
	const char *danger = context_danger(&c->context);
	bool quotes = c->context.state == CONTEXT_VALUE ||
	    c->context.state == CONTEXT_BARE;

	context_output(&c->context);
	if (danger == NULL || c->env->set->options.no_autoescape ||
	    (!quotes && is_json(chain)))
		return;
	compile_report(c, CODE_LIQUID_CONTEXT, item->all.p,
	    "a value is written %s, where escaping does not protect", danger);
	compile_hint(c,
	    quotes ? "put quotes round the attribute's value"
		   : "write it with | jsonify");
}

static void
add_output(struct compiler *c, struct body *body, const struct item *item)
{
	struct chain *chain = arena_alloc(c->env->arena, sizeof(*chain));
	struct parser p;

	body->blank = false;
	parse_begin(&p, c, item->markup);
	if (!parse_chain(&p, chain) || !parse_end(&p))
		return;
	if (chain->empty)
		return;
	check_context(c, chain, item);
	compile_node(c, body, NODE_OUTPUT, item)->as.chain = chain;
}

/* What the delimiters of an item do to the white space around it. */
static void
trim_around(struct compiler *c, struct body *body, const struct item *item)
{
	struct node *last;

	if (item->trims_left && c->tail == body && body->n != 0) {
		last = &body->items[body->n - 1];
		last->as.text = trim_right(last->as.text);
	}
	if (!c->items.lines)
		c->trim = item->trims_right;
	c->tail = NULL;
}

static void
report_open(struct compiler *c, const struct item *item)
{
	const char *close = item->all.p[1] == '{' ? "}}" : "%}";

	compile_report(c, CODE_LIQUID_SYNTAX, item->all.p,
	    "'{%c' is never closed by '%s'", item->all.p[1], close);
	if (c->items.p == c->items.end)
		c->stopped = true;
}

static bool
belongs_to(struct str name, const struct tag *tag)
{
	if (name.n > 3 && str_starts(name, STR("end")) &&
	    str_eq(str_skip(name, 3), str_from(tag->info.name)))
		return true;
	for (size_t i = 0; i < 2 && tag->inner[i] != NULL; i++) {
		if (str_eq(name, str_from(tag->inner[i])))
			return true;
	}
	return false;
}

static uint32_t
line_of(const struct compiler *c, const char *p)
{
	return template_place(c->t, compile_at(c, p)).line;
}

/* The innermost open block that an item belongs to, or NULL. */
static struct open *
find_open(const struct compiler *c, struct str name)
{
	for (struct open *o = c->open; o != NULL; o = o->outer) {
		if (belongs_to(name, o->tag))
			return o;
	}
	return NULL;
}

static void
report_stray(struct compiler *c, const struct item *item)
{
	compile_report(c, CODE_LIQUID_BLOCK, item->name.p,
	    "'%.*s' does not belong here", STR_ARG(item->name));
	if (c->open != NULL)
		compile_hint(c,
		    "'%s' is open since line %u: close it with "
		    "'end%s' first",
		    c->open->tag->info.name, line_of(c, c->open->item->all.p),
		    c->open->tag->info.name);
	else
		compile_hint(c, "no block is open here");
}

static void
report_unknown(struct compiler *c, const struct item *item)
{
	const struct liquid_tag_info *tag, *best = NULL;
	size_t best_distance = 3, d;

	compile_report(c, CODE_LIQUID_TAG, item->name.p, "unknown tag '%.*s'",
	    STR_ARG(item->name));
	for (size_t i = 0; (tag = liquid_tag(i)) != NULL; i++) {
		d = str_distance(item->name, str_from(tag->name), 2);
		if (d < best_distance && d < item->name.n) {
			best = tag;
			best_distance = d;
		}
	}
	if (best != NULL)
		compile_hint(c, "did you mean '%s'?", best->name);
}

static bool
is_inner_name(struct str name)
{
	return str_eq(name, STR("else")) || str_eq(name, STR("elsif")) ||
	    str_eq(name, STR("when")) ||
	    (str_starts(name, STR("end")) &&
		tag_named(str_skip(name, 3)) != NULL);
}

/*
 * A tag: compile it, or stop at it. True means stop; an item that belongs to
 * a block further out closes this one too, after it has been told.
 */
static bool
take_tag(struct compiler *c, struct body *body, struct item *item)
{
	const struct tag *tag = tag_named(item->name);

	if (c->open != NULL && belongs_to(item->name, c->open->tag))
		return true;
	if (tag != NULL) {
		if (c->depth >= LIMIT_LIQUID_BLOCKS) {
			compile_report(c, CODE_LIQUID_LIMIT, item->name.p,
			    "blocks are nested deeper than the limit of %u",
			    LIMIT_LIQUID_BLOCKS);
			c->stopped = true;
			return true;
		}
		c->depth++;
		tag->compile(c, body, item);
		c->depth--;
		return false;
	}
	if (!is_inner_name(item->name)) {
		report_unknown(c, item);
		return false;
	}
	report_stray(c, item);
	if (find_open(c, item->name) == NULL)
		return false;
	c->pushed = *item;
	item->kind = ITEM_NAMELESS;
	return true;
}

static void
next_item(struct compiler *c, struct item *item)
{
	if (c->pushed.kind != ITEM_END) {
		*item = c->pushed;
		c->pushed.kind = ITEM_END;
	} else {
		items_next(&c->items, item);
	}
}

void
compile_body(struct compiler *c, struct body *body, struct item *stop)
{
	body->blank = true;
	while (!c->stopped) {
		next_item(c, stop);
		if (stop->kind == ITEM_END)
			return;
		if (stop->kind == ITEM_TEXT) {
			add_text(c, body, stop);
			continue;
		}
		trim_around(c, body, stop);
		switch (stop->kind) {
		case ITEM_OUTPUT:
			add_output(c, body, stop);
			break;
		case ITEM_TAG:
			if (take_tag(c, body, stop))
				return;
			break;
		case ITEM_NAMELESS:
			compile_report(c, CODE_LIQUID_SYNTAX, stop->all.p,
			    "a tag needs a name");
			break;
		default:
			report_open(c, stop);
			break;
		}
	}
	stop->kind = ITEM_NAMELESS;
}

void
compile_open(struct compiler *c, struct open *o, const struct item *item)
{
	*o = (struct open){ tag_named(item->name), item, c->open };
	c->open = o;
}

void
compile_close(struct compiler *c, struct open *o, const struct item *stop)
{
	c->open = o->outer;
	if (stop->kind == ITEM_END && !c->stopped) {
		compile_report(c, CODE_LIQUID_BLOCK, o->item->all.p,
		    "'%s' is never closed", o->tag->info.name);
		compile_hint(c, "close it with 'end%s'", o->tag->info.name);
	}
}

void
compile_block(struct compiler *c, struct body *body, const struct item *item)
{
	struct open o;
	struct item stop;

	compile_open(c, &o, item);
	compile_body(c, body, &stop);
	compile_close(c, &o, &stop);
	compile_finish(c, body);
}

void
compile_drop_text(struct body *body)
{
	size_t n = 0;

	for (size_t i = 0; i < body->n; i++) {
		if (body->items[i].kind != NODE_TEXT)
			body->items[n++] = body->items[i];
	}
	body->n = n;
}

/* A literal without filters is text already. */
static void
fold_output(struct compiler *c, struct node *node)
{
	const struct chain *chain = node->as.chain;
	struct str text;

	if (node->kind != NODE_OUTPUT || chain->n != 0 ||
	    chain->value.kind != EXPR_LITERAL)
		return;
	text = value_write(&chain->value.as.literal, c->env->arena);
	if (!c->env->set->options.no_autoescape)
		text = markup_escape(text, c->env->arena);
	node->kind = NODE_TEXT;
	node->as.text = text;
}

void
compile_finish(struct compiler *c, struct body *body)
{
	size_t n = 0;
	struct node *last;

	for (size_t i = 0; i < body->n; i++) {
		fold_output(c, &body->items[i]);
		last = n != 0 ? &body->items[n - 1] : NULL;
		if (body->items[i].kind != NODE_TEXT) {
			body->items[n++] = body->items[i];
		} else if (body->items[i].as.text.n == 0) {
			continue;
		} else if (last != NULL && last->kind == NODE_TEXT) {
			struct str parts[2] = { last->as.text,
				body->items[i].as.text };

			last->as.text = arena_concat(c->env->arena, parts, 2);
		} else {
			body->items[n++] = body->items[i];
		}
	}
	body->n = n;
	c->tail = NULL;
}

static void
compiler_init(struct compiler *c, struct liquid_template *t,
    const struct compile_env *env)
{
	*c = (struct compiler){ .env = env, .t = t };
	c->items.p = t->source.p;
	c->items.end = t->source.p + t->source.n;
	map_init(&c->blocks, env->arena);
	map_init(&c->assigned, env->arena);
}

void
template_compile(struct liquid_template *t, const struct compile_env *env)
{
	struct compiler c;
	struct item stop;

	compiler_init(&c, t, env);
	compile_body(&c, &t->body, &stop);
	compile_finish(&c, &t->body);
	t->ok = t->findings.errors == 0;
}

const struct condition *
template_condition(
    struct liquid_template *t, const struct compile_env *env, struct str text)
{
	struct condition *out = arena_alloc(env->arena, sizeof(*out));
	struct compiler c;
	struct parser p;

	t->source = text;
	compiler_init(&c, t, env);
	parse_begin(&p, &c, text);
	return parse_condition(&p, out) && parse_end(&p) ? out : NULL;
}

const struct chain *
template_chain(
    struct liquid_template *t, const struct compile_env *env, struct str text)
{
	struct chain *out = arena_alloc(env->arena, sizeof(*out));
	struct compiler c;
	struct parser p;

	t->source = text;
	compiler_init(&c, t, env);
	parse_begin(&p, &c, text);
	return parse_chain(&p, out) && parse_end(&p) ? out : NULL;
}
