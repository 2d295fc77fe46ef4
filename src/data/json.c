#include "data/json.h"

#include <jansson.h>
#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "data/digits.h"

static struct value read_value(const json_t *in, struct arena *arena);

static struct value
read_list(const json_t *in, struct arena *arena)
{
	size_t n = json_array_size(in);
	struct value *items = arena_array(arena, n, sizeof(*items));

	for (size_t i = 0; i < n; i++)
		items[i] = read_value(json_array_get(in, i), arena);
	return value_list(items, n);
}

static struct value
read_object(const json_t *in, struct arena *arena)
{
	struct object *o = arena_alloc(arena, sizeof(*o));
	const json_t *found = in;
	void *at = json_object_iter((json_t *)(uintptr_t)found);

	for (; at != NULL;
	     at = json_object_iter_next((json_t *)(uintptr_t)found, at)) {
		struct str key = { json_object_iter_key(at),
			json_object_iter_key_len(at) };

		object_set(o, arena, str_copy(arena, key),
		    read_value(json_object_iter_value(at), arena));
	}
	return value_object(o);
}

/* jansson nests no deeper than its own limit of 2048. */
static struct value
read_value(const json_t *in, struct arena *arena)
{
	switch (json_typeof(in)) {
	case JSON_OBJECT:
		return read_object(in, arena);
	case JSON_ARRAY:
		return read_list(in, arena);
	case JSON_STRING:
		return value_text(str_copy(arena,
		    (struct str){
			json_string_value(in), json_string_length(in) }));
	case JSON_INTEGER:
		return value_int(json_integer_value(in));
	case JSON_REAL:
		return value_double(json_real_value(in));
	case JSON_TRUE:
	case JSON_FALSE:
		return value_bool(json_is_true(in));
	case JSON_NULL:
		break;
	}
	return value_nil();
}

bool
value_from_json(struct str text, struct str path, struct arena *arena,
    struct diag *diag, struct value *out)
{
	json_error_t error;
	struct place place = { path, 0, 0 };
	json_t *in = json_loadb(text.n != 0 ? text.p : "", text.n,
	    JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);

	if (in == NULL) {
		place.line = error.line > 0 ? (uint32_t)error.line : 1;
		place.column = error.column > 0 ? (uint32_t)error.column : 1;
		diag_report(diag, CODE_JSON, place, "%s", error.text);
		return false;
	}
	*out = read_value(in, arena);
	json_decref(in);
	return true;
}

struct writer {
	struct buf *out;
	struct drop_env *env;
	enum json_style style;
	unsigned depth;
};

/* How one character is written, or nothing when it stands for itself. */
static bool
needs_escape(uint32_t c, enum json_style style)
{
	if (c < 0x20 || c == '"' || c == '\\')
		return true;
	return style == JSON_HTML &&
	    (c == '<' || c == '>' || c == '&' || c == '\'' || c == 0x2028 ||
		c == 0x2029);
}

static void
write_escape(struct buf *out, uint32_t c)
{
	static const char letters[][2] = { { '"', '"' }, { '\\', '\\' },
		{ '\b', 'b' }, { '\f', 'f' }, { '\n', 'n' }, { '\r', 'r' },
		{ '\t', 't' } };

	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++) {
		if (c == (uint32_t)letters[i][0]) {
			buf_add_char(out, '\\');
			buf_add_char(out, letters[i][1]);
			return;
		}
	}
	buf_printf(out, "\\u%04x", c);
}

static void
write_text(struct writer *w, struct str s)
{
	size_t from = 0, at = 0, before;
	uint32_t c;

	buf_add_char(w->out, '"');
	while (at < s.n) {
		before = at;
		c = utf8_next(s, &at);
		if (!needs_escape(c, w->style))
			continue;
		buf_add(w->out, str_slice(s, from, before - from));
		write_escape(w->out, c);
		from = at;
	}
	buf_add(w->out, str_skip(s, from));
	buf_add_char(w->out, '"');
}

static void write_value(struct writer *w, const struct value *v);

static void
write_member(
    struct writer *w, bool *first, struct str key, const struct value *v)
{
	if (!*first)
		buf_add_char(w->out, ',');
	*first = false;
	write_text(w, key);
	buf_add_char(w->out, ':');
	write_value(w, v);
}

static void
write_object(struct writer *w, const struct object *o)
{
	bool first = true;

	buf_add_char(w->out, '{');
	for (size_t i = 0; i < o->n; i++)
		write_member(w, &first, o->items[i].key, &o->items[i].value);
	buf_add_char(w->out, '}');
}

static void
write_list(struct writer *w, const struct value *v)
{
	buf_add_char(w->out, '[');
	for (size_t i = 0; i < v->n; i++) {
		if (i != 0)
			buf_add_char(w->out, ',');
		write_value(w, &v->as.items[i]);
	}
	buf_add_char(w->out, ']');
}

static void
write_drop(struct writer *w, const struct drop *drop)
{
	const struct drop_class *class = drop->class;
	bool first = true;
	struct value v;

	if (w->env == NULL) {
		buf_add(w->out, STR("null"));
		return;
	}
	buf_add_char(w->out, '{');
	for (size_t i = 0; i < class->n; i++) {
		v = value_nil();
		class->properties[i].get(drop, w->env, &v);
		if (v.kind <= VALUE_TEXT)
			write_member(
			    w, &first, str_from(class->properties[i].name), &v);
	}
	buf_add_char(w->out, '}');
}

static void
write_number(struct writer *w, const struct value *v)
{
	char text[DIGITS_CHARS];
	size_t n;

	if (v->kind == VALUE_DOUBLE && !isfinite(v->as.number)) {
		buf_add(w->out, STR("null"));
		return;
	}
	n = v->kind == VALUE_INT ? digits_write_integer(text, v->as.integer)
				 : digits_write(text, v->as.number);
	buf_add(w->out, (struct str){ text, n });
}

static void
write_nested(struct writer *w, const struct value *v)
{
	if (w->depth >= LIMIT_JSON_DEPTH) {
		buf_add(w->out, STR("null"));
		return;
	}
	w->depth++;
	if (v->kind == VALUE_LIST)
		write_list(w, v);
	else if (v->kind == VALUE_OBJECT)
		write_object(w, v->as.object);
	else
		write_drop(w, v->as.drop);
	w->depth--;
}

static void
write_value(struct writer *w, const struct value *v)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_NIL:
		buf_add(w->out, STR("null"));
		break;
	case VALUE_BOOL:
		buf_add(w->out, v->as.boolean ? STR("true") : STR("false"));
		break;
	case VALUE_INT:
	case VALUE_DOUBLE:
		write_number(w, v);
		break;
	case VALUE_TEXT:
		write_text(w, value_str(v));
		break;
	case VALUE_RANGE:
		buf_printf(w->out, "\"%lld..%lld\"",
		    (long long)v->as.range->first,
		    (long long)v->as.range->last);
		break;
	case VALUE_LIST:
	case VALUE_OBJECT:
	case VALUE_DROP:
		write_nested(w, v);
		break;
	}
}

void
value_to_json(struct buf *out, const struct value *v, enum json_style style,
    struct drop_env *env)
{
	struct writer w = { out, env, style, 0 };

	write_value(&w, v);
}
