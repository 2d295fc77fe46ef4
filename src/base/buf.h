/*
 * buf: text that grows at its end, such as a page being written.
 *
 * Owner     the buffer owns its bytes; a slice of it is good until the next
 *           call that adds or frees.
 * Errors    as arena: out of memory exits with status 3.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <string.h>

#include "base/str.h"

struct buf {
	char *p;
	size_t n;
	size_t cap;
};

void buf_init(struct buf *b);
void buf_free(struct buf *b);
/* Empty it and keep the room. */
void buf_reset(struct buf *b);
struct str buf_str(const struct buf *b);

/* More room, for when there is too little. */
void buf_grow(struct buf *b, size_t n);

/* Make sure that n more bytes fit, and return where they go. */
static inline char *
buf_reserve(struct buf *b, size_t n)
{
	if (n > b->cap - b->n)
		buf_grow(b, n);
	return b->p + b->n;
}

static inline void
buf_add(struct buf *b, struct str s)
{
	if (s.n != 0)
		memcpy(buf_reserve(b, s.n), s.p, s.n);
	b->n += s.n;
}

static inline void
buf_add_char(struct buf *b, char c)
{
	*buf_reserve(b, 1) = c;
	b->n++;
}

void buf_printf(struct buf *b, const char *format, ...) printf_like(2, 3);
/* n in decimal, for what is too often for a format. */
void buf_add_number(struct buf *b, uint64_t n);
void buf_vprintf(struct buf *b, const char *format, va_list args);
/* s with & < > " and ' as character references (templates.md 5). */
void buf_add_html(struct buf *b, struct str s);
/* The same but for ', which may stand between double quotes and in a text. */
void buf_add_quoted(struct buf *b, struct str s);
/* s as one word for a shell, in quotes where it needs them. */
void buf_add_shell(struct buf *b, struct str s);
/* s as a JSON string, quotes included; < > & are written \u00XX. */
void buf_add_json(struct buf *b, struct str s);

#endif
