#include "model/noun.h"

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "locale/unicode.h"
#include "model/link.h"
#include "model/property.h"

/* Most lists have one or two items: growth starts small. */
static void
make_room(struct list *list, struct arena *arena)
{
	size_t cap = list->cap != 0 ? list->cap * 2 : 2;
	struct value *items = arena_array(arena, cap, sizeof(*items));

	if (list->n > 0)
		memcpy(items, list->items, list->n * sizeof(*items));
	list->items = items;
	list->cap = cap;
}

void
list_add(struct list *list, struct arena *arena, const struct drop *drop)
{
	if (list->n == list->cap)
		make_room(list, arena);
	list->items[list->n++] = value_drop(drop);
}

const struct drop *
list_at(const struct list *list, size_t i)
{
	return list->items[i].as.drop;
}

bool
list_has(const struct list *list, const struct drop *drop)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->items[i].as.drop == drop)
			return true;
	}
	return false;
}

struct value
list_value(const struct list *list)
{
	return value_list(list->items, list->n);
}

bool
noun_is(const struct drop *drop)
{
	return drop->class->base == &noun_class;
}

struct noun *
noun_of(const struct drop *drop)
{
	/* Nouns change until the plan is made; drops are const to readers. */
	union {
		const struct drop *drop;
		struct noun *noun;
	} u = { .drop = drop };

	return u.noun;
}

struct noun *
list_noun(const struct list *list, size_t i)
{
	return noun_of(list_at(list, i));
}

struct value
text_value(struct str s)
{
	return s.n > 0 ? value_text(s) : value_nil();
}

struct value
drop_value(const struct drop *drop)
{
	return drop != NULL ? value_drop(drop) : value_nil();
}

struct value
direction_value(struct str text)
{
	enum direction direction = unicode_direction(text);

	return direction == DIRECTION_NONE ? value_nil()
	    : direction == DIRECTION_RTL   ? value_text(STR("rtl"))
					   : value_text(STR("ltr"));
}

bool
front_other(const struct value *front, struct str name, struct value *out)
{
	const struct value *v = value_get(front, name);

	if (v == NULL)
		return false;
	*out = *v;
	return true;
}

void
link_each(struct linking *l, const struct list *listed, enum kind kind,
    void (*link)(struct linking *, struct noun *))
{
	const struct list *unlisted = &l->model->unlisted;

	for (size_t i = 0; i < listed->n; i++)
		link(l, list_noun(listed, i));
	for (size_t i = 0; i < unlisted->n; i++) {
		if (list_noun(unlisted, i)->kind == kind)
			link(l, list_noun(unlisted, i));
	}
}

bool
noun_is_own(const struct noun *noun)
{
	return noun_is_listed(noun) || noun->student->shown->unlisted;
}

bool
noun_is_listed(const struct noun *noun)
{
	return noun->released == NULL || !noun->released->unlisted;
}

const struct value *
noun_field(const struct noun *noun, const char *field)
{
	struct str key = str_from(field);

	return (noun->fields & value_mark(key)) != 0
	    ? value_get(&noun->document->front, key)
	    : NULL;
}

struct str
noun_text(const struct noun *noun, const char *field)
{
	return value_str(noun_field(noun, field));
}

const struct value *
noun_items(const struct noun *noun, const char *field, size_t *n)
{
	const struct value *v = noun_field(noun, field);

	*n = value_is(v, VALUE_LIST) ? v->n : 0;
	return *n > 0 ? v->as.items : NULL;
}

void
noun_init_term(struct linking *l, struct noun *noun,
    const struct drop_class *class, struct str id, struct str title)
{
	noun->drop.class = class;
	noun->kind = KIND_COUNT;
	noun->id = id;
	noun->title = title;
	noun_make_sort_key(l, noun);
}

void
noun_make_sort_key(struct linking *l, struct noun *noun)
{
	struct str sort = noun_text(noun, "sort");

	if (noun->sort.n == 0)
		noun->sort = locale_sort_key(
		    l->locale, sort.n > 0 ? sort : noun->title, l->arena);
}

struct str
slug_of(struct str text, struct arena *arena)
{
	struct str folded = unicode_fold(text, arena);
	char *p = arena_bytes(arena, folded.n + 1);
	size_t n = 0;
	unsigned char c;

	for (size_t i = 0; i < folded.n; i++) {
		c = (unsigned char)folded.p[i];
		if (c >= 0x80 || (c >= '0' && c <= '9') ||
		    (c >= 'a' && c <= 'z'))
			p[n++] = (char)c;
		else if (n > 0 && p[n - 1] != '-')
			p[n++] = '-';
	}
	if (n > 0 && p[n - 1] == '-')
		n--;
	return (struct str){ p, n };
}

static struct str
stem_or_id(const struct noun *noun)
{
	return noun->released != NULL ? noun->released->stem : noun->id;
}

/* The place among its neighbours; those without one come last. */
static int64_t
order_of(const struct noun *noun)
{
	const struct value *order = noun_field(noun, "order");

	return value_is(order, VALUE_INT) ? order->as.integer : INT64_MAX;
}

