#include "data/field_schema.h"

#include "base/buf.h"
#include "base/limits.h"

#define SCALAR "\"type\":[\"string\",\"number\",\"boolean\",\"null\"]"
#define TEXT "\"type\":[\"string\",\"null\"]"
#define OBJECT "\"type\":[\"object\",\"null\"]"

static void print_properties(const struct field_table *table, struct buf *out);

/*
 * What an editor may check of each type. Null is a field that is still empty.
 * A number in quotes is one too, and "yes" is a word to YAML 1.2 but not to
 * waymark; in JSON Schema a pattern holds for text alone.
 */
static const char *const type_schemas[] = {
	[FIELD_TEXT] = SCALAR,
	[FIELD_MARKDOWN] = SCALAR,
	[FIELD_DATE] = TEXT,
	[FIELD_INT] = "\"type\":[\"integer\",\"string\",\"null\"],"
		      "\"pattern\":\"^\\\\s*(-?[0-9]+)?\\\\s*$\"",
	[FIELD_BOOL] = "\"type\":[\"boolean\",\"string\",\"null\"],"
		       "\"pattern\":\"^\\\\s*([Tt][Rr][Uu][Ee]|"
		       "[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|"
		       "[Oo][Ff][Ff])?\\\\s*$\"",
	[FIELD_CHOICE] = NULL,
	[FIELD_ID] = SCALAR,
	[FIELD_REF] = SCALAR,
	[FIELD_FILE] = SCALAR,
	[FIELD_LINK] = SCALAR,
	[FIELD_LANG] = TEXT,
	[FIELD_COLOR] = TEXT,
	[FIELD_MAP] = NULL,
	[FIELD_NAMED] = NULL,
	[FIELD_ANY] = NULL,
};

static void
print_choice(const char *words, struct buf *out)
{
	struct str rest = str_from(words), word;

	buf_add(out, STR("\"enum\":["));
	while (str_cut(&rest, '|', &word)) {
		buf_add_json(out, word);
		buf_add_char(out, ',');
	}
	buf_add(out, STR("null]"));
}

/* A group, or the text that stands for its bare field. */
static void
print_group(const struct field_table *table, struct buf *out)
{
	if (table->bare == NULL) {
		print_properties(table, out);
		return;
	}
	buf_add(out, STR("\"anyOf\":[{" SCALAR "},{"));
	print_properties(table, out);
	buf_add(out, STR("}]"));
}

/* The members of the schema of one value of the field's type. */
static void
print_one(const struct field *field, struct buf *out)
{
	if (field->type == FIELD_CHOICE) {
		print_choice(field->of, out);
	} else if (field->type == FIELD_MAP) {
		print_group(field->fields, out);
	} else if (field->type == FIELD_NAMED) {
		buf_add(out, STR(OBJECT ",\"additionalProperties\":{"));
		print_group(field->fields, out);
		buf_add_char(out, '}');
	} else if (type_schemas[field->type] != NULL) {
		buf_add(out, str_from(type_schemas[field->type]));
	}
	if (field->type == FIELD_INT)
		buf_printf(out, ",\"minimum\":%d,\"maximum\":%d", field->min,
		    field->max);
}

static void
print_value(const struct field *field, struct buf *out)
{
	if ((field->flags & FIELD_LIST) == 0) {
		print_one(field, out);
		return;
	}
	buf_add(out, STR("\"anyOf\":[{\"type\":\"array\",\"items\":{"));
	print_one(field, out);
	buf_add(out, STR("}},{"));
	/* Text that is cut at commas is no single word of a choice. */
	if ((field->flags & FIELD_COMMAS) != 0)
		buf_add(out, STR(SCALAR));
	else
		print_one(field, out);
	buf_add(out, STR("}]"));
}

static void
print_row(
    const struct field_table *table, const struct field *field, struct buf *out)
{
	const struct field *meant = field;

	buf_add_json(out, str_from(field->name));
	buf_add(out, STR(":{"));
	if (field->type == FIELD_ALIAS) {
		meant = field_find(table, str_from(field->of));
		buf_add(out, STR("\"deprecated\":true,"));
	} else if (field->type == FIELD_FOREIGN) {
		buf_add(out, STR("\"deprecated\":true,"));
	}
	buf_add(out, STR("\"description\":"));
	buf_add_json(out, str_from(meant->help));
	if (field->dated != NULL) {
		buf_add(out, STR(",\"anyOf\":[{"));
		print_value(meant, out);
		buf_add(out, STR("},{"));
		print_value(field_find(table, str_from(field->dated)), out);
		buf_add(out, STR("}]"));
	} else if (meant->type != FIELD_FOREIGN && meant->type != FIELD_ANY) {
		buf_add_char(out, ',');
		print_value(meant, out);
	}
	buf_add_char(out, '}');
}

static bool
is_alias_of(const struct field *alias, const struct field *field)
{
	return alias->type == FIELD_ALIAS &&
	    str_is(str_from(alias->of), field->name);
}

static bool
has_alias(const struct field_table *table, const struct field *field)
{
	for (size_t i = 0; i < field_count(table); i++) {
		if (is_alias_of(field_row(table, i), field))
			return true;
	}
	return false;
}

/* One of the names that the field goes by. */
static void
print_any_name(
    const struct field_table *table, const struct field *field, struct buf *out)
{
	buf_add(out, STR("{\"anyOf\":[{\"required\":["));
	buf_add_json(out, str_from(field->name));
	for (size_t i = 0; i < field_count(table); i++) {
		if (!is_alias_of(field_row(table, i), field))
			continue;
		buf_add(out, STR("]},{\"required\":["));
		buf_add_json(out, str_from(field_row(table, i)->name));
	}
	buf_add(out, STR("]}]}"));
}

/*
 * The table's own rows that are required and that no other field excuses:
 * those of one name, or those that other tools call otherwise.
 */
static void
print_required(const struct field_table *table, bool aliased, struct buf *out)
{
	const char *before = aliased ? ",\"allOf\":[" : ",\"required\":[";

	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->items[i];

		if ((field->flags & FIELD_REQUIRED) == 0 ||
		    field->unless != NULL || has_alias(table, field) != aliased)
			continue;
		buf_add(out, str_from(before));
		if (aliased)
			print_any_name(table, field, out);
		else
			buf_add_json(out, str_from(field->name));
		before = ",";
	}
	if (before[1] == '\0')
		buf_add_char(out, ']');
}

static void
print_properties(const struct field_table *table, struct buf *out)
{
	bool first = true;

	buf_add(out, STR(OBJECT ",\"properties\":{"));
	for (size_t i = 0; i < field_count(table); i++) {
		const struct field *field = field_row(table, i);

		if (field_find(table, str_from(field->name)) != field)
			continue;
		if (!first)
			buf_add_char(out, ',');
		first = false;
		print_row(table, field, out);
	}
	buf_add_char(out, '}');
	print_required(table, false, out);
	print_required(table, true, out);
}

void
field_print_schema(const struct field_table *table, const char *title,
    const char *help, struct buf *out)
{
	buf_add(out,
	    STR("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\""
		",\"title\":"));
	buf_add_json(out, str_from(title));
	buf_add(out, STR(",\"description\":"));
	buf_add_json(out, str_from(help));
	buf_add_char(out, ',');
	print_properties(table, out);
	buf_add(out, STR("}\n"));
}
