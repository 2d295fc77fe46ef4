/*
 * "waymark completion": what a shell needs to complete a command line.
 *
 * The script is made of the tables of commands and options, so that it knows
 * what --help knows. It starts no program while somebody types.
 *
 * Source    bash(1), "Programmable Completion"; zshcompsys(1).
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "cmd/command.h"
#include "content/kind.h"
#include "content/sketch.h"

static void
add_word(struct buf *out, const char *word)
{
	buf_printf(out, " %s", word);
}

static void
add_commands(const struct invocation *in, struct buf *out)
{
	for (size_t i = 0; i < in->n_commands; i++)
		add_word(out, in->commands[i]->name);
}

static void
add_sketches(const struct invocation *in, struct buf *out)
{
	(void)in;
	for (size_t i = 0; sketch_at(i) != NULL; i++)
		add_word(out, sketch_name(sketch_at(i)));
}

static void
add_kinds(const struct invocation *in, struct buf *out)
{
	(void)in;
	for (size_t i = 0; i < KIND_MEDIA; i++)
		add_word(out, kind_info((enum kind)i)->name);
}

static void
add_topics(const struct invocation *in, struct buf *out)
{
	add_kinds(in, out);
	for (size_t i = 0; i < CODE_COUNT; i++)
		add_word(out, code_info((enum code)i)->name);
}

static void
add_shells(const struct invocation *in, struct buf *out)
{
	(void)in;
	buf_add(out, STR(" bash zsh"));
}

/* The words that the first argument of a command is one of. */
static const struct {
	const char *command;
	void (*add)(const struct invocation *in, struct buf *out);
} arguments[] = {
	{ "completion", add_shells },
	{ "explain", add_topics },
	{ "help", add_commands },
	{ "new", add_sketches },
	{ "schema", add_kinds },
};

static bool
add_arguments(
    const struct invocation *in, const struct command *c, struct buf *out)
{
	for (size_t i = 0; i < sizeof(arguments) / sizeof(*arguments); i++) {
		if (strcmp(arguments[i].command, c->name) != 0)
			continue;
		arguments[i].add(in, out);
		return true;
	}
	return false;
}

/* The words that an option's value is one of, or NULL. */
static const char *
values_of(const struct option *o)
{
	static const struct {
		const char *option;
		const char *words;
	} values[] = {
		{ "audience", "public school class" },
		{ "color", "auto always never" },
		{ "format", "text json github sarif" },
		{ "host", "github gitlab both none" },
		{ "kind", "academic habit" },
	};

	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		if (strcmp(values[i].option, o->name) == 0)
			return values[i].words;
	}
	return NULL;
}

static bool
takes_path(const struct option *o)
{
	return o->argument != NULL &&
	    (strcmp(o->argument, "DIR") == 0 ||
		strcmp(o->argument, "FILE") == 0 ||
		strcmp(o->argument, "PATH") == 0);
}

static void
bash_options(const struct option *rows, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, " --%s", rows[i].name);
		if (rows[i].letter != 0)
			buf_printf(out, " -%c", rows[i].letter);
	}
}

/* What stands behind an option that takes a value. */
static void
bash_values(const struct option *rows, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct option *o = &rows[i];

		if (o->argument == NULL)
			continue;
		buf_printf(out, "\t*:--%s", o->name);
		if (o->letter != 0)
			buf_printf(out, "|*:-%c", o->letter);
		buf_add(out, STR(") "));
		if (values_of(o) != NULL)
			buf_printf(out, "files= words='%s'", values_of(o));
		else if (takes_path(o))
			buf_add(out, STR("files=1"));
		buf_add(out, STR(" ;;\n"));
	}
}

static void
print_bash(const struct invocation *in, struct buf *out)
{
	buf_add(out,
	    STR("# waymark for bash: source <(waymark completion bash)\n"
		"_waymark() {\n"
		"\tlocal cur=${COMP_WORDS[COMP_CWORD]} command= words= files= "
		"i\n"
		"\tlocal prev=${COMP_WORDS[COMP_CWORD-1]}\n"
		"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
		"\t\tcase ${COMP_WORDS[i]} in\n"
		"\t\t-C|--folder|--color) ((i++)) ;;\n"
		"\t\t-*) ;;\n"
		"\t\t*) command=${COMP_WORDS[i]}; break ;;\n"
		"\t\tesac\n"
		"\tdone\n"
		"\tcase $command in\n"
		"\t'') words='"));
	add_commands(in, out);
	buf_add(out, STR("' ;;\n"));
	for (size_t i = 0; i < in->n_commands; i++) {
		const struct command *c = in->commands[i];

		buf_printf(out, "\t%s) words='", c->name);
		bash_options(c->options, c->n_options, out);
		if (!add_arguments(in, c, out) && c->most != 0)
			buf_add(out, STR("'; files=1; words+='"));
		buf_add(out, STR("' ;;\n"));
	}
	buf_add(out, STR("\tesac\n\t[[ $cur == -* ]] && { files=; words+='"));
	bash_options(common_options, n_common_options, out);
	buf_add(out, STR("'; }\n\tcase $command:$prev in\n"));
	bash_values(common_options, n_common_options, out);
	for (size_t i = 0; i < in->n_commands; i++)
		bash_values(
		    in->commands[i]->options, in->commands[i]->n_options, out);
	buf_add(out,
	    STR("\tesac\n"
		"\tCOMPREPLY=($(compgen ${files:+-f} -W \"$words\" -- "
		"\"$cur\"))\n"
		"}\n"
		"complete -o filenames -F _waymark waymark\n"));
}

