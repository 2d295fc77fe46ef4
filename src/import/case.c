#include "import/case.h"

#include "import/framework.h"
#include "import/plain.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct reading {
	struct import *im;
	struct framework f;
	struct map by_id; /* identifier -> struct statement */
	struct str document; /* the identifier of the framework itself */
	struct tally dropped; /* members of statements */
	struct tally links; /* kinds of association */
};

/* Members that are read, or say nothing to a reader. */
static const char *const known[] = { "identifier", "uri", "fullStatement",
	"abbreviatedStatement", "alternativeLabel", "humanCodingScheme",
	"listEnumeration", "notes", "CFItemType", "CFItemTypeURI", "language",
	"lastChangeDateTime", "sequenceNumber", "extensions", "CFDocumentURI",
	"statusStartDate", "@context", "type" };

static bool
is_known(struct str key)
{
	for (size_t i = 0; i < COUNT(known); i++) {
		if (str_is(key, known[i]))
			return true;
	}
	return false;
}

static struct str
text_of(const struct value *v, const char *key)
{
	return str_trim(value_str(value_get(v, str_from(key))));
}

static bool
is_filled(const struct value *v)
{
	return v->kind != VALUE_NIL &&
	    !((v->kind == VALUE_TEXT || v->kind == VALUE_LIST) && v->n == 0);
}

/* The last part of an address, which is an identifier in CASE. */
static struct str
last_part(struct str uri)
{
	size_t slash = str_find_last(uri, '/');
	size_t colon = str_find_last(uri, ':');

	if (slash != STR_NONE)
		return str_skip(uri, slash + 1);
	return colon != STR_NONE ? str_skip(uri, colon + 1) : uri;
}

/* What a link names: an object with an identifier, or an address alone. */
static struct str
link_id(const struct value *link)
{
	struct str id = text_of(link, "identifier");

	if (id.n == 0)
		id = last_part(text_of(link, "uri"));
	return id.n != 0 ? id : last_part(str_trim(value_str(link)));
}

static void
read_grades(struct reading *r, const struct value *v, struct statement *s)
{
	const struct value *list = value_get(v, STR("educationLevel"));
	struct str grade;

	if (!s->i_can || !value_is(list, VALUE_LIST))
		return;
	for (size_t i = 0; i < list->n && s->n_grades < COUNT(s->grades); i++) {
		grade = str_trim(value_str(&list->as.items[i]));
		/* CASE's "03" is what a profile calls 3. */
		if (grade.n == 2 && grade.p[0] == '0')
			grade = str_skip(grade, 1);
		if (grade.n != 0)
			s->grades[s->n_grades++] =
			    str_copy(r->im->arena, grade);
	}
}

static void
read_number(const struct value *v, const char *key, double *out)
{
	const struct value *n = value_get(v, str_from(key));

	if (value_is(n, VALUE_INT))
		*out = (double)n->as.integer;
	else if (value_is(n, VALUE_DOUBLE))
		*out = n->as.number;
}

static void
tell_members(struct reading *r, const struct value *v, struct statement *s)
{
	struct place *place;

	for (size_t i = 0; i < v->as.object->n; i++) {
		const struct member *m = &v->as.object->items[i];

		if (is_known(m->key) || !is_filled(&m->value) ||
		    (s->i_can && str_eq(m->key, STR("educationLevel"))))
			continue;
		place = tally_add(&r->dropped, m->key);
		if (place != NULL)
			*place = framework_place(r->im, s->mark);
	}
}

static void
read_item(struct reading *r, const struct value *v)
{
	struct arena *arena = r->im->arena;
	const struct value *own =
	    value_get(value_get(v, STR("extensions")), STR(CASE_EXTENSION));
	struct statement *s = arena_alloc(arena, sizeof(*s));
	struct str id = text_of(v, "identifier");
	struct place *place;

	if (!value_is(v, VALUE_OBJECT)) {
		place =
		    tally_add(&r->dropped, STR("a CFItem that is no object"));
		if (place != NULL)
			*place = framework_place(r->im, STR("CFItems"));
		return;
	}
	if (id.n == 0)
		id = last_part(text_of(v, "uri"));
	s->mark = id;
	s->id = text_of(own, "id");
	s->color = text_of(own, "color");
	s->icon = text_of(own, "icon");
	s->code = text_of(v, "humanCodingScheme");
	s->name = plain_line(text_of(v, "abbreviatedStatement"), arena);
	if (s->name.n == 0)
		s->name = plain_line(text_of(v, "alternativeLabel"), arena);
	s->text = str_trim(plain_text(text_of(v, "fullStatement"), arena));
	s->notes = str_trim(plain_text(text_of(v, "notes"), arena));
	s->i_can = str_eq(text_of(v, "CFItemType"), STR(CASE_I_CAN));
	read_grades(r, v, s);
	read_number(v, "sequenceNumber", &s->order);
	tell_members(r, v, s);
	*vec_push(arena, &r->f.all) = s;
	if (id.n != 0 && map_get(&r->by_id, id) == NULL)
		map_put(&r->by_id, id, s);
}

