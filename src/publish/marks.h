/*
 * marks: how each file of a site stood when it had been published.
 *
 * A mark is what the file system says of a file: while it holds, the file has
 * the bytes that were published, and whoever wants to know need not read it.
 * Bytes that are set back by hand to their old size and time have another
 * time of change, which nobody can set. Only what happens in the tick of the
 * clock in which a mark was made leaves no trace; such a mark is fresh, and
 * its file is read.
 *
 * The seal tells, without the old bytes, whether new ones are the same. Its
 * seed is known to the cache alone: who writes a page cannot look for another
 * text with the same seal, to have the old one stay.
 *
 * Owner     texts borrow from the bytes that were read.
 * Source    Git's index and its "racy" entries, Documentation/technical/
 *           racy-git.txt; times are compared with the file system's own
 *           clock, which may not be this machine's.
 */
#ifndef PUBLISH_MARKS_H
#define PUBLISH_MARKS_H

#include "base/map.h"
#include "publish/publish.h"

struct buf;
struct stat;

struct mark {
	uint64_t size;
	struct standing stands;
	struct checksum seal;
	uint32_t fresh; /* only its bytes tell */
	uint32_t path; /* bytes of it, without the NUL behind them */
};

struct marked {
	struct mark mark;
	const char *path;
};

struct marks {
	uint64_t seed; /* of the seals; 0: none yet */
	struct marked *items;
	size_t n;
	struct map files; /* from path to struct marked, once indexed */
};

/* False, and m as it was, if bytes are not what marks_write made. */
bool marks_read(
    struct marks *m, struct str bytes, struct arena *arena) must_check;
/* Ready for marks_know and marks_seal; without marks, for a first site. */
void marks_index(struct marks *m, struct arena *arena);

/* All marks hold, so that the site is as it was published. */
bool marks_hold(const struct marks *m, int folder) must_check;
struct standing marks_standing(const struct stat *st);
struct checksum marks_seal(const struct marks *m, struct str bytes);
/* The old site's file is the one that f would be, and was not touched. */
bool marks_know(
    const struct marks *m, int folder, const struct published *f) must_check;

/*
 * The marks of a site that has taken the old one's place. False if a file of
 * it is not there.
 */
bool marks_write(const struct publish *p, struct buf *out) must_check;

#endif
