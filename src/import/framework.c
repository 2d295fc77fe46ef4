#include "import/framework.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "data/bytes.h"
#include "data/yaml_write.h"
#include "import/plain.h"
#include "locale/slug.h"

#define NAME_CHARS 100 /* as vision/competencies.yaml has it */
#define PATH "vision/competencies.yaml"
#define LOOKS_MAX LIMIT_FINDINGS_ALIKE

bool
statement_attach(struct statement *child, struct statement *parent)
{
	for (const struct statement *s = parent; s != NULL; s = s->parent) {
		if (s == child)
			return false;
	}
	child->parent = parent;
	return true;
}

struct str
framework_id(struct import *im, struct str text)
{
	return slug_make(text, im->arena);
}

void
framework_set(
    struct import *im, struct object *o, const char *key, struct str text)
{
	if (text.n != 0)
		object_set(o, im->arena, str_from(key), value_text(text));
}

struct place
framework_place(struct import *im, struct str mark)
{
	struct str needle = arena_printf(im->arena, "\"%.*s\"", STR_ARG(mark));
	size_t at = STR_NONE;

	/* Each look goes through the whole file; behind the first findings,
	 * the rest of their like are only counted. */
	if (mark.n != 0 && im->looks++ < LOOKS_MAX)
		at = str_find(im->text, needle);
	return at == STR_NONE ? import_place(im, 0, 0)
			      : bytes_place(im->text, im->source, at);
}

/* The first words, up to max characters, with "…" where it was cut. */
static struct str
shorten(struct import *im, struct str text, size_t max)
{
	struct str cut = utf8_prefix(text, max - 1);
	size_t blank;

	if (utf8_count(text) <= max)
		return text;
	blank = str_find_last(cut, ' ');
	if (blank != STR_NONE && blank > cut.n / 2)
		cut.n = blank;
	return arena_printf(im->arena, "%.*s…", STR_ARG(cut));
}

struct value
framework_level(struct import *im, size_t i, struct str id, struct str name)
{
	struct object *o = arena_alloc(im->arena, sizeof(*o));

	if (name.n == 0)
		name = arena_printf(im->arena, "Level %zu", i + 1);
	id = framework_id(im, id.n != 0 ? id : name);
	if (id.n == 0)
		id = arena_printf(im->arena, "level-%zu", i + 1);
	framework_set(im, o, "id", id);
	framework_set(im, o, "name", shorten(im, name, NAME_CHARS));
	return value_object(o);
}

/* A field of plain text that is longer than waymark's fields are. */
static struct str
fit(struct import *im, const struct statement *s, struct str text)
{
	if (utf8_count(text) <= LIMIT_TEXT_CHARS)
		return text;
	diag_report(im->diag, CODE_IMPORT_SHORTENED,
	    framework_place(im, s->mark),
	    "a statement of more than %u characters was cut", LIMIT_TEXT_CHARS);
	return shorten(im, text, LIMIT_TEXT_CHARS);
}

/* An id that none of taken has; its value is the number of the next twin. */
static struct str
give_id(struct import *im, struct map *taken, struct statement *s)
{
	struct str want = framework_id(im, s->id), id;
	unsigned *twin;

	if (want.n == 0)
		want = framework_id(im, s->code);
	if (want.n == 0)
		want = framework_id(im, s->name.n != 0 ? s->name : s->text);
	if (want.n == 0)
		want = STR("statement");
	id = want;
	while ((twin = map_get(taken, id)) != NULL) {
		twin = map_get(taken, want);
		id = arena_printf(im->arena, "%.*s-%u", STR_ARG(want), ++*twin);
	}
	twin = arena_alloc(im->arena, sizeof(*twin));
	*twin = 1;
	map_put(taken, id, twin);
	s->given = id;
	return id;
}

