#include "git/staged.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"

#define ENTRY_BYTES 62u /* of the fixed part */
#define INDEX_BYTES_MAX (1024u * 1024u * 1024u)

enum {
	FLAG_EXTENDED = 0x4000, /* 16 more flags follow */
	FLAG_STAGE = 12, /* bits 12 and 13 */
	EXTENDED_SKIP = 0x4000,
	EXTENDED_INTENT = 0x2000
};

/* What is left of the file. */
struct reader {
	struct str rest;
	uint32_t version;
	struct str last; /* path, of which version 4 keeps the beginning */
	struct arena *arena;
};

static bool
fail(struct staged *s, const char *why)
{
	s->why = why;
	return false;
}

static uint32_t
get_32(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
	    (uint32_t)u[2] << 8 | u[3];
}

static uint64_t
get_64(const char *p)
{
	return (uint64_t)get_32(p) << 32 | get_32(p + 4);
}

static bool
take(struct str *rest, size_t n, const char **out)
{
	if (n > rest->n)
		return false;
	*out = rest->p;
	*rest = str_skip(*rest, n);
	return true;
}

static bool
take_32(struct str *rest, uint32_t *out)
{
	const char *p;

	if (!take(rest, sizeof(*out), &p))
		return false;
	*out = get_32(p);
	return true;
}

/* The numbers of gitformat-pack(5)'s offsets: 7 bits a byte, no two alike. */
static bool
take_number(struct str *rest, size_t *out)
{
	const char *p;

	*out = 0;
	for (int i = 0; i < 5 && take(rest, 1, &p); i++) {
		*out = *out << 7 | (*p & 0x7F);
		if ((*p & 0x80) == 0)
			return true;
		++*out;
	}
	return false;
}

/* Version 4: so many bytes less of the last path, and what follows. */
static bool
take_short_path(struct reader *r, struct str *out)
{
	struct str parts[2];
	size_t less, n;

	if (!take_number(&r->rest, &less) || less > r->last.n)
		return false;
	n = str_find_char(r->rest, '\0');
	if (n == STR_NONE || n > LIMIT_PATH_BYTES)
		return false;
	parts[0] = str_slice(r->last, 0, r->last.n - less);
	parts[1] = str_slice(r->rest, 0, n);
	r->rest = str_skip(r->rest, n + 1);
	*out = arena_concat(r->arena, parts, 2);
	out->p = arena_cstr(r->arena, *out);
	r->last = *out;
	return out->n <= LIMIT_PATH_BYTES;
}

/* The entry is filled up with one to eight NULs to a multiple of eight. */
static bool
take_padded_path(struct reader *r, const char *entry, struct str *out)
{
	size_t n = str_find_char(r->rest, '\0'), all;
	const char *skipped;

	if (n == STR_NONE)
		return false;
	*out = str_slice(r->rest, 0, n);
	all = (size_t)(r->rest.p - entry) + n;
	return take(&r->rest, n + 8 - all % 8, &skipped);
}

static struct staged_time
time_at(const char *p)
{
	return (struct staged_time){ get_32(p), get_32(p + 4) };
}

static bool
take_entry(struct reader *r, struct staged_entry *e)
{
	const char *p, *more;
	uint32_t flags, extended = 0;

	if (!take(&r->rest, ENTRY_BYTES, &p))
		return false;
	flags = get_32(p + ENTRY_BYTES - 4) & 0xFFFF;
	if ((flags & FLAG_EXTENDED) != 0) {
		if (!take(&r->rest, 2, &more))
			return false;
		extended = get_32(more - 2) & 0xFFFF;
	}
	*e = (struct staged_entry){ .changed = time_at(p),
		.modified = time_at(p + 8),
		.inode = get_32(p + 20),
		.mode = get_32(p + 24),
		.uid = get_32(p + 28),
		.gid = get_32(p + 32),
		.size = get_32(p + 36),
		.stage = flags >> FLAG_STAGE & 3,
		.skipped = (extended & EXTENDED_SKIP) != 0,
		.intended = (extended & EXTENDED_INTENT) != 0 };
	memcpy(e->id.bytes, p + 40, OID_BYTES);
	return r->version == 4 ? take_short_path(r, &e->path)
			       : take_padded_path(r, p, &e->path);
}

/* A bitmap's length is known by its words; see bits_of. */
static bool
take_bitmap(struct str *rest, struct str *out)
{
	struct str start = *rest;
	uint32_t bits, words;
	const char *skipped;

	if (!take_32(rest, &bits) || !take_32(rest, &words) ||
	    !take(rest, (size_t)words * 8 + 4, &skipped))
		return false;
	*out = str_slice(start, 0, start.n - rest->n);
	return true;
}

static bool
take_link(struct staged *s, struct str data)
{
	const char *id;

	if (!take(&data, OID_BYTES, &id))
		return false;
	memcpy(s->shared.bytes, id, OID_BYTES);
	s->is_split = !oid_is_zero(&s->shared);
	return data.n == 0 ||
	    (take_bitmap(&data, &s->deleted) &&
		take_bitmap(&data, &s->replaced));
}

