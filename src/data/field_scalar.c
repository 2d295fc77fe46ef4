#include "data/field_scalar.h"

#include "base/buf.h"
#include "base/hex.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "data/when.h"

typedef bool read_fn(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out);

void
field_fail(struct field_check *check, enum code code, const struct value *v,
    const char *format, ...)
{
	va_list args;
	struct str text;

	va_start(args, format);
	text = arena_vprintf(check->arena, format, args);
	va_end(args);
	diag_report(check->diag, code, value_place(v, check->path), "%.*s",
	    STR_ARG(text));
	check->ok = false;
}

bool
field_is_nearer(struct str name, struct str known, size_t *best)
{
	size_t edits = name.n < 6 ? 1 : 2;
	size_t d = str_distance(name, known, edits);

	if (d > edits || d >= known.n || d >= *best)
		return false;
	*best = d;
	return true;
}

/* Whether the text is short enough for its field. */
static bool
fits(struct field_check *check, const struct field *field,
    const struct value *in, struct str text)
{
	size_t max = field->max > 0 ? (size_t)field->max : LIMIT_TEXT_CHARS;
	size_t n;

	if (text.n <= max)
		return true;
	n = utf8_count(text);
	if (n <= max)
		return true;
	field_fail(check, CODE_FIELD_RANGE, in,
	    "\"%s\" has %zu characters; at most %zu fit", field->name, n, max);
	return false;
}

struct str
field_keep(
    const struct field_check *check, const struct value *in, struct str text)
{
	return (in->flags & VALUE_WRITTEN) != 0 ? text
						: str_copy(check->arena, text);
}

static bool
read_markdown(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	*out = value_text(field_keep(check, in, text));
	return fits(check, field, in, text);
}

/* Plain text is one paragraph: its line ends are blanks. */
static bool
read_plain(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	char *p;

	if (str_find_char(text, '\n') == STR_NONE &&
	    str_find_char(text, '\r') == STR_NONE)
		return read_markdown(check, field, in, text, out);
	p = arena_bytes(check->arena, text.n);
	for (size_t i = 0; i < text.n; i++)
		p[i] = text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i];
	*out = value_text((struct str){ p, text.n });
	return fits(check, field, in, text);
}

static void
report_date(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, enum when when,
    const struct date dates[2])
{
	struct arena *a = check->arena;

	if (when == WHEN_AMBIGUOUS) {
		field_fail(check, CODE_DATE_AMBIGUOUS, in,
		    "\"%.*s\" can mean two days", STR_ARG(text));
		diag_hint(check->diag, "write %.*s or %.*s",
		    STR_ARG(date_text(dates[1], a)),
		    STR_ARG(date_text(dates[0], a)));
		return;
	}
	field_fail(check, CODE_DATE_INVALID, in,
	    when == WHEN_NO_SUCH_DAY ? "there is no day \"%.*s\""
		: when == WHEN_YEAR  ? "\"%.*s\" needs a year from 1900 to 2100"
				     : "\"%.*s\" is not a date",
	    STR_ARG(text));
	diag_hint(check->diag, "write %s: YYYY-MM-DD", field->name);
}

static bool
read_date(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	struct date dates[2] = { { 0 }, { 0 } };
	enum when when = when_read(text, &dates[0], &dates[1]);
	struct str iso;

	if (when == WHEN_ISO) {
		*out = value_text(field_keep(check, in, text));
		return true;
	}
	if (when != WHEN_OTHER && when != WHEN_WEEKDAY) {
		report_date(check, field, in, text, when, dates);
		return false;
	}
	iso = date_text(dates[0], check->arena);
	*out = value_text(iso);
	if (when == WHEN_WEEKDAY) {
		diag_report(check->diag, CODE_DATE_WEEKDAY,
		    value_place(in, check->path), "%.*s is a %s", STR_ARG(iso),
		    when_weekday_name(date_weekday(dates[0])));
		diag_hint(check->diag, "write %s: %.*s if that is the day",
		    field->name, STR_ARG(iso));
		return true;
	}
	diag_report(check->diag, CODE_DATE_FORM, value_place(in, check->path),
	    "read as %.*s", STR_ARG(iso));
	diag_hint(check->diag, "write %s: %.*s", field->name, STR_ARG(iso));
	return true;
}

