/*
 * "waymark history": the revisions of files, as their owner may see them.
 *
 * Names and addresses are printed as Git has them. Nothing of this reaches a
 * page: those are made from what policy/ releases.
 */
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "cache/cache.h"
#include "cmd/command.h"
#include "git/commit.h"
#include "git/encoding.h"
#include "git/history.h"
#include "git/path.h"
#include "git/repo.h"

#define WRITE_BYTES (256u * 1024u)
#define SECONDS_A_DAY 86400
/* 0001-01-01 and 9999-12-31: RFC 3339 has four digits for the year. */
#define DAY_MIN (-719162)
#define DAY_MAX 2932896

struct settings {
	struct str rev;
	struct str content;
	struct str cache;
	bool all;
	bool json;
	bool no_lines;
	bool no_cache;
};

static const struct option options[] = {
	{ "all", 0, NULL, offsetof(struct settings, all),
	    "Show every tracked file of the content folder." },
	{ "cache", 0, "DIR", offsetof(struct settings, cache),
	    "Keep the cache there, not below ~/.cache/waymark." },
	{ "content", 0, "DIR", offsetof(struct settings, content),
	    "The content folder, if it is not content." },
	{ "json", 0, NULL, offsetof(struct settings, json),
	    "Print a JSON array with one object for each path." },
	{ "no-cache", 0, NULL, offsetof(struct settings, no_cache),
	    "Read the whole history anew, and keep nothing." },
	{ "no-lines", 0, NULL, offsetof(struct settings, no_lines),
	    "Leave out how many lines were added and removed." },
	{ "rev", 0, "REV", offsetof(struct settings, rev),
	    "Show the history of that commit, not of HEAD." },
};

struct show {
	const struct settings *settings;
	struct history *history;
	struct diag *diag;
	struct arena arena; /* of one path */
	struct buf out;
	size_t n; /* paths shown */
};

static void
flush(struct show *s, size_t least)
{
	if (s->out.n < least)
		return;
	if (s->out.n != 0)
		fwrite(s->out.p, 1, s->out.n, stdout);
	buf_reset(&s->out);
}

/* Decimal digits with zeros before them; printf would cost as much as Git. */
static void
add_digits(struct buf *out, uint64_t number, size_t least)
{
	char digits[20];
	size_t n = 0;

	do {
		digits[sizeof(digits) - ++n] = (char)('0' + number % 10);
		number /= 10;
	} while (number != 0 || n < least);
	buf_add(out, (struct str){ digits + sizeof(digits) - n, n });
}

/* The parts of a date or a time, with a mark before each but the first. */
static void
add_parts(struct buf *out, char mark, const int parts[3], size_t first_digits)
{
	for (size_t i = 0; i < 3; i++) {
		if (i != 0)
			buf_add_char(out, mark);
		add_digits(out, (uint64_t)parts[i], i == 0 ? first_digits : 2);
	}
}

/* 2026-05-09T14:03:00+02:00, or null. */
static void
add_time(struct buf *out, bool known, int64_t time, int zone)
{
	int64_t local = known ? time + (int64_t)zone * 60 : 0;
	int64_t day = local / SECONDS_A_DAY;
	int second = (int)(local % SECONDS_A_DAY);
	uint64_t off = (uint64_t)(zone < 0 ? -zone : zone);
	struct date date;

	day -= second < 0;
	second += second < 0 ? SECONDS_A_DAY : 0;
	if (!known || day < DAY_MIN || day > DAY_MAX) {
		buf_add(out, STR("null"));
		return;
	}
	date = date_from_days(day);
	buf_add_char(out, '"');
	add_parts(out, '-', (int[]){ date.year, date.month, date.day }, 4);
	buf_add_char(out, 'T');
	add_parts(out, ':',
	    (int[]){ second / 3600, second / 60 % 60, second % 60 }, 2);
	buf_add_char(out, zone < 0 ? '-' : '+');
	add_digits(out, off / 60, 2);
	buf_add_char(out, ':');
	add_digits(out, off % 60, 2);
	buf_add_char(out, '"');
}

