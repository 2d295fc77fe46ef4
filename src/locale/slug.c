#include "locale/slug.h"

#include <unicode/utrans.h>

#include "base/arena.h"
#include "base/buf.h"
#include "locale/utf16.h"

/* Signs within a word, such as an apostrophe, are left out of it. */
#define RULES "Any-Latin; Latin-ASCII; Lower; [[:Mn:][:Lm:]'’] Remove"

/* A letter of another script becomes a few Latin ones at most. */
#define GROWTH 8

/* The text in Latin letters; as it is where ICU cannot help. */
static struct str
in_latin(struct str text, struct arena *arena)
{
	UErrorCode error = U_ZERO_ERROR;
	UTransliterator *t = NULL;
	struct utf16 rules, wide, room;
	int32_t end;

	if (!utf16_from(STR(RULES), arena, &rules) ||
	    !utf16_from(text, arena, &wide) || wide.n == 0)
		return text;
	t = utrans_openU(
	    rules.p, rules.n, UTRANS_FORWARD, NULL, 0, NULL, &error);
	if (U_FAILURE(error))
		return text;
	end = wide.n;
	room.n = wide.n * GROWTH + GROWTH;
	room.p = arena_array(arena, (size_t)room.n, sizeof(*room.p));
	memcpy(room.p, wide.p, (size_t)wide.n * sizeof(*wide.p));
	wide = (struct utf16){ room.p, wide.n };
	utrans_transUChars(t, wide.p, &wide.n, room.n, 0, &end, &error);
	utrans_close(t);
	return U_SUCCESS(error) ? utf16_to(wide, arena) : text;
}

static bool
is_kept(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Not in the middle of a word, unless the word is the whole of it. */
static struct str
cut(struct str slug)
{
	size_t dash;

	if (slug.n <= SLUG_BYTES)
		return slug;
	dash = str_find_last(str_slice(slug, 0, SLUG_BYTES + 1), '-');
	return str_slice(slug, 0, dash != STR_NONE ? dash : SLUG_BYTES);
}

struct str
slug_make(struct str title, struct arena *arena)
{
	struct str latin = in_latin(title, arena), slug;
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < latin.n; i++) {
		char c = latin.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (is_kept(c))
			buf_add_char(&out, c);
		else if (out.n != 0 && out.p[out.n - 1] != '-')
			buf_add_char(&out, '-');
	}
	while (out.n != 0 && out.p[out.n - 1] == '-')
		out.n--;
	slug = str_copy(arena, cut(buf_str(&out)));
	buf_free(&out);
	return slug;
}
