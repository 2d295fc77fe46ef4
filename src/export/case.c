#include "base/buf.h"
#include "base/hash.h"
#include "config/config.h"
#include "data/json.h"
#include "export/export.h"

/* In "extensions": what CASE has no member for, for waymark's import. */
#define OWN "waymark"
#define I_CAN "I can"

struct values {
	struct value *items;
	size_t n;
	size_t cap;
};

struct package {
	struct export *x;
	struct str base; /* of addresses, without "/" at its end */
	struct str time;
	const struct value *front; /* of vision/competencies.yaml */
	struct values items;
	struct values associations;
	struct values criteria;
};

static struct object *
new_object(struct package *p)
{
	return arena_alloc(p->x->arena, sizeof(struct object));
}

static void
set(struct package *p, struct object *o, const char *key, struct value v)
{
	object_set(o, p->x->arena, str_from(key), v);
}

static void
set_text(struct package *p, struct object *o, const char *key, struct str text)
{
	if (text.n != 0)
		set(p, o, key, value_text(text));
}

static struct str
text_of(const struct value *v, const char *key)
{
	return value_str(value_get(v, str_from(key)));
}

/* The address of a part, from which its identifier is made. */
static struct str
address_of(struct package *p, struct str part)
{
	return arena_printf(
	    p->x->arena, "%.*s/graduate/%.*s", STR_ARG(p->base), STR_ARG(part));
}

static struct str
identifier_of(struct package *p, struct str part)
{
	return hash_uuid(address_of(p, part), p->x->arena);
}

/* What every object of CASE has. */
static struct object *
named_object(struct package *p, struct str part)
{
	struct object *o = new_object(p);
	struct str id = identifier_of(p, part);

	set_text(p, o, "identifier", id);
	set_text(p, o, "uri",
	    arena_printf(p->x->arena, "urn:uuid:%.*s", STR_ARG(id)));
	set_text(p, o, "lastChangeDateTime", p->time);
	return o;
}

static struct value
link_to(struct package *p, struct str part, struct str title)
{
	struct object *o = new_object(p);
	struct str id = identifier_of(p, part);

	set_text(p, o, "title", title);
	set_text(p, o, "identifier", id);
	set_text(p, o, "uri",
	    arena_printf(p->x->arena, "urn:uuid:%.*s", STR_ARG(id)));
	return value_object(o);
}

static struct value
own(struct package *p, struct object *inner)
{
	struct object *o = new_object(p);

	set(p, o, OWN, value_object(inner));
	return value_object(o);
}

static void
associate(struct package *p, const char *type, struct str from,
    struct str from_title, struct str to, struct str to_title, size_t number)
{
	struct object *o = named_object(p,
	    arena_printf(
		p->x->arena, "%.*s/%s/%.*s", STR_ARG(from), type, STR_ARG(to)));

	set_text(p, o, "associationType", str_from(type));
	if (number != 0)
		set(p, o, "sequenceNumber", value_int((int64_t)number));
	set(p, o, "originNodeURI", link_to(p, from, from_title));
	set(p, o, "destinationNodeURI", link_to(p, to, to_title));
	*vec_push(p->x->arena, &p->associations) = value_object(o);
}

/* A statement: its code and short form, and the whole of it. */
static struct object *
add_item(struct package *p, struct str part, const char *type, struct str code,
    struct str name, struct str statement)
{
	struct object *o = named_object(p, part);

	set_text(p, o, "fullStatement", statement.n != 0 ? statement : name);
	set_text(p, o, "abbreviatedStatement", name);
	set_text(p, o, "humanCodingScheme", code);
	set_text(p, o, "CFItemType", str_from(type));
	*vec_push(p->x->arena, &p->items) = value_object(o);
	return o;
}

static const struct value *
list_of(const struct value *v, const char *key)
{
	const struct value *list = value_get(v, str_from(key));

	return value_is(list, VALUE_LIST) && list->n != 0 ? list : NULL;
}

static void
add_elements(
    struct package *p, const struct value *competency, struct str parent)
{
	const struct value *list = list_of(competency, "elements");
	struct str id, part;

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		const struct value *v = &list->as.items[i];
		struct object *o, *inner = new_object(p);

