#include "data/xnode.h"

#include <expat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"

/* A prefix and what it stands for, from its element downwards. */
struct space {
	struct str prefix;
	struct str uri;
	struct space *above;
	size_t depth; /* of the element that declares it */
};

struct reader {
	XML_Parser parser;
	struct str path;
	struct arena *arena;
	struct diag *diag;
	struct xnode *root;
	struct xnode *at; /* the element that is open */
	struct space *spaces;
	struct buf text; /* since the last tag */
	struct xnode text_at; /* its place */
	size_t depth;
	size_t nodes;
	const char *stopped; /* why */
};

struct xnode *
xnode_add(struct arena *arena, struct xnode *parent)
{
	struct xnode *t = arena_alloc(arena, sizeof(*t));

	t->parent = parent;
	if (parent == NULL)
		return t;
	if (parent->last == NULL)
		parent->first = t;
	else
		parent->last->next = t;
	parent->last = t;
	return t;
}

static void
stop(struct reader *r, const char *why)
{
	if (r->stopped == NULL)
		r->stopped = why;
	XML_StopParser(r->parser, XML_FALSE);
}

static struct xnode *
add_node(struct reader *r)
{
	struct xnode *t = xnode_add(r->arena, r->at);

	t->line = (uint32_t)XML_GetCurrentLineNumber(r->parser);
	t->column = (uint32_t)XML_GetCurrentColumnNumber(r->parser) + 1;
	if (++r->nodes > LIMIT_XML_NODES)
		stop(r, "it has too many elements");
	return t;
}

static void
end_text(struct reader *r)
{
	struct xnode *t;

	if (r->text.n == 0)
		return;
	if (r->at != NULL) {
		t = add_node(r);
		t->text = str_copy(r->arena, buf_str(&r->text));
		t->line = r->text_at.line;
		t->column = r->text_at.column;
	}
	buf_reset(&r->text);
}

static struct str
find_space(const struct reader *r, struct str prefix)
{
	for (const struct space *s = r->spaces; s != NULL; s = s->above) {
		if (str_eq(s->prefix, prefix))
			return s->uri;
	}
	return prefix;
}

/* The local part of a name, and its namespace. */
static struct str
split_name(
    const struct reader *r, struct str name, struct str *space, bool is_element)
{
	size_t colon = str_find_char(name, ':');

	*space = (struct str){ NULL, 0 };
	if (colon != STR_NONE)
		*space = find_space(r, str_slice(name, 0, colon));
	else if (is_element)
		*space = find_space(r, STR(""));
	return colon == STR_NONE ? name : str_skip(name, colon + 1);
}

static void
declare(struct reader *r, struct str name, struct str uri)
{
	struct space *s = arena_alloc(r->arena, sizeof(*s));

	s->prefix = str_eq(name, STR("xmlns"))
	    ? STR("")
	    : str_skip(name, sizeof("xmlns:") - 1);
	s->uri = uri;
	s->above = r->spaces;
	s->depth = r->depth;
	r->spaces = s;
}

static bool
is_declaration(struct str name)
{
	return str_eq(name, STR("xmlns")) || str_starts(name, STR("xmlns:"));
}

static void XMLCALL
on_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *r = arg;
	struct xnode_attribute **end;
	struct xnode *t;

	end_text(r);
	if (++r->depth > LIMIT_XML_DEPTH) {
		stop(r, "its elements are nested too deep");
		return;
	}
	t = add_node(r);
	for (const XML_Char **a = attributes; *a != NULL; a += 2) {
		if (is_declaration(str_from(a[0])))
			declare(r, str_copy(r->arena, str_from(a[0])),
			    str_copy(r->arena, str_from(a[1])));
	}
	t->name =
	    split_name(r, str_copy(r->arena, str_from(name)), &t->space, true);
	end = &t->attributes;
	for (const XML_Char **a = attributes; *a != NULL; a += 2) {
		if (is_declaration(str_from(a[0])))
			continue;
		*end = arena_alloc(r->arena, sizeof(**end));
		(*end)->name = split_name(r, str_copy(r->arena, str_from(a[0])),
		    &(*end)->space, false);
		(*end)->value = str_copy(r->arena, str_from(a[1]));
		end = &(*end)->next;
	}
	if (r->root == NULL)
		r->root = t;
	r->at = t;
}

static void XMLCALL
on_end(void *arg, const XML_Char *name)
{
	struct reader *r = arg;

	(void)name;
	end_text(r);
	while (r->spaces != NULL && r->spaces->depth == r->depth)
		r->spaces = r->spaces->above;
	r->depth--;
	if (r->at != NULL)
		r->at = r->at->parent;
}

