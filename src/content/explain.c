#include "content/explain.h"

#include "base/buf.h"

bool
explain_kind(struct str name, struct buf *out)
{
	enum kind kind = kind_find(name);
	const struct kind_info *info;
	struct str patterns, pattern;

	if (kind == KIND_COUNT)
		return false;
	info = kind_info(kind);
	buf_printf(
	    out, "%s is a kind of document.\n%s\n", info->name, info->help);
	patterns = str_from(info->pattern);
	while (str_cut(&patterns, ' ', &pattern))
		buf_printf(out, "Path: %.*s\n", STR_ARG(pattern));
	if (info->fields == NULL)
		return true;
	buf_add(out, STR("\nFields:\n\n"));
	field_print_table(info->fields, out);
	return true;
}

/* Where a table is: the names on the way from its kind. */
struct trail {
	const struct trail *outer; /* NULL: the kind */
	const char *name;
};

static void
print_trail(const struct trail *t, struct buf *out)
{
	if (t == NULL)
		return;
	print_trail(t->outer, out);
	buf_printf(out, "%s.", t->name);
}

/* Tables do not contain themselves, so the depth is that of the tables. */
static bool
explain_in(const struct field_table *table, const struct trail *trail,
    struct str name, struct buf *out)
{
	bool found = false;

	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->items[i];
		const struct trail inner = { trail, field->name };

		if (str_is(name, field->name)) {
			print_trail(trail, out);
			field_print(field, out);
			found = true;
		}
		if (field->fields != NULL &&
		    explain_in(field->fields, &inner, name, out))
			found = true;
	}
	return found;
}

/* What all documents share is told once, of the plain page. */
bool
explain_field(struct str name, struct buf *out)
{
	const struct field_table *page = kind_info(KIND_PAGE)->fields;
	bool found = false;

	for (unsigned kind = 0; kind < KIND_MEDIA; kind++) {
		const struct kind_info *info = kind_info((enum kind)kind);
		const struct trail trail = { NULL, info->name };

		if (info->fields == page && kind != KIND_PAGE)
			continue;
		if (explain_in(info->fields, &trail, name, out))
			found = true;
	}
	return found;
}

static void
near_in(const struct field_table *table, struct near *near)
{
	for (size_t i = 0; table != NULL && i < table->n; i++) {
		near_try(near, str_from(table->items[i].name));
		near_in(table->items[i].fields, near);
	}
}

void
explain_near(enum kind kind, struct near *near)
{
	near_try(near, str_from(kind_info(kind)->name));
	near_in(kind_info(kind)->fields, near);
}
