/*
 * "waymark import": documents out of what other systems export.
 */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "cmd/command.h"
#include "data/bytes.h"
#include "data/json.h"
#include "data/yaml.h"
#include "import/case.h"
#include "import/matrix.h"
#include "import/page.h"
#include "import/portfolio.h"
#include "policy/display.h"

struct settings {
	struct str content;
	struct str to;
	struct str student;
	struct str lang;
	struct str report;
	bool dry_run;
	bool fix;
};

static const struct option options[] = {
	{ "content", 0, "DIR", offsetof(struct settings, content),
	    "The content folder, if it is not content." },
	{ "dry-run", 'n', NULL, offsetof(struct settings, dry_run),
	    "Show what would be made, and make nothing." },
	{ "fix", 0, NULL, offsetof(struct settings, fix),
	    "Of a page: read letters anew that were read in the wrong "
	    "encoding, in the new file alone." },
	{ "lang", 0, "TAG", offsetof(struct settings, lang),
	    "The language of a page, such as es." },
	{ "report", 0, "FILE", offsetof(struct settings, report),
	    "Write everything that is told, and lines before and after, to "
	    "FILE; with --fix, to the page's name and .report.txt." },
	{ "student", 's', "ID", offsetof(struct settings, student),
	    "Whose portfolio it becomes: a folder of students/." },
	{ "to", 0, "PATH", offsetof(struct settings, to),
	    "Make this file, below the content folder." },
};

static bool
import_json(struct import *im,
    bool (*read)(struct import *im, const struct value *json))
{
	struct value json;

	im->text = bytes_text(im->text);
	return value_from_json(
		   im->text, im->source, im->arena, im->diag, &json) &&
	    read(im, &json);
}

static bool
read_case(struct import *im)
{
	return import_json(im, case_import);
}

static bool
read_matrix(struct import *im)
{
	return import_json(im, matrix_import);
}

/* What can be read. */
static const struct format {
	const char *name;
	bool (*read)(struct import *im);
	size_t limit; /* bytes of the file */
	bool student; /* it is somebody's */
} formats[] = {
	{ "case", read_case, LIMIT_IMPORT_TEXT, false },
	{ "leap2a", portfolio_import, LIMIT_IMPORT_BYTES, true },
	{ "matrix", read_matrix, LIMIT_IMPORT_TEXT, false },
	{ "page", page_import, LIMIT_MARKDOWN_BYTES, false },
};

static const struct format *
find_format(struct str name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (str_is(name, formats[i].name))
			return &formats[i];
	}
	fprintf(stderr,
	    "waymark import: \"%.*s\" is no format\n"
	    "There are case, leap2a, matrix and page.\n",
	    STR_ARG(name));
	return NULL;
}

/* A student's id names a folder and stands in addresses. */
static bool
check_student(const struct format *format, struct str id)
{
	bool ok = id.n != 0 && id.n <= LIMIT_PATH_COMPONENT && id.p[0] != '-' &&
	    id.p[0] != '.';

	if (!format->student)
		return true;
	for (size_t i = 0; ok && i < id.n; i++)
		ok = str_find_char(STR("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL"
				       "MNOPQRSTUVWXYZ0123456789-_."),
			 id.p[i]) != STR_NONE;
	if (!ok)
		fprintf(stderr,
		    "waymark import: it is not said whose portfolio it is\n"
		    "Say --student ID, with letters, digits and \"-\".\n");
	return ok;
}

/* The name that the student's record shows. What is wrong with the record is
 * told by check; until then it shows none. */
static struct str
shown_name(struct arena *arena, const struct settings *s)
{
	struct str path = arena_printf(arena, "%.*s/people/%.*s.yaml",
	    STR_ARG(s->content), STR_ARG(s->student));
	struct str text, name = { 0 };
	struct value record;
	struct diag quiet;

	diag_init(&quiet);
	if (file_read_named(path, LIMIT_YAML_FILE_BYTES, arena, &text) &&
	    value_from_yaml(text, path, arena, &quiet, &record))
		name = display_name(value_get(&record, STR("name")),
		    level_from(DISPLAY_WORDS,
			value_str(value_get(&record, STR("display")))),
		    arena);
	diag_free(&quiet);
	return name;
}

