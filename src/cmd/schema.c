#include "base/buf.h"
#include "cmd/command.h"
#include "content/kind.h"
#include "data/field_schema.h"

static int
schema_run(const struct invocation *in)
{
	struct str name = str_from(in->arguments.items[0]);
	enum kind kind = kind_find(name);
	const struct kind_info *info;
	struct buf out;

	if (kind == KIND_COUNT || kind_info(kind)->fields == NULL) {
		fprintf(stderr,
		    "waymark: no kind of document is called \"%.*s\"\n",
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
	.arguments = "KIND",
	.least = 1,
	.most = 1,
	.help = "Print the fields of a kind of document as a JSON Schema, for "
		"editors.",
};