/* A help in the brackets and quotes of _arguments. */
static void
zsh_text(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '\'')
			buf_add(out, STR("'\\''"));
		else if (c == '[' || c == ']' || c == ':' || c == '\\')
			buf_printf(out, "\\%c", c);
		else
			buf_add_char(out, c);
	}
}

static void
zsh_option(const struct option *o, struct buf *out)
{
	if (o->letter != 0)
		buf_printf(out, " '(-%c --%s)'{-%c,--%s}'[", o->letter, o->name,
		    o->letter, o->name);
	else
		buf_printf(out, " '--%s[", o->name);
	zsh_text(out, str_from(o->help));
	buf_add_char(out, ']');
	if (o->argument != NULL) {
		buf_printf(out, ":%s:", o->argument);
		if (values_of(o) != NULL)
			buf_printf(out, "(%s)", values_of(o));
		else if (takes_path(o))
			buf_add(out, STR("_files"));
	}
	buf_add(out, STR("' \\\n"));
}

static void
zsh_options(const struct option *rows, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_add(out, STR("\t\t"));
		zsh_option(&rows[i], out);
	}
}

static void
zsh_command(
    const struct invocation *in, const struct command *c, struct buf *out)
{
	struct buf words;

	buf_printf(out, "\t%s) _arguments \\\n", c->name);
	zsh_options(c->options, c->n_options, out);
	zsh_options(common_options, n_common_options, out);
	buf_init(&words);
	if (add_arguments(in, c, &words))
		buf_printf(out, "\t\t '1:%s:(%.*s)' ;;\n", c->arguments,
		    STR_ARG(str_skip(buf_str(&words), 1)));
	else
		buf_add(out,
		    c->most != 0 ? STR("\t\t '*:file:_files' ;;\n")
				 : STR("\t\t && return ;;\n"));
	buf_free(&words);
}

static void
print_zsh(const struct invocation *in, struct buf *out)
{
	buf_add(out,
	    STR("#compdef waymark\n"
		"# waymark for zsh: source <(waymark completion zsh)\n"
		"_waymark() {\n"
		"\tif ((CURRENT == 2)); then\n"
		"\t\tlocal -a commands=(\n"));
	for (size_t i = 0; i < in->n_commands; i++) {
		buf_printf(out, "\t\t\t'%s:", in->commands[i]->name);
		zsh_text(out, str_from(in->commands[i]->help));
		buf_add(out, STR("'\n"));
	}
	buf_add(out,
	    STR("\t\t)\n"
		"\t\t_describe command commands\n"
		"\t\treturn\n"
		"\tfi\n"
		"\tlocal command=$words[2]\n"
		"\tshift words\n"
		"\t((CURRENT--))\n"
		"\tcase $command in\n"));
	for (size_t i = 0; i < in->n_commands; i++)
		zsh_command(in, in->commands[i], out);
	buf_add(out, STR("\tesac\n}\ncompdef _waymark waymark\n"));
}

static int
completion_run(const struct invocation *in)
{
	struct str shell = str_from(in->arguments.items[0]);
	struct buf out;

	buf_init(&out);
	if (str_eq(shell, STR("bash")))
		print_bash(in, &out);
	else if (str_eq(shell, STR("zsh")))
		print_zsh(in, &out);
	if (out.n == 0)
		fprintf(stderr,
		    "waymark completion: \"%.*s\" is no shell it knows\n"
		    "There are bash and zsh.\n",
		    STR_ARG(shell));
	else
		fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
	return str_eq(shell, STR("bash")) || str_eq(shell, STR("zsh"))
	    ? STATUS_FINE
	    : STATUS_USAGE;
}

const struct command completion_command = {
	.name = "completion",
	.run = completion_run,
	.arguments = "SHELL",
	.least = 1,
	.most = 1,
	.help = "Print what bash or zsh needs to complete command lines.",
};
