#include "cmd/fix.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "cmd/ask.h"
#include "config/config.h"
#include "content/mend.h"
#include "git/repo.h"
#include "git/snapshot.h"

/* A file that can be mended. */
struct mended {
	struct str path; /* from the folder that waymark was started in */
	struct str bytes; /* as they are */
	struct mend mend;
};

struct fix {
	const struct fix_options *options;
	struct arena arena;
	struct arena scratch;
	struct diag diag;
	struct repo *repo;
	struct snapshot snapshot;
	struct config config;
	struct mended *items;
	size_t n;
	size_t cap;
	int dir;
};

static bool
read_site(struct fix *f)
{
	struct snapshot_options from = { .content = f->options->content };
	struct config_options now = { .now = 0 };
	struct diag quiet;
	bool ok;

	if (!repo_open(&f->repo, ".", &f->diag) ||
	    !snapshot_take(&f->snapshot, f->repo, &from, &f->arena, &f->diag))
		return false;
	diag_init(&quiet);
	ok = config_load(&f->config, &f->snapshot, &now, &f->arena, &quiet);
	diag_free(&quiet);
	return ok;
}

static size_t
size_limit(enum kind kind)
{
	return kind_is_yaml(kind) ? LIMIT_YAML_FILE_BYTES
				  : LIMIT_MARKDOWN_BYTES;
}

/* What cannot be read here is told by the check that follows. */
static void
look_at(struct fix *f, const struct entry *entry)
{
	struct read_env env = { &f->config, &f->arena, &f->scratch, &f->diag };
	struct document d = { .path = entry->path };
	struct mended file = { .path =
				   str_skip(entry->path, f->snapshot.root.n) };

	d.rel = str_skip(entry->path, f->snapshot.content.n);
	d.kind = kind_of(d.rel, &d.id, &d.owner);
	if (d.kind == KIND_MEDIA || str_starts(d.rel, STR("themes/")) ||
	    !str_starts(entry->path, f->snapshot.root) ||
	    !file_read(
		f->dir, file.path, size_limit(d.kind), &f->arena, &file.bytes))
		return;
	if (mend_text(&d, file.bytes, &env, &file.mend))
		*vec_push(&f->arena, f) = file;
	arena_reset(&f->scratch);
}

static void
add_count(struct buf *out, size_t n, const char *one, const char *many)
{
	if (n != 0)
		buf_printf(out, "    %zu %s\n", n, n == 1 ? one : many);
}

/* The lines that change, before and after, with their number. */
static void
add_lines(struct buf *out, const struct mend *m)
{
	struct str old = m->before, new = m->text, was, is;

	for (size_t n = 1; str_line(&old, &was) && str_line(&new, &is); n++) {
		if (!str_eq(was, is))
			buf_printf(out, "  %4zu - %.*s\n  %4zu + %.*s\n", n,
			    STR_ARG(was), n, STR_ARG(is));
	}
}

static void
show(const struct fix *f)
{
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < f->n; i++) {
		const struct mend *m = &f->items[i].mend;

		buf_printf(&out, "%.*s\n", STR_ARG(f->items[i].path));
		if (m->mark)
			buf_add(&out,
			    STR("    an invisible mark at the beginning goes "
				"away\n"));
		add_count(&out, m->line_ends,
		    "line end of another system becomes an ordinary one",
		    "line ends of another system become ordinary ones");
		add_lines(&out, m);
	}
	fwrite(out.p, 1, out.n, stdout);
	fflush(stdout);
	buf_free(&out);
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static bool
may_change(struct fix *f)
{
	char question[80];

	if (f->options->yes || f->options->dry_run)
		return f->options->yes && !f->options->dry_run;
	snprintf(question, sizeof(question),
	    "Change %zu file%s as shown? (yes or no)", f->n, plural(f->n));
	return ask_yes(question, &f->arena);
}

/* Not over what somebody saved since it was looked at. */
static bool
is_as_read(struct fix *f, const struct mended *file)
{
	struct str now;

	return file_read(
		   f->dir, file->path, LIMIT_BLOB_BYTES, &f->scratch, &now) &&
	    str_eq(now, file->bytes);
}

static int
change(struct fix *f)
{
	size_t changed = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct mended *file = &f->items[i];

		if (!is_as_read(f, file)) {
			fprintf(stderr,
			    "waymark check: %.*s was saved just now, and is "
			    "left alone\n",
			    STR_ARG(file->path));
		} else if (!file_replace(f->dir, file->path, file->mend.text)) {
			fprintf(stderr,
			    "waymark check: %.*s cannot be written: %s\n",
			    STR_ARG(file->path), strerror(errno));
			return STATUS_MACHINE;
		} else {
			changed++;
		}
		arena_reset(&f->scratch);
	}
	printf("%zu file%s changed; \"git diff\" shows how\n", changed,
	    plural(changed));
	return changed == f->n ? STATUS_FINE : STATUS_CONTENT;
}

static int
mend_all(struct fix *f)
{
	size_t first, end;

	snapshot_range(&f->snapshot, f->snapshot.content, &first, &end);
	for (size_t i = first; i < end; i++)
		look_at(f, &f->snapshot.items[i]);
	if (f->n == 0) {
		if (!f->options->quiet)
			puts("there is nothing that can be mended safely");
		return STATUS_FINE;
	}
	show(f);
	if (may_change(f))
		return change(f);
	printf("nothing was changed%s\n",
	    f->options->dry_run || ask_can()
		? ""
		: "; \"waymark check --fix --yes\" does it");
	return STATUS_CONTENT;
}

int
fix_run(const struct fix_options *options)
{
	struct fix f = { .options = options };
	int status = STATUS_FINE;

	arena_init(&f.arena);
	arena_init(&f.scratch);
	diag_init(&f.diag);
	f.dir = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	/* Why there is no site is told by the check that follows. */
	if (f.dir >= 0 && read_site(&f))
		status = mend_all(&f);
	/* Before what the check says on stderr. */
	fflush(stdout);
	if (f.dir >= 0)
		close(f.dir);
	repo_free(f.repo);
	diag_free(&f.diag);
	arena_free(&f.scratch);
	arena_free(&f.arena);
	return status;
}