static int
compare_sort(const void *a, const void *b)
{
	const struct noun *x = noun_of(((const struct value *)a)->as.drop);
	const struct noun *y = noun_of(((const struct value *)b)->as.drop);
	int c = str_cmp(x->sort, y->sort);

	return c != 0 ? c : str_cmp(stem_or_id(x), stem_or_id(y));
}

static int
compare_newest(const void *a, const void *b)
{
	const struct noun *x = noun_of(((const struct value *)a)->as.drop);
	const struct noun *y = noun_of(((const struct value *)b)->as.drop);
	int c = date_cmp(y->date, x->date);

	return c != 0 ? c : str_cmp(stem_or_id(x), stem_or_id(y));
}

void
list_sort(struct list *list)
{
	if (list->n > 1)
		qsort(list->items, list->n, sizeof(*list->items), compare_sort);
}

static int
compare_order(const void *a, const void *b)
{
	int64_t x = order_of(noun_of(((const struct value *)a)->as.drop));
	int64_t y = order_of(noun_of(((const struct value *)b)->as.drop));

	return x != y ? (x < y ? -1 : 1) : compare_sort(a, b);
}

void
list_sort_order(struct list *list)
{
	if (list->n > 1)
		qsort(
		    list->items, list->n, sizeof(*list->items), compare_order);
}

void
list_sort_newest(struct list *list)
{
	if (list->n > 1)
		qsort(
		    list->items, list->n, sizeof(*list->items), compare_newest);
}

static int
compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->day != y->day)
		return x->day > y->day ? -1 : 1;
	return str_cmp(x->stem, y->stem);
}

void
ranked_sort(struct ranked *items, size_t n)
{
	if (n > 1)
		qsort(items, n, sizeof(*items), compare_ranked);
}

PROPERTY_LIST(noun, related)
PROPERTY_LIST(noun, showcases)
PROPERTY_LIST(noun, tags)
PROPERTY_LIST(noun, translations)
PROPERTY_TEXT(noun, id)
PROPERTY_TEXT(noun, lang)
PROPERTY_TEXT(noun, summary)
PROPERTY_TEXT(noun, title)
PROPERTY_TEXT(noun, url)
PROPERTY_DATE(noun, date)
PROPERTY_DATE(noun, updated)
PROPERTY_DROP(noun, student)
PROPERTY_DROP(noun, year)

PROPERTY_GET(noun, body,
    self->document != NULL ? text_value(self->document->body) : value_nil())
PROPERTY_GET(noun, kind, value_text(str_from(self->drop.class->name)))
PROPERTY_GET(
    noun, indexed, value_bool(self->released == NULL || self->released->index))
PROPERTY_GET(noun, unlisted, value_bool(!noun_is_listed(self)))

static const struct drop_property properties[] = {
	{ "body", get_body, "Markdown",
	    "What the author wrote below the front matter." },
	{ "date", get_date, "date", "The day of the document." },
	{ "id", get_id, "text", "Its name in addresses." },
	{ "indexed", get_indexed, "boolean",
	    "False where search engines are to stay out." },
	{ "kind", get_kind, "text", "\"artifact\", \"goal\" and so on." },
	{ "lang", get_lang, "text", "The language it is written in." },
	{ "related", get_related, "list of any noun",
	    "What the author says to read next." },
	{ "showcases", get_showcases, "list of showcase",
	    "The showcases that show it." },
	{ "student", get_student, "student", "Whose it is." },
	{ "summary", get_summary, "text", "One or two sentences about it." },
	{ "tags", get_tags, "list of tag", "Its topics." },
	{ "title", get_title, "text", "What it is called." },
	{ "translations", get_translations, "list of any noun",
	    "The same in other languages." },
	{ "unlisted", get_unlisted, "boolean",
	    "True for what no list may have." },
	{ "updated", get_updated, "date",
	    "The day it was last changed, as far as that may be told." },
	{ "url", get_url, "address",
	    "Its page, from \"/\" on; nothing if it has none." },
	{ "year", get_year, "year", "The school year of its day." },
};

/*
 * Fields that no template sees: answers that are only ever counted, and what
 * is for the program.
 */
static const struct str hidden[] = { STR_INIT("aliases"), STR_INIT("check"),
	STR_INIT("draft"), STR_INIT("private"), STR_INIT("publish_on"),
	STR_INIT("expires_on"), STR_INIT("visibility"),
	STR_INIT("translation_of") };

static bool
is_hidden(struct str name)
{
	for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden); i++) {
		if (str_eq(name, hidden[i]))
			return true;
	}
	return false;
}

bool
noun_other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	const struct noun *noun = noun_of(drop);

	(void)env;
	/* Most documents lack most fields: that is known without a look. */
	return (noun->fields & value_mark(name)) != 0 && !is_hidden(name) &&
	    front_other(&noun->document->front, name, out);
}

const struct drop_class noun_class = {
	.name = "noun",
	.help = "What every noun has.",
	.properties = properties,
	.n = sizeof(properties) / sizeof(*properties),
};
