/*
 * main: read the command line, and run the command that it names.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/crash.h"

static const struct command *const commands[] = {
	&build_command,
	&check_command,
	&completion_command,
	&doctor_command,
	&explain_command,
	&export_command,
	&forget_command,
	&help_command,
	&history_command,
	&import_command,
	&init_command,
	&new_command,
	&schema_command,
	&serve_command,
	&template_command,
	&version_command,
};
static const size_t n_commands = sizeof(commands) / sizeof(*commands);

static bool
arguments_fit(const struct invocation *in)
{
	const struct command *c = in->command;
	size_t n = in->arguments.n;

	if (n > c->most)
		fprintf(stderr,
		    "waymark %s: \"%s\" is one word too many\n"
		    "Put quotes round words that belong together, or see "
		    "\"waymark %s --help\".\n",
		    c->name, in->arguments.items[c->most], c->name);
	else if (n < c->least)
		fprintf(stderr,
		    "waymark %s: %s is missing\n"
		    "The usage is: waymark %s %s\n",
		    c->name, c->arguments, c->name, c->arguments);
	return n >= c->least && n <= c->most;
}

/* --color, then NO_COLOR, then whether a person is reading. */
static bool
color_decide(struct common *common)
{
	struct str when = common->color_when;

	if (when.n == 0 || str_eq(when, STR("auto"))) {
		common->color =
		    isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == NULL;
		return true;
	}
	common->color = str_eq(when, STR("always"));
	if (common->color || str_eq(when, STR("never")))
		return true;
	fprintf(stderr,
	    "waymark: --color cannot be \"%.*s\"\n"
	    "It is auto, always or never.\n",
	    STR_ARG(when));
	return false;
}

/* -C DIR is as if waymark had been started there. */
static bool
enter_folder(struct str folder)
{
	if (folder.n == 0 || chdir(folder.p) == 0)
		return true;
	fprintf(stderr,
	    "waymark: -C %s: %s\n"
	    "Name the folder of a site.\n",
	    folder.p, strerror(errno));
	return false;
}

static int
run_command(struct invocation *in, struct arena *arena)
{
	const struct command *c = in->command;
	struct option_set sets[] = {
		{ common_options, n_common_options, &in->common },
		{ c->options, c->n_options, NULL },
	};

	in->settings = arena_alloc(arena, c->settings_size);
	sets[1].settings = in->settings;
	if (!options_read_all(sets, 2, &in->arguments))
		return STATUS_USAGE;
	if (in->common.help) {
		command_show(c);
		return STATUS_FINE;
	}
	if (!arguments_fit(in) || !color_decide(&in->common) ||
	    !enter_folder(in->common.folder))
		return STATUS_USAGE;
	return c->run(in);
}

static int
run(struct words words, struct arena *arena)
{
	struct invocation in = {
		.commands = commands,
		.n_commands = n_commands,
	};
	struct option_set common = { common_options, n_common_options,
		&in.common };
	struct str name;

	if (!options_read(&common, 1, &words))
		return STATUS_USAGE;
	if (in.common.version)
		return version_command.run(&in);
	if (words.n == 0) {
		commands_show(&in, in.common.help ? stdout : stderr);
		return in.common.help ? STATUS_FINE : STATUS_USAGE;
	}
	name = str_from(words.items[0]);
	in.command = command_find(&in, name);
	if (in.command == NULL)
		return STATUS_USAGE;
	in.arguments = (struct words){ words.items + 1, words.n - 1, false };
	return run_command(&in, arena);
}

int
main(int argc, char **argv)
{
	char stack[CRASH_STACK_BYTES];
	struct arena arena;
	int status;

	crash_watch(stack);
	arena_init(&arena);
	status = run(
	    (struct words){ argv + 1, argc > 0 ? (size_t)argc - 1 : 0, false },
	    &arena);
	arena_free(&arena);
	/* What was asked for is lost when the disk or the pipe is full. */
	if (fflush(stdout) != 0 && status == STATUS_FINE) {
		perror("waymark: standard output");
		status = STATUS_MACHINE;
	}
	return status;
}