static int
compare(const void *a, const void *b)
{
	const struct statement *x = *(struct statement *const *)a;
	const struct statement *y = *(struct statement *const *)b;

	if (x->order < y->order || x->order > y->order)
		return x->order < y->order ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* Give every statement its children, in order; those without a parent are
 * the children of root. */
static void
grow(struct import *im, struct framework *f, struct statement *root)
{
	for (size_t i = 0; i < f->all.n; i++) {
		struct statement *s = f->all.items[i];
		struct statement *parent = s->parent != NULL ? s->parent : root;

		s->number = i;
		*vec_push(im->arena, &parent->children) = s;
	}
	for (size_t i = 0; i <= f->all.n; i++) {
		struct statement *s = i < f->all.n ? f->all.items[i] : root;

		if (s->children.n > 1)
			qsort(s->children.items, s->children.n,
			    sizeof(*s->children.items), compare);
	}
}

/* A single first-level statement with grandchildren holds all the others. */
static struct statement *
first_level(struct framework *f, struct statement *root)
{
	struct statement *only;

	if (root->children.n != 1)
		return root;
	only = root->children.items[0];
	for (size_t i = 0; i < only->children.n; i++) {
		const struct statement *child = only->children.items[i];

		for (size_t k = 0; k < child->children.n; k++) {
			if (child->children.items[k]->i_can)
				continue;
			if (f->intro.n == 0)
				f->intro = only->text;
			return only;
		}
	}
	return root;
}

static struct value
element_value(struct import *im, struct map *taken, struct statement *s)
{
	struct object *o = arena_alloc(im->arena, sizeof(*o));
	struct str whole = s->text.n != 0 ? s->text : s->name;
	struct str name =
	    shorten(im, s->name.n != 0 ? s->name : whole, LIMIT_TITLE_CHARS);

	framework_set(im, o, "id", give_id(im, taken, s));
	framework_set(im, o, "name", name.n != 0 ? name : s->given);
	if (!str_eq(name, whole) && s->notes.n != 0)
		whole = arena_printf(im->arena, "%.*s\n\n%.*s", STR_ARG(whole),
		    STR_ARG(s->notes));
	else if (str_eq(name, whole))
		whole = s->notes;
	framework_set(im, o, "text", fit(im, s, whole));
	return value_object(o);
}

struct values {
	struct value *items;
	size_t n;
	size_t cap;
};

/* The band of these grades, which is made if there is none. */
static struct str
band_of(struct import *im, struct values *bands, const struct statement *s)
{
	struct object *o;
	struct value *grades;
	struct str first = s->grades[0], last = s->grades[s->n_grades - 1], id;

	id = framework_id(im,
	    s->n_grades == 1
		? arena_printf(im->arena, "grade-%.*s", STR_ARG(first))
		: arena_printf(im->arena, "grades-%.*s-%.*s", STR_ARG(first),
		      STR_ARG(last)));
	for (size_t i = 0; i < bands->n; i++) {
		const struct value *have =
		    value_get(&bands->items[i], STR("grades"));
		bool same = have != NULL && have->n == s->n_grades;

		for (size_t k = 0; same && k < have->n; k++)
			same =
			    str_eq(value_str(&have->as.items[k]), s->grades[k]);
		if (same)
			return value_str(
			    value_get(&bands->items[i], STR("id")));
	}
	o = arena_alloc(im->arena, sizeof(*o));
	framework_set(im, o, "id", id);
	framework_set(im, o, "name",
	    s->n_grades == 1
		? arena_printf(im->arena, "Grade %.*s", STR_ARG(first))
		: arena_printf(im->arena, "Grades %.*s to %.*s", STR_ARG(first),
		      STR_ARG(last)));
	grades = arena_array(im->arena, s->n_grades, sizeof(*grades));
	for (size_t i = 0; i < s->n_grades; i++)
		grades[i] = value_text(s->grades[i]);
	object_set(
	    o, im->arena, STR("grades"), value_list(grades, s->n_grades));
	*vec_push(im->arena, bands) = value_object(o);
	return id;
}

/* What one competency is made of, while its children are gone through. */
struct making {
	struct import *im;
	struct map elements; /* ids */
	struct values bands; /* of all competencies */
	struct values list;
	struct values i_can;
	size_t deep; /* elements below elements */
};

static void
add_i_can(struct making *m, struct statement *s)
{
	struct object *o = arena_alloc(m->im->arena, sizeof(*o));

	framework_set(m->im, o, "band", band_of(m->im, &m->bands, s));
	framework_set(m->im, o, "text", fit(m->im, s, s->text));
	*vec_push(m->im->arena, &m->i_can) = value_object(o);
}

/* Everything below top, in reading order: parent pointers lead back up. */
static void
add_below(struct making *m, struct statement *top)
{
	struct statement *at = top;

	for (;;) {
		if (at->visited < at->children.n) {
			at = at->children.items[at->visited++];
			if (at->i_can && at->n_grades != 0 && at->parent == top)
				add_i_can(m, at);
			else
				*vec_push(m->im->arena, &m->list) =
				    element_value(m->im, &m->elements, at);
			m->deep += at->parent != top;
		} else if (at == top) {
			return;
		} else {
			at = at->parent;
		}
	}
}

static struct value
competency_value(struct making *m, struct statement *s)
{
	struct object *o = arena_alloc(m->im->arena, sizeof(*o));
	struct str line = plain_line(s->text, m->im->arena);
	struct str name =
	    shorten(m->im, s->name.n != 0 ? s->name : line, NAME_CHARS);

	m->list = m->i_can = (struct values){ 0 };
	map_init(&m->elements, m->im->arena);
	add_below(m, s);
	framework_set(m->im, o, "id", s->given);
	framework_set(m->im, o, "name", name.n != 0 ? name : s->given);
	if (!str_eq(name, line))
		framework_set(m->im, o, "statement", fit(m->im, s, line));
	framework_set(m->im, o, "description", fit(m->im, s, s->notes));
	framework_set(m->im, o, "color", s->color);
	framework_set(m->im, o, "icon", s->icon);
	if (m->list.n != 0)
		object_set(o, m->im->arena, STR("elements"),
		    value_list(m->list.items, m->list.n));
	if (m->i_can.n != 0)
		object_set(o, m->im->arena, STR("i_can"),
		    value_list(m->i_can.items, m->i_can.n));
	return value_object(o);
}

/* The ids of related competencies; elements cannot be related. */
static void
add_related(struct import *im, struct object *o, const struct statement *s)
{
	struct value *items =
	    arena_array(im->arena, s->related.n, sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; i < s->related.n; i++) {
		if (s->related.items[i]->parent == s->parent &&
		    s->related.items[i] != s)
			items[n++] = value_text(s->related.items[i]->given);
	}
	if (n != 0)
		object_set(o, im->arena, STR("related"), value_list(items, n));
}

static struct value
head_value(struct import *im, const struct framework *f)
{
	struct object *o = arena_alloc(im->arena, sizeof(*o));

	framework_set(im, o, "name",
	    f->title.n != 0 ? shorten(im, f->title, LIMIT_TITLE_CHARS)
			    : STR("Competencies"));
	framework_set(im, o, "version", shorten(im, f->version, 50));
	framework_set(im, o, "source", f->source);
	framework_set(im, o, "intro", f->intro);
	return value_object(o);
}

static struct value
competencies_value(struct making *m, struct statement *top)
{
	struct import *im = m->im;
	struct value *items =
	    arena_array(im->arena, top->children.n, sizeof(*items));
	struct map taken;

	map_init(&taken, im->arena);
	for (size_t i = 0; i < top->children.n; i++)
		give_id(im, &taken, top->children.items[i]);
	for (size_t i = 0; i < top->children.n; i++) {
		struct statement *s = top->children.items[i];
		struct object *o;

		items[i] = competency_value(m, s);
		/* Made a moment ago, and not shared yet. */
		o = (struct object *)(uintptr_t)items[i].as.object;
		add_related(im, o, s);
	}
	return value_list(items, top->children.n);
}

static void
put_file(struct import *im, const struct object *o, const char *from)
{
	struct value whole = value_object(o);
	struct buf text;

	buf_init(&text);
	buf_printf(&text, "# From %s: %.*s\n", from, STR_ARG(im->source));
	value_to_yaml(&text, &whole);
	if (text.n > LIMIT_YAML_FILE_BYTES)
		diag_report(im->diag, CODE_IMPORT_LIMIT, import_place(im, 0, 0),
		    "the framework makes a file of %zu KiB; %s may have %u",
		    text.n / 1024, PATH, LIMIT_YAML_FILE_BYTES / 1024);
	else
		import_put(im, im->to.n != 0 ? im->to : STR(PATH),
		    str_copy(im->arena, buf_str(&text)));
	buf_free(&text);
}

bool
framework_put(struct import *im, struct framework *f, const char *from)
{
	struct making m = { .im = im };
	struct object *o = arena_alloc(im->arena, sizeof(*o));
	struct statement root = { 0 }, *top;
	struct value list;

	if (f->all.n == 0) {
		diag_report(im->diag, CODE_IMPORT_UNREADABLE,
		    import_place(im, 0, 0),
		    "there is no competency or statement in this file");
		return false;
	}
	for (size_t i = 0; value_is(&f->bands, VALUE_LIST) && i < f->bands.n;
	     i++)
		*vec_push(im->arena, &m.bands) = f->bands.as.items[i];
	grow(im, f, &root);
	top = first_level(f, &root);
	list = competencies_value(&m, top);
	if (m.deep != 0)
		diag_report(im->diag, CODE_IMPORT_FLATTENED,
		    import_place(im, 0, 0),
		    "%zu statement%s below elements became elements too, in "
		    "their order",
		    m.deep, m.deep == 1 ? "" : "s");
	object_set(o, im->arena, STR("framework"), head_value(im, f));
	if (value_is(&f->levels, VALUE_LIST))
		object_set(o, im->arena, STR("levels"), f->levels);
	if (m.bands.n != 0)
		object_set(o, im->arena, STR("bands"),
		    value_list(m.bands.items, m.bands.n));
	object_set(o, im->arena, STR("competencies"), list);
	put_file(im, o, from);
	return true;
}
