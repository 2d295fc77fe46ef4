/*
 * command: what can stand behind "waymark" on a command line.
 *
 * A command is a file in cmd/ with one struct command, and a row in the table
 * of main.c.
 *
 * Errors    run returns the program's exit status.
 */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include <stdio.h>

#include "base/report.h"
#include "cmd/option.h"

enum status {
	STATUS_FINE = 0,
	STATUS_CONTENT = 1, /* errors in content */
	STATUS_USAGE = 2,
	STATUS_MACHINE = 3
};

/* What every command takes. */
struct common {
	struct str folder; /* of -C: an argument, so it ends in NUL */
	struct str color_when;
	bool quiet;
	bool verbose;
	bool help;
	bool version;
	bool color; /* decided from color_when and the terminal */
};

/* Columns of a terminal, but for the last one. */
#define HELP_WIDTH 79u

struct invocation {
	const struct command *command;
	struct common common;
	void *settings; /* the command's own struct, filled from its options */
	struct words arguments;
	const struct command *const *commands; /* all there are, by name */
	size_t n_commands;
};

struct command {
	const char *name;
	int (*run)(const struct invocation *in);
	const char *arguments; /* "PATH...", or "" */
	const char *help; /* what it does: one sentence */
	void (*add_help)(struct buf *out); /* more of it, in lines; or NULL */
	size_t least; /* words wanted behind the options, and taken */
	size_t most;
	const struct option *options;
	size_t n_options;
	size_t settings_size; /* the struct starts as zero bytes */
};

extern const struct command build_command;
extern const struct command check_command;
extern const struct command completion_command;
extern const struct command doctor_command;
extern const struct command explain_command;
extern const struct command export_command;
extern const struct command forget_command;
extern const struct command help_command;
extern const struct command history_command;
extern const struct command import_command;
extern const struct command init_command;
extern const struct command new_command;
extern const struct command schema_command;
extern const struct command serve_command;
extern const struct command template_command;
extern const struct command version_command;

extern const struct option common_options[];
extern const size_t n_common_options;

/* The command called name; NULL: there is none, and it is told. */
const struct command *command_find(
    const struct invocation *in, struct str name);

/* "waymark help": one command with its options; all commands. */
void command_show(const struct command *command);
void commands_show(const struct invocation *in, FILE *to);

/* What the word behind --format says, text for none; false: told. */
bool findings_format(struct str word, enum report_format *out) must_check;
/*
 * Print the findings in order: as text, for a person, on stderr; else for a
 * program, on stdout. Notes stay out with --quiet.
 */
void findings_show(
    const struct common *common, enum report_format format, struct diag *diag);

#endif
