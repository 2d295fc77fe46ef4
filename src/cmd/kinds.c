#include "cmd/kinds.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/near.h"
#include "cmd/command.h"
#include "content/sketch.h"

const struct sketch *
kinds_find(struct str name)
{
	const struct sketch *found = sketch_find(name);
	struct near near;

	if (found != NULL)
		return found;
	near_init(&near, name);
	fprintf(stderr, "waymark new: there is no kind \"%.*s\" to make\n",
	    STR_ARG(name));
	for (size_t i = 0; sketch_at(i) != NULL; i++)
		near_try(&near, str_from(sketch_name(sketch_at(i))));
	if (near.best.n != 0)
		fprintf(stderr, "Did you mean \"%.*s\"?\n", STR_ARG(near.best));
	else
		fputs("\"waymark new --help\" lists the kinds.\n", stderr);
	return NULL;
}

void
kinds_add_help(struct buf *out)
{
	const struct str begin = STR_INIT("Make a document. KIND is one of:");
	size_t width = begin.n, more;
	const char *name;
	bool fits;

	buf_add(out, begin);
	for (size_t i = 0; sketch_at(i) != NULL; i++) {
		name = sketch_name(sketch_at(i));
		more = strlen(name) + strlen(" ,");
		fits = width + more <= HELP_WIDTH;
		width = fits ? width + more : more;
		buf_printf(out, "%c%s%c", fits ? ' ' : '\n', name,
		    sketch_at(i + 1) != NULL ? ',' : '.');
	}
}
