#include "base/buf.h"
#include "base/diag.h"
#include "cmd/command.h"
#include "content/explain.h"

/* Something that "waymark explain" knows: a code, a field, a filter. */
struct topic {
	const char *what; /* "finding", "field" */
	/* Print to out; false when there is none of that name. */
	bool (*explain)(struct str name, struct buf *out);
};

static bool
explain_code(struct str name, struct buf *out)
{
	enum code code = code_find(name);
	const struct code_info *info;

	if (code == CODE_COUNT)
		return false;
	info = code_info(code);
	buf_printf(out, "%s is a finding (%s).\n%s\n", info->name,
	    severity_name(info->severity), info->help);
	return true;
}

static const struct topic topics[] = {
	{ "finding", explain_code },
	{ "kind", explain_kind },
	{ "field", explain_field },
};

static int
explain_run(const struct invocation *in)
{
	struct str name = str_from(in->arguments.items[0]);
	bool found = false;
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < sizeof(topics) / sizeof(*topics); i++)
		found |= topics[i].explain(name, &out);
	fwrite(out.p != NULL ? out.p : "", 1, out.n, stdout);
	buf_free(&out);
	if (found)
		return STATUS_FINE;
	fprintf(stderr, "waymark: nothing is called \"%.*s\"\n", STR_ARG(name));
	return STATUS_USAGE;
}

const struct command explain_command = {
	.name = "explain",
	.run = explain_run,
	.arguments = "CODE|FIELD|KIND|FILTER|TAG",
	.least = 1,
	.most = 1,
	.help = "Explain a finding, a field, a kind of document, a filter or a "
		"tag.",
};
