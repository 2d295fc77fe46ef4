#include "liquid/text.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "data/digits.h"
#include "data/json.h"

static struct str
write_number(const struct value *v, struct arena *arena)
{
	char *p = arena_bytes(arena, DIGITS_CHARS);

	return (struct str){ p,
		v->kind == VALUE_INT ? digits_write_integer(p, v->as.integer)
				     : digits_write(p, v->as.number) };
}

static struct str
write_range(const struct range *range, struct arena *arena)
{
	return arena_printf(arena, "%lld..%lld", (long long)range->first,
	    (long long)range->last);
}

struct str
value_write(const struct value *v, struct arena *arena)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_BOOL:
		return v->as.boolean ? STR("true") : STR("false");
	case VALUE_INT:
	case VALUE_DOUBLE:
		return write_number(v, arena);
	case VALUE_TEXT:
		return value_str(v);
	case VALUE_RANGE:
		return write_range(v->as.range, arena);
	case VALUE_NIL:
	case VALUE_LIST:
	case VALUE_OBJECT:
	case VALUE_DROP:
		break;
	}
	return STR("");
}

static void
inspect_char(struct buf *out, uint32_t c, uint32_t next)
{
	static const char letters[][2] = { { '"', '"' }, { '\\', '\\' },
		{ '\a', 'a' }, { '\b', 'b' }, { '\t', 't' }, { '\n', 'n' },
		{ '\v', 'v' }, { '\f', 'f' }, { '\r', 'r' }, { 27, 'e' } };

	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++) {
		if (c == (uint32_t)letters[i][0]) {
			buf_add_char(out, '\\');
			buf_add_char(out, letters[i][1]);
			return;
		}
	}
	if (c == '#' && (next == '{' || next == '$' || next == '@'))
		buf_add(out, STR("\\#"));
	else if (c < 0x20 || c == 0x7f)
		buf_printf(out, "\\x%02X", c);
	else
		out->n += utf8_put(buf_reserve(out, 4), c);
}

/* String#inspect of Ruby. */
static void
inspect_text(struct buf *out, struct str s)
{
	size_t at = 0;
	uint32_t c;

	buf_add_char(out, '"');
	while (at < s.n) {
		c = utf8_next(s, &at);
		inspect_char(out, c, at < s.n ? (unsigned char)s.p[at] : 0);
	}
	buf_add_char(out, '"');
}

static void inspect(struct buf *out, const struct value *v, struct arena *arena,
    struct drop_env *env, unsigned depth);

/* {"key"=>value, ...} */
static void
inspect_object(struct buf *out, const struct object *o, struct arena *arena,
    struct drop_env *env, unsigned depth)
{
	buf_add_char(out, '{');
	for (size_t i = 0; i < o->n && depth < LIMIT_JSON_DEPTH; i++) {
		if (i != 0)
			buf_add(out, STR(", "));
		inspect_text(out, o->items[i].key);
		buf_add(out, STR("=>"));
		inspect(out, &o->items[i].value, arena, env, depth);
	}
	buf_add_char(out, '}');
}

static void
inspect(struct buf *out, const struct value *v, struct arena *arena,
    struct drop_env *env, unsigned depth)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_NIL:
		buf_add(out, STR("nil"));
		break;
	case VALUE_TEXT:
		inspect_text(out, value_str(v));
		break;
	case VALUE_LIST:
		buf_add_char(out, '[');
		for (size_t i = 0; i < v->n && depth < LIMIT_JSON_DEPTH; i++) {
			if (i != 0)
				buf_add(out, STR(", "));
			inspect(out, &v->as.items[i], arena, env, depth + 1);
		}
		buf_add_char(out, ']');
		break;
	case VALUE_OBJECT:
		inspect_object(out, v->as.object, arena, env, depth + 1);
		break;
	case VALUE_DROP:
		value_to_json(out, v, JSON_PLAIN, env);
		break;
	case VALUE_BOOL:
	case VALUE_INT:
	case VALUE_DOUBLE:
	case VALUE_RANGE:
		buf_add(out, value_write(v, arena));
		break;
	}
}

struct str
value_as_text(const struct value *v, struct arena *arena, struct drop_env *env,
    struct buf *scratch)
{
	struct str s;

	if (v->kind < VALUE_LIST || v->kind == VALUE_RANGE)
		return value_write(v, arena);
	buf_reset(scratch);
	inspect(scratch, v, arena, env, 0);
	s = str_copy(arena, buf_str(scratch));
	buf_reset(scratch);
	return s;
}
