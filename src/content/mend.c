#include "content/mend.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/frontmatter.h"
#include "content/spaced.h"
#include "data/bytes.h"
#include "data/when.h"

/* Blanks in the place of a tab in front of a field. */
#define TAB "  "

static struct str
keep(struct buf *text, struct arena *arena)
{
	struct str out = str_copy(arena, buf_str(text));

	buf_free(text);
	return out;
}

/* Every line ends with LF. */
static struct str
mend_line_ends(struct str text, struct arena *arena, size_t *count)
{
	struct buf out;

	if (str_find_char(text, '\r') == STR_NONE)
		return text;
	buf_init(&out);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '\r') {
			buf_add_char(&out, text.p[i]);
			continue;
		}
		++*count;
		if (i + 1 == text.n || text.p[i + 1] != '\n')
			buf_add_char(&out, '\n');
	}
	return keep(&out, arena);
}

/* The bytes that hold fields: a whole .yaml file, or the front matter. */
static struct str
fields_of(const struct document *d, struct str text)
{
	struct frontmatter parts;
	struct diag quiet;
	bool whole;

	if (kind_is_yaml(d->kind))
		return text;
	diag_init(&quiet);
	whole = frontmatter_split(text, d->path, &quiet, &parts);
	diag_free(&quiet);
	return whole ? parts.meta : STR("");
}

/* YAML allows no tab in front of a field, so none can mean anything. */
static struct str
mend_tabs(const struct document *d, struct str text, struct arena *arena,
    size_t *count)
{
	struct str fields = fields_of(d, text);
	size_t from = fields.n != 0 ? (size_t)(fields.p - text.p) : 0;
	bool at_start = true;
	struct buf out;

	if (str_find_char(fields, '\t') == STR_NONE)
		return text;
	buf_init(&out);
	buf_add(&out, str_slice(text, 0, from));
	for (size_t i = 0; i < fields.n; i++) {
		char c = fields.p[i];

		if (c == '\t' && at_start) {
			buf_add(&out, STR(TAB));
			++*count;
			continue;
		}
		at_start = c == '\n' || (at_start && c == ' ');
		buf_add_char(&out, c);
	}
	buf_add(&out, str_skip(text, from + fields.n));
	return keep(&out, arena);
}

/* The byte at a line and a column; STR_NONE if there is none such. */
static size_t
byte_at(struct str text, struct place place)
{
	struct str rest = text, line;

	for (uint32_t n = 1; str_line(&rest, &line); n++) {
		if (n != place.line)
			continue;
		return (size_t)(line.p - text.p) +
		    utf8_prefix(line, place.column - 1).n;
	}
	return STR_NONE;
}

/* The date at a place as it is written, without quotes. */
static struct str
written_at(struct str text, struct place place)
{
	size_t at = byte_at(text, place), end;
	struct str rest = str_skip(text, at), line;

	if (at == STR_NONE || !str_line(&rest, &line) || line.n == 0)
		return STR("");
	if (line.p[0] == '"' || line.p[0] == '\'') {
		rest = str_skip(line, 1);
		end = str_find_char(rest, line.p[0]);
		return str_slice(rest, 0, end != STR_NONE ? end : 0);
	}
	end = str_find(line, STR(" #"));
	return str_trim(end != STR_NONE ? str_slice(line, 0, end) : line);
}

/* A day of one meaning as YYYY-MM-DD, where the check of fields met it. */
static struct str
mend_date(
    struct str text, struct place place, struct arena *arena, size_t *count)
{
	struct str was = written_at(text, place), parts[3];
	struct date date, other;

	if (was.n == 0 || when_read(was, &date, &other) != WHEN_OTHER)
		return text;
	++*count;
	parts[0] = str_slice(text, 0, (size_t)(was.p - text.p));
	parts[1] = date_text(date, arena);
	parts[2] = str_skip(text, parts[0].n + was.n);
	return arena_concat(arena, parts, 3);
}

static struct str
mend_dates(const struct document *d, struct str text,
    const struct read_env *env, size_t *count)
{
	struct document copy = *d;
	struct read_env own = *env;
	struct diag found;

	diag_init(&found);
	own.diag = &found;
	document_read(&copy, text, &own);
	/* From the last to the first, so that the places before stay right. */
	diag_sort(&found);
	for (size_t i = found.n; i-- > 0;) {
		if (found.items[i].code == CODE_DATE_FORM)
			text = mend_date(
			    text, found.items[i].place, env->arena, count);
	}
	diag_free(&found);
	return text;
}

/* "(my poem.pdf)" as "(<my poem.pdf>)". */
static struct str
mend_links(const struct document *d, struct str text, struct arena *arena,
    size_t *count)
{
	struct frontmatter parts;
	struct str address;
	struct spaced s;
	struct diag quiet;
	size_t done = 0;
	struct buf out;

	if (kind_is_yaml(d->kind))
		return text;
	diag_init(&quiet);
	if (!frontmatter_split(text, d->path, &quiet, &parts))
		parts.body = STR("");
	diag_free(&quiet);
	s = (struct spaced){ .text = parts.body };
	buf_init(&out);
	while (spaced_next(&s, &address)) {
		size_t at = (size_t)(address.p - text.p);

		if (spaced_is_template(address))
			continue;
		buf_add(&out, str_slice(text, done, at - done));
		buf_printf(&out, "<%.*s>", STR_ARG(address));
		done = at + address.n;
		++*count;
	}
	buf_add(&out, str_skip(text, done));
	return keep(&out, arena);
}

bool
mend_text(const struct document *d, struct str bytes,
    const struct read_env *env, struct mend *out)
{
	struct diag quiet;
	bool is_text;

	*out = (struct mend){ .before = bytes_text(bytes) };
	out->mark = out->before.n != bytes.n;
	out->before = mend_line_ends(out->before, env->arena, &out->line_ends);
	diag_init(&quiet);
	is_text = bytes_check(out->before, d->path, &quiet);
	diag_free(&quiet);
	if (!is_text)
		return false;
	out->text = mend_tabs(d, out->before, env->arena, &out->tabs);
	out->text = mend_dates(d, out->text, env, &out->dates);
	out->text = mend_links(d, out->text, env->arena, &out->links);
	return out->mark || out->line_ends != 0 || out->tabs != 0 ||
	    out->dates != 0 || out->links != 0;
}