static bool
read_int(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	bool negative = text.p[0] == '-';
	uint64_t n;
	int64_t i;

	if (!str_uint(str_skip(text, negative ? 1 : 0), INT32_MAX, &n)) {
		field_fail(check, CODE_FIELD_TYPE, in,
		    "\"%s\" must be a whole number, not \"%.*s\"", field->name,
		    STR_ARG(text));
		return false;
	}
	i = negative ? -(int64_t)n : (int64_t)n;
	*out = value_int(i);
	if (i >= field->min && i <= field->max)
		return true;
	field_fail(check, CODE_FIELD_RANGE, in,
	    "\"%s\" must be from %d to %d, not %lld", field->name, field->min,
	    field->max, (long long)i);
	return false;
}

static bool
read_bool(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	static const char *const words[] = { "false", "true", "no", "yes",
		"off", "on" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_eq_nocase(text, str_from(words[i]))) {
			*out = value_bool(i % 2 == 1);
			return true;
		}
	}
	field_fail(check, CODE_FIELD_TYPE, in,
	    "\"%s\" must be true or false, not \"%.*s\"", field->name,
	    STR_ARG(text));
	return false;
}

/* "a, b or c" from "a|b|c". */
static struct str
words_in_prose(struct arena *arena, const char *words)
{
	struct str rest = str_from(words), word, all = { NULL, 0 };

	while (str_cut(&rest, '|', &word))
		all = arena_printf(arena, "%.*s%s%.*s", STR_ARG(all),
		    all.n == 0	      ? ""
			: rest.n == 0 ? " or "
				      : ", ",
		    STR_ARG(word));
	return all;
}

static bool
read_choice(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	struct str rest = str_from(field->of), word, near = { NULL, 0 };
	size_t best = STR_NONE;

	while (str_cut(&rest, '|', &word)) {
		if (str_eq_nocase(word, text)) {
			*out = value_text(word);
			return true;
		}
	}
	rest = str_from(field->of);
	while (str_cut(&rest, '|', &word)) {
		if (field_is_nearer(text, word, &best))
			near = word;
	}
	word = words_in_prose(check->arena, field->of);
	field_fail(check, CODE_FIELD_CHOICE, in,
	    "\"%s\" must be %.*s, not \"%.*s\"", field->name, STR_ARG(word),
	    STR_ARG(text));
	if (near.n != 0)
		diag_hint(check->diag, "did you mean \"%.*s\"?", STR_ARG(near));
	return false;
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* Letters beyond ASCII may stand in an id: file names have them too. */
static bool
is_id_byte(char c)
{
	return is_alnum(c) || (unsigned char)c >= 0x80 || c == '-' ||
	    c == '_' || c == '.';
}

/* "Mark Twain" as "mark-twain". */
static struct str
id_from(struct arena *arena, struct str text)
{
	char *p = arena_bytes(arena, text.n);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c >= 'A' && c <= 'Z')
			p[n++] = (char)(c - 'A' + 'a');
		else if (is_id_byte(c))
			p[n++] = c;
		else if (n != 0 && p[n - 1] != '-')
			p[n++] = '-';
	}
	while (n != 0 && p[n - 1] == '-')
		n--;
	return (struct str){ p, n };
}

static bool
read_id(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	size_t i = 0;

	*out = value_text(field_keep(check, in, text));
	while (i < text.n && is_id_byte(text.p[i]))
		i++;
	if (i == text.n && text.p[0] != '.' && text.n <= LIMIT_PATH_COMPONENT)
		return true;
	field_fail(check, CODE_FIELD_ID, in,
	    "\"%s\" must be an id, not \"%.*s\"", field->name, STR_ARG(text));
	diag_hint(check->diag, "did you mean \"%.*s\"?",
	    STR_ARG(id_from(check->arena, text)));
	return false;
}

/* The part of an address before ":", or nothing for a path. */
static struct str
scheme_of(struct str text)
{
	size_t n = 0;

	while (n < text.n &&
	    (is_alnum(text.p[n]) ||
		str_find_char(STR("+.-"), text.p[n]) != STR_NONE))
		n++;
	return n < text.n && text.p[n] == ':' ? str_slice(text, 0, n)
					      : (struct str){ NULL, 0 };
}

/* Bytes that no path of a site has, blanks apart. */
static bool
has_odd_byte(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.p[i] < 0x20 || text.p[i] == '\\' ||
		    text.p[i] == '<' || text.p[i] == '>' || text.p[i] == '"')
			return true;
	}
	return false;
}

/*
 * A file of another site is no error, since other tools show such; but no
 * page loads anything from elsewhere, so that it is left out.
 */
