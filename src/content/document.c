#include "content/document.h"

/* The next member from *i on that is not only shown; NULL at the end. */
static const struct member *
next_link(const struct document *d, size_t *i)
{
	const struct object *front = d->front.as.object;
	const struct member *m;
	const struct field *row;

	while (*i < front->n) {
		m = &front->items[(*i)++];
		row = field_find(kind_info(d->kind)->fields, m->key);
		if (row == NULL || (row->flags & FIELD_SHOWN) == 0)
			return m;
	}
	return NULL;
}

static bool
same_fields(const struct document *a, const struct document *b)
{
	const struct member *x, *y;
	size_t i = 0, k = 0;

	do {
		x = next_link(a, &i);
		y = next_link(b, &k);
		if (x == NULL || y == NULL)
			return x == y;
	} while (str_eq(x->key, y->key) && value_same(&x->value, &y->value));
	return false;
}

bool
document_same_links(const struct document *a, const struct document *b)
{
	return a->kind == b->kind && kind_info(a->kind)->fields != NULL &&
	    value_is(&a->front, VALUE_OBJECT) &&
	    value_is(&b->front, VALUE_OBJECT) && a->draft == b->draft &&
	    a->visibility == b->visibility && str_eq(a->lang, b->lang) &&
	    date_cmp(a->date, b->date) == 0 && same_fields(a, b);
}

struct place
document_place(const struct document *d, struct str field)
{
	const struct value *v = value_get(&d->front, field);

	return v != NULL ? value_place(v, d->path)
			 : (struct place){ d->path, 0, 0 };
}

struct str
document_text(const struct document *d, struct str field)
{
	return value_str(value_get(&d->front, field));
}

enum visibility
document_visibility(const struct document *d, enum visibility refused)
{
	struct str word = document_text(d, STR("visibility"));
	unsigned level = VISIBILITY_PUBLIC;

	if (value_true(value_get(&d->front, STR("private"))))
		return VISIBILITY_PRIVATE;
	if (word.n != 0 && !level_find(VISIBILITY_WORDS, word, &level))
		return refused;
	return (enum visibility)level;
}

/* The checked day of a field, or no date. */
static struct date
day_of(const struct document *d, struct str field)
{
	struct date day;

	if (!date_from_iso(document_text(d, field), &day))
		return (struct date){ 0 };
	return day;
}

int
document_time(const struct document *d, struct date day)
{
	struct date first = day_of(d, STR("publish_on"));
	struct date last = day_of(d, STR("expires_on"));

	if (date_is_set(first) && date_cmp(day, first) < 0)
		return -1;
	return date_is_set(last) && date_cmp(day, last) > 0;
}
