#include "content/spaced.h"

#include "data/bytes.h"

/* Take a line; true if it is code, or opens or closes a block of it. */
static bool
is_code(struct spaced *s, struct str line)
{
	return fence_takes(&s->fence, line) || str_starts(line, STR("\t")) ||
	    str_starts(line, STR("    "));
}

/* What stands between "](" and its ")"; false if the line ends before. */
static bool
take_inside(struct str *line, struct str *inside)
{
	size_t depth = 0;

	for (size_t i = 0; i < line->n; i++) {
		if (line->p[i] == '(')
			depth++;
		else if (line->p[i] == ')' && depth-- == 0) {
			*inside = str_slice(*line, 0, i);
			*line = str_skip(*line, i + 1);
			return true;
		}
	}
	return false;
}

/* The address without a title in quotes behind it. */
static struct str
address_of(struct str inside)
{
	static const char *const quotes[] = { " \"", " '", " (" };

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++) {
		size_t at = str_find(inside, str_from(quotes[i]));

		if (at != STR_NONE)
			inside = str_slice(inside, 0, at);
	}
	return str_trim(inside);
}

/* An address that angle brackets would make one. */
static bool
is_spaced(struct str address)
{
	return address.n != 0 && address.p[0] != '<' &&
	    str_find_char(address, ' ') != STR_NONE &&
	    str_find_char(address, '<') == STR_NONE &&
	    str_find_char(address, '>') == STR_NONE;
}

/* Whether the "](" at s->text's byte `at` is before an address with spaces. */
static bool
is_before_spaced(const struct spaced *s, size_t at)
{
	struct str rest = str_skip(s->text, at + 2), line, inside;

	return str_line(&rest, &line) && take_inside(&line, &inside) &&
	    is_spaced(address_of(inside));
}

/*
 * Whether a link or picture that is none for its spaces may stand at or behind
 * s->at. Most links have none: what their lines are is not asked then.
 */
static bool
has_link(struct spaced *s)
{
	size_t found;

	if (s->link >= s->at && s->at != 0)
		return s->link < s->text.n;
	for (s->link = s->at; s->link < s->text.n; s->link += 2) {
		found = str_find(str_skip(s->text, s->link), STR("]("));
		s->link = found == STR_NONE ? s->text.n : s->link + found;
		if (s->link < s->text.n && is_before_spaced(s, s->link))
			return true;
	}
	return false;
}

/* The next line that may have one and is not within a block of code. */
static bool
next_line(struct spaced *s)
{
	struct str rest;
	bool code;

	do {
		rest = str_skip(s->text, s->at);
		if (!has_link(s) || !str_line(&rest, &s->line))
			return false;
		code = is_code(s, s->line);
		s->at = s->text.n - rest.n;
	} while (code || s->at <= s->link);
	s->open = 0;
	return true;
}

/* Behind the code that begins at a backtick, if it ends on the line. */
static struct str
skip_code(struct str line)
{
	size_t n = 0, end;

	while (n < line.n && line.p[n] == '`')
		n++;
	end = str_find(str_skip(line, n), str_slice(line, 0, n));
	return str_skip(line, end != STR_NONE ? n + end + n : n);
}

/* A "](" on the line, behind a "[" that it belongs to. */
static bool
next_inside(struct spaced *s, struct str *inside)
{
	while (s->line.n != 0) {
		char c = s->line.p[0];

		if (c == '`') {
			s->line = skip_code(s->line);
			continue;
		}
		s->line = str_skip(s->line, c == '\\' ? 2 : 1);
		if (c == '[')
			s->open++;
		if (c != ']' || s->open == 0)
			continue;
		s->open--;
		if (!str_starts(s->line, STR("(")))
			continue;
		s->line = str_skip(s->line, 1);
		if (take_inside(&s->line, inside))
			return true;
	}
	return false;
}

static bool
next_on_line(struct spaced *s, struct str *address)
{
	struct str inside;

	while (next_inside(s, &inside)) {
		*address = address_of(inside);
		if (is_spaced(*address))
			return true;
	}
	return false;
}

bool
spaced_next(struct spaced *s, struct str *address)
{
	do {
		if (next_on_line(s, address))
			return true;
	} while (next_line(s));
	return false;
}

bool
spaced_is_template(struct str address)
{
	return str_find(address, STR("{{")) != STR_NONE ||
	    str_find(address, STR("{%")) != STR_NONE;
}

void
spaced_check(struct str body, struct str path, uint32_t line, struct diag *diag)
{
	struct spaced s = { .text = body };
	struct str address;

	while (spaced_next(&s, &address)) {
		struct place place =
		    bytes_place(body, path, (size_t)(address.p - body.p));

		place.line += line - 1;
		if (spaced_is_template(address)) {
			diag_report(diag, CODE_LINK_SPACE, place,
			    "an address that a template would make is no link");
			diag_hint(diag,
			    "nothing is put in its place here: write the path "
			    "of the file that it is to lead to");
			continue;
		}
		diag_report(diag, CODE_LINK_SPACE, place,
		    "an address with a space in it is no link");
		diag_hint(diag, "write (<%.*s>), or \"waymark check --fix\"",
		    STR_ARG(address));
	}
}
