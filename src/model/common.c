#include "model/link.h"

/* Links that hold both ways, each once. */
static void
join(struct linking *l, struct list *list, const struct noun *self,
    const struct noun *other)
{
	if (self != other && noun_is_listed(other) &&
	    !list_has(list, &other->drop))
		list_add(list, l->arena, &other->drop);
}

static void
link_related(struct linking *l, struct noun *noun)
{
	size_t n;
	const struct value *refs = noun_items(noun, "related", &n);
	struct noun *to;

	for (size_t i = 0; i < n; i++) {
		to = link_ref(l, noun, &refs[i], false);
		if (to != NULL)
			join(l, &noun->related, noun, to);
	}
}

/* All translations of one document know each other. */
static void
link_translation(struct linking *l, struct noun *noun)
{
	struct noun *original =
	    link_ref(l, noun, noun_field(noun, "translation_of"), false);
	struct noun *other;
	size_t n;

	if (original == NULL || original == noun)
		return;
	n = original->translations.n;
	for (size_t i = 0; i < n; i++) {
		other = list_noun(&original->translations, i);
		join(l, &other->translations, other, noun);
		join(l, &noun->translations, noun, other);
	}
	join(l, &original->translations, original, noun);
	join(l, &noun->translations, noun, original);
}

void
link_common(struct linking *l)
{
	const struct list *nouns = &l->model->nouns;

	for (size_t i = 0; i < nouns->n; i++) {
		link_related(l, list_noun(nouns, i));
		link_translation(l, list_noun(nouns, i));
	}
}
