#include "base/buf.h"
#include "base/diag.h"
#include "base/near.h"
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

const struct command *
command_find(const struct invocation *in, struct str name)
{
	struct near near;

	near_init(&near, name);
	for (size_t i = 0; i < in->n_commands; i++) {
		if (str_is(name, in->commands[i]->name))
			return in->commands[i];
		near_try(&near, str_from(in->commands[i]->name));
	}
	fprintf(
	    stderr, "waymark: there is no command \"%.*s\"\n", STR_ARG(name));
	if (near.best.n != 0)
		fprintf(stderr, "Did you mean \"waymark %.*s\"?\n",
		    STR_ARG(near.best));
	else
		fputs("\"waymark help\" lists them.\n", stderr);
	return NULL;
}

/* A command with many options has to fit a screen, so these are short. */
static void
add_common(struct buf *out)
{
	buf_add(out,
	    STR("Every command takes -C DIR (work there), -q (say only what is "
		"wrong), -v (say\nmore), --color WHEN, --version and -h "
		"(help). The manual is waymark(1).\n"));
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
	buf_add_char(&out, '\n');
	if (c->add_help != NULL)
		c->add_help(&out);
	else
		buf_add(&out, str_from(c->help));
	buf_add(&out, STR("\n\n"));
	options_print(c->options, c->n_options, &out);
	if (c->n_options != 0)
		buf_add_char(&out, '\n');
	add_common(&out);
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
	    STR("\n\"waymark COMMAND --help\" shows a command's options.\n"));
	add_common(&out);
	show(&out, to);
	buf_free(&out);
}

static int
help_run(const struct invocation *in)
{
	const struct command *command;

	if (in->arguments.n == 0) {
		commands_show(in, stdout);
		return STATUS_FINE;
	}
	command = command_find(in, str_from(in->arguments.items[0]));
	if (command == NULL)
		return STATUS_USAGE;
	command_show(command);
	return STATUS_FINE;
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
