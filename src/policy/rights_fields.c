#include "policy/rights.h"

#include "base/arena.h"
#include "base/diag.h"
#include "content/content.h"
#include "git/snapshot.h"

/* The documents of the change, and those that it took away. */
struct moves {
	const struct rights *rights;
	const struct content *after;
	bool *taken; /* of the base, by number: a new path has its fields */
};

/* The value of a field, or nil where there is none. */
static struct value
field_value(const struct document *d, const struct field *field)
{
	const struct value *v =
	    d != NULL ? value_get(&d->front, str_from(field->name)) : NULL;

	return v != NULL ? *v : value_nil();
}

static bool
is_staff(const struct field_table *table, size_t i)
{
	return (field_row(table, i)->flags & FIELD_STAFF) != 0;
}

static size_t
table_rows(const struct field_table *table)
{
	return table != NULL ? field_count(table) : 0;
}

/* Both say the same in every field that is for staff. */
static bool
says_the_same(const struct document *a, const struct document *b)
{
	const struct field_table *table = kind_info(b->kind)->fields;

	for (size_t i = 0; i < table_rows(table); i++) {
		struct value then = field_value(a, field_row(table, i));
		struct value now = field_value(b, field_row(table, i));

		if (is_staff(table, i) && !value_same(&then, &now))
			return false;
	}
	return true;
}

/*
 * What d was before the change: the document at its path. One under a new
 * path may have been moved there with all that staff wrote in it, once.
 */
static const struct document *
find_before(struct moves *m, const struct document *d)
{
	const struct content *before = m->rights->content;
	const struct document *old = content_find(before, d->rel);

	for (size_t i = 0; old == NULL && i < before->n; i++) {
		const struct document *gone = &before->items[i];

		if (m->taken[i] || gone->kind != d->kind ||
		    !str_eq(gone->owner, d->owner) ||
		    content_find(m->after, gone->rel) != NULL ||
		    !says_the_same(gone, d))
			continue;
		m->taken[i] = true;
		old = gone;
	}
	return old;
}

static void
report(const struct moves *m, const struct document *d,
    const struct field *field, const struct value *then, struct diag *diag)
{
	struct value now = field_value(d, field);
	bool was = then->kind != VALUE_NIL, is = now.kind != VALUE_NIL;

	diag_report(diag, CODE_CHANGE_FIELD,
	    document_place(d, str_from(field->name)),
	    "\"%.*s\" may not %s \"%s\": it is for staff",
	    STR_ARG(m->rights->author),
	    !was      ? "write"
		: !is ? "take out"
		      : "change",
	    field->name);
	if (was)
		diag_hint(diag,
		    "put it back as it was, and ask a teacher to change it");
	else
		diag_hint(diag, "take it out again; a teacher writes it");
}

static void
check_document(struct moves *m, const struct document *d, struct diag *diag)
{
	const struct document *old = find_before(m, d);
	const struct field_table *table = kind_info(d->kind)->fields;

	for (size_t i = 0; i < table_rows(table); i++) {
		const struct field *field = field_row(table, i);
		struct value then = field_value(old, field);
		struct value now = field_value(d, field);

		/* Of a file with an error, not all could be read. */
		if (is_staff(table, i) && !value_same(&then, &now) &&
		    !(d->broken && now.kind == VALUE_NIL))
			report(m, d, field, &then, diag);
	}
}

void
rights_check_fields(const struct rights *r, const struct content *after,
    const struct paths *paths, struct arena *arena, struct diag *diag)
{
	struct moves m = { r, after,
		arena_array(arena, r->content->n + 1, sizeof(*m.taken)) };

	if (r->role != ROLE_STUDENT)
		return;
	for (size_t i = 0; i < paths->n; i++) {
		const struct document *d;

		if (!rights_allow(r, paths->items[i]))
			continue;
		d = content_find(after, str_skip(paths->items[i], r->prefix.n));
		if (d != NULL)
			check_document(&m, d, diag);
	}
}
