#define _DEFAULT_SOURCE /* madvise(2) */
#include "git/mapped.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

/* Around a place that is read, the system maps a block of this size. */
#define BLOCK_BYTES ((size_t)64 * 1024)
/* Blocks that may be mapped: 4 MiB. */
#define SEEN_MAX 64u
/* Who has looked for so large a part of a pack's objects looks for more. */
#define MANY 32u

static struct str
map_file(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
	struct str out = { NULL, 0 };
	struct stat st;
	void *p;

	if (fd < 0)
		return out;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
		p = mmap(
		    NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
		if (p != MAP_FAILED)
			out = (struct str){ p, (size_t)st.st_size };
	}
	close(fd);
	return out;
}

static void
unmap(struct str file)
{
	if (file.n != 0)
		munmap((void *)(uintptr_t)file.p, file.n);
}

static size_t
blocks_of(const struct pack *pack)
{
	return pack->bytes.n / BLOCK_BYTES + 1;
}

static void
add(struct mapped *m, int folder, struct str name, struct arena *arena)
{
	struct str stem = str_slice(name, 0, name.n - STR(".idx").n);
	struct str other = arena_printf(arena, "%.*s.pack", STR_ARG(stem));
	struct str index = map_file(folder, arena_cstr(arena, name));
	struct str bytes = map_file(folder, arena_cstr(arena, other));
	struct mapped_pack new;

	if (!pack_init(&new.pack, index, bytes)) {
		unmap(index);
		unmap(bytes);
		return;
	}
	new.seen = arena_array(arena, blocks_of(&new.pack), sizeof(*new.seen));
	*vec_push(arena, m) = new;
}

void
mapped_open(struct mapped *m, struct str folder, struct arena *arena)
{
	int fd =
	    open(arena_cstr(arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *entry;

	*m = (struct mapped){ .arena = arena };
	if (dir == NULL) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((entry = readdir(dir)) != NULL) {
		if (str_ends(str_from(entry->d_name), STR(".idx")))
			add(m, fd, str_from(entry->d_name), arena);
	}
	closedir(dir);
}

void
mapped_close(struct mapped *m)
{
	for (size_t i = 0; i < m->n; i++) {
		unmap(m->items[i].pack.index);
		unmap(m->items[i].pack.bytes);
	}
	*m = (struct mapped){ .n = 0 };
}

static void
let_go(struct str file)
{
	(void)madvise((void *)(uintptr_t)file.p, file.n, MADV_DONTNEED);
}

void
mapped_let_go(struct mapped *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct mapped_pack *item = &m->items[i];

		let_go(item->pack.index);
		let_go(item->pack.bytes);
		memset(item->seen, 0,
		    blocks_of(&item->pack) * sizeof(*item->seen));
	}
	m->seen = 0;
}

void
mapped_note(struct mapped *m, struct mapped_pack *in, struct str bytes)
{
	size_t first = (size_t)(bytes.p - in->pack.bytes.p) / BLOCK_BYTES;
	size_t end = (size_t)(bytes.p + bytes.n - in->pack.bytes.p);

	for (size_t i = first; i * BLOCK_BYTES < end; i++) {
		m->seen += !in->seen[i];
		in->seen[i] = true;
	}
	if (m->seen > SEEN_MAX)
		mapped_let_go(m);
}

struct mapped_pack *
mapped_find(struct mapped *m, const struct oid *id, size_t *at)
{
	struct mapped_pack *item;

	for (size_t i = 0; i < m->n; i++) {
		item = &m->items[i];
		if (++item->searches == item->pack.n / MANY)
			pack_learn(&item->pack, m->arena);
		if (pack_find(&item->pack, id, at))
			return item;
	}
	return NULL;
}
