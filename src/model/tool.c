#include "model/link.h"
#include "model/property.h"

/* A part with the document it is, instead of the words that name it. */
static struct value
link_part(struct linking *l, const struct noun *tool, const struct value *part)
{
	struct object *o = arena_alloc(l->arena, sizeof(*o));
	const struct member *m;
	struct noun *noun =
	    link_ref(l, tool, value_get(part, STR("ref")), false);

	for (size_t i = 0; i < part->as.object->n; i++) {
		m = &part->as.object->items[i];
		if (!str_eq(m->key, STR("ref")))
			object_set(o, l->arena, m->key, m->value);
	}
	if (noun != NULL)
		object_set(
		    o, l->arena, STR("document"), value_drop(&noun->drop));
	return value_object(o);
}

static void
link_tool(struct linking *l, struct noun *noun)
{
	size_t n, kept = 0;
	const struct value *parts = noun_items(noun, "parts", &n);
	struct value *items = arena_array(l->arena, n, sizeof(*items));

	for (size_t i = 0; i < n; i++) {
		if (value_is(&parts[i], VALUE_OBJECT))
			items[kept++] = link_part(l, noun, &parts[i]);
	}
	((struct tool *)noun)->parts = value_list(items, kept);
}

void
link_tools(struct linking *l)
{
	const struct list *tools = &l->model->tools;

	for (size_t i = 0; i < tools->n; i++)
		link_tool(l, list_noun(tools, i));
}

PROPERTY_GET(tool, parts, self->parts)

static const struct drop_property properties[] = {
	{ "parts", get_parts, "list of map",
	    "Its parts: title, summary, and file or document." },
};

NOUN_CLASS(tool, "A publication or resource.");
