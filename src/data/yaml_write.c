#include "data/yaml_write.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "data/digits.h"

#define STEP 2
/* A list of words is written on one line up to here. */
#define LINE_CHARS 72

static void write_members(
    struct buf *out, const struct object *o, unsigned indent, bool inside);
static void write_value(
    struct buf *out, const struct value *v, unsigned indent);

static void
write_indent(struct buf *out, unsigned indent)
{
	for (unsigned i = 0; i < indent; i++)
		buf_add_char(out, ' ');
}

/* Characters that have a meaning where a plain text begins. */
static bool
is_indicator(char c)
{
	return str_find_char(STR("-?:,[]{}#&*!|>'\"%@`.~=<"), c) != STR_NONE;
}

/* What only quotes can hold: controls, and what YAML takes for a line end. */
static bool
needs_escape(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	    c == 0x2029 || c == 0xFEFF || c == UTF8_BAD;
}

static bool
has_escape(struct str s, bool lines_too)
{
	size_t at = 0;
	uint32_t c;

	while (at < s.n) {
		c = utf8_next(s, &at);
		if (needs_escape(c) && (lines_too || c != '\n'))
			return true;
	}
	return false;
}

/* "no", "12" and "1e3" are words here, and something else elsewhere. */
static bool
looks_typed(struct str s)
{
	static const char *const words[] = { "yes", "no", "y", "n", "true",
		"false", "on", "off", "null" };
	bool digits = s.p[0] == '+' || (s.p[0] >= '0' && s.p[0] <= '9');

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_eq_nocase(s, str_from(words[i])))
			return true;
	}
	/* A date is one for both. */
	if (s.n == 10 && s.p[4] == '-' && s.p[7] == '-')
		return false;
	for (size_t i = 0; digits && i < s.n; i++)
		digits = str_find_char(STR("0123456789+-.eExXoO:_abcdfABCDF"),
			     s.p[i]) != STR_NONE;
	return digits;
}

static bool
is_plain(struct str s, bool in_list)
{
	if (s.n == 0 || is_indicator(s.p[0]) || looks_typed(s) ||
	    s.p[0] == ' ' || s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':')
		return false;
	for (size_t i = 0; in_list && i < s.n; i++) {
		if (str_find_char(STR(",[]{}:"), s.p[i]) != STR_NONE)
			return false;
	}
	return str_find(s, STR(": ")) == STR_NONE &&
	    str_find(s, STR(" #")) == STR_NONE && !has_escape(s, true);
}

static void
write_quoted(struct buf *out, struct str s)
{
	char bytes[4];
	size_t at = 0;
	uint32_t c;

	buf_add_char(out, '"');
	while (at < s.n) {
		c = utf8_next(s, &at);
		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", (char)c);
		else if (c == '\n')
			buf_add(out, STR("\\n"));
		else if (c == '\t')
			buf_add(out, STR("\\t"));
		else if (needs_escape(c))
			buf_printf(out, "\\u%04X", (unsigned)c);
		else
			buf_add(out, (struct str){ bytes, utf8_put(bytes, c) });
	}
	buf_add_char(out, '"');
}

/* Text of several lines as it is, below a "|". */
static void
write_lines(struct buf *out, struct str s, unsigned indent)
{
	struct str line;
	const char *end = !str_ends(s, STR("\n")) ? "-"
	    : str_ends(s, STR("\n\n"))		  ? "+"
						  : "";

	buf_printf(out, "|%s\n", end);
	while (str_cut(&s, '\n', &line)) {
		if (line.n != 0)
			write_indent(out, indent);
		buf_add(out, line);
		buf_add_char(out, '\n');
	}
}

