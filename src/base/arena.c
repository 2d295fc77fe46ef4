#define _DEFAULT_SOURCE /* madvise(2) */
#include "base/arena.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define BLOCK_BYTES (64u * 1024u)
#define BLOCK_BYTES_MAX (4u * 1024u * 1024u)
/* What no system has less of. */
#define PAGE_BYTES 4096u
/* What x86-64 and most of arm64 can have as one page. */
#define HUGE_BYTES (2u * 1024u * 1024u)

struct arena_block {
	struct arena_block *older;
	size_t n;
	max_align_t data[];
};

static _Noreturn void
out_of_memory(void)
{
	fputs("waymark: error: out of memory [memory]\n", stderr);
	exit(3);
}

void
memory_trim(void)
{
	(void)malloc_trim(0);
}

void *
memory_resize(void *old, size_t n)
{
	void *p = realloc(old, n != 0 ? n : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void
arena_init(struct arena *a)
{
	*a = (struct arena){ NULL, NULL, NULL, 0 };
}

static void
use_block(struct arena *a, struct arena_block *block)
{
	a->block = block;
	a->next = (char *)block->data;
	a->end = a->next + block->n;
}

/*
 * A large block is made of huge pages where the system has them: a model of
 * tens of megabytes is read all over for each page, and what a small page
 * costs then is not its memory but the look-up of its address.
 */
static struct arena_block *
new_block(size_t *bytes)
{
	struct arena_block *block;

	if (*bytes < HUGE_BYTES)
		return memory_resize(NULL, *bytes);
	if (!size_add(*bytes, HUGE_BYTES - 1, bytes))
		out_of_memory();
	*bytes -= *bytes % HUGE_BYTES;
	block = aligned_alloc(HUGE_BYTES, *bytes);
	if (block == NULL)
		out_of_memory();
	/* Without them it is memory as good as any. */
	(void)madvise(block, *bytes, MADV_HUGEPAGE);
	return block;
}

static void
add_block(struct arena *a, size_t least)
{
	size_t n = a->held / 4, bytes;
	struct arena_block *block;

	if (n < BLOCK_BYTES)
		n = BLOCK_BYTES;
	if (n > BLOCK_BYTES_MAX)
		n = BLOCK_BYTES_MAX;
	if (n < least)
		n = least;
	if (!size_add(n, sizeof(*block), &bytes))
		out_of_memory();
	block = new_block(&bytes);
	block->older = a->block;
	block->n = bytes - sizeof(*block);
	a->held += block->n;
	use_block(a, block);
}

/* The system is free to take no advice; only time is lost then. */
static void
advise(const struct arena *a, int advice)
{
	if (a->block != NULL)
		(void)madvise(
		    a->block, a->block->n + sizeof(*a->block), advice);
}

void
arena_prepare(struct arena *a, size_t n)
{
	arena_init(a);
	if (n < HUGE_BYTES)
		return;
	add_block(a, n);
	advise(a, MADV_DONTFORK);
	for (volatile char *p = a->next; p < a->end; p += PAGE_BYTES)
		*p = 0;
}

void
arena_open(struct arena *a)
{
	advise(a, MADV_DOFORK);
}

void
arena_reset(struct arena *a)
{
	struct arena_block *keep = NULL, *block, *older;

	for (block = a->block; block != NULL; block = older) {
		older = block->older;
		if (keep == NULL || block->n > keep->n) {
			free(keep);
			keep = block;
		} else {
			free(block);
		}
	}
	if (keep == NULL)
		return;
	keep->older = NULL;
	a->held = keep->n;
	use_block(a, keep);
}

bool
arena_has(const struct arena *a, const void *p)
{
	const struct arena_block *block = a->block;
	const char *at = p;

	while (block != NULL) {
		const char *start = (const char *)block->data;

		if (at >= start && at < start + block->n)
			return true;
		block = block->older;
	}
	return false;
}

void
arena_free(struct arena *a)
{
	struct arena_block *older;

	while (a->block != NULL) {
		older = a->block->older;
		free(a->block);
		a->block = older;
	}
	arena_init(a);
}

char *
arena_bytes(struct arena *a, size_t n)
{
	char *p;

	if (a->block == NULL || n > (size_t)(a->end - a->next))
		add_block(a, n);
	p = a->next;
	a->next += n;
	return p;
}

void *
arena_more(struct arena *a, size_t n)
{
	char *p;

	add_block(a, n); /* which starts aligned */
	p = a->next;
	a->next = p + n;
	return p;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return memset(arena_aligned(a, n), 0, n);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (!size_mul(n, size, &bytes))
		out_of_memory();
	return arena_alloc(a, bytes);
}

struct str
str_copy(struct arena *a, struct str s)
{
	char *p = arena_bytes(a, s.n);

	if (s.n != 0)
		memcpy(p, s.p, s.n);
	return (struct str){ p, s.n };
}

struct str
str_lower(struct arena *a, struct str s)
{
	char *p = arena_bytes(a, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20)
						      : s.p[i];
	return (struct str){ p, s.n };
}

char *
arena_cstr(struct arena *a, struct str s)
{
	char *p = arena_bytes(a, s.n + 1);

	if (s.n != 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

struct str
arena_vprintf(struct arena *a, const char *format, va_list args)
{
	va_list again;
	int n;
	char *p;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	if (n < 0)
		n = 0;
	p = arena_bytes(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	return (struct str){ p, (size_t)n };
}

struct str
arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	struct str s;

	va_start(args, format);
	s = arena_vprintf(a, format, args);
	va_end(args);
	return s;
}

struct str
arena_concat(struct arena *a, const struct str *parts, size_t n)
{
	size_t total = 0;
	char *p, *at;

	for (size_t i = 0; i < n; i++)
		total += parts[i].n;
	at = p = arena_bytes(a, total);
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n != 0)
			memcpy(at, parts[i].p, parts[i].n);
		at += parts[i].n;
	}
	return (struct str){ p, total };
}

/* Whether the n bytes at p are the last that were given out. */
static bool
is_last(const struct arena *a, const void *p, size_t n)
{
	return p != NULL && (const char *)p + n == a->next;
}

void *
arena_grow(struct arena *a, void *items, size_t n, size_t *cap, size_t size)
{
	size_t want, old, bytes;
	char *more;

	if (n < *cap)
		return items;
	if (!size_mul(*cap != 0 ? *cap : 4, 2, &want) ||
	    !size_mul(want, size, &bytes))
		out_of_memory();
	old = *cap * size;
	*cap = want;
	if (is_last(a, items, old) &&
	    bytes - old <= (size_t)(a->end - a->next)) {
		memset(a->next, 0, bytes - old);
		a->next += bytes - old;
		return items;
	}
	more = arena_aligned(a, bytes);
	if (n != 0)
		memcpy(more, items, n * size);
	memset(more + n * size, 0, bytes - n * size);
	return more;
}