static void XMLCALL
on_text(void *arg, const XML_Char *s, int n)
{
	struct reader *r = arg;

	if (r->text.n == 0) {
		r->text_at.line = (uint32_t)XML_GetCurrentLineNumber(r->parser);
		r->text_at.column =
		    (uint32_t)XML_GetCurrentColumnNumber(r->parser) + 1;
	}
	buf_add(&r->text, (struct str){ s, (size_t)n });
}

/* An entity of a document's own is what bombs and thefts are made of. */
static void XMLCALL
on_entity(void *arg, const XML_Char *name, int is_parameter,
    const XML_Char *value, int n, const XML_Char *base, const XML_Char *system,
    const XML_Char *public, const XML_Char *notation)
{
	(void)name, (void)is_parameter, (void)value, (void)n, (void)base;
	(void)system, (void)public, (void)notation;
	stop(arg, "it declares entities, which are not read");
}

static void
report(struct reader *r)
{
	struct place place = { r->path,
		(uint32_t)XML_GetCurrentLineNumber(r->parser),
		(uint32_t)XML_GetCurrentColumnNumber(r->parser) + 1 };

	diag_report(r->diag, CODE_XML, place, "the XML cannot be read: %s",
	    r->stopped != NULL ? r->stopped
			       : XML_ErrorString(XML_GetErrorCode(r->parser)));
}

bool
xnode_from_xml(struct str text, struct str path, struct arena *arena,
    struct diag *diag, struct xnode **out)
{
	struct reader r = { .path = path, .arena = arena, .diag = diag };
	bool ok = true;
	size_t n;

	r.parser = XML_ParserCreate(NULL);
	if (r.parser == NULL) {
		diag_report(diag, CODE_MEMORY, (struct place){ path, 0, 0 },
		    "no memory to read XML");
		return false;
	}
	buf_init(&r.text);
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, on_start, on_end);
	XML_SetCharacterDataHandler(r.parser, on_text);
	XML_SetEntityDeclHandler(r.parser, on_entity);
	/* expat counts in int. */
	do {
		n = text.n < LIMIT_IMPORT_TEXT ? text.n : LIMIT_IMPORT_TEXT;
		ok = XML_Parse(r.parser, n != 0 ? text.p : "", (int)n,
			 n == text.n) == XML_STATUS_OK;
		text = str_skip(text, n);
	} while (ok && text.n != 0);
	if (!ok || r.root == NULL)
		report(&r);
	buf_free(&r.text);
	XML_ParserFree(r.parser);
	*out = r.root;
	return ok && r.root != NULL;
}

const struct xnode *
xnode_child(const struct xnode *t, struct str name)
{
	const struct xnode *child = t != NULL ? t->first : NULL;

	while (child != NULL && !str_eq(child->name, name))
		child = child->next;
	return child;
}

struct str
xnode_attribute(const struct xnode *t, struct str name)
{
	const struct xnode_attribute *a = t != NULL ? t->attributes : NULL;

	while (a != NULL && !str_eq(a->name, name))
		a = a->next;
	return a != NULL ? a->value : (struct str){ NULL, 0 };
}

const struct xnode *
xnode_next(const struct xnode *t, const struct xnode *root)
{
	if (t->first != NULL)
		return t->first;
	while (t != root && t->next == NULL)
		t = t->parent;
	return t == root ? NULL : t->next;
}

struct str
xnode_text(const struct xnode *t, struct arena *arena)
{
	struct buf out;
	struct str text;

	if (t == NULL)
		return (struct str){ NULL, 0 };
	buf_init(&out);
	for (const struct xnode *at = t; at != NULL; at = xnode_next(at, t))
		buf_add(&out, at->text);
	text = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return text;
}

static void
write_start(struct buf *out, const struct xnode *t)
{
	buf_printf(out, "<%.*s", STR_ARG(t->name));
	for (const struct xnode_attribute *a = t->attributes; a != NULL;
	     a = a->next) {
		buf_printf(out, " %.*s=\"", STR_ARG(a->name));
		buf_add_html(out, a->value);
		buf_add_char(out, '"');
	}
	buf_add_char(out, '>');
}

struct str
xnode_html(const struct xnode *t, struct arena *arena)
{
	const struct xnode *at = t != NULL ? t->first : NULL;
	struct buf out;
	struct str text;

	buf_init(&out);
	while (at != NULL) {
		if (at->name.n == 0)
			buf_add_html(&out, at->text);
		else
			write_start(&out, at);
		if (at->first != NULL) {
			at = at->first;
			continue;
		}
		for (;;) {
			/* Void elements have no end; HTML passes over it. */
			if (at->name.n != 0 && !str_eq(at->name, STR("br")) &&
			    !str_eq(at->name, STR("img")) &&
			    !str_eq(at->name, STR("hr")))
				buf_printf(&out, "</%.*s>", STR_ARG(at->name));
			if (at->next != NULL || at->parent == t)
				break;
			at = at->parent;
		}
		at = at->next;
	}
	text = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return text;
}
