#include "base/buf.h"
#include "base/diag.h"
#include "cmd/command.h"
#include "content/kind.h"
#include "data/field.h"
#include "liquid/liquid.h"
#include "pages/filters.h"
#include "pages/variables.h"

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

static bool
explain_kind(struct str name, struct buf *out)
{
	enum kind kind = kind_find(name);
	const struct kind_info *info;

	if (kind == KIND_COUNT)
		return false;
	info = kind_info(kind);
	buf_printf(out, "%s is a kind of document: content/%s\n%s\n",
	    info->name, info->pattern, info->help);
	if (info->fields != NULL) {
		buf_add(out, STR("\nIts fields:\n"));
		field_print_table(info->fields, out);
	}
	return true;
}

static void
explain_row(const struct field *field, const char *where, struct buf *out)
{
	buf_printf(out, "%s is a field of %s: ", field->name, where);
	if (field->type == FIELD_ALIAS) {
		buf_printf(out, "another name for %s\n", field->of);
		return;
	}
	field_print_type(field, out);
	if ((field->flags & FIELD_REQUIRED) != 0)
		buf_add(out, STR(", required"));
	buf_printf(out, "\n%s\n", field->help != NULL ? field->help : "");
}

/* Every kind that has a field of that name; a shared row once. */
static bool
explain_field(struct str name, struct buf *out)
{
	const struct field *told = NULL, *field;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct kind_info *info = kind_info((enum kind)i);

		field = info->fields == NULL ? NULL
					     : field_find(info->fields, name);
		if (field == NULL || field == told)
			continue;
		explain_row(field, info->name, out);
		told = field;
	}
	return told != NULL;
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
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
	if (n != 0)
		return STATUS_FINE;
	fprintf(stderr,
	    "waymark: there is no finding, kind, field, filter, tag or "
	    "variable called "
	    "\"%.*s\"\n",
	    STR_ARG(name));
	return STATUS_USAGE;
}

const struct command explain_command = {
	.name = "explain",
	.run = explain_run,
	.arguments = "NAME",
	.least = 1,
	.most = 1,
	.help = "Explain a finding's code, a kind of document, a field, a "
		"filter or a tag.",
};
