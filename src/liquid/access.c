#include "liquid/access.h"

#include "base/utf8.h"
#include "liquid/compare.h"

struct value
value_size(const struct value *v)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_LIST:
	case VALUE_RANGE:
		return value_int(value_length(v));
	case VALUE_OBJECT:
		return value_int((int64_t)v->n);
	case VALUE_TEXT:
		return value_int((int64_t)utf8_count(value_str(v)));
	case VALUE_INT:
		return value_int((int64_t)sizeof(int64_t));
	case VALUE_NIL:
	case VALUE_BOOL:
	case VALUE_DOUBLE:
	case VALUE_DROP:
		break;
	}
	return value_nil();
}

static struct str
last_char(struct str s)
{
	size_t at = s.n != 0 ? s.n - 1 : 0;

	while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return str_skip(s, at);
}

struct value
value_pair(const struct member *m, struct arena *arena)
{
	struct value *pair = arena_array(arena, 2, sizeof(*pair));

	pair[0] = value_text(m->key);
	pair[1] = m->value;
	return value_list(pair, 2);
}

struct value
value_end(const struct value *v, bool last, struct arena *arena)
{
	struct value out;

	switch ((enum value_kind)v->kind) {
	case VALUE_LIST:
		return v->n != 0 ? v->as.items[last ? v->n - 1 : 0]
				 : value_nil();
	case VALUE_TEXT:
		out = value_text(last ? last_char(value_str(v))
				      : utf8_prefix(value_str(v), 1));
		out.flags = v->flags & VALUE_SAFE;
		return out;
	case VALUE_RANGE:
		return value_int(last ? v->as.range->last : v->as.range->first);
	case VALUE_OBJECT:
		return last || v->n == 0
		    ? value_nil()
		    : value_pair(&v->as.object->items[0], arena);
	case VALUE_NIL:
	case VALUE_BOOL:
	case VALUE_INT:
	case VALUE_DOUBLE:
	case VALUE_DROP:
		break;
	}
	return value_nil();
}
