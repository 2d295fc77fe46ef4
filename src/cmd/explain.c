#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/near.h"
#include "cmd/command.h"
#include "content/explain.h"
#include "liquid/liquid.h"
#include "pages/filters.h"
#include "pages/variables.h"

/* Columns of a small screen, less two. */
#define WIDTH 78

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

static void
explain_call(const char *syntax, const char *help, const char *example,
    const char *result, struct buf *out)
{
	if (syntax != NULL)
		buf_printf(out, "    %s\n", syntax);
	buf_printf(out, "%s\n", help);
	if (example != NULL && result != NULL)
		buf_printf(out, "\nFor example\n    %s\nwrites\n    %s\n",
		    example, result);
}

/* The filter called name, of the language or of the program. */
static const struct liquid_filter *
find_filter(struct str name)
{
	const struct liquid_filter *f;

	for (size_t i = 0; (f = liquid_filter(i)) != NULL; i++) {
		if (str_eq(str_from(f->name), name))
			return f;
	}
	for (size_t i = 0; i < n_page_filters; i++) {
		if (str_eq(str_from(page_filters[i].name), name))
			return &page_filters[i];
	}
	return NULL;
}

static bool
explain_filter(struct str name, struct buf *out)
{
	const struct liquid_filter *f = find_filter(name);

	if (f == NULL)
		return false;
	buf_printf(out, "%s is a filter.\n", f->name);
	explain_call(f->syntax, f->help, f->example, f->result, out);
	return true;
}

static bool
explain_tag(struct str name, struct buf *out)
{
	const struct liquid_tag_info *tag;

	for (size_t i = 0; (tag = liquid_tag(i)) != NULL; i++) {
		if (!str_eq(str_from(tag->name), name))
			continue;
		buf_printf(out, "%s is a tag.\n", tag->name);
		explain_call(
		    tag->syntax, tag->help, tag->example, tag->result, out);
		return true;
	}
	return false;
}

/* What templates may look into, with its properties. */
static bool
explain_variable(struct str name, struct buf *out)
{
	size_t from = out->n;

	for (size_t i = 0; i < n_variables; i++) {
		const struct drop_class *class = variables[i];

		if (!str_eq(str_from(class->name), name))
			continue;
		if (out->n != from)
			buf_add_char(out, '\n');
		buf_printf(out, "%s is a variable of templates.\n%s\n",
		    class->name, class->help);
		buf_add(out, STR("\nIts properties:\n"));
		for (size_t j = 0; j < class->n; j++)
			buf_printf(out, "%s (%s)\n    %s\n",
			    class->properties[j].name,
			    class->properties[j].type,
			    class->properties[j].help);
	}
	return out->n != from;
}

/* A name that means several things is explained as each of them. */
static bool (*const topics[])(struct str name, struct buf *out) = {
	explain_code,
	explain_kind,
	explain_field,
	explain_filter,
	explain_tag,
	explain_variable,
};

/* What may have been meant, of all that can be explained by one name. */
static int
tell_unknown(struct str name)
{
	struct near near;

	near_init(&near, name);
	for (size_t i = 0; i < CODE_COUNT; i++)
		near_try(&near, str_from(code_info((enum code)i)->name));
	for (size_t i = 0; i < KIND_COUNT; i++)
		explain_near((enum kind)i, &near);
	for (size_t i = 0; liquid_filter(i) != NULL; i++)
		near_try(&near, str_from(liquid_filter(i)->name));
	for (size_t i = 0; liquid_tag(i) != NULL; i++)
		near_try(&near, str_from(liquid_tag(i)->name));
	fprintf(stderr, "waymark explain: nothing is called \"%.*s\"\n",
	    STR_ARG(name));
	if (near.best.n != 0)
		fprintf(stderr, "Did you mean \"%.*s\"?\n", STR_ARG(near.best));
	else
		fputs("It explains codes of findings, kinds of documents, "
		      "fields, filters and tags.\n",
		    stderr);
	return STATUS_USAGE;
}

/* Broken between words where a person reads it, at the line's own indent. */
static void
print(struct str text)
{
	struct str line, word;

	if (isatty(STDOUT_FILENO) != 1) {
		fwrite(text.p, 1, text.n, stdout);
		return;
	}
	while (str_line(&text, &line)) {
		size_t indent = 0, column;

		while (indent < line.n && line.p[indent] == ' ')
			indent++;
		line = str_skip(line, indent);
		column = (size_t)printf("%*s", (int)indent, "");
		while (str_cut(&line, ' ', &word)) {
			if (column > indent && column + 1 + word.n > WIDTH)
				column =
				    (size_t)printf("\n%*s", (int)indent, "") -
				    1;
			column += (size_t)printf("%s%.*s",
			    column > indent ? " " : "", STR_ARG(word));
		}
		putchar('\n');
	}
}

static int
explain_run(const struct invocation *in)
{
	struct str name = str_from(in->arguments.items[0]);
	struct buf out;
	size_t n = 0;

	buf_init(&out);
	for (size_t i = 0; i < sizeof(topics) / sizeof(*topics); i++) {
		size_t from = out.n;

		if (from != 0)
			buf_add_char(&out, '\n');
		if (topics[i](name, &out))
			n++;
		else
			out.n = from;
	}
	print(buf_str(&out));
	buf_free(&out);
	if (n != 0)
		return STATUS_FINE;
	return tell_unknown(name);
}

const struct command explain_command = {
	.name = "explain",
	.run = explain_run,
	.arguments = "NAME",
	.least = 1,
	.most = 1,
	.help = "Explain a finding, a kind of document, a field, a filter...",
};
