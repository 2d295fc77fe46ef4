#include "import/matrix.h"

#include "import/framework.h"
#include "import/plain.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct reading {
	struct import *im;
	struct framework f;
	struct map standards; /* standardid -> struct statement */
	struct map elements; /* elementid -> struct statement */
	struct tally dropped;
};

static const char *const known[] = { "shortname", "name", "description",
	"standardid", "elementid", "parentelementid", "parentid", "parent",
	"priority", "standardelement", "standardelements" };

/* How the states of evidence follow one another, in Mahara's words. */
static const char *const states[] = { "begun", "incomplete", "partialcomplete",
	"completed" };

static struct str
text_of(struct import *im, const struct value *v, const char *key)
{
	const struct value *text = value_get(v, str_from(key));

	/* Numbers name standards: 1 and "1" are the same. */
	if (value_is(text, VALUE_INT))
		return arena_printf(
		    im->arena, "%lld", (long long)text->as.integer);
	return str_trim(plain_text(value_str(text), im->arena));
}

static void
tell_members(struct reading *r, const struct value *v, struct str mark)
{
	for (size_t i = 0; i < v->as.object->n; i++) {
		struct str key = v->as.object->items[i].key;
		struct place *place = NULL;
		bool is_known = false;

		for (size_t k = 0; k < COUNT(known); k++)
			is_known |= str_is(key, known[k]);
		if (!is_known)
			place = tally_add(&r->dropped, key);
		if (place != NULL)
			*place = framework_place(r->im, mark);
	}
}

static struct statement *
read_statement(struct reading *r, const struct value *v)
{
	struct import *im = r->im;
	struct statement *s = arena_alloc(im->arena, sizeof(*s));
	const struct value *order = value_get(v, STR("priority"));

	s->code = text_of(im, v, "shortname");
	s->name = plain_line(text_of(im, v, "name"), im->arena);
	s->text = text_of(im, v, "description");
	s->mark = value_str(value_get(v, STR("shortname")));
	if (value_is(order, VALUE_INT))
		s->order = (double)order->as.integer;
	if (s->name.n == 0)
		s->name = s->code;
	*vec_push(im->arena, &r->f.all) = s;
	tell_members(r, v, s->mark);
	return s;
}

/* An element says whose part it is by number, or, in older files, by "parent":
 * true for a part of the last element before it that has none. */
static void
read_element(struct reading *r, const struct value *v,
    struct statement *standard, struct statement **last)
{
	struct import *im = r->im;
	struct statement *s = read_statement(r, v);
	struct str above = text_of(im, v, "parentelementid");
	const struct value *parent = value_get(v, STR("parent"));
	bool below = value_true(parent);

	if (above.n == 0)
		above = text_of(im, v, "parentid");
	if (standard == NULL)
		standard = map_get(&r->standards, text_of(im, v, "standardid"));
	if (standard == NULL)
		diag_report(im->diag, CODE_IMPORT_DANGLING,
		    framework_place(im, s->mark),
		    "\"%.*s\" is part of a standard that is not in the file",
		    STR_ARG(s->code));
	map_put(&r->elements, text_of(im, v, "elementid"), s);
	if (!below)
		*last = s;
	s->parent = above.n != 0 ? map_get(&r->elements, above)
	    : below		 ? *last
				 : standard;
	if (s->parent == NULL || s->parent == s)
		s->parent = standard;
}

static void
read_elements(
    struct reading *r, const struct value *list, struct statement *standard)
{
	struct statement *last = NULL;

	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++) {
		if (value_is(&list->as.items[i], VALUE_OBJECT))
			read_element(r, &list->as.items[i], standard, &last);
	}
}

static void
read_standard(struct reading *r, const struct value *v)
{
	struct statement *s = read_statement(r, v);

	map_put(&r->standards, text_of(r->im, v, "standardid"), s);
	read_elements(r, value_get(v, STR("standardelement")), s);
	read_elements(r, value_get(v, STR("standardelements")), s);
}

/* The word for a state: in a list of {type, name}, or an object by type. */
static struct str
state_name(struct import *im, const struct value *v, const char *state)
{
	for (size_t i = 0; value_is(v, VALUE_LIST) && i < v->n; i++) {
		const struct value *row = &v->as.items[i];

		if (str_is(text_of(im, row, "type"), state))
			return text_of(im, row, "name");
		/* A list of objects with one member each. */
		if (value_get(row, str_from(state)) != NULL)
			return text_of(im, row, state);
	}
	return text_of(im, v, state);
}

static void
read_levels(struct reading *r, const struct value *v)
{
	struct value *items =
	    arena_array(r->im->arena, COUNT(states), sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; v != NULL && i < COUNT(states); i++) {
		struct str name = state_name(r->im, v, states[i]);

		if (name.n != 0) {
			items[n] = framework_level(
			    r->im, n, str_from(states[i]), name);
			n++;
		}
	}
	if (n != 0)
		r->f.levels = value_list(items, n);
}

static const struct value *
framework_of(const struct value *json)
{
	const struct value *inner = value_get(json, STR("framework"));

	return value_is(inner, VALUE_OBJECT) ? inner : json;
}

bool
matrix_is(const struct value *json)
{
	return value_get(framework_of(json), STR("standards")) != NULL;
}

bool
matrix_import(struct import *im, const struct value *json)
{
	const struct value *v = framework_of(json);
	const struct value *list = value_get(v, STR("standards"));
	struct reading r = { .im = im };

	if (!value_is(list, VALUE_LIST)) {
		diag_report(im->diag, CODE_IMPORT_UNREADABLE,
		    import_place(im, 0, 0),
		    "this is no SmartEvidence matrix: it has no list "
		    "\"standards\"");
		return false;
	}
	map_init(&r.standards, im->arena);
	map_init(&r.elements, im->arena);
	tally_init(&r.dropped, im->arena);
	r.f.title = plain_line(text_of(im, v, "name"), im->arena);
	r.f.intro = text_of(im, v, "description");
	r.f.source = STR("Mahara SmartEvidence");
	for (size_t i = 0; i < list->n; i++) {
		if (value_is(&list->as.items[i], VALUE_OBJECT))
			read_standard(&r, &list->as.items[i]);
	}
	read_elements(&r, value_get(v, STR("standardelements")), NULL);
	read_levels(&r, value_get(v, STR("evidencestatuses")));
	if (value_get(v, STR("selfassess")) != NULL) {
		struct place *place = tally_add(&r.dropped, STR("selfassess"));

		if (place != NULL)
			*place = framework_place(im, STR("selfassess"));
	}
	tally_report(&r.dropped, im->diag, CODE_IMPORT_DROPPED,
	    "has no place in competencies.yaml");
	return framework_put(im, &r.f, "a SmartEvidence matrix");
}
