#include "config/config.h"

/* One list after the other; either may be missing. */
static struct value
both_lists(const struct value *a, const struct value *b, struct arena *arena)
{
	size_t n = value_is(a, VALUE_LIST) ? a->n : 0, all = n;
	struct value *items;

	all += value_is(b, VALUE_LIST) ? b->n : 0;
	items = arena_array(arena, all, sizeof(*items));
	for (size_t i = 0; i < all; i++)
		items[i] = i < n ? a->as.items[i] : b->as.items[i - n];
	return value_list(items, all);
}

static bool
list_has(const struct value *list, struct str text)
{
	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++) {
		if (str_eq(value_str(&list->as.items[i]), text))
			return true;
	}
	return false;
}

/* What both lists have. */
static struct value
common_items(const struct value *a, const struct value *b, struct arena *arena)
{
	size_t n = value_is(a, VALUE_LIST) ? a->n : 0, kept = 0;
	struct value *items = arena_array(arena, n, sizeof(*items));

	for (size_t i = 0; i < n; i++) {
		if (list_has(b, value_str(&a->as.items[i])))
			items[kept++] = a->as.items[i];
	}
	return value_list(items, kept);
}

static struct object *
copy_object(const struct value *v, struct arena *arena)
{
	struct object *out = arena_alloc(arena, sizeof(*out));

	for (size_t i = 0; value_is(v, VALUE_OBJECT) && i < v->as.object->n;
	     i++)
		object_set(out, arena, v->as.object->items[i].key,
		    v->as.object->items[i].value);
	return out;
}

/* The later of two days on which the past begins; the texts are ISO dates. */
static void
narrow_since(struct object *site, const struct value *then,
    const struct value *now, struct arena *arena)
{
	const struct value *since = value_get(now, STR("since"));
	struct object *history;

	if (value_str(since).n == 0 ||
	    str_cmp(value_str(since),
		value_str(value_get(then, STR("since")))) <= 0)
		return;
	history = copy_object(then, arena);
	object_set(history, arena, STR("since"), *since);
	object_set(site, arena, STR("history"), value_object(history));
}

void
config_narrow(
    struct config *config, const struct config *now, struct arena *arena)
{
	struct object *site = copy_object(&config->site, arena);

	if (now->audience < config->audience)
		config->audience = now->audience;
	if (now->history < config->history)
		config->history = now->history;
	config->consent_assumed =
	    config->consent_assumed && now->consent_assumed;
	object_set(site, arena, STR("redactions"),
	    both_lists(value_get(&config->site, STR("redactions")),
		value_get(&now->site, STR("redactions")), arena));
	object_set(site, arena, STR("publish_as_is"),
	    common_items(value_get(&config->site, STR("publish_as_is")),
		value_get(&now->site, STR("publish_as_is")), arena));
	narrow_since(site, value_get(&config->site, STR("history")),
	    value_get(&now->site, STR("history")), arena);
	config->site = value_object(site);
}
