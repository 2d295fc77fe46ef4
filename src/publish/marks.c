#include "publish/marks.h"

#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"

/* What stands before the marks of a site. */
struct head {
	uint64_t seed;
	uint64_t n;
};

static void
set_time(uint64_t out[2], struct timespec t)
{
	out[0] = (uint64_t)t.tv_sec;
	out[1] = (uint64_t)t.tv_nsec;
}

static bool
is_before(const uint64_t a[2], const uint64_t b[2])
{
	return a[0] < b[0] || (a[0] == b[0] && a[1] < b[1]);
}

struct standing
marks_standing(const struct stat *st)
{
	struct standing out = { .inode = (uint64_t)st->st_ino,
		.device = (uint64_t)st->st_dev };

	set_time(out.modified, st->st_mtim);
	set_time(out.changed, st->st_ctim);
	return out;
}

/* What the file system says; seal, fresh and path are for the caller. */
static bool
look(int folder, const char *path, struct mark *out)
{
	struct stat st;

	if (fstatat(folder, path, &st, AT_SYMLINK_NOFOLLOW) < 0 ||
	    !S_ISREG(st.st_mode))
		return false;
	memset(out, 0, sizeof(*out));
	out->size = (uint64_t)st.st_size;
	out->stands = marks_standing(&st);
	return true;
}

static bool
stands(const struct marked *m, int folder)
{
	struct mark now;

	if (!look(folder, m->path, &now))
		return false;
	now.seal = m->mark.seal;
	now.fresh = m->mark.fresh;
	now.path = m->mark.path;
	return memcmp(&m->mark, &now, sizeof(now)) == 0;
}

struct checksum
marks_seal(const struct marks *m, struct str bytes)
{
	return checksum_seeded(bytes, m->seed);
}

static bool
has_seal(const struct marks *m, const struct marked *file, int folder)
{
	struct arena scratch;
	struct str bytes;
	struct checksum seal;
	bool same = false;

	arena_init(&scratch);
	if (file_read(folder, str_from(file->path), (size_t)file->mark.size,
		&scratch, &bytes)) {
		seal = marks_seal(m, bytes);
		same = memcmp(&seal, &file->mark.seal, sizeof(seal)) == 0;
	}
	arena_free(&scratch);
	return same;
}

bool
marks_hold(const struct marks *m, int folder)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct marked *file = &m->items[i];

		if (!stands(file, folder) ||
		    (file->mark.fresh && !has_seal(m, file, folder)))
			return false;
	}
	return true;
}

bool
marks_know(const struct marks *m, int folder, const struct published *f)
{
	const struct marked *old = map_get(&m->files, f->file);

	return old != NULL && !old->mark.fresh && old->mark.size == f->size &&
	    memcmp(&old->mark.seal, &f->seal, sizeof(f->seal)) == 0 &&
	    stands(old, folder);
}

static bool
take(struct str *rest, void *to, size_t n)
{
	if (rest->n < n)
		return false;
	memcpy(to, rest->p, n);
	*rest = str_skip(*rest, n);
	return true;
}

static bool
take_marked(struct str *rest, struct marked *out)
{
	if (!take(rest, &out->mark, sizeof(out->mark)) ||
	    out->mark.path >= rest->n)
		return false;
	out->path = rest->p;
	*rest = str_skip(*rest, (size_t)out->mark.path + 1);
	return out->path[out->mark.path] == '\0';
}

bool
marks_read(struct marks *m, struct str bytes, struct arena *arena)
{
	struct marks all;
	struct head head;
	bool ok = take(&bytes, &head, sizeof(head)) &&
	    head.n <= bytes.n / sizeof(struct mark);

	if (!ok)
		return false;
	all = (struct marks){ .seed = head.seed, .n = (size_t)head.n };
	all.items = arena_array(arena, all.n, sizeof(*all.items));
	for (size_t i = 0; ok && i < all.n; i++)
		ok = take_marked(&bytes, &all.items[i]);
	ok = ok && bytes.n == 0;
	if (ok)
		*m = all;
	return ok;
}

/* Without a chance to get one the seals are sums that can be foreseen. */
static void
new_seed(struct marks *m)
{
	if (getrandom(&m->seed, sizeof(m->seed), 0) != sizeof(m->seed))
		m->seed = 0;
}

void
marks_index(struct marks *m, struct arena *arena)
{
	if (m->seed == 0)
		new_seed(m);
	map_init(&m->files, arena);
	for (size_t i = 0; i < m->n; i++) {
		struct marked *file = &m->items[i];

		map_put(&m->files, (struct str){ file->path, file->mark.path },
		    file);
	}
}

/*
 * The time on the file system's clock: that of a change made now. Where no
 * change can be made it is long ago, and every mark is fresh.
 */
static void
read_clock(int folder, uint64_t out[2])
{
	struct stat st;

	out[0] = out[1] = 0;
	if (fstat(folder, &st) == 0 &&
	    fchmod(folder, st.st_mode & 07777) == 0 && fstat(folder, &st) == 0)
		set_time(out, st.st_ctim);
}

static bool
write_mark(const struct publish *p, const struct published *file,
    const uint64_t now[2], struct buf *out)
{
	struct mark mark = { 0 };
	size_t at = out->n;

	buf_add(out, (struct str){ (const char *)&mark, sizeof(mark) });
	buf_add(out, file->file);
	buf_add_char(out, '\0');
	if (file->seen) {
		mark.size = file->size;
		mark.stands = file->stands;
	} else if (!look(p->staging, out->p + at + sizeof(mark), &mark)) {
		return false;
	}
	mark.seal = file->seal;
	mark.fresh = !is_before(mark.stands.changed, now);
	mark.path = (uint32_t)file->file.n;
	memcpy(out->p + at, &mark, sizeof(mark));
	return true;
}

bool
marks_write(const struct publish *p, struct buf *out)
{
	struct head head = { p->marks->seed, p->files.n + 1 };
	uint64_t now[2];
	bool ok;

	buf_add(out, (struct str){ (const char *)&head, sizeof(head) });
	read_clock(p->staging, now);
	ok = write_mark(p, &p->manifest, now, out);
	for (size_t i = 0; ok && i < p->files.n; i++)
		ok = write_mark(p, &p->files.items[i], now, out);
	return ok;
}