static bool
read_source(struct import *im, const struct format *format)
{
	int error;

	if (file_read_named(im->source, format->limit, im->arena, &im->text))
		return true;
	error = errno;
	diag_report(im->diag,
	    error == EFBIG ? CODE_IMPORT_LIMIT : CODE_FILE_READ,
	    import_place(im, 0, 0), "the file cannot be read: %s",
	    strerror(error));
	if (error == EISDIR && format->student)
		diag_hint(im->diag,
		    "name the feed in it, such as %.*s/leap2a.xml",
		    STR_ARG(im->source));
	return false;
}

/* What was told and repaired, in a file that was not there. */
static bool
write_report(struct import *im, const struct settings *s)
{
	struct str path = s->report;
	struct buf out;
	bool ok;

	if (path.n == 0 && s->fix)
		path = arena_printf(
		    im->arena, "%.*s.report.txt", STR_ARG(im->source));
	if (path.n == 0 || s->dry_run)
		return true;
	buf_init(&out);
	diag_sort(im->diag);
	report_print(im->diag, REPORT_TEXT, false, &out);
	if (im->report.n != 0)
		buf_printf(&out, "\nRepairs:\n%.*s", STR_ARG(im->report));
	ok = file_create_named(path, buf_str(&out), im->arena);
	buf_free(&out);
	if (!ok)
		diag_report(im->diag, CODE_FILE_WRITE,
		    (struct place){ .path = path },
		    "the report cannot be written: %s", strerror(errno));
	return ok;
}

static void
tell(const struct import *im, const struct settings *s, size_t written)
{
	for (size_t i = 0; i < im->files.n; i++) {
		const struct planned *f = &im->files.items[i];

		printf("%s %.*s/%.*s (%zu bytes)\n",
		    f->exists	     ? "kept  "
			: s->dry_run ? "would make"
				     : "made  ",
		    STR_ARG(s->content), STR_ARG(f->rel), f->bytes.n);
	}
	if (s->dry_run && im->report.n != 0)
		printf("Repairs:\n%.*s", STR_ARG(im->report));
	if (s->dry_run)
		printf("%zu file%s would be made; nothing was written\n",
		    written, written == 1 ? "" : "s");
	else if (written != 0)
		printf("%zu file%s made; look at %s, then \"git add\"\n",
		    written, written == 1 ? "" : "s",
		    written == 1 ? "it" : "them");
}

static int
import_run(const struct invocation *in)
{
	struct settings s = *(const struct settings *)in->settings;
	const struct format *format =
	    find_format(str_from(in->arguments.items[0]));
	struct arena arena;
	struct diag diag;
	struct import im;
	size_t written = 0;
	bool ok;

	if (format == NULL || !check_student(format, s.student))
		return STATUS_USAGE;
	if (s.content.n == 0)
		s.content = STR("content");
	arena_init(&arena);
	diag_init(&diag);
	import_init(&im, &arena, &diag);
	im.source = str_from(in->arguments.items[1]);
	im.to = s.to;
	im.student = s.student;
	im.shown = shown_name(&arena, &s);
	im.lang = s.lang;
	im.fix = s.fix;
	ok = read_source(&im, format) && format->read(&im) &&
	    write_report(&im, &s) &&
	    import_write(&im, s.content, s.dry_run, &written);
	findings_show(&in->common, REPORT_TEXT, &diag);
	if (ok && !in->common.quiet)
		tell(&im, &s, written);
	ok = ok && diag.errors == 0;
	diag_free(&diag);
	arena_free(&arena);
	return ok ? STATUS_FINE : STATUS_CONTENT;
}

const struct command import_command = {
	.name = "import",
	.run = import_run,
	.arguments = "FORMAT FILE",
	.least = 2,
	.most = 2,
	.help = "Make documents of a file: case, leap2a, matrix or page.",
	.options = options,
	.n_options = sizeof(options) / sizeof(*options),
	.settings_size = sizeof(struct settings),
};
