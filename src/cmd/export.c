/*
 * "waymark export": what is released, in forms that other programs read.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/clock.h"
#include "config/config.h"
#include "content/content.h"
#include "export/export.h"
#include "git/history.h"
#include "git/repo.h"
#include "git/snapshot.h"
#include "policy/look.h"

struct settings {
	struct str content;
	struct str output;
	struct str rev;
	struct str as_of;
	struct str audience;
};

static const struct option options[] = {
	{ "output", 'o', "PATH", offsetof(struct settings, output),
	    "Write PATH, which must not be there; if not given, a name is "
	    "made of the student's id." },
	{ "content", 0, "DIR", offsetof(struct settings, content),
	    "The content folder, if it is not content." },
	{ "rev", 0, "REV", offsetof(struct settings, rev),
	    "Take the files of the commit REV, not those of the working "
	    "tree." },
	{ "as-of", 0, "DATE", offsetof(struct settings, as_of),
	    "Decide consent as on DATE, as YYYY-MM-DD; today if not given." },
	{ "audience", 0, "NAME", offsetof(struct settings, audience),
	    "Export what public, school or class may see." },
};

/* What holds the release, from the repository on. */
struct source {
	struct repo *repo;
	struct history *history;
	struct snapshot snapshot;
	struct config config;
	struct content content;
	struct leak leak;
	struct release release;
	struct export export;
	struct arena arena;
	struct diag diag;
};

/* Everything up to policy, as a build does it. What is wrong with documents is
 * told by "waymark check"; here, it only keeps them back. */
static bool
load(struct source *s, const struct settings *settings, int64_t now)
{
	const struct snapshot_options from = { .content = settings->content,
		.rev = settings->rev };
	const struct config_options asked = { .audience = settings->audience,
		.as_of = settings->as_of,
		.now = now };
	struct release_input input = { .content = &s->content,
		.config = &s->config };
	struct diag quiet;
	bool ok;

	if (!repo_open(&s->repo, ".", &s->diag) ||
	    !snapshot_take(&s->snapshot, s->repo, &from, &s->arena, &s->diag) ||
	    !config_load(&s->config, &s->snapshot, &asked, &s->arena, &s->diag))
		return false;
	if (s->config.history != HISTORY_NONE) {
		if (!history_read(&s->history, s->repo, s->snapshot.commit,
			NULL, &s->diag))
			return false;
		history_keep_apart(s->history, STR("students"));
	}
	input.history = s->history;
	diag_init(&quiet);
	ok = content_load(
	    &s->content, &s->snapshot, &s->config, &s->arena, &quiet);
	leak_init(&s->leak, &s->arena);
	if (ok) {
		release_decide(
		    &s->release, &s->leak, &input, &s->arena, &quiet);
		release_look(&s->release, &s->snapshot, NULL, &quiet);
	}
	leak_compile(&s->leak);
	diag_free(&quiet);
	s->export = (struct export){ .release = &s->release,
		.leak = &s->leak,
		.snapshot = &s->snapshot,
		.config = &s->config,
		.arena = &s->arena,
		.diag = &s->diag };
	return ok;
}

static bool
make_case(struct export *x, struct str student)
{
	(void)student;
	return export_case(x);
}

/* What can be made. */
static const struct form {
	const char *name;
	bool (*make)(struct export *x, struct str student);
	bool student; /* it is somebody's */
	enum { FORM_FILE, FORM_ARCHIVE, FORM_FOLDER } form;
	const char *suffix; /* of the name that is made */
} forms[] = {
	{ "case", make_case, false, FORM_FILE, "case.json" },
	{ "leap2a", export_leap2a, true, FORM_ARCHIVE, "-leap2a.zip" },
	{ "folder", export_folder, true, FORM_FOLDER, "-portfolio" },
};

