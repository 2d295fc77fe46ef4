#include "model/link.h"
#include "model/property.h"

static bool
is_elsewhere(struct str link)
{
	size_t colon = str_find_char(link, ':'),
	       slash = str_find_char(link, '/');

	return colon != STR_NONE && (slash == STR_NONE || colon < slash);
}

/*
 * What shows an action: documents of this site, links elsewhere, and pages
 * that stand for no document, which the check of links knows.
 */
static void
link_shown_by(struct linking *l, const struct noun *plan, struct action *action)
{
	const struct value *list = value_get(action->front, STR("evidence"));
	struct value *links;
	struct noun *noun;
	struct str link, why = STR("");
	size_t n = 0;

	if (!value_is(list, VALUE_LIST))
		return;
	links = arena_array(l->arena, list->n, sizeof(*links));
	for (size_t i = 0; i < list->n; i++) {
		link = value_str(&list->as.items[i]);
		noun = is_elsewhere(link)
		    ? NULL
		    : model_find(l->model, plan, link, &why);
		if (noun != NULL)
			list_add(&action->evidence, l->arena, &noun->drop);
		else if (is_elsewhere(link) ||
		    (str_starts(link, STR("/")) && why.n == 0))
			links[n++] = list->as.items[i];
		else
			(void)link_ref(l, plan, &list->as.items[i], false);
	}
	action->links = value_list(links, n);
}

static void
make_actions(struct linking *l, const struct noun *plan,
    const struct value *items, struct list *actions)
{
	struct action *action;

	for (size_t i = 0; value_is(items, VALUE_LIST) && i < items->n; i++) {
		action = arena_alloc(l->arena, sizeof(*action));
		action->drop.class = &action_class;
		action->front = &items->as.items[i];
		action->links = value_list(NULL, 0);
		link_shown_by(l, plan, action);
		list_add(actions, l->arena, &action->drop);
	}
}

void
link_plan(struct linking *l)
{
	struct plan_noun *plan = l->model->plan;
	const struct value *phases;
	struct phase *phase;
	size_t n;

	if (plan == NULL)
		return;
	phases = noun_items(&plan->noun, "phases", &n);
	for (size_t i = 0; i < n; i++) {
		phase = arena_alloc(l->arena, sizeof(*phase));
		phase->drop.class = &phase_class;
		phase->front = &phases[i];
		make_actions(l, &plan->noun,
		    value_get(&phases[i], STR("actions")), &phase->actions);
		list_add(&plan->phases, l->arena, &phase->drop);
	}
	make_actions(
	    l, &plan->noun, noun_field(&plan->noun, "already"), &plan->already);
}

PROPERTY_LIST(plan_noun, already)
PROPERTY_LIST(plan_noun, phases)

static const struct drop_property properties[] = {
	{ "already", get_already, "list of action",
	    "What is in place already." },
	{ "phases", get_phases, "list of phase", "The phases, in order." },
};

const struct drop_class plan_noun_class = {
	.name = "plan",
	.help = "The district's plan.",
	.properties = properties,
	.n = sizeof(properties) / sizeof(*properties),
	.base = &noun_class,
	.other = noun_other,
};
