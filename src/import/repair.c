#include "import/repair.h"

#include <iconv.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#define RUN_BYTES 256

/* Letters that GBK has and no Latin text: ideographs, kana, private use. */
static bool
is_ideograph(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
	    (c >= 0xE000 && c <= 0xFAFF);
}

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A Latin letter at the run, or behind one blank or sign. */
static bool
touches_latin(struct str text, size_t start, size_t end)
{
	for (size_t i = 1; i <= 2; i++) {
		if (start >= i && is_latin(text.p[start - i]))
			return true;
		if (end + i <= text.n && is_latin(text.p[end + i - 1]))
			return true;
	}
	return false;
}

/* The bytes that run was read from, if those are UTF-8; else nothing. */
static struct str
read_again(iconv_t to_bytes, struct str run, struct arena *arena)
{
	char copy[RUN_BYTES], made[RUN_BYTES], *from = copy, *to = made;
	size_t left = run.n, room = sizeof(made), bad;
	struct str bytes;

	if (to_bytes == (iconv_t)-1 || run.n > sizeof(copy))
		return STR("");
	memcpy(copy, run.p, run.n);
	iconv(to_bytes, NULL, NULL, NULL, NULL);
	if (iconv(to_bytes, &from, &left, &to, &room) == (size_t)-1)
		return STR("");
	bytes = (struct str){ made, sizeof(made) - room };
	return utf8_check(bytes, &bad) ? str_copy(arena, bytes) : STR("");
}

static bool
has_ideograph(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		if (is_ideograph(utf8_next(s, &at)))
			return true;
	}
	return false;
}

/* Whether it begins with a no-break space, a dash, a quotation mark or "…". */
static bool
is_sign(struct str s)
{
	size_t at = 0;
	uint32_t c = s.n != 0 ? utf8_next(s, &at) : 0;

	return c == 0xA0 || (c >= 0x2010 && c <= 0x2027);
}

/* The end of the run of letters like the first that begins at `at`. */
static size_t
run_end(struct str text, size_t at, bool ideographs)
{
	size_t next = at, before = at;
	uint32_t c;

	while (next < text.n) {
		before = next;
		c = utf8_next(text, &next);
		if (ideographs ? !is_ideograph(c) : c < 0x80 || is_ideograph(c))
			return before;
	}
	return text.n;
}

static void
add(struct repairs *r, struct arena *arena, size_t at, size_t end,
    struct str now)
{
	*vec_push(arena, r) = (struct repair){ at, end - at, now };
}

/* "â€™" for "’": no word has such letters, so each is sure by itself. */
static void
try_latin(struct repairs *r, iconv_t cp1252, struct str text, size_t at,
    size_t end, struct arena *arena)
{
	struct str now =
	    read_again(cp1252, str_slice(text, at, end - at), arena);

	if (now.n != 0 &&
	    utf8_count(now) < utf8_count(str_slice(text, at, end - at)))
		add(r, arena, at, end, now);
}

static void
try_gbk(struct repairs *r, iconv_t gbk, struct str text, size_t at, size_t end,
    struct arena *arena)
{
	struct str now = read_again(gbk, str_slice(text, at, end - at), arena);

	if (now.n != 0 && !has_ideograph(now) && touches_latin(text, at, end))
		add(r, arena, at, end, now);
}

/* Without enough signs among them, the runs of ideographs are words. */
static void
drop_unsure(struct repairs *r, struct str text)
{
	size_t sure = 0, n = 0, at;

	for (size_t i = 0; i < r->n; i++) {
		at = r->items[i].at;
		if (is_ideograph(utf8_next(text, &at)))
			sure += is_sign(r->items[i].now);
	}
	for (size_t i = 0; i < r->n; i++) {
		at = r->items[i].at;
		if (sure >= REPAIR_SURE || !is_ideograph(utf8_next(text, &at)))
			r->items[n++] = r->items[i];
	}
	r->n = n;
}

void
repairs_find(
    struct repairs *r, struct str text, struct str lang, struct arena *arena)
{
	bool own = str_starts(lang, STR("zh")) || str_starts(lang, STR("ja")) ||
	    str_starts(lang, STR("ko"));
	iconv_t gbk = iconv_open("GBK", "UTF-8");
	iconv_t cp1252 = iconv_open("WINDOWS-1252", "UTF-8");
	size_t at = 0, end, first;

	*r = (struct repairs){ 0 };
	while (!own && (at = utf8_skip_ascii(text, at)) < text.n) {
		bool ideographs;

		first = at;
		ideographs = is_ideograph(utf8_next(text, &first));
		end = run_end(text, at, ideographs);
		if (ideographs)
			try_gbk(r, gbk, text, at, end, arena);
		else
			try_latin(r, cp1252, text, at, end, arena);
		at = end;
	}
	drop_unsure(r, text);
	if (gbk != (iconv_t)-1)
		iconv_close(gbk);
	if (cp1252 != (iconv_t)-1)
		iconv_close(cp1252);
}

struct str
repairs_make(const struct repairs *r, struct str text, struct arena *arena)
{
	struct buf out;
	struct str made;
	size_t at = 0;

	buf_init(&out);
	for (size_t i = 0; i < r->n; i++) {
		buf_add(&out, str_slice(text, at, r->items[i].at - at));
		buf_add(&out, r->items[i].now);
		at = r->items[i].at + r->items[i].n;
	}
	buf_add(&out, str_skip(text, at));
	made = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return made;
}
