#include <stdio.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "content/kind.h"
#include "data/field_schema.h"

static int
schema_run(const struct invocation *in)
{
	struct str name;
	const struct kind_info *info;
	struct buf out;
	enum kind kind;

	if (in->arguments.n == 0) {
		for (size_t i = 0; i < KIND_MEDIA; i++)
			puts(kind_info((enum kind)i)->name);
		return STATUS_FINE;
	}
	name = str_from(in->arguments.items[0]);
	kind = kind_find(name);
	if (kind == KIND_COUNT || kind_info(kind)->fields == NULL) {
		fprintf(stderr,
		    "waymark schema: no kind of document is called \"%.*s\"\n"
		    "\"waymark schema\" lists them.\n",
		    STR_ARG(name));
		return STATUS_USAGE;
	}
	info = kind_info(kind);
	buf_init(&out);
	field_print_schema(info->fields, info->name, info->help, &out);
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
	return STATUS_FINE;
}

const struct command schema_command = {
	.name = "schema",
	.run = schema_run,
	.arguments = "[KIND]",
	.most = 1,
	.help = "Print the fields of a kind as a JSON Schema, for editors.",
};