/* Count a link that is left out; mark is its identifier. */
static void
tally_at(struct reading *r, struct str name, struct str mark)
{
	struct place *place = tally_add(&r->links, name);

	if (place != NULL)
		*place = framework_place(r->im, mark);
}

static void
attach(struct reading *r, const struct value *v, struct statement *child,
    struct str parent_id)
{
	struct statement *parent = map_get(&r->by_id, parent_id);
	struct str mark = text_of(v, "identifier");

	if (parent == NULL) {
		if (!str_eq(parent_id, r->document))
			diag_report(r->im->diag, CODE_IMPORT_DANGLING,
			    framework_place(r->im, mark),
			    "\"%.*s\" is part of something that is not in "
			    "the file",
			    STR_ARG(child->name.n != 0 ? child->name
						       : child->text));
		return;
	}
	if (child->parent != NULL) {
		tally_at(r, STR("a second isChildOf of one statement"), mark);
		return;
	}
	if (!statement_attach(child, parent)) {
		diag_report(r->im->diag, CODE_IMPORT_CIRCLE,
		    framework_place(r->im, mark),
		    "\"%.*s\" would be a part of itself",
		    STR_ARG(child->name.n != 0 ? child->name : child->text));
		return;
	}
	read_number(v, "sequenceNumber", &child->order);
}

static void
read_association(struct reading *r, const struct value *v)
{
	struct str type = text_of(v, "associationType");
	struct str from = link_id(value_get(v, STR("originNodeURI")));
	struct str to = link_id(value_get(v, STR("destinationNodeURI")));
	struct statement *child = map_get(&r->by_id, from);
	struct str mark = text_of(v, "identifier");

	if (child == NULL) {
		diag_report(r->im->diag, CODE_IMPORT_DANGLING,
		    framework_place(r->im, mark),
		    "a link begins at something that is not in the file");
		return;
	}
	if (str_eq_nocase(type, STR("isChildOf")) ||
	    str_eq_nocase(type, STR("isPartOf")))
		attach(r, v, child, to);
	else if (str_eq_nocase(type, STR("isRelatedTo")) &&
	    map_get(&r->by_id, to) != NULL)
		*vec_push(r->im->arena, &child->related) =
		    map_get(&r->by_id, to);
	else
		tally_at(
		    r, type.n != 0 ? type : STR("a link without a type"), mark);
}

/* Each member of a list, or of an object under another's roof. */
static void
each(struct reading *r, const struct value *package, const char *key,
    void (*read)(struct reading *r, const struct value *v))
{
	const struct value *list = value_get(package, str_from(key));

	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++)
		read(r, &list->as.items[i]);
}

