/*
 * "waymark forget": what is left of a person when the site has let go.
 *
 * A build without consent holds no trace of somebody, but Git, its copies and
 * the web's archives do, and no program here can reach them. This command
 * says what is where and which commands remove it. It runs none of them and
 * changes nothing.
 *
 * Source    privacy.md R13; UK and EU GDPR Art. 17(2).
 */
#include <stddef.h>
#include <stdio.h>
#include <time.h>

#include "base/buf.h"
#include "base/limits.h"
#include "cache/cache.h"
#include "cmd/command.h"
#include "config/config.h"
#include "content/content.h"
#include "git/repo.h"
#include "git/snapshot.h"
#include "policy/leak.h"
#include "policy/people.h"

struct settings {
	struct str content;
	struct str cache;
};

static const struct option options[] = {
	{ "cache", 0, "DIR", offsetof(struct settings, cache),
	    "The cache of builds, if not below ~/.cache/waymark." },
	{ "content", 0, "DIR", offsetof(struct settings, content),
	    "The content folder, if it is not content." },
};

/* One person, and where to look for them. */
struct forget {
	struct str id;
	struct repo *repo;
	struct snapshot snapshot;
	struct content content;
	const struct document *record; /* or NULL */
	struct arena arena;
	struct diag diag;
	struct buf out;
};

static bool
load(struct forget *f, const struct settings *settings)
{
	const struct snapshot_options from = { .content = settings->content };
	const struct config_options now = { .now = (int64_t)time(NULL) };
	struct config config;
	struct diag quiet;
	bool ok;

	if (!repo_open(&f->repo, ".", &f->diag) ||
	    !snapshot_take(&f->snapshot, f->repo, &from, &f->arena, &f->diag))
		return false;
	/* What is wrong with the content is told by "waymark check". */
	diag_init(&quiet);
	ok = config_load(&config, &f->snapshot, &now, &f->arena, &quiet) &&
	    content_load(&f->content, &f->snapshot, &config, &f->arena, &quiet);
	diag_free(&quiet);
	return ok;
}

static bool
is_own(const struct forget *f, const struct document *d)
{
	return str_eq(d->owner, f->id) || d == f->record;
}

/* The folder and the record, as arguments of a command. */
static void
add_paths(struct forget *f, const char *before)
{
	struct str folder = arena_printf(&f->arena, "%.*sstudents/%.*s",
	    STR_ARG(f->snapshot.content), STR_ARG(f->id));
	struct str record = arena_printf(&f->arena, "%.*speople/%.*s.yaml",
	    STR_ARG(f->snapshot.content), STR_ARG(f->id));

	buf_printf(&f->out, " %s", before);
	buf_add_shell(&f->out, folder);
	buf_printf(&f->out, " %s", before);
	buf_add_shell(&f->out, record);
}

static size_t
list_own(struct forget *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->content.n; i++) {
		if (!is_own(f, &f->content.items[i]))
			continue;
		buf_printf(
		    &f->out, "    %.*s\n", STR_ARG(f->content.items[i].path));
		n++;
	}
	return n;
}

static void
withhold(const struct forget *f, struct leak *leak)
{
	const struct value *front = &f->record->front;
	const struct value *name = value_get(front, STR("name"));
	const struct value *git = value_get(front, STR("git"));
	const struct leak_name parts = { .person = f->id,
		.first = value_str(value_get(name, STR("first"))),
		.last = value_str(value_get(name, STR("last"))),
		.full = value_str(value_get(name, STR("full"))) };

	leak_add_name(leak, &parts);
	for (size_t i = 0; value_is(git, VALUE_LIST) && i < git->n; i++)
		leak_add_address(
		    leak, f->id, people_address(value_str(&git->as.items[i])));
	leak_compile(leak);
}

static bool
names_person(struct forget *f, const struct leak *leak,
    const struct document *d, struct arena *scratch)
{
	struct str bytes;
	struct diag quiet;
	bool found;

	diag_init(&quiet);
	found = snapshot_bytes(&f->snapshot, d->entry, LIMIT_MARKDOWN_BYTES,
		    scratch, &quiet, &bytes) &&
	    leak_has(leak, bytes, &f->id, 1);
	diag_free(&quiet);
	arena_reset(scratch);
	return found;
}

/* Files of others that have the name or an address. */
static void
list_others(struct forget *f)
{
	struct arena scratch;
	struct leak leak;
	size_t n = 0;

	leak_init(&leak, &f->arena);
	withhold(f, &leak);
	arena_init(&scratch);
	for (size_t i = 0; i < f->content.n; i++) {
		const struct document *d = &f->content.items[i];

		if (is_own(f, d) || d->kind == KIND_MEDIA ||
		    !names_person(f, &leak, d, &scratch))
			continue;
		if (n++ == 0)
			buf_add(&f->out,
			    STR("\nThe name or an address also stands in these "
				"files. Change them by hand:\n"));
		buf_printf(&f->out, "    %.*s\n", STR_ARG(d->path));
	}
	arena_free(&scratch);
}

