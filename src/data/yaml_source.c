#include "data/yaml_source.h"

#include "base/utf8.h"

/* What libyaml says, and how an author is told. */
struct problem {
	const char *says; /* how libyaml's problem begins */
	const char *text;
	const char *hint; /* or NULL */
	bool at_context; /* its useful place is where the construct began */
};

static const struct problem problems[] = {
	{ "found unexpected end of stream", "this quote is never closed",
	    "put the same quote at the end of the text", true },
	{ "found unexpected document indicator", "this quote is never closed",
	    "put the same quote at the end of the text", true },
	{ "found character that cannot start any token",
	    "a value cannot start with this character",
	    "put quotes round the value", false },
	{ "found unknown escape character",
	    "a backslash in double quotes starts a code that does not exist",
	    "write two backslashes, or use single quotes", false },
	{ "did not find expected alphabetic or numeric character",
	    "a value that starts with * or & must stand in quotes",
	    "put quotes round the value", true },
	{ "could not find expected ':'", "here is a line without \": \"",
	    "write \"name: value\"; the second and later lines of a long text "
	    "are indented",
	    true },
	{ "did not find expected key",
	    "this line is not indented as its neighbours are",
	    "fields of one group start in the same column", false },
	{ "did not find expected '-' indicator",
	    "this line is not indented as the list around it",
	    "each item starts with \"- \" in the same column", false },
	{ "did not find expected ',' or ']'", "this list is not closed",
	    "put a comma between items, and ] at the end", true },
	{ "did not find expected ',' or '}'", "this group is not closed",
	    "put a comma between fields, and } at the end", true },
	{ "block sequence entries are not allowed",
	    "a list cannot begin on this line",
	    "start each item on a line of its own, below the name", false },
	{ "did not find expected <document start>",
	    "this line is outside of all that stands above it",
	    "indent it, or write it as \"name: value\"", false },
	{ "found unknown directive name", "a line cannot start with %", NULL,
	    false },
	{ "did not find expected whitespace or line break",
	    "this sign needs a blank behind it, or quotes round the text", NULL,
	    false },
};

static const struct problem stray_words = {
	.text = "these words do not belong to the value before them",
	.hint = "put quotes round the whole value",
};

static const struct problem a_tab = {
	.text = "a tab cannot be used here",
	.hint =
	    "indent with blanks: most editors can turn tabs into blanks for "
	    "you",
};

struct place
source_place(const struct source *s, yaml_mark_t mark)
{
	struct place place = s->start;

	place.column =
	    (uint32_t)mark.column + (mark.line == 0 ? place.column : 1);
	place.line += (uint32_t)mark.line;
	return place;
}

/* The byte of a mark. Marks are asked for in rising order but for errors. */
static size_t
offset(struct source *s, yaml_mark_t mark)
{
	if (mark.index < s->index)
		s->index = s->at = 0;
	for (; s->index < mark.index && s->at < s->text.n; s->index++)
		utf8_next(s->text, &s->at);
	return s->at;
}

struct str
source_behind(struct source *s, yaml_mark_t mark)
{
	struct str rest = str_skip(s->text, offset(s, mark)), line;

	return str_line(&rest, &line) ? line : STR("");
}

/* The line of a mark up to it. */
static struct str
before(struct source *s, yaml_mark_t mark)
{
	struct str text = str_slice(s->text, 0, offset(s, mark));
	size_t end = str_find_last(text, '\n');

	return end != STR_NONE ? str_skip(text, end + 1) : text;
}

/* s without the quotes that a word processor put round it. */
static struct str
without_curly(struct str s)
{
	static const char *const quotes[] = { "“", "”", "„", "‘", "’" };

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++) {
		struct str quote = str_from(quotes[i]);

		if (str_starts(s, quote))
			s = str_skip(s, quote.n);
		if (str_ends(s, quote))
			s.n -= quote.n;
	}
	return s;
}

/*
 * "title: Science: a story", the commonest mistake of all; or a field that is
 * indented as if it went on from the line above.
 */
static void
report_second_colon(struct source *s, yaml_mark_t mark, struct diag *diag)
{
	struct str start = before(s, mark), line = start;
	size_t colon = str_find(start, STR(": "));
	struct str name = str_trim(str_slice(start, 0, colon)), value;

	if (colon == STR_NONE) {
		diag_report(diag, CODE_YAML_SYNTAX, source_place(s, mark),
		    "\"%.*s\" is indented as if it went on from the line "
		    "above",
		    STR_ARG(name));
		diag_hint(diag,
		    "begin it in the same column as the fields around it");
		return;
	}
	diag_report(diag, CODE_YAML_SYNTAX, source_place(s, mark),
	    "a value that holds \": \" must stand in quotes");
	line.n += source_behind(s, mark).n;
	value = without_curly(str_trim(str_skip(line, colon + 1)));
	if (str_find_char(value, '"') == STR_NONE)
		diag_hint(diag, "write %.*s: \"%.*s\"", STR_ARG(name),
		    STR_ARG(value));
}

static const struct problem *
find_problem(struct str says)
{
	for (size_t i = 0; i < sizeof(problems) / sizeof(*problems); i++) {
		if (str_starts(says, str_from(problems[i].says)))
			return &problems[i];
	}
	return NULL;
}

void
source_report(struct source *s, const yaml_parser_t *parser, struct diag *diag)
{
	struct str says =
	    str_from(parser->problem != NULL ? parser->problem : "");
	const struct problem *row = find_problem(says);
	yaml_mark_t mark = parser->problem_mark;

	if (str_starts(says, STR("mapping values are not allowed"))) {
		report_second_colon(s, mark, diag);
		return;
	}
	if (str_starts(source_behind(s, mark), STR("\t")))
		row = &a_tab;
	else if (str_is(says, "did not find expected key") &&
	    str_trim(before(s, mark)).n != 0)
		row = &stray_words;
	if (row == NULL) {
		diag_report(diag, CODE_YAML_SYNTAX, source_place(s, mark),
		    "this is not YAML: %.*s", STR_ARG(says));
		return;
	}
	if (row->at_context && parser->context != NULL)
		mark = parser->context_mark;
	diag_report(
	    diag, CODE_YAML_SYNTAX, source_place(s, mark), "%s", row->text);
	if (row->hint != NULL)
		diag_hint(diag, "%s", row->hint);
}