		id = text_of(v, "id");
		part = arena_printf(
		    p->x->arena, "%.*s.%.*s", STR_ARG(parent), STR_ARG(id));
		o = add_item(p, part, "Element", part, text_of(v, "name"),
		    text_of(v, "text"));
		set_text(p, inner, "id", id);
		set(p, o, "extensions", own(p, inner));
		associate(p, "isChildOf", part, text_of(v, "name"), parent,
		    text_of(competency, "name"), i + 1);
	}
}

/* The grades of a band, as CASE has them: "03" for 3. */
static struct value
grades_of(struct package *p, struct str band)
{
	const struct value *bands = list_of(p->front, "bands"), *grades;
	struct value *items;

	for (size_t i = 0; bands != NULL && i < bands->n; i++) {
		grades = list_of(&bands->as.items[i], "grades");
		if (grades == NULL ||
		    !str_eq(text_of(&bands->as.items[i], "id"), band))
			continue;
		items = arena_array(p->x->arena, grades->n, sizeof(*items));
		for (size_t k = 0; k < grades->n; k++) {
			struct str grade = value_str(&grades->as.items[k]);

			items[k] = value_text(
			    grade.n == 1 && *grade.p >= '0' && *grade.p <= '9'
				? arena_printf(p->x->arena, "0%c", *grade.p)
				: grade);
		}
		return value_list(items, grades->n);
	}
	return value_nil();
}

static void
add_i_can(struct package *p, const struct value *competency, struct str parent)
{
	const struct value *list = list_of(competency, "i_can");
	size_t before = list_of(competency, "elements") == NULL
	    ? 0
	    : list_of(competency, "elements")->n;

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		const struct value *v = &list->as.items[i];
		struct str band = text_of(v, "band");
		struct str part = arena_printf(
		    p->x->arena, "%.*s/%.*s", STR_ARG(parent), STR_ARG(band));
		struct value grades = grades_of(p, band);
		struct object *o = add_item(
		    p, part, I_CAN, STR(""), STR(""), text_of(v, "text"));

		if (grades.kind == VALUE_LIST)
			set(p, o, "educationLevel", grades);
		associate(p, "isChildOf", part, text_of(v, "text"), parent,
		    text_of(competency, "name"), before + i + 1);
	}
}

/* The levels of one criterion: the same for all competencies. */
static void
add_criterion(
    struct package *p, const struct value *competency, struct str id, size_t i)
{
	const struct value *levels = list_of(p->front, "levels");
	struct object *o = named_object(
	    p, arena_printf(p->x->arena, "rubric/%.*s", STR_ARG(id)));
	struct value *items;

	if (levels == NULL)
		return;
	items = arena_array(p->x->arena, levels->n, sizeof(*items));
	for (size_t k = 0; k < levels->n; k++) {
		const struct value *v = &levels->as.items[k];
		struct object *inner = new_object(p);
		struct object *level = named_object(p,
		    arena_printf(p->x->arena, "rubric/%.*s/%.*s", STR_ARG(id),
			STR_ARG(text_of(v, "id"))));

		set_text(p, level, "quality", text_of(v, "name"));
		set(p, level, "score", value_int((int64_t)k + 1));
		set(p, level, "position", value_int((int64_t)k + 1));
		set_text(p, inner, "id", text_of(v, "id"));
		set(p, level, "extensions", own(p, inner));
		items[k] = value_object(level);
	}
	set_text(p, o, "category", text_of(competency, "name"));
	set_text(p, o, "description", text_of(competency, "statement"));
	set(p, o, "CFItemURI", link_to(p, id, text_of(competency, "name")));
	set(p, o, "position", value_int((int64_t)i + 1));
	set(p, o, "CFRubricCriterionLevels", value_list(items, levels->n));
	*vec_push(p->x->arena, &p->criteria) = value_object(o);
}

static void
add_related(struct package *p, const struct value *competency, struct str id)
{
	const struct value *list = list_of(competency, "related");

	for (size_t i = 0; list != NULL && i < list->n; i++)
		associate(p, "isRelatedTo", id, text_of(competency, "name"),
		    value_str(&list->as.items[i]),
		    value_str(&list->as.items[i]), 0);
}

