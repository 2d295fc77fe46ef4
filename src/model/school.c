#include "model/link.h"
#include "model/property.h"

/*
 * The noun that the id at v names in a map of its kind; NULL and a finding,
 * with the nearest one, if there is none.
 */
static void *
find_id(struct linking *l, const struct noun *from, const struct value *v,
    const struct map *map, const char *folder)
{
	struct str id = value_str(v), why, near;
	void *found = map_get(map, id);

	if (id.n == 0 || found != NULL)
		return found;
	why = release_why(
	    l->release, arena_printf(l->arena, "%s/%.*s", folder, STR_ARG(id)));
	if (why.n > 0) {
		diag_report(l->diag, CODE_REF_WITHHELD,
		    value_place(v, from->document->path),
		    "\"%.*s\" is not published: %.*s", STR_ARG(id),
		    STR_ARG(why));
		return NULL;
	}
	diag_report(l->diag, CODE_REF_UNKNOWN,
	    value_place(v, from->document->path), "there is no \"%.*s\" in %s/",
	    STR_ARG(id), folder);
	near = map_nearest(map, id);
	if (near.n > 0)
		diag_hint(l->diag, "did you mean \"%.*s\"?", STR_ARG(near));
	return NULL;
}

struct school *
link_school(struct linking *l, const struct noun *from)
{
	return find_id(
	    l, from, noun_field(from, "school"), &l->by_school, "schools");
}

struct class *
link_class(struct linking *l, const struct noun *from)
{
	return find_id(
	    l, from, noun_field(from, "class"), &l->by_class, "classes");
}

static void
link_own_school(struct linking *l, struct class *class)
{
	class->school = link_school(l, &class->noun);
	class->teacher =
	    link_person(l, &class->noun, noun_field(&class->noun, "teacher"));
	if (class->school != NULL)
		list_add(&class->school->classes, l->arena, &class->noun.drop);
}

static void
join_class(struct linking *l, struct student *student)
{
	struct class *class = link_class(l, &student->noun);

	student->class = class;
	student->grade = noun_text(&student->noun, "grade");
	if (student->grade.n == 0 && class != NULL)
		student->grade = noun_text(&class->noun, "grade");
	if (class == NULL || student->shown->unlisted)
		return;
	list_add(&class->students, l->arena, &student->noun.drop);
	if (class->school != NULL)
		list_add(
		    &class->school->students, l->arena, &student->noun.drop);
}

void
link_schools(struct linking *l)
{
	const struct model *m = l->model;
	struct noun *noun;

	for (size_t i = 0; i < m->schools.n; i++) {
		noun = list_noun(&m->schools, i);
		map_put(&l->by_school, noun->id, noun);
		((struct school *)noun)->principal =
		    link_person(l, noun, noun_field(noun, "principal"));
	}
	for (size_t i = 0; i < m->classes.n; i++) {
		noun = list_noun(&m->classes, i);
		map_put(&l->by_class, noun->id, noun);
		link_own_school(l, (struct class *)noun);
	}
	for (size_t i = 0; i < m->students.n; i++)
		join_class(l, (struct student *)list_noun(&m->students, i));
	for (size_t i = 0; i < m->unlisted.n; i++) {
		noun = list_noun(&m->unlisted, i);
		if (noun->kind == KIND_STUDENT)
			join_class(l, (struct student *)noun);
	}
}

PROPERTY_LIST(school, classes)
PROPERTY_LIST(school, own_showcases)
PROPERTY_LIST(school, posts)
PROPERTY_LIST(school, students)
PROPERTY_LIST(school, works)
PROPERTY_DROP(school, principal)

static const struct drop_property properties[] = {
	{ "classes", get_classes, "list of class", "Its classes, by title." },
	{ "posts", get_posts, "list of post", "Its posts, newest first." },
	{ "principal", get_principal, "person", "The principal." },
	{ "showcases", get_own_showcases, "list of showcase",
	    "Showcases of the school, newest first." },
	{ "students", get_students, "list of student",
	    "Its students, by name." },
	{ "works", get_works, "list of artifact", "Its work, newest first." },
};

NOUN_CLASS(school, "A school.");
