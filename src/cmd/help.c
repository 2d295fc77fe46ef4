#include "base/buf.h"
#include "base/diag.h"
#include "base/report.h"
#include "cmd/command.h"

#define COMMON(member) offsetof(struct common, member)

const struct option common_options[] = {
	{ "folder", 'C', "DIR", COMMON(folder),
	    "Work in DIR, as if waymark had been started there." },
	{ "quiet", 'q', NULL, COMMON(quiet),
	    "Say nothing but warnings and errors." },
	{ "verbose", 'v', NULL, COMMON(verbose),
	    "Say what each stage did and how long it took." },
	{ "color", 0, "WHEN", COMMON(color_when),
	    "Colour findings: auto (on a terminal), always or never." },
	{ "help", 'h', NULL, COMMON(help),
	    "Print what the command does and its options." },
	{ "version", 0, NULL, COMMON(version),
	    "Print the version of waymark." },
};
const size_t n_common_options =
    sizeof(common_options) / sizeof(*common_options);

static void
show(const struct buf *text, FILE *to)
{
	fwrite(text->p, 1, text->n, to);
}

void
command_show(const struct command *c)
{
	struct buf out;

	buf_init(&out);
	buf_printf(&out, "usage: waymark %s", c->name);
	if (c->n_options != 0)
		buf_add(&out, STR(" [OPTION...]"));
	if (c->arguments[0] != '\0')
		buf_printf(&out, " %s", c->arguments);
	buf_printf(&out, "\n\n%s\n", c->help);
	if (c->n_options != 0) {
		buf_add(&out, STR("\nOptions:\n"));
		options_print(c->options, c->n_options, &out);
	}
	buf_add(&out, STR("\nOptions of every command:\n"));
	options_print(common_options, n_common_options, &out);
	show(&out, stdout);
	buf_free(&out);
}

void
commands_show(const struct invocation *in, FILE *to)
{
	struct buf out;

	buf_init(&out);
	buf_add(&out, STR("usage: waymark COMMAND [OPTION...]\n\n"));
	for (size_t i = 0; i < in->n_commands; i++)
		buf_printf(&out, "  %-10s %s\n", in->commands[i]->name,
		    in->commands[i]->help);
	buf_add(&out,
	    STR("\n\"waymark help COMMAND\" shows its options; waymark(1) is "
		"the manual.\n"));
	show(&out, to);
	buf_free(&out);
}

static int
help_run(const struct invocation *in)
{
	struct str name;

	if (in->arguments.n == 0) {
		commands_show(in, stdout);
		return STATUS_FINE;
	}
	name = str_from(in->arguments.items[0]);
	for (size_t i = 0; i < in->n_commands; i++) {
		if (str_eq(str_from(in->commands[i]->name), name)) {
			command_show(in->commands[i]);
			return STATUS_FINE;
		}
	}
	fprintf(
	    stderr, "waymark: there is no command \"%.*s\"\n", STR_ARG(name));
	return STATUS_USAGE;
}

const struct command help_command = {
	.name = "help",
	.run = help_run,
	.arguments = "[COMMAND]",
	.most = 1,
	.help = "List the commands, or the options of one.",
};

static int
version_run(const struct invocation *in)
{
	(void)in;
	puts("waymark " WAYMARK_VERSION);
	return STATUS_FINE;
}

const struct command version_command = {
	.name = "version",
	.run = version_run,
	.arguments = "",
	.help = "Print the version of waymark.",
};
