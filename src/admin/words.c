#include "admin/words.h"

#include <string.h>

#include "admin/widget.h"
#include "config/config.h"
#include "content/tables.h"
#include "theme/theme.h"

/* The theme's words under a key, in the site's language; or none. */
static struct str
find_words(const struct form *f, struct str key)
{
	const struct catalogue *used;
	const struct value *v = messages_text(
	    &f->in->theme->messages, f->in->config->lang, key, &used);

	return v != NULL ? value_str(v) : STR("");
}

struct str
form_words(const struct form *f, struct str key, const char *name)
{
	struct str words = find_words(f, key);
	char *word;

	if (words.n != 0)
		return words;
	word = arena_cstr(f->arena, str_from(name));
	for (char *p = word; *p != '\0'; p++) {
		if (*p == '_')
			*p = ' ';
	}
	if (word[0] >= 'a' && word[0] <= 'z')
		word[0] = (char)(word[0] - 'a' + 'A');
	return str_from(word);
}

/* "hint.part_of_a_graphic.image": words for the field of one table. */
static struct str
own_words(const struct form *f, const char *kind, struct str name)
{
	char *key = arena_cstr(f->arena,
	    arena_printf(
		f->arena, "%s.%s.%.*s", kind, f->table->name, STR_ARG(name)));

	for (char *p = key; *p != '\0'; p++) {
		if (*p == ' ')
			*p = '_';
	}
	return find_words(f, str_from(key));
}

/*
 * What a catalogue says of a field or a choice: of that table's, or else of
 * all that have the name. The latter are said of a student's portfolio and of
 * what all documents share; of the site's own pages they may mean something
 * else, and only name a field. English stands in the tables.
 */
static struct str
field_words(const struct form *f, const struct field *field, const char *kind,
    struct str name)
{
	bool shared = field >= page_table.items &&
	    field < page_table.items + page_table.n;
	struct str words = own_words(f, kind, name);

	if (words.n != 0 ||
	    !(f->student || shared || strcmp(kind, "field") == 0))
		return words;
	return find_words(
	    f, arena_printf(f->arena, "%s.%.*s", kind, STR_ARG(name)));
}

struct str
form_label(const struct form *f, const struct field *field)
{
	struct str words =
	    field_words(f, field, "field", str_from(field->name));

	return words.n != 0 ? words : form_words(f, STR(""), field->name);
}

struct str
form_hint(const struct form *f, const struct field *field)
{
	struct str words = field_words(f, field, "hint", str_from(field->name));

	if (words.n == 0)
		words = str_from(field->help);
	if ((field->flags & FIELD_STAFF) == 0)
		return words;
	return arena_printf(f->arena, "%.*s %.*s",
	    STR_ARG(form_words(f, STR("editor.staff"), "staff")),
	    STR_ARG(words));
}

struct str
form_choice(const struct form *f, const struct field *field, struct str word)
{
	struct str words = field_words(f, field, "choice", word);

	return words.n != 0 ? words : word;
}