static bool
is_elsewhere(struct field_check *check, const struct field *field,
    const struct value *in, struct str text)
{
	struct str scheme = scheme_of(text);

	if (field->type != FIELD_FILE ||
	    (!str_starts(text, STR("//")) &&
		!str_eq_nocase(scheme, STR("http")) &&
		!str_eq_nocase(scheme, STR("https"))))
		return false;
	diag_report(check->diag, CODE_FILE_OUTSIDE,
	    value_place(in, check->path),
	    "\"%s\" is a file of another site, so it is left out", field->name);
	diag_hint(check->diag,
	    "if you may use it, save it beside the document and write its "
	    "name");
	return true;
}

static bool
read_path(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	*out = value_text(field_keep(check, in, text));
	if (scheme_of(text).n == 0 && !str_starts(text, STR("//")) &&
	    !has_odd_byte(text))
		return fits(check, field, in, text);
	if (is_elsewhere(check, field, in, text))
		return false;
	field_fail(check, CODE_FIELD_LINK, in,
	    "\"%s\" must be a path of this site, not \"%.*s\"", field->name,
	    STR_ARG(text));
	diag_hint(check->diag,
	    field->type == FIELD_FILE
		? "put the file beside the document and write its name"
		: "write the document's path below content/, with \"/\"");
	return false;
}

static bool
read_link(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	static const char *const schemes[] = { "http", "https", "mailto",
		"tel" };
	struct str scheme = scheme_of(text);
	bool known = scheme.n == 0 && !str_starts(text, STR("//"));

	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		known = known || str_eq_nocase(scheme, str_from(schemes[i]));
	*out = value_text(field_keep(check, in, text));
	if (known && !has_odd_byte(text) &&
	    (scheme.n == 0 || str_find_char(text, ' ') == STR_NONE))
		return fits(check, field, in, text);
	field_fail(check, CODE_FIELD_LINK, in, "\"%.*s\" is not a link",
	    STR_ARG(text));
	diag_hint(check->diag,
	    "a link starts with https:// or mailto:, or is a path of this "
	    "site; a blank in it is written %%20");
	return false;
}

static bool
is_lang(struct str text)
{
	struct str part;
	size_t parts = 0;

	while (str_cut(&text, '-', &part)) {
		if (part.n < (parts == 0 ? 2 : 1) ||
		    part.n > (parts == 0 ? 3 : 8))
			return false;
		for (size_t i = 0; i < part.n; i++) {
			if (!is_alnum(part.p[i]))
				return false;
		}
		parts++;
	}
	return parts != 0;
}

static bool
read_lang(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	*out = value_text(field_keep(check, in, text));
	if (is_lang(text))
		return true;
	field_fail(check, CODE_FIELD_TYPE, in,
	    "\"%s\" must be a language tag, not \"%.*s\"", field->name,
	    STR_ARG(text));
	diag_hint(check->diag, "for example en, es, ar or zh-Hant");
	return false;
}

static bool
read_color(struct field_check *check, const struct field *field,
    const struct value *in, struct str text, struct value *out)
{
	size_t i = 1;

	*out = value_text(field_keep(check, in, text));
	while (i < text.n && hex_digit(text.p[i]) >= 0)
		i++;
	if (text.p[0] == '#' && i == text.n && (text.n == 4 || text.n == 7))
		return true;
	field_fail(check, CODE_FIELD_TYPE, in,
	    "\"%s\" must be a color, not \"%.*s\"", field->name, STR_ARG(text));
	diag_hint(
	    check->diag, "write it in quotes: %s: \"#0a5a73\"", field->name);
	return false;
}

bool
field_read_scalar(struct field_check *check, const struct field *field,
    const struct value *in, struct value *out)
{
	static read_fn *const readers[] = {
		[FIELD_TEXT] = read_plain,
		[FIELD_MARKDOWN] = read_markdown,
		[FIELD_DATE] = read_date,
		[FIELD_INT] = read_int,
		[FIELD_BOOL] = read_bool,
		[FIELD_CHOICE] = read_choice,
		[FIELD_ID] = read_id,
		[FIELD_REF] = read_path,
		[FIELD_FILE] = read_path,
		[FIELD_LINK] = read_link,
		[FIELD_LANG] = read_lang,
		[FIELD_COLOR] = read_color,
	};

	if (!readers[field->type](
		check, field, in, str_trim(value_str(in)), out))
		return false;
	out->line = in->line;
	out->column = in->column;
	return true;
}
