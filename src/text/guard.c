#include "text/guard.h"

#include "base/diag.h"
#include "base/limits.h"

/* The containers that a line may open: quotations and list items. A line of
 * one mark alone, "- - -", is a rule and opens none. */
static size_t
containers(struct str line)
{
	size_t n = 0, i;
	bool rule = true;

	for (i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (c == '>')
			n++;
		else if (c == '-' || c == '*' || c == '+' || c == '.' ||
		    c == ')')
			n += i + 1 < line.n && line.p[i + 1] == ' ';
		else if (c != ' ' && c != '\t' && (c < '0' || c > '9'))
			break;
		rule &= c == ' ' || c == line.p[0];
	}
	rule &= i == line.n && line.n != 0 &&
	    (line.p[0] == '-' || line.p[0] == '*');
	return rule ? 0 : n;
}

/* The columns of a table's second row, 0 for any other line. */
static size_t
columns(struct str line)
{
	size_t bars = 0;

	for (size_t i = 0; i < line.n; i++) {
		switch (line.p[i]) {
		case '|':
			bars++;
			break;
		case '-':
		case ':':
		case ' ':
		case '\t':
		case '>':
			break;
		default:
			return 0;
		}
	}
	return bars;
}

static bool
refuse(struct diag *diag, struct place place, const char *what, unsigned limit)
{
	if (diag == NULL)
		return false;
	diag_report(
	    diag, CODE_MARKDOWN_LIMIT, place, "this %s %u", what, limit);
	diag_hint(diag, "break it up; the page is left out until then");
	return false;
}

bool
guard_check(struct str body, struct str path, uint32_t first, struct diag *diag)
{
	struct place place = { .path = path, .line = first }, table = place;
	size_t across = 0, rows = 0; /* of the table that we may be in */
	struct str line;

	if (body.n > LIMIT_MARKDOWN_BYTES)
		return refuse(diag, place, "text has more bytes than",
		    LIMIT_MARKDOWN_BYTES);
	for (; str_line(&body, &line); place.line++) {
		size_t bars = columns(line);

		if (line.n > LIMIT_LINE_BYTES)
			return refuse(diag, place, "line has more bytes than",
			    LIMIT_LINE_BYTES);
		if (containers(line) > LIMIT_BLOCK_NESTING)
			return refuse(diag, place,
			    "line opens more quotations or lists than",
			    LIMIT_BLOCK_NESTING);
		if (bars > LIMIT_TABLE_COLUMNS + 1)
			return refuse(diag, place,
			    "table has more columns than", LIMIT_TABLE_COLUMNS);
		if (str_trim(line).n == 0)
			across = 0;
		if (bars > across) {
			across = bars;
			rows = 0;
			table = place;
		}
		/* A row may be one bar long, and has all columns then. */
		if (across * ++rows > LIMIT_TABLE_CELLS)
			return refuse(diag, table, "table has more cells than",
			    LIMIT_TABLE_CELLS);
	}
	return true;
}
