/*
 * "waymark doctor": what is installed, and what the repository can give.
 *
 * Each row of the table looks at one thing and says in plain words what it
 * found, with what to do below it. Nothing is written anywhere, and what is
 * wrong within a document is left to "waymark check".
 *
 * Source    privacy.md R20 for the key; gitformat-index(5), git-clone(1).
 */
#include "cmd/doctor.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "cmd/clock.h"
#include "cmd/command.h"
#include "cmd/site.h"
#include "git/repo.h"

void
doctor_tell(struct doctor *d, enum verdict verdict, const char *todo,
    const char *format, ...)
{
	static const char *const words[] = {
		[FINE] = "fine",
		[NOTE] = "note",
		[PROBLEM] = "problem",
	};
	va_list args;

	if (verdict == FINE && d->quiet)
		return;
	if (verdict == PROBLEM && d->status < d->check->status)
		d->status = d->check->status;
	buf_printf(&d->out, "%-8s %-10s ", words[verdict], d->check->name);
	va_start(args, format);
	buf_vprintf(&d->out, format, args);
	va_end(args);
	buf_add_char(&d->out, '\n');
	if (todo != NULL)
		buf_printf(&d->out, "         -> %s\n", todo);
}

void
doctor_tell_error(struct doctor *d)
{
	const struct finding *f = &d->diag.items[d->diag.n - 1];

	while (f->severity != SEVERITY_ERROR)
		f--;
	doctor_tell(d, PROBLEM,
	    f->hint.n == 0 ? NULL : arena_cstr(&d->arena, f->hint), "%.*s",
	    STR_ARG(f->text));
}

static const struct check checks[] = {
	{ "waymark", KNOWN_NOTHING, STATUS_MACHINE, doctor_version },
	{ "libraries", KNOWN_NOTHING, STATUS_MACHINE, doctor_libraries },
	{ "pictures", KNOWN_NOTHING, STATUS_MACHINE, doctor_helper },
	{ "themes", KNOWN_NOTHING, STATUS_MACHINE, doctor_themes },
	{ "repository", KNOWN_NOTHING, STATUS_MACHINE, doctor_repository },
	{ "history", KNOWN_REPO, STATUS_CONTENT, doctor_shallow },
	{ "objects", KNOWN_REPO, STATUS_CONTENT, doctor_partial },
	{ "line ends", KNOWN_REPO, STATUS_CONTENT, doctor_attributes },
	{ "content", KNOWN_REPO, STATUS_CONTENT, doctor_content },
	{ "merges", KNOWN_FILES, STATUS_CONTENT, doctor_merges },
	{ "Git LFS", KNOWN_FILES, STATUS_CONTENT, doctor_pointers },
	{ "commits", KNOWN_FILES, STATUS_CONTENT, doctor_unsaved },
	{ "new files", KNOWN_FILES, STATUS_CONTENT, doctor_untracked },
	{ "records", KNOWN_CONTENT, STATUS_CONTENT, doctor_records },
	{ "consent", KNOWN_CONTENT, STATUS_CONTENT, doctor_consents },
	{ "key", KNOWN_NOTHING, STATUS_MACHINE, doctor_key },
	{ "output", KNOWN_NOTHING, STATUS_CONTENT, doctor_output },
	{ "cache", KNOWN_REPO, STATUS_MACHINE, doctor_cache },
};

static int
doctor_run(const struct invocation *in)
{
	struct build_options o = *(struct build_options *)in->settings;
	struct doctor d = { .options = &o, .quiet = in->common.quiet };

	if (!clock_now(&o.now))
		return STATUS_USAGE;
	site_defaults(&o);
	arena_init(&d.arena);
	diag_init(&d.diag);
	buf_init(&d.out);
	for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++) {
		d.check = &checks[i];
		if (d.check->needs <= d.known)
			d.check->look(&d);
	}
	if (d.out.n > 0)
		fwrite(d.out.p, 1, d.out.n, stdout);
	repo_free(d.repo);
	buf_free(&d.out);
	diag_free(&d.diag);
	arena_free(&d.arena);
	return d.status;
}

static const struct option options[] = {
	{ "output", 'o', "DIR", offsetof(struct build_options, output),
	    "Where the site is made; \"output\" if not given." },
	{ "cache", 0, "DIR", offsetof(struct build_options, cache),
	    "The cache of builds, if not below ~/.cache/waymark." },
	{ "content", 0, "DIR", offsetof(struct build_options, content),
	    "The content folder, if it is not content." },
	{ "key", 0, "FILE", offsetof(struct build_options, key),
	    "The secret that unlisted addresses are made of." },
};

const struct command doctor_command = {
	.name = "doctor",
	.run = doctor_run,
	.arguments = "",
	.help = "Say what is installed, and what the repository can give.",
	.options = options,
	.n_options = sizeof(options) / sizeof(*options),
	.settings_size = sizeof(struct build_options),
};
