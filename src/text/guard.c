#include "text/guard.h"

#include "base/diag.h"
#include "base/limits.h"

/* The containers that a line may open: quotations and list items. */
static size_t
containers(struct str line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (c == '>')
			n++;
		else if (c == '-' || c == '*' || c == '+' || c == '.' ||
		    c == ')')
			n += i + 1 < line.n && line.p[i + 1] == ' ';
		else if (c != ' ' && c != '\t' && (c < '0' || c > '9'))
			break;
	}
	return n;
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

bool
guard_check(struct str body, struct str path, uint32_t first, struct diag *diag)
{
	struct place place = { .path = path, .line = first };
	struct str line;

	if (body.n > LIMIT_MARKDOWN_BYTES) {
		diag_report(diag, CODE_MARKDOWN_LIMIT, place,
		    "this text has %zu bytes, more than %u", body.n,
		    LIMIT_MARKDOWN_BYTES);
		return false;
	}
	for (; str_line(&body, &line); place.line++) {
		if (line.n > LIMIT_LINE_BYTES)
			diag_report(diag, CODE_MARKDOWN_LIMIT, place,
			    "this line has %zu bytes, more than %u", line.n,
			    LIMIT_LINE_BYTES);
		else if (containers(line) > LIMIT_BLOCK_NESTING)
			diag_report(diag, CODE_MARKDOWN_LIMIT, place,
			    "this line opens more than %u quotations or lists",
			    LIMIT_BLOCK_NESTING);
		else if (columns(line) > LIMIT_TABLE_COLUMNS + 1)
			diag_report(diag, CODE_MARKDOWN_LIMIT, place,
			    "this table has more than %u columns",
			    LIMIT_TABLE_COLUMNS);
		else
			continue;
		diag_hint(diag, "break it up; the page is left out until then");
		return false;
	}
	return true;
}