static void
add_count(struct buf *out, const struct revision *r, uint32_t n)
{
	if (r->counted)
		add_digits(out, n, 1);
	else
		buf_add(out, STR("null"));
}

/* A path may hold any bytes, and JSON only UTF-8. */
static void
add_path(struct show *s, struct str path)
{
	buf_add_json(&s->out, encoding_decode(path, STR(""), &s->arena));
}

static void
add_revision(struct show *s, const struct revision *r)
{
	struct buf *out = &s->out;

	buf_add(out, STR("{\"oid\": \""));
	buf_add(out, oid_hex(&r->id, &s->arena));
	buf_add(out, STR("\", \"author\": {\"name\": "));
	buf_add_json(out, r->author.name);
	buf_add(out, STR(", \"email\": "));
	buf_add_json(out, r->author.address);
	buf_add(out, STR("}, \"authored\": "));
	add_time(out, r->dated, r->authored, r->authored_zone);
	buf_add(out, STR(", \"committed\": "));
	add_time(out, r->committed_dated, r->committed, r->committed_zone);
	buf_add(out, STR(", \"summary\": "));
	buf_add_json(out, r->summary);
	buf_add(out, STR(", \"path\": "));
	add_path(s, r->path);
	buf_add(out, STR(", \"renamed_from\": "));
	if (r->renamed_from.n != 0)
		add_path(s, r->renamed_from);
	else
		buf_add(out, STR("null"));
	buf_add(out, STR(", \"added\": "));
	add_count(out, r, r->added);
	buf_add(out, STR(", \"removed\": "));
	add_count(out, r, r->removed);
	buf_add(out, STR("}"));
}

static void
show_json(struct show *s, struct str path, const struct revisions *revisions)
{
	buf_add(&s->out, s->n != 0 ? STR(",\n") : STR("[\n"));
	buf_add(&s->out, STR("{\"path\": "));
	add_path(s, path);
	buf_add(&s->out, STR(", \"revisions\": ["));
	for (size_t i = 0; i < revisions->n; i++) {
		buf_add(&s->out, i != 0 ? STR(",\n  ") : STR("\n  "));
		add_revision(s, &revisions->items[i]);
	}
	buf_add(&s->out, STR("]}"));
}

/* A word for what is no plain edit. */
static const char *
kind_word(enum revision_kind kind)
{
	static const char *const words[] = {
		[REVISION_EDIT] = "",
		[REVISION_CREATE] = "new",
		[REVISION_RENAME] = "renamed",
		[REVISION_MERGE] = "merge",
		[REVISION_BOUNDARY] = "earlier versions are not recorded here",
	};

	return words[kind];
}

static void
show_line(struct show *s, const struct revision *r)
{
	struct str lines = STR("");
	const char *word = kind_word(r->kind);

	if (r->counted)
		lines =
		    arena_printf(&s->arena, "+%u -%u", r->added, r->removed);
	buf_printf(&s->out, "  %.*s  %-20.*s  %-10.*s  %.*s",
	    STR_ARG(date_text(r->day, &s->arena)), STR_ARG(r->author.name),
	    STR_ARG(lines), STR_ARG(r->summary));
	if (r->renamed_from.n != 0)
		buf_printf(
		    &s->out, " (renamed from %.*s)", STR_ARG(r->renamed_from));
	else if (*word != '\0')
		buf_printf(&s->out, " (%s)", word);
	buf_add_char(&s->out, '\n');
}

static void
show_text(struct show *s, struct str path, const struct revisions *revisions)
{
	buf_printf(&s->out, "%s%.*s\n", s->n != 0 ? "\n" : "", STR_ARG(path));
	for (size_t i = 0; i < revisions->n; i++)
		show_line(s, &revisions->items[i]);
}

static void
show_path(struct show *s, struct str path)
{
	struct revisions revisions;

	history_of(s->history, path,
	    s->settings->no_lines ? HISTORY_PLAIN : HISTORY_LINES, &s->arena,
	    &revisions);
	if (revisions.n == 0)
		diag_report(s->diag, CODE_HISTORY_PATH,
		    (struct place){ .path = path },
		    "no committed file has this path");
	if (s->settings->json)
		show_json(s, path, &revisions);
	else
		show_text(s, path, &revisions);
	s->n++;
	flush(s, WRITE_BYTES);
	arena_reset(&s->arena);
}

