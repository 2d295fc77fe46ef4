#include "liquid/render.h"

#include <string.h>

static void *
grow(struct arena *arena, void *items, size_t *cap, size_t want, size_t size)
{
	size_t n = *cap != 0 ? *cap : 64;
	void *more;

	while (n < want)
		n *= 2;
	more = arena_array(arena, n, size);
	if (*cap != 0)
		memcpy(more, items, *cap * size);
	*cap = n;
	return more;
}

void
scope_grow(struct liquid_renderer *r)
{
	size_t names = names_count(&r->names);

	if (names > r->cap_slots)
		r->slots = grow(&r->memory, r->slots, &r->cap_slots, names,
		    sizeof(*r->slots));
	if (r->n_sites > r->cap_sites)
		r->sites = grow(&r->memory, r->sites, &r->cap_sites, r->n_sites,
		    sizeof(*r->sites));
}

uint32_t
scope_name(struct liquid_renderer *r, struct str text)
{
	uint32_t name = names_intern(&r->names, text);

	scope_grow(r);
	return name;
}

/* The slot of name, with its old meaning kept for when this frame ends. */
static struct slot *
own(struct liquid_renderer *r, uint32_t name, uint64_t belongs)
{
	struct slot *slot = &r->slots[name];
	struct undo *undo;

	if (r->frame.isolated && belongs != r->frame.id) {
		undo = vec_push(r->arena, &r->undo);
		undo->name = name;
		undo->slot = *slot;
	}
	return slot;
}

void
scope_assign(struct liquid_renderer *r, uint32_t name, struct value v)
{
	struct slot *slot = own(r, name, r->slots[name].base_frame);

	slot->base = v;
	slot->base_frame = r->frame.id;
}

int64_t *
scope_counter(struct liquid_renderer *r, uint32_t name)
{
	struct slot *slot = own(r, name, r->slots[name].counter_frame);

	if (slot->counter_frame != r->frame.id) {
		slot->counter = value_int(0);
		slot->counter_frame = r->frame.id;
	}
	return &slot->counter.as.integer;
}

int64_t *
scope_offset(struct liquid_renderer *r, uint32_t name)
{
	struct slot *slot = own(r, name, r->slots[name].offset_frame);

	if (slot->offset_frame != r->frame.id) {
		slot->offset = 0;
		slot->offset_frame = r->frame.id;
	}
	return &slot->offset;
}

struct binding
scope_bind(struct liquid_renderer *r, uint32_t name, struct value v)
{
	struct slot *slot = &r->slots[name];
	struct binding b = { name, slot->local, slot->local_frame };

	slot->local = v;
	slot->local_frame = r->frame.id;
	return b;
}

void
scope_rebind(struct liquid_renderer *r, uint32_t name, struct value v)
{
	r->slots[name].local = v;
	r->slots[name].local_frame = r->frame.id;
}

void
scope_unbind(struct liquid_renderer *r, const struct binding *b)
{
	r->slots[b->name].local = b->value;
	r->slots[b->name].local_frame = b->frame;
}

struct frame
scope_enter(struct liquid_renderer *r)
{
	struct frame outer = r->frame;

	r->frame = (struct frame){
		.id = ++r->frames, .isolated = true, .undo = r->undo.n
	};
	return outer;
}

/* Locals are put back by whoever bound them; the log holds the others. */
static void
put_back(struct liquid_renderer *r, const struct undo *undo)
{
	struct slot *slot = &r->slots[undo->name];

	slot->base = undo->slot.base;
	slot->base_frame = undo->slot.base_frame;
	slot->counter = undo->slot.counter;
	slot->counter_frame = undo->slot.counter_frame;
	slot->offset = undo->slot.offset;
	slot->offset_frame = undo->slot.offset_frame;
}

void
scope_leave(struct liquid_renderer *r, const struct frame *outer)
{
	while (r->undo.n > r->frame.undo)
		put_back(r, &r->undo.items[--r->undo.n]);
	r->frame = *outer;
}

/* As drop_get, but a name's property is looked for once a class of globals. */
static bool
find_in_page(struct liquid_renderer *r, const struct drop *globals,
    struct slot *slot, struct str name)
{
	if (slot->class != globals->class) {
		slot->property = drop_class_find(globals->class, name);
		slot->class = globals->class;
	}
	if (slot->property == NULL)
		return drop_get(globals, name, &r->env, &slot->global);
	slot->global = value_nil();
	slot->property->get(globals, &r->env, &slot->global);
	return true;
}

static bool
find_global(struct liquid_renderer *r, struct slot *slot, struct str name)
{
	const struct value *globals = &r->page->globals, *found;

	if (globals->kind == VALUE_DROP)
		return find_in_page(r, globals->as.drop, slot, name);
	found = value_get(globals, name);
	if (found != NULL)
		slot->global = *found;
	return found != NULL;
}

void
scope_read(struct liquid_renderer *r, uint32_t name)
{
	struct slot *slot = &r->slots[name];
	bool outer = r->env.own;

	r->env.own = false;
	slot->page = r->page_id;
	slot->defined = find_global(r, slot, names_text(&r->names, name));
	slot->own = r->env.own;
	r->env.own = outer;
}

static void
try_near(struct str text, struct str name, struct str *best, size_t *distance)
{
	size_t d = str_distance(text, name, 2);

	if (d >= *distance || d >= name.n)
		return;
	*best = name;
	*distance = d;
}

struct str
scope_nearest(struct liquid_renderer *r, struct str text)
{
	const struct value *globals = &r->page->globals;
	struct str best = { NULL, 0 };
	size_t distance = 3;

	for (uint32_t i = 0; i < names_count(&r->names); i++) {
		const struct slot *slot = &r->slots[i];

		if (slot->local_frame == r->frame.id ||
		    slot->base_frame == r->frame.id)
			try_near(
			    text, names_text(&r->names, i), &best, &distance);
	}
	if (globals->kind == VALUE_OBJECT) {
		for (size_t i = 0; i < globals->n; i++)
			try_near(text, globals->as.object->items[i].key, &best,
			    &distance);
	} else if (globals->kind == VALUE_DROP) {
		const struct drop_class *class = globals->as.drop->class;

		for (size_t i = 0; i < class->n; i++)
			try_near(text, str_from(class->properties[i].name),
			    &best, &distance);
	}
	return best;
}