/* The levels of a rubric's first criterion, lowest first, are the levels. */
static void
read_levels(struct reading *r, const struct value *package)
{
	struct import *im = r->im;
	const struct value *rubrics = value_get(package, STR("CFRubrics"));
	const struct value *rubric =
	    value_is(rubrics, VALUE_LIST) && rubrics->n != 0
	    ? &rubrics->as.items[0]
	    : NULL;
	const struct value *list = value_get(rubric, STR("CFRubricCriteria"));
	struct statement *sorted = NULL;
	struct value *items;
	size_t n = 0;

	list = value_is(list, VALUE_LIST) && list->n != 0
	    ? value_get(&list->as.items[0], STR("CFRubricCriterionLevels"))
	    : NULL;
	if (!value_is(list, VALUE_LIST) || list->n == 0)
		return;
	sorted = arena_array(im->arena, list->n, sizeof(*sorted));
	items = arena_array(im->arena, list->n, sizeof(*items));
	for (size_t i = 0; i < list->n; i++) {
		const struct value *v = &list->as.items[i];
		struct statement s = { .name = text_of(v, "quality"),
			.code =
			    text_of(value_get(value_get(v, STR("extensions")),
					STR(CASE_EXTENSION)),
				"id"),
			.order = (double)i };
		size_t at = n++;

		if (s.name.n == 0)
			s.name = text_of(v, "description");
		read_number(v, "score", &s.order);
		read_number(v, "position", &s.order);
		for (; at > 0 && sorted[at - 1].order > s.order; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = s;
	}
	for (size_t i = 0; i < n; i++)
		items[i] =
		    framework_level(im, i, sorted[i].code, sorted[i].name);
	r->f.levels = value_list(items, n);
}

static void
tell_rubrics(struct reading *r, const struct value *package)
{
	const struct value *rubrics = value_get(package, STR("CFRubrics"));
	const struct value *own = value_get(
	    value_get(value_get(package, STR("CFDocument")), STR("extensions")),
	    STR(CASE_EXTENSION));

	/* Those of our own say nothing that is not read elsewhere. */
	if (!value_is(rubrics, VALUE_LIST) || own != NULL)
		return;
	for (size_t i = 0; i < rubrics->n; i++) {
		const struct value *v = &rubrics->as.items[i];

		diag_report(r->im->diag, CODE_IMPORT_DROPPED,
		    framework_place(r->im, text_of(v, "identifier")),
		    "the rubric \"%.*s\": its levels were taken, its criteria "
		    "were left out",
		    STR_ARG(text_of(v, "title")));
	}
}

static void
read_document(struct reading *r, const struct value *v)
{
	struct arena *arena = r->im->arena;
	struct framework *f = &r->f;
	struct place *place;
	const struct value *own =
	    value_get(value_get(v, STR("extensions")), STR(CASE_EXTENSION));

	r->document = text_of(v, "identifier");
	f->title = plain_line(text_of(v, "title"), arena);
	f->version = text_of(v, "version");
	f->source = text_of(v, "publisher");
	if (f->source.n == 0)
		f->source = text_of(v, "creator");
	if (f->source.n == 0)
		f->source = text_of(v, "officialSourceURL");
	f->intro = str_trim(plain_text(text_of(v, "description"), arena));
	if (value_is(value_get(own, STR("bands")), VALUE_LIST))
		f->bands = *value_get(own, STR("bands"));
	if (value_get(v, STR("licenseURI")) != NULL) {
		place = tally_add(&r->dropped, STR("licenseURI"));
		if (place != NULL)
			*place = framework_place(r->im, STR("licenseURI"));
	}
}

/* The package, which may stand alone or in an object that names it. */
static const struct value *
package_of(const struct value *json)
{
	const struct value *inner = value_get(json, STR("CFPackage"));

	return value_is(inner, VALUE_OBJECT) ? inner : json;
}

bool
case_is(const struct value *json)
{
	const struct value *package = package_of(json);

	return value_get(package, STR("CFDocument")) != NULL ||
	    value_get(package, STR("CFItems")) != NULL ||
	    value_get(json, STR("CFDocuments")) != NULL;
}

bool
case_import(struct import *im, const struct value *json)
{
	const struct value *package = package_of(json);
	struct reading r = { .im = im };

	if (!value_is(value_get(package, STR("CFItems")), VALUE_LIST)) {
		diag_report(im->diag, CODE_IMPORT_UNREADABLE,
		    import_place(im, 0, 0),
		    "this is no CASE package: it has no list \"CFItems\"");
		if (value_get(json, STR("CFDocuments")) != NULL)
			diag_hint(im->diag,
			    "it lists frameworks; ask the same server for "
			    "/CFPackages/ and one of their identifiers");
		return false;
	}
	map_init(&r.by_id, im->arena);
	tally_init(&r.dropped, im->arena);
	tally_init(&r.links, im->arena);
	read_document(&r, value_get(package, STR("CFDocument")));
	each(&r, package, "CFItems", read_item);
	each(&r, package, "CFAssociations", read_association);
	read_levels(&r, package);
	tell_rubrics(&r, package);
	tally_report(&r.dropped, im->diag, CODE_IMPORT_DROPPED,
	    "has no place in competencies.yaml");
	tally_report(&r.links, im->diag, CODE_IMPORT_DROPPED,
	    "a link that competencies.yaml has no place for");
	return framework_put(im, &r.f, "a CASE package");
}
