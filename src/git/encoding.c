#include "git/encoding.h"

#include <iconv.h>

#include "base/arena.h"
#include "base/utf8.h"

/* No encoding needs more bytes of UTF-8 for one of its own. */
#define GROWTH 4

static struct str
replace_wrong(struct str text, struct arena *arena)
{
	char *to = arena_bytes(arena, text.n * 3);
	size_t at = 0, n = 0;

	while (at < text.n)
		n += utf8_put(to + n, utf8_next(text, &at));
	return (struct str){ to, n };
}

static bool
convert(
    struct str text, struct str encoding, struct arena *arena, struct str *out)
{
	iconv_t to_utf8 = iconv_open("UTF-8", arena_cstr(arena, encoding));
	size_t left = text.n, room = text.n * GROWTH;
	char *from = arena_cstr(arena, text), *to = arena_bytes(arena, room);
	bool ok;

	if (to_utf8 == (iconv_t)-1)
		return false;
	out->p = to;
	ok = iconv(to_utf8, &from, &left, &to, &room) != (size_t)-1;
	out->n = (size_t)(to - out->p);
	iconv_close(to_utf8);
	return ok;
}

struct str
encoding_decode(struct str text, struct str encoding, struct arena *arena)
{
	struct str out;
	size_t bad;

	if (encoding.n != 0 && !str_eq_nocase(encoding, STR("UTF-8")) &&
	    convert(text, encoding, arena, &out))
		text = out;
	return utf8_check(text, &bad) ? text : replace_wrong(text, arena);
}
