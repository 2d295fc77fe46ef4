#include "data/field.h"

#include "base/buf.h"

#define INDENT 4u

static const char *const type_names[] = {
	[FIELD_TEXT] = "text",
	[FIELD_MARKDOWN] = "Markdown",
	[FIELD_DATE] = "date",
	[FIELD_INT] = "whole number",
	[FIELD_BOOL] = "true or false",
	[FIELD_CHOICE] = "one of",
	[FIELD_ID] = "id",
	[FIELD_REF] = "document",
	[FIELD_FILE] = "file",
	[FIELD_LINK] = "link",
	[FIELD_LANG] = "language",
	[FIELD_COLOR] = "color",
	[FIELD_MAP] = "group",
	[FIELD_NAMED] = "groups by name",
	[FIELD_ANY] = "anything",
	[FIELD_ALIAS] = "another name for",
	[FIELD_FOREIGN] = "not used",
};

void
field_print_type(const struct field *field, struct buf *out)
{
	struct str rest, word;

	if ((field->flags & FIELD_LIST) != 0)
		buf_add(out, STR("list: "));
	buf_add(out, str_from(type_names[field->type]));
	if (field->type == FIELD_ALIAS)
		buf_printf(out, " %s%s",
		    (field->flags & FIELD_NOT) != 0 ? "not " : "", field->of);
	if (field->type == FIELD_INT)
		buf_printf(out, " from %d to %d", field->min, field->max);
	if (field->type != FIELD_CHOICE)
		return;
	rest = str_from(field->of);
	while (str_cut(&rest, '|', &word))
		buf_printf(
		    out, " %.*s%s", STR_ARG(word), rest.n != 0 ? "," : "");
}

/* A row of `more` under a name that the table has itself is not shown. */
static bool
is_hidden(const struct field_table *table, const struct field *field)
{
	return field_find(table, str_from(field->name)) != field;
}

static void print_table(
    const struct field_table *table, unsigned indent, struct buf *out);

static void
print_field(const struct field *field, unsigned indent, struct buf *out)
{
	buf_printf(out, "%*s%s (", (int)indent, "", field->name);
	field_print_type(field, out);
	if ((field->flags & FIELD_REQUIRED) != 0 && field->unless != NULL)
		buf_printf(out, "; required without %s", field->unless);
	else if ((field->flags & FIELD_REQUIRED) != 0)
		buf_add(out, STR("; required"));
	if ((field->flags & FIELD_STAFF) != 0)
		buf_add(out, STR("; for staff"));
	buf_add(out, STR(")\n"));
	if (field->help != NULL)
		buf_printf(
		    out, "%*s%s\n", (int)(indent + INDENT), "", field->help);
	if (field->fields != NULL)
		print_table(field->fields, indent + INDENT, out);
}

static void
print_rows(const struct field_table *table, const struct field_table *rows,
    unsigned indent, struct buf *out)
{
	for (size_t i = 0; i < rows->n; i++) {
		if (!is_hidden(table, &rows->items[i]))
			print_field(&rows->items[i], indent, out);
	}
}

/* Tables do not contain themselves, so the depth is that of the tables. */
static void
print_table(const struct field_table *table, unsigned indent, struct buf *out)
{
	print_rows(table, table, indent, out);
	if (table->more == NULL)
		return;
	buf_printf(out, "\nAlso the fields of %s:\n\n", table->more->name);
	print_rows(table, table->more, indent, out);
}

void
field_print(const struct field *field, struct buf *out)
{
	print_field(field, 0, out);
}

void
field_print_table(const struct field_table *table, struct buf *out)
{
	print_table(table, 0, out);
}
