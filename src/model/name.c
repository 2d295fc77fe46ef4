#include "base/arena.h"
#include "model/link.h"

static void
add_noun(struct byname *names, const struct noun *noun)
{
	struct named named = { noun, noun->released->stem,
		noun->document->owner };
	size_t n;
	const struct value *aliases = noun_items(noun, "aliases", &n);

	byname_add(names, NAME_PATH, named.path, &named);
	byname_add(names, NAME_TITLE, noun->title, &named);
	for (size_t i = 0; i < n; i++)
		byname_add(names, NAME_ALIAS, value_str(&aliases[i]), &named);
}

void
model_names(
    const struct model *model, struct byname *names, struct arena *arena)
{
	const struct noun *noun;
	struct named named = { NULL, STR("graduate"), STR("") };

	byname_init(names, arena);
	for (size_t i = 0; i < model->nouns.n; i++) {
		noun = list_noun(&model->nouns, i);
		if (noun_is_listed(noun))
			add_noun(names, noun);
	}
	for (size_t i = 0; i < model->competencies.n; i++) {
		noun = list_noun(&model->competencies, i);
		named.thing = noun;
		byname_add(names, NAME_TITLE, noun->title, &named);
	}
}

struct str
model_name(struct str ref)
{
	ref = str_trim(str_slice(ref, 0, str_find_char(ref, '#')));
	if (str_starts(ref, STR(".")) || str_starts(ref, STR("/")))
		return STR("");
	ref.n -= kind_markdown_ending(ref).n;
	return ref;
}

struct byname_asker
model_asker(const struct noun *from)
{
	return from != NULL && from->document != NULL
	    ? (struct byname_asker){ from->document->rel,
		      from->document->owner }
	    : (struct byname_asker){ STR(""), STR("") };
}
