#include <stdlib.h>

#include "model/link.h"
#include "model/property.h"

static int
compare_people(const void *a, const void *b)
{
	const struct value *x = a, *y = b;
	const struct person *p = (const struct person *)x->as.drop;
	const struct person *q = (const struct person *)y->as.drop;
	int c = str_cmp(p->sort, q->sort);

	return c != 0 ? c : str_cmp(p->shown->id, q->shown->id);
}

void
link_people(struct linking *l)
{
	const struct release *release = l->release;
	struct list *people = &l->model->people;

	for (size_t i = 0; i < release->people.n; i++) {
		struct person *person = arena_alloc(l->arena, sizeof(*person));

		person->drop.class = &person_class;
		person->shown = release->people.items[i];
		person->sort = locale_sort_key(
		    l->locale, person->shown->display, l->arena);
		map_put(&l->by_person, person->shown->id, person);
		if (person->shown->display.n > 0 && !person->shown->unlisted)
			list_add(people, l->arena, &person->drop);
	}
	if (people->n > 1)
		qsort(people->items, people->n, sizeof(*people->items),
		    compare_people);
}

PROPERTY_DROP(person, student)
PROPERTY_GET(person, dir, direction_value(self->shown->display))
PROPERTY_GET(person, lang, text_value(self->shown->lang))
PROPERTY_GET(person, name, text_value(self->shown->display))
PROPERTY_GET(person, pronunciation, text_value(self->shown->pronunciation))
PROPERTY_GET(person, sample, value_bool(self->shown->sample))
PROPERTY_GET(person, title, text_value(self->shown->title))

static void
get_role(const struct drop *drop, struct drop_env *env, struct value *out)
{
	static const char words[] = ROLE_WORDS;
	const struct person *person = (const struct person *)drop;
	struct str rest = str_from(words), word = STR("");

	(void)env;
	for (unsigned i = 0; i <= (unsigned)person->shown->role; i++)
		(void)str_cut(&rest, '|', &word);
	*out = value_text(word);
}

static const struct drop_property properties[] = {
	{ "dir", get_dir, "text", "\"rtl\" or \"ltr\", as the name runs." },
	{ "lang", get_lang, "text", "The language of the name." },
	{ "name", get_name, "text",
	    "The name as the record allows it to be shown; nothing for "
	    "somebody without one." },
	{ "pronunciation", get_pronunciation, "text", "How the name is said." },
	{ "role", get_role, "text",
	    "\"student\", \"teacher\", \"staff\", \"family\" or \"mentor\"." },
	{ "sample", get_sample, "boolean", "True for an invented person." },
	{ "student", get_student, "student", "The person's portfolio." },
	{ "title", get_title, "text", "A role in words: \"Principal\"." },
};

PROPERTY_CLASS(person, "Somebody who may be named.", NULL);
