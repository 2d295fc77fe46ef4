#include "model/link.h"
#include "model/property.h"

static void
link_post(struct linking *l, struct noun *noun)
{
	struct post *post = (struct post *)noun;
	size_t n;
	const struct value *ids = noun_items(noun, "authors", &n);
	struct person *person;

	for (size_t i = 0; i < n; i++) {
		person = link_person(l, noun, &ids[i]);
		if (person == NULL || person->shown->unlisted)
			continue;
		list_add(&post->authors, l->arena, &person->drop);
		if (person->student != NULL)
			list_add(
			    &person->student->posts, l->arena, &noun->drop);
	}
	post->school = link_school(l, noun);
	if (post->school != NULL)
		list_add(&post->school->posts, l->arena, &noun->drop);
}

void
link_posts(struct linking *l)
{
	const struct list *posts = &l->model->posts;

	for (size_t i = 0; i < posts->n; i++)
		link_post(l, list_noun(posts, i));
}

PROPERTY_LIST(post, authors)
PROPERTY_DROP(post, school)

static const struct drop_property properties[] = {
	{ "authors", get_authors, "list of person", "Who wrote it." },
	{ "school", get_school, "school", "The school it is from." },
};

NOUN_CLASS(post, "A dated post.");
