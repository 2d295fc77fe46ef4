#include "data/value.h"

#include <string.h>

#include "base/arena.h"

/* Objects with more members than this are found by hash. */
#define FEW_MEMBERS 12

struct value
value_object(const struct object *object)
{
	return (struct value){
		.kind = VALUE_OBJECT, .n = object->n, .as.object = object
	};
}

struct place
value_place(const struct value *v, struct str path)
{
	return (struct place){ path, v->line, v->column };
}

const char *
value_kind_name(enum value_kind kind)
{
	static const char *const names[] = { "nothing", "true or false",
		"a whole number", "a number", "text", "a list",
		"a group of fields", "a range", "an object" };

	return names[kind];
}

static size_t
find_slot(const struct object *o, struct str key)
{
	size_t i = str_hash(key) & (o->n_slots - 1);

	while (o->slots[i] != 0 && !str_eq(o->items[o->slots[i] - 1].key, key))
		i = (i + 1) & (o->n_slots - 1);
	return i;
}

uint64_t
value_mark(struct str key)
{
	unsigned first = key.n != 0 ? (unsigned char)key.p[0] : 0;
	unsigned last = key.n != 0 ? (unsigned char)key.p[key.n - 1] : 0;

	return (uint64_t)1 << (first * 5 + last * 3 + key.n * 7) % 64;
}

uint64_t
value_marks(const struct value *v)
{
	return value_is(v, VALUE_OBJECT) ? v->as.object->marks : 0;
}

static struct member *
find(const struct object *o, struct str key)
{
	uint32_t slot;

	if ((o->marks & value_mark(key)) == 0)
		return NULL;
	if (o->slots != NULL) {
		slot = o->slots[find_slot(o, key)];
		return slot != 0 ? &o->items[slot - 1] : NULL;
	}
	for (size_t i = 0; i < o->n; i++) {
		if (str_eq(o->items[i].key, key))
			return &o->items[i];
	}
	return NULL;
}

const struct member *
object_find(const struct object *o, struct str key)
{
	return find(o, key);
}

const struct value *
value_get(const struct value *v, struct str key)
{
	const struct member *m;

	if (!value_is(v, VALUE_OBJECT))
		return NULL;
	m = find(v->as.object, key);
	return m != NULL ? &m->value : NULL;
}

static bool
same_members(const struct object *a, const struct object *b)
{
	bool same = a->n == b->n;

	for (size_t i = 0; same && i < a->n; i++)
		same = str_eq(a->items[i].key, b->items[i].key) &&
		    value_same(&a->items[i].value, &b->items[i].value);
	return same;
}

static bool
same_items(const struct value *a, const struct value *b)
{
	bool same = a->n == b->n;

	for (size_t i = 0; same && i < a->n; i++)
		same = value_same(&a->as.items[i], &b->as.items[i]);
	return same;
}

bool
value_same(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	switch ((enum value_kind)a->kind) {
	case VALUE_NIL:
		return true;
	case VALUE_BOOL:
		return a->as.boolean == b->as.boolean;
	case VALUE_INT:
		return a->as.integer == b->as.integer;
	case VALUE_DOUBLE:
		return memcmp(&a->as.number, &b->as.number,
			   sizeof(a->as.number)) == 0;
	case VALUE_TEXT:
		return str_eq(value_str(a), value_str(b));
	case VALUE_LIST:
		return same_items(a, b);
	case VALUE_OBJECT:
		return same_members(a->as.object, b->as.object);
	case VALUE_RANGE:
	case VALUE_DROP:
		break; /* no author's file has one */
	}
	return false;
}

static void
index_members(struct object *o, struct arena *arena)
{
	if (o->n <= FEW_MEMBERS || o->n * 2 <= o->n_slots)
		return;
	o->n_slots = o->n_slots != 0 ? o->n_slots * 2 : 64;
	o->slots = arena_array(arena, o->n_slots, sizeof(*o->slots));
	for (size_t i = 0; i < o->n; i++)
		o->slots[find_slot(o, o->items[i].key)] = (uint32_t)(i + 1);
}

void
object_add(struct object *o, struct arena *arena, const struct member *member)
{
	*(struct member *)vec_push(arena, o) = *member;
	o->marks |= value_mark(member->key);
	if (o->slots != NULL && o->n * 2 <= o->n_slots)
		o->slots[find_slot(o, member->key)] = (uint32_t)o->n;
	else
		index_members(o, arena);
}

void
object_set(
    struct object *o, struct arena *arena, struct str key, struct value value)
{
	struct member *m = find(o, key),
		      added = { .key = key,
			      .line = value.line,
			      .column = value.column,
			      .value = value };

	if (m != NULL)
		m->value = value;
	else
		object_add(o, arena, &added);
}
