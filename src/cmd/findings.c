#include "base/buf.h"
#include "cmd/command.h"

/* Keep what --quiet lets through; the order stays. */
static void
drop_notes(struct diag *diag)
{
	size_t n = 0;

	for (size_t i = 0; i < diag->n; i++) {
		if (diag->items[i].severity != SEVERITY_NOTE)
			diag->items[n++] = diag->items[i];
	}
	diag->n = n;
}

bool
findings_format(struct str word, enum report_format *out)
{
	*out = REPORT_TEXT;
	if (word.n == 0 || report_format_find(word, out))
		return true;
	fprintf(stderr,
	    "waymark: --format cannot be \"%.*s\"\n"
	    "It is text, json, github or sarif.\n",
	    STR_ARG(word));
	return false;
}

void
findings_show(
    const struct common *common, enum report_format format, struct diag *diag)
{
	struct buf out;

	diag_sort(diag);
	if (common->quiet)
		drop_notes(diag);
	buf_init(&out);
	report_print(diag, format, common->color, &out);
	if (out.n != 0)
		fwrite(
		    out.p, 1, out.n, format == REPORT_TEXT ? stderr : stdout);
	buf_free(&out);
}
