/*
 * arena: memory that is given back all at once.
 *
 * Owner     what comes from an arena lives until arena_reset or arena_free
 *           and is never freed alone.
 * Errors    out of memory is said on stderr and exits with status 3; no
 *           caller checks for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>

#include "base/str.h"

struct arena_block;

struct arena {
	struct arena_block *block; /* the one being filled, then older ones */
	char *next;
	char *end;
	size_t held; /* bytes in all blocks */
};

void arena_init(struct arena *a);
/* Forget everything but keep the largest block for the next use. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

/*
 * An empty arena whose next n bytes are there already, for work that somebody
 * will wait for: a page of memory comes zeroed from the system, which takes
 * longer than to fill it. Processes that are forked do not have it; until
 * arena_open, it may only be freed. It is empty when n is small.
 */
void arena_prepare(struct arena *a, size_t n);
void arena_open(struct arena *a);

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n);
/* Zeroed array of n items; n * size may not wrap: that too is exit 3. */
void *arena_array(struct arena *a, size_t n, size_t size);
/* arena_aligned, where the block that is being filled has no room. */
void *arena_more(struct arena *a, size_t n);

/* n bytes that are aligned for any type, and not zeroed. */
static inline void *
arena_aligned(struct arena *a, size_t n)
{
	size_t pad = -(uintptr_t)a->next % _Alignof(max_align_t);
	size_t room = (size_t)(a->end - a->next);
	char *p = a->next + pad;

	if (a->block == NULL || pad > room || n > room - pad)
		return arena_more(a, n);
	a->next = p + n;
	return p;
}

/* n bytes that are not zeroed, and not aligned. */
char *arena_bytes(struct arena *a, size_t n);

struct str str_copy(struct arena *a, struct str s);
/* The same with a to z for A to Z; all other bytes stay. */
struct str str_lower(struct arena *a, struct str s);
/* True if p points into memory of the arena. */
bool arena_has(const struct arena *a, const void *p);
/* NUL-terminated, for a library's door. */
char *arena_cstr(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *format, ...)
    printf_like(2, 3);
struct str arena_vprintf(struct arena *a, const char *format, va_list args);
/* The texts one after the other. */
struct str arena_concat(struct arena *a, const struct str *parts, size_t n);

/*
 * Room for one more item of a growing array in an arena. The struct has the
 * members items, n and cap; the result points to the new, zeroed item:
 *
 *	*(struct page **)arena_push(a, &pages->items, &pages->n, &pages->cap,
 *	    sizeof(*pages->items)) = page;
 */
void *arena_grow(struct arena *a, void *items, size_t n, size_t *cap,
    size_t size) must_check;
#define vec_push(a, v)                                                         \
	((v)->items = (v)->n < (v)->cap ? (v)->items                           \
					: arena_grow((a), (v)->items, (v)->n,  \
					      &(v)->cap, sizeof(*(v)->items)), \
	    &(v)->items[(v)->n++])
/*
 * The same for an empty array that will have n items: one that grows leaves
 * its old halves behind. It may still grow.
 */
#define vec_reserve(a, v, count)                                      \
	((v)->items = arena_array((a), (count), sizeof(*(v)->items)), \
	    (v)->cap = (count))

/* a * b and a + b without wrapping; false if they do not fit. */
must_check static inline bool
size_mul(size_t a, size_t b, size_t *out)
{
	return !__builtin_mul_overflow(a, b, out);
}

must_check static inline bool
size_add(size_t a, size_t b, size_t *out)
{
	return !__builtin_add_overflow(a, b, out);
}

/*
 * Give back to the system what has been freed: before processes are started
 * that would each hold on to it.
 */
void memory_trim(void);

/* Memory outside of arenas, for base/ alone. Never NULL. */
void *memory_resize(void *old, size_t n);

#endif