static void
add_competency(struct package *p, const struct value *v, size_t i)
{
	struct str id = text_of(v, "id");
	struct object *inner = new_object(p);
	struct object *o = add_item(p, id, "Competency", id, text_of(v, "name"),
	    text_of(v, "statement"));

	set_text(p, o, "notes", text_of(v, "description"));
	set_text(p, inner, "id", id);
	set_text(p, inner, "color", text_of(v, "color"));
	set_text(p, inner, "icon", text_of(v, "icon"));
	set(p, o, "extensions", own(p, inner));
	associate(p, "isChildOf", id, text_of(v, "name"), STR(""),
	    p->x->config->title, i + 1);
	add_elements(p, v, id);
	add_i_can(p, v, id);
	add_related(p, v, id);
	add_criterion(p, v, id, i);
}

static struct value
document_value(struct package *p)
{
	const struct value *head = value_get(p->front, STR("framework"));
	const struct value *bands = list_of(p->front, "bands");
	struct object *o = named_object(p, STR("")), *inner = new_object(p);
	struct str title = text_of(head, "name");
	struct str creator = text_of(head, "source");

	set_text(p, o, "title", title.n != 0 ? title : p->x->config->title);
	set_text(
	    p, o, "creator", creator.n != 0 ? creator : p->x->config->title);
	set_text(p, o, "version", text_of(head, "version"));
	set_text(p, o, "description", text_of(head, "intro"));
	set_text(p, o, "language", p->x->config->lang);
	set_text(p, o, "adoptionStatus", STR("Adopted"));
	set_text(p, o, "caseVersion", STR("1.1"));
	if (bands != NULL)
		set(p, inner, "bands", *bands);
	set(p, o, "extensions", own(p, inner));
	return value_object(o);
}

static struct value
rubrics_value(struct package *p)
{
	struct object *o = named_object(p, STR("rubric"));
	struct value *items = arena_array(p->x->arena, 1, sizeof(*items));

	set_text(p, o, "title", STR("Levels"));
	set(p, o, "CFRubricCriteria",
	    value_list(p->criteria.items, p->criteria.n));
	items[0] = value_object(o);
	return value_list(items, 1);
}

static void
put_package(struct package *p)
{
	struct object *package = new_object(p);
	struct value whole;
	struct buf out;

	set(p, package, "CFDocument", document_value(p));
	set(p, package, "CFItems", value_list(p->items.items, p->items.n));
	set(p, package, "CFAssociations",
	    value_list(p->associations.items, p->associations.n));
	if (p->criteria.n != 0)
		set(p, package, "CFRubrics", rubrics_value(p));
	whole = value_object(package);
	buf_init(&out);
	value_to_json(&out, &whole, JSON_PLAIN, NULL);
	buf_add_char(&out, '\n');
	*vec_push(p->x->arena, &p->x->files) =
	    (struct archive_file){ .name = STR("case.json"),
		    .bytes = str_copy(p->x->arena, buf_str(&out)) };
	buf_free(&out);
}

bool
export_case(struct export *x)
{
	const struct released *d =
	    release_find(x->release, STR("vision/competencies"));
	struct package p = { .x = x };
	const struct value *list;

	list = d != NULL ? list_of(&d->document.front, "competencies") : NULL;
	if (list == NULL) {
		diag_report(x->diag, CODE_EXPORT_NOTHING,
		    (struct place){ .path = STR("vision/competencies.yaml") },
		    "the site has no competencies");
		return false;
	}
	p.front = &d->document.front;
	p.base = x->config->base_url.n != 0
	    ? x->config->base_url
	    : arena_printf(
		  x->arena, "urn:x-waymark:%.*s", STR_ARG(x->config->title));
	p.time = arena_printf(x->arena, "%.*sT00:00:00+00:00",
	    STR_ARG(date_text(x->config->as_of, x->arena)));
	for (size_t i = 0; i < list->n; i++)
		add_competency(&p, &list->as.items[i], i);
	put_package(&p);
	return leak_check(x->leak, x->files.items[0].bytes, NULL,
	    (struct place){ .path = d->document.path }, x->diag);
}