static void
tell_site(struct forget *f)
{
	buf_printf(&f->out,
	    "What waymark does\n"
	    "    Once the record says \"withdrawn_on\", or the files are "
	    "deleted, the next build\n"
	    "    publishes nothing of \"%.*s\": no page, list, feed, search "
	    "entry or file. The old\n"
	    "    addresses are plain \"not found\" pages that give no reason. "
	    "Build and upload at once.\n\n"
	    "What it cannot do\n"
	    "    Everything below is left to you. Nothing of it has been "
	    "run.\n",
	    STR_ARG(f->id));
}

static void
tell_git(struct forget *f)
{
	buf_add(&f->out,
	    STR("\n1. The files, and all that Git keeps of them "
		"in its history:\n"));
	if (list_own(f) == 0)
		buf_add(&f->out, STR("    none in the present version\n"));
	buf_add(&f->out,
	    STR("\n    See what there was:\n"
		"    git log --oneline --all --"));
	add_paths(f, "");
	buf_add(&f->out,
	    STR("\n    Remove it from every commit (install "
		"git-filter-repo; work on a fresh clone):\n"
		"    git filter-repo "
		"--invert-paths"));
	add_paths(f, "--path ");
	buf_add(&f->out,
	    STR("\n    Replace the name and addresses in commits "
		"(one \"New <new> <old>\" a line):\n"
		"    git filter-repo --mailmap FILE\n"
		"    Then publish the new history, which everybody else has "
		"to clone anew:\n"
		"    git push --force --mirror origin\n"));
	if (f->record != NULL)
		list_others(f);
}

static void
tell_copies(struct forget *f, const struct settings *settings)
{
	const char *cache = cache_folder(
	    settings->cache, repo_common_folder(f->repo), &f->arena);

	buf_add(&f->out,
	    STR("\n2. Copies on this and other machines:\n"
		"    Old objects stay in every clone until they are thrown "
		"away:\n"
		"    git reflog expire --expire=now --all && git gc "
		"--prune=now\n"));
	if (cache != NULL) {
		buf_add(&f->out,
		    STR("    waymark's own cache here:\n"
			"    rm -r "));
		buf_add_shell(&f->out, str_from(cache));
		buf_add_char(&f->out, '\n');
	}
	buf_add(&f->out,
	    STR("    Ask whoever cloned or forked the repository to delete "
		"their copy. Backups too.\n"
		"\n3. The host of the repository:\n"
		"    Pull requests, forks and cached commits stay reachable "
		"there. Ask its support\n"
		"    to delete them, and name the commits that held the "
		"files.\n"
		"\n4. The web:\n"
		"    Empty the cache of the web host or its delivery "
		"network.\n"
		"    Search engines and web archives have forms to take "
		"pages out; give them the\n"
		"    addresses that were published.\n"
		"    Copies that were given away (a year's archive, a memory "
		"stick, prints) are out of reach.\n"
		"\nWrite down what was done and when: the family may ask.\n"));
}

static bool
is_known(struct forget *f)
{
	if (f->record != NULL)
		return true;
	for (size_t i = 0; i < f->content.n; i++) {
		if (str_eq(f->content.items[i].owner, f->id))
			return true;
	}
	return false;
}

/* Who the person may be, for an id that nobody has; then false. */
static bool
check_known(struct forget *f)
{
	struct map ids;
	struct str near;

	if (is_known(f))
		return true;
	map_init(&ids, &f->arena);
	for (size_t i = 0; i < f->content.n; i++) {
		const struct document *d = &f->content.items[i];

		if (d->kind == KIND_PERSON)
			map_put(&ids, d->id, f);
	}
	diag_report(&f->diag, CODE_PERSON_UNKNOWN,
	    (struct place){ f->id, 0, 0 },
	    "nobody in people/ or students/ has this id");
	near = map_nearest(&ids, f->id);
	if (near.n > 0)
		diag_hint(&f->diag, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(&f->diag,
		    "a person who was deleted may still be in the history: "
		    "git log --all -- 'content/students/ID'");
	return false;
}

static void
tell(struct forget *f, const struct settings *settings)
{
	tell_site(f);
	tell_git(f);
	tell_copies(f, settings);
	if (f->out.n > 0)
		fwrite(f->out.p, 1, f->out.n, stdout);
}

static int
forget_run(const struct invocation *in)
{
	struct settings settings = *(const struct settings *)in->settings;
	struct forget f = { .id = str_from(in->arguments.items[0]) };
	bool ok;

	if (settings.content.n == 0)
		settings.content = STR("content");
	arena_init(&f.arena);
	diag_init(&f.diag);
	buf_init(&f.out);
	ok = load(&f, &settings);
	if (ok)
		f.record = content_find(&f.content,
		    arena_printf(&f.arena, "people/%.*s.yaml", STR_ARG(f.id)));
	ok = ok && check_known(&f);
	if (ok)
		tell(&f, &settings);
	findings_show(&in->common, REPORT_TEXT, &f.diag);
	if (f.repo != NULL)
		repo_free(f.repo);
	buf_free(&f.out);
	diag_free(&f.diag);
	arena_free(&f.arena);
	return ok && f.diag.errors == 0 ? STATUS_FINE : STATUS_CONTENT;
}

const struct command forget_command = {
	.name = "forget",
	.run = forget_run,
	.arguments = "ID",
	.least = 1,
	.most = 1,
	.help = "Tell what Git and its copies still keep of a person.",
	.options = options,
	.n_options = sizeof(options) / sizeof(*options),
	.settings_size = sizeof(struct settings),
};
