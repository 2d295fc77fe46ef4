#include "import/bundle.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "data/bytes.h"
#include "base/percent.h"

/* What the feed is called, the likeliest first. */
static const char *const feeds[] = { "leap2a.xml", "leap2.xml", "leap.xml",
	"leap2A.xml" };

static struct str
base_name(struct str path)
{
	size_t slash = str_find_last(path, '/');

	return slash == STR_NONE ? path : str_skip(path, slash + 1);
}

static struct str
folder_of(struct str path)
{
	size_t slash = str_find_last(path, '/');

	return slash == STR_NONE ? STR("") : str_slice(path, 0, slash + 1);
}

/* How likely an entry is the feed: 0 is most, STR_NONE is not at all. */
static size_t
feed_rank(struct str name)
{
	const size_t n = sizeof(feeds) / sizeof(*feeds);

	for (size_t i = 0; i < n; i++) {
		if (str_is(base_name(name), feeds[i]))
			return i;
	}
	return str_ends(name, STR(".xml")) ? n : STR_NONE;
}

static void
list_names(struct bundle *b)
{
	size_t unsafe = 0;

	for (size_t i = 0; i < b->list.n; i++) {
		const struct archive_entry *e = &b->list.items[i];

		if (e->safe)
			map_put(&b->by_name, e->name, (void *)(uintptr_t)e);
		unsafe += !e->safe;
	}
	if (unsafe == 0)
		return;
	diag_report(b->im->diag, CODE_IMPORT_UNSAFE, import_place(b->im, 0, 0),
	    "%zu of the archive's files have names that lead out of it; they "
	    "were left out",
	    unsafe);
}

static bool
read_feed(struct bundle *b)
{
	size_t best = STR_NONE, rank = STR_NONE;
	const char *why;

	for (size_t i = 0; i < b->list.n; i++) {
		const struct archive_entry *e = &b->list.items[i];

		if (e->safe && feed_rank(e->name) < rank) {
			rank = feed_rank(e->name);
			best = i;
		}
	}
	if (best == STR_NONE) {
		diag_report(b->im->diag, CODE_IMPORT_UNREADABLE,
		    import_place(b->im, 0, 0),
		    "there is no feed in the archive, such as leap2a.xml");
		return false;
	}
	b->folder = folder_of(b->list.items[best].name);
	b->path = arena_printf(b->im->arena, "%.*s/%.*s",
	    STR_ARG(b->im->source), STR_ARG(b->list.items[best].name));
	if (archive_read(b->archive, best, LIMIT_IMPORT_TEXT, b->im->arena,
		&b->feed, &why))
		return true;
	diag_report(b->im->diag, CODE_IMPORT_UNREADABLE,
	    (struct place){ b->path, 0, 0 }, "the feed cannot be read: %s",
	    why);
	return false;
}

bool
bundle_open(struct bundle *b, struct import *im)
{
	const char *why;

	*b = (struct bundle){ .im = im };
	map_init(&b->by_name, im->arena);
	if (!archive_is(im->text)) {
		b->folder = folder_of(im->source);
		b->feed = im->text;
		b->path = im->source;
		return true;
	}
	if (!archive_open(&b->archive, im->text, im->arena, &why)) {
		b->archive = NULL;
		diag_report(im->diag, CODE_IMPORT_UNREADABLE,
		    import_place(im, 0, 0), "the archive cannot be read: %s",
		    why);
		return false;
	}
	b->list = archive_entries(b->archive);
	list_names(b);
	return read_feed(b);
}

void
bundle_close(struct bundle *b)
{
	archive_close(b->archive);
}

/* A file beside the feed, and none above it. */
static bool
read_beside(struct bundle *b, struct str href, struct str *out)
{
	const char *folder =
	    b->folder.n != 0 ? arena_cstr(b->im->arena, b->folder) : ".";
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = dir >= 0 &&
	    file_read(dir, href, LIMIT_BLOB_BYTES, b->im->arena, out);

	if (dir >= 0)
		close(dir);
	return ok;
}

static bool
read_entry(struct bundle *b, struct str href, struct str *out)
{
	const struct archive_entry *e = map_get(&b->by_name,
	    arena_printf(
		b->im->arena, "%.*s%.*s", STR_ARG(b->folder), STR_ARG(href)));
	const char *why;

	if (e == NULL)
		e = map_get(&b->by_name, href);
	if (e == NULL)
		return false;
	return archive_read(b->archive, (size_t)(e - b->list.items),
	    LIMIT_BLOB_BYTES, b->im->arena, out, &why);
}

bool
bundle_file(struct bundle *b, struct str href, struct str *out)
{
	struct str path = percent_decode(href, b->im->arena);

	while (str_starts(path, STR("./")))
		path = str_skip(path, 2);
	if (path.n == 0 || path.p[0] == '/' || b->held > LIMIT_ARCHIVE_BYTES ||
	    str_find(path, STR("://")) != STR_NONE)
		return false;
	if (b->archive != NULL
		? !read_entry(b, path, out) && !read_entry(b, href, out)
		: !read_beside(b, path, out))
		return false;
	b->held += out->n;
	return true;
}