static const struct form *
find_form(const struct words *words)
{
	struct str name = str_from(words->items[0]);

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (!str_is(name, forms[i].name))
			continue;
		if (forms[i].student == (words->n == 2))
			return &forms[i];
		fprintf(stderr,
		    "waymark export: %s %s\n"
		    "The usage is: waymark export %s%s\n",
		    forms[i].name,
		    forms[i].student ? "wants a student's ID behind it"
				     : "takes no ID",
		    forms[i].name, forms[i].student ? " ID" : "");
		return NULL;
	}
	fprintf(stderr,
	    "waymark export: \"%.*s\" is no form\n"
	    "There are case, leap2a and folder.\n",
	    STR_ARG(name));
	return NULL;
}

static bool
fail(struct source *s, struct str path)
{
	if (errno == EEXIST)
		diag_report(&s->diag, CODE_EXPORT_EXISTS,
		    (struct place){ .path = path },
		    "this is there already; an export writes over nothing");
	else
		diag_report(&s->diag, CODE_FILE_WRITE,
		    (struct place){ .path = path }, "it cannot be written: %s",
		    strerror(errno));
	return false;
}

/* A folder that was not there, with the files below it. */
static bool
write_folder(struct source *s, struct str path)
{
	const char *name = arena_cstr(&s->arena, path);
	int dir = -1;
	bool ok = mkdir(name, 0777) == 0;

	if (ok) {
		dir = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		ok = dir >= 0;
	}
	for (size_t i = 0; ok && i < s->export.files.n; i++)
		ok = file_create(dir, s->export.files.items[i].name,
		    s->export.files.items[i].bytes);
	ok = ok || fail(s, path);
	if (dir >= 0)
		close(dir);
	return ok;
}

static bool
put_file(struct source *s, struct str path, struct str bytes)
{
	return file_create_named(path, bytes, &s->arena) || fail(s, path);
}

static bool
write_out(struct source *s, const struct form *form, struct str path)
{
	const struct archive_file *files = s->export.files.items;
	struct str bytes;

	if (form->form == FORM_FOLDER)
		return write_folder(s, path);
	if (form->form == FORM_FILE)
		return put_file(s, path, files[0].bytes);
	if (!archive_make(files, s->export.files.n, &s->arena, &bytes)) {
		diag_report(&s->diag, CODE_FILE_WRITE,
		    (struct place){ .path = path },
		    "the archive cannot be made");
		return false;
	}
	return put_file(s, path, bytes);
}

static bool
run(struct source *s, const struct form *form, const struct invocation *in,
    struct settings *settings, int64_t now)
{
	struct str student =
	    in->arguments.n > 1 ? str_from(in->arguments.items[1]) : STR("");

	if (settings->output.n == 0)
		settings->output = arena_printf(
		    &s->arena, "%.*s%s", STR_ARG(student), form->suffix);
	return load(s, settings, now) && form->make(&s->export, student) &&
	    s->diag.errors == 0 && write_out(s, form, settings->output);
}

static int
export_run(const struct invocation *in)
{
	struct settings settings = *(const struct settings *)in->settings;
	const struct form *form = find_form(&in->arguments);
	struct source s = { 0 };
	int64_t now;
	bool ok;

	if (form == NULL || !clock_now(&now))
		return STATUS_USAGE;
	if (settings.content.n == 0)
		settings.content = STR("content");
	arena_init(&s.arena);
	diag_init(&s.diag);
	ok = run(&s, form, in, &settings, now);
	findings_show(&in->common, REPORT_TEXT, &s.diag);
	if (ok && !in->common.quiet)
		printf("%.*s: %zu file%s\n", STR_ARG(settings.output),
		    s.export.files.n, s.export.files.n == 1 ? "" : "s");
	history_free(s.history);
	repo_free(s.repo);
	diag_free(&s.diag);
	arena_free(&s.arena);
	return ok ? STATUS_FINE : STATUS_CONTENT;
}

const struct command export_command = {
	.name = "export",
	.run = export_run,
	.arguments = "FORM [ID]",
	.least = 1,
	.most = 2,
	.help = "Write competencies (case) or a portfolio (leap2a, folder).",
	.options = options,
	.n_options = sizeof(options) / sizeof(*options),
	.settings_size = sizeof(struct settings),
};
