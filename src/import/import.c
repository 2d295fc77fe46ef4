#include "import/import.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "locale/slug.h"

void
import_init(struct import *im, struct arena *arena, struct diag *diag)
{
	*im = (struct import){ .arena = arena, .diag = diag };
	map_init(&im->taken, arena);
}

struct place
import_place(const struct import *im, uint32_t line, uint32_t col)
{
	return (struct place){ im->source, line, col };
}

/* Each name that is taken has the number of its next twin. */
static void
import_take(struct import *im, struct str rel)
{
	unsigned *twin = arena_alloc(im->arena, sizeof(*twin));

	*twin = 1;
	map_put(&im->taken, rel, twin);
}

void
import_put(struct import *im, struct str rel, struct str bytes)
{
	*vec_push(im->arena, &im->files) =
	    (struct planned){ .rel = rel, .bytes = bytes };
	if (map_get(&im->taken, rel) == NULL)
		import_take(im, rel);
}

struct str
import_name(struct import *im, struct str folder, struct str title,
    struct str fallback, struct str suffix)
{
	struct str name = slug_make(title, im->arena), first, rel;
	unsigned *twin;

	if (name.n == 0)
		name = fallback;
	first = rel = arena_printf(im->arena, "%.*s%.*s%.*s", STR_ARG(folder),
	    STR_ARG(name), STR_ARG(suffix));
	while (map_get(&im->taken, rel) != NULL) {
		twin = map_get(&im->taken, first);
		rel = arena_printf(im->arena, "%.*s%.*s-%u%.*s",
		    STR_ARG(folder), STR_ARG(name), ++*twin, STR_ARG(suffix));
	}
	import_take(im, rel);
	return rel;
}

/* Whether a planned file is there; the same bytes need no word. */
static void
look(struct import *im, int dir, struct planned *file)
{
	struct str old;
	const char *rel = arena_cstr(im->arena, file->rel);
	struct stat st;

	if (fstatat(dir, rel, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return;
	file->exists = true;
	if (file_read(dir, file->rel, LIMIT_BLOB_BYTES, im->arena, &old) &&
	    str_eq(old, file->bytes))
		return;
	diag_report(im->diag, CODE_IMPORT_EXISTS,
	    (struct place){ .path = file->rel },
	    "the file is there already and stays as it is");
	diag_hint(im->diag,
	    "move it away and import again, or compare the two with --to");
}

static bool
write_new(struct import *im, int dir, const struct planned *file)
{
	if (file_create(dir, file->rel, file->bytes))
		return true;
	diag_report(im->diag, CODE_FILE_WRITE,
	    (struct place){ .path = file->rel },
	    "the file cannot be written: %s", strerror(errno));
	return false;
}

bool
import_write(
    struct import *im, struct str content, bool dry_run, size_t *written)
{
	int dir = open(
	    arena_cstr(im->arena, content), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = dir >= 0;

	*written = 0;
	if (!ok)
		diag_report(im->diag, CODE_FILE_READ,
		    (struct place){ .path = content },
		    "there is no content folder here: %s", strerror(errno));
	for (size_t i = 0; ok && i < im->files.n; i++)
		look(im, dir, &im->files.items[i]);
	for (size_t i = 0; ok && i < im->files.n; i++) {
		if (im->files.items[i].exists)
			continue;
		ok = dry_run || write_new(im, dir, &im->files.items[i]);
		*written += ok;
	}
	if (dir >= 0)
		close(dir);
	return ok;
}

struct tally_count {
	struct place place;
	size_t n;
};

void
tally_init(struct tally *t, struct arena *arena)
{
	t->arena = arena;
	map_init(&t->names, arena);
}

struct place *
tally_add(struct tally *t, struct str name)
{
	struct tally_count *count = map_get(&t->names, name);

	if (count != NULL) {
		count->n++;
		return NULL;
	}
	count = arena_alloc(t->arena, sizeof(*count));
	count->n = 1;
	map_put(&t->names, str_copy(t->arena, name), count);
	return &count->place;
}

void
tally_report(
    const struct tally *t, struct diag *diag, enum code code, const char *what)
{
	for (size_t i = 0; i < t->names.n; i++) {
		const struct map_entry *e = &t->names.items[i];
		const struct tally_count *count = e->value;

		if (count->n == 1)
			diag_report(diag, code, count->place, "%.*s: %s",
			    STR_ARG(e->key), what);
		else
			diag_report(diag, code, count->place,
			    "%.*s (%zu times): %s", STR_ARG(e->key), count->n,
			    what);
	}
}