/* A text and the end of its line. */
static void
write_text(struct buf *out, struct str s, unsigned indent)
{
	if (s.n != 0 && str_find_char(s, '\n') != STR_NONE && s.p[0] != ' ' &&
	    s.p[0] != '\n' && s.p[0] != '\t' && !has_escape(s, false)) {
		write_lines(out, s, indent);
		return;
	}
	if (is_plain(s, false))
		buf_add(out, s);
	else
		write_quoted(out, s);
	buf_add_char(out, '\n');
}

static void
write_number(struct buf *out, const struct value *v)
{
	char digits[DIGITS_CHARS];

	if (v->kind == VALUE_INT)
		buf_printf(out, "%" PRId64, v->as.integer);
	else
		buf_add(out,
		    (struct str){ digits, digits_write(digits, v->as.number) });
}

static bool
fits_line(const struct value *list)
{
	size_t chars = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct value *v = &list->as.items[i];

		if (!value_is(v, VALUE_TEXT) ||
		    str_find_char(value_str(v), '\n') != STR_NONE)
			return false;
		chars += v->n + 2;
	}
	return chars <= LINE_CHARS;
}

static void
write_words(struct buf *out, const struct value *list)
{
	buf_add_char(out, '[');
	for (size_t i = 0; i < list->n; i++) {
		struct str s = value_str(&list->as.items[i]);

		if (i != 0)
			buf_add(out, STR(", "));
		if (is_plain(s, true))
			buf_add(out, s);
		else
			write_quoted(out, s);
	}
	buf_add(out, STR("]\n"));
}

static void
write_items(struct buf *out, const struct value *list, unsigned indent)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct value *v = &list->as.items[i];

		write_indent(out, indent);
		buf_add(out, STR("-"));
		if (value_is(v, VALUE_OBJECT) && v->as.object->n != 0) {
			buf_add_char(out, ' ');
			write_members(out, v->as.object, indent + STEP, true);
		} else {
			write_value(out, v, indent + STEP);
		}
	}
}

/* What stands behind "key:" or "-", and the end of the line. */
static void
write_value(struct buf *out, const struct value *v, unsigned indent)
{
	if (indent > STEP * LIMIT_YAML_DEPTH) {
		buf_add(out, STR("\n"));
	} else if (v->kind == VALUE_TEXT) {
		buf_add_char(out, ' ');
		write_text(out, value_str(v), indent);
	} else if (v->kind == VALUE_BOOL) {
		buf_printf(out, " %s\n", v->as.boolean ? "true" : "false");
	} else if (v->kind == VALUE_INT || v->kind == VALUE_DOUBLE) {
		buf_add_char(out, ' ');
		write_number(out, v);
		buf_add_char(out, '\n');
	} else if (v->kind == VALUE_LIST && (v->n == 0 || fits_line(v))) {
		buf_add_char(out, ' ');
		write_words(out, v);
	} else if (v->kind == VALUE_LIST) {
		buf_add_char(out, '\n');
		write_items(out, v, indent);
	} else if (v->kind == VALUE_OBJECT && v->as.object->n == 0) {
		buf_add(out, STR(" {}\n"));
	} else if (v->kind == VALUE_OBJECT) {
		buf_add_char(out, '\n');
		write_members(out, v->as.object, indent, false);
	} else {
		buf_add_char(out, '\n');
	}
}

/* inside: the first member stands on a line that was begun. */
static void
write_members(
    struct buf *out, const struct object *o, unsigned indent, bool inside)
{
	for (size_t i = 0; i < o->n; i++) {
		const struct member *m = &o->items[i];

		if (i != 0 || !inside)
			write_indent(out, indent);
		if (is_plain(m->key, true))
			buf_add(out, m->key);
		else
			write_quoted(out, m->key);
		buf_add_char(out, ':');
		write_value(out, &m->value, indent + STEP);
	}
}

void
value_to_yaml(struct buf *out, const struct value *object)
{
	if (value_is(object, VALUE_OBJECT) && object->as.object->n != 0)
		write_members(out, object->as.object, 0, false);
	else
		buf_add(out, STR("{}\n"));
}