/* A word of the command line as a path from the repository's root. */
static struct str
path_from(struct repo *repo, const char *word, struct arena *arena)
{
	struct str path;

	if (!path_join(repo_prefix(repo), str_from(word), arena, &path) ||
	    path.n == 0)
		return str_from(word);
	return str_slice(path, 0, path.n - 1);
}

static void
show_all(struct show *s, struct repo *repo, struct arena *arena)
{
	struct str content = s->settings->content, folder;
	struct file_list files;

	if (content.n == 0)
		content = STR("content");
	if (!path_join(repo_prefix(repo), content, arena, &folder)) {
		diag_report(s->diag, CODE_CONTENT_FOLDER,
		    (struct place){ .path = content },
		    "the content folder lies outside of the repository");
		return;
	}
	history_paths(s->history, folder, arena, &files);
	for (size_t i = 0; i < files.n; i++)
		show_path(s, files.items[i]);
}

/* The commit whose history is shown; empty when there is none yet. */
static bool
find_commit(const struct settings *settings, struct repo *repo,
    struct arena *arena, struct diag *diag, struct str *out)
{
	struct str rev = settings->rev.n != 0 ? settings->rev : STR("HEAD");
	struct oid id;

	*out = STR("");
	if (commit_find(repo, rev, &id)) {
		*out = oid_hex(&id, arena);
		return true;
	}
	if (settings->rev.n == 0)
		return true;
	diag_report(diag, CODE_REV_UNKNOWN, (struct place){ .path = rev },
	    "no branch, tag or commit has this name");
	return false;
}

static void
show_history(const struct invocation *in, struct repo *repo,
    struct arena *arena, struct diag *diag)
{
	const struct settings *settings = in->settings;
	struct show s = { .settings = settings, .diag = diag };
	struct cache *cache = NULL;
	struct str commit;

	if (!find_commit(settings, repo, arena, diag, &commit))
		return;
	if (!settings->no_cache)
		cache = cache_open(cache_folder(
		    settings->cache, repo_common_folder(repo), arena));
	if (history_read(&s.history, repo, commit, cache, diag)) {
		arena_init(&s.arena);
		buf_init(&s.out);
		for (size_t i = 0; i < in->arguments.n; i++)
			show_path(
			    &s, path_from(repo, in->arguments.items[i], arena));
		if (settings->all)
			show_all(&s, repo, arena);
		if (settings->json)
			buf_add(&s.out, s.n != 0 ? STR("\n]\n") : STR("[]\n"));
		flush(&s, 0);
		buf_free(&s.out);
		arena_free(&s.arena);
		history_free(s.history);
	}
	cache_close(cache);
}

static int
history_run(const struct invocation *in)
{
	const struct settings *settings = in->settings;
	struct repo *repo;
	struct arena arena;
	struct diag diag;
	int status;

	if (in->arguments.n == 0 && !settings->all) {
		fputs("waymark history: no file is named\n"
		      "Name one, or say --all.\n",
		    stderr);
		return STATUS_USAGE;
	}
	arena_init(&arena);
	diag_init(&diag);
	if (repo_open(&repo, ".", &diag)) {
		show_history(in, repo, &arena, &diag);
		repo_free(repo);
	}
	status = diag.errors != 0 ? STATUS_CONTENT : STATUS_FINE;
	findings_show(&in->common, REPORT_TEXT, &diag);
	diag_free(&diag);
	arena_free(&arena);
	return status;
}

const struct command history_command = {
	.name = "history",
	.run = history_run,
	.arguments = "[PATH...]",
	.least = 0,
	.most = SIZE_MAX,
	.help = "Show who changed a file, when, and by how much.",
	.options = options,
	.n_options = sizeof(options) / sizeof(*options),
	.settings_size = sizeof(struct settings),
};