/* What begins with a small letter must be understood, or all is refused. */
static bool
take_extensions(struct staged *s, struct str rest)
{
	const char *name, *data;
	uint32_t n;

	while (rest.n > OID_BYTES) {
		if (!take(&rest, 4, &name) || !take_32(&rest, &n) ||
		    !take(&rest, n, &data))
			return fail(s, "it is damaged");
		if (memcmp(name, "link", 4) == 0) {
			if (!take_link(s, (struct str){ data, n }))
				return fail(s, "it is damaged");
		} else if (memcmp(name, "sdir", 4) != 0 &&
		    (*name < 'A' || *name > 'Z')) {
			return fail(s,
			    "it has a part that waymark does not "
			    "know");
		}
	}
	return true;
}

bool
staged_parse(struct staged *s, struct str bytes, struct arena *arena)
{
	struct reader r = { .rest = bytes, .arena = arena };
	const char *mark;
	uint32_t n;

	*s = (struct staged){ .n = 0 };
	if (!take(&r.rest, 4, &mark) || memcmp(mark, "DIRC", 4) != 0 ||
	    !take_32(&r.rest, &r.version) || !take_32(&r.rest, &n))
		return fail(s, "it is damaged");
	if (r.version < 2 || r.version > 4)
		return fail(s, "it has a version that waymark does not know");
	if (n > r.rest.n / ENTRY_BYTES)
		return fail(s, "it is damaged");
	s->items = arena_array(arena, n, sizeof(*s->items));
	s->cap = n;
	for (; s->n < n; s->n++) {
		if (!take_entry(&r, &s->items[s->n]))
			return fail(s, "it is damaged");
	}
	return take_extensions(s, r.rest);
}

/*
 * The bits of a compressed bitmap: words that say how many words of equal
 * bits follow, and how many as they are.
 */
static bool
bits_of(struct str bitmap, size_t n, bool *out)
{
	uint32_t bits = 0, words = 0;
	uint64_t word;
	size_t at = 0, equal = 0, plain = 0, end;
	bool bit = false;

	if (bitmap.n == 0)
		return true;
	if (!take_32(&bitmap, &bits) || !take_32(&bitmap, &words) || bits > n)
		return false;
	for (; words > 0; words--) {
		word = get_64(bitmap.p);
		bitmap = str_skip(bitmap, 8);
		if (plain > 0) {
			for (size_t i = 0; i < 64 && at + i < n; i++)
				out[at + i] = (word >> i & 1) != 0;
			at += 64;
			plain--;
			continue;
		}
		bit = (word & 1) != 0;
		equal = (size_t)(word >> 1 & UINT32_MAX);
		plain = (size_t)(word >> 33);
		for (end = at + equal * 64; at < end && at < n; at++)
			out[at] = bit;
		at = end;
	}
	return true;
}

static int
compare(const void *left, const void *right)
{
	const struct staged_entry *a = left, *b = right;
	int c = str_cmp(a->path, b->path);

	return c != 0 ? c : (a->stage > b->stage) - (a->stage < b->stage);
}

/*
 * Entries without a path stand first, and replace those of the shared part
 * that the bitmap names, in their order; all others are new.
 */
bool
staged_join(struct staged *s, const struct staged *shared, struct arena *arena)
{
	bool *deleted = arena_array(arena, shared->n, sizeof(*deleted));
	bool *replaced = arena_array(arena, shared->n, sizeof(*replaced));
	struct staged all = { .n = 0 };
	struct staged_entry *e;
	size_t own = 0;

	if (!bits_of(s->deleted, shared->n, deleted) ||
	    !bits_of(s->replaced, shared->n, replaced))
		return fail(s, "it is damaged");
	all.items = arena_array(arena, shared->n + s->n, sizeof(*all.items));
	for (size_t i = 0; i < shared->n; i++) {
		e = &all.items[all.n];
		*e = shared->items[i];
		if (replaced[i]) {
			if (own == s->n || s->items[own].path.n != 0)
				return fail(s, "it is damaged");
			*e = s->items[own++];
			e->path = shared->items[i].path;
		}
		all.n += !deleted[i];
	}
	for (; own < s->n; own++)
		all.items[all.n++] = s->items[own];
	if (all.n != 0)
		qsort(all.items, all.n, sizeof(*all.items), compare);
	*s = all;
	return true;
}

static bool
read_part(int dir, struct str name, struct arena *arena, struct staged *s)
{
	struct str bytes;

	if (file_read(dir, name, INDEX_BYTES_MAX, arena, &bytes))
		return staged_parse(s, bytes, arena);
	*s = (struct staged){ .why = strerror(errno) };
	return false;
}

bool
staged_read(struct staged *s, const char *folder, struct arena *arena)
{
	struct staged shared;
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (dir < 0)
		return fail(s, strerror(errno));
	if (faccessat(dir, "index", F_OK, 0) < 0 && errno == ENOENT) {
		*s = (struct staged){ .n = 0 };
		close(dir);
		return true;
	}
	ok = read_part(dir, STR("index"), arena, s);
	if (ok && s->is_split) {
		ok = read_part(dir,
		    arena_printf(arena, "sharedindex.%.*s",
			STR_ARG(oid_hex(&s->shared, arena))),
		    arena, &shared);
		ok = ok ? staged_join(s, &shared, arena) : fail(s, shared.why);
	}
	close(dir);
	return ok;
}
