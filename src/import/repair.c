#include "import/repair.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "data/mojibake.h"

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

/* What the run was before it was read by the table; nothing if not UTF-8. */
static struct str
read_again(struct mojibake *mojibake, enum mojibake_table table, struct str run,
    struct arena *arena)
{
	char made[MOJIBAKE_RUN];
	struct str bytes = mojibake_bytes(mojibake, table, run, made);
	size_t bad;

	return utf8_check(bytes, &bad) ? str_copy(arena, bytes) : STR("");
}

static bool
has_ideograph(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		if (mojibake_is_ideograph(utf8_next(s, &at)))
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

/* The end of the run of letters of other tables that begins at `at`. */
static size_t
foreign_end(struct str text, size_t at)
{
	size_t next = at;
	uint32_t c;

	while (next < text.n) {
		c = utf8_next(text, &next);
		if (c < 0x80 || mojibake_is_ideograph(c))
			break;
		at = next;
	}
	return at;
}

static void
add(struct repairs *r, struct arena *arena, size_t at, size_t end,
    struct str now)
{
	*vec_push(arena, r) = (struct repair){ at, end - at, now };
}

/* "â€™" for "’": no word has such letters, so each is sure by itself. */
static void
try_latin(struct repairs *r, struct mojibake *mojibake, struct str text,
    size_t at, size_t end, struct arena *arena)
{
	struct str run = str_slice(text, at, end - at);
	struct str now = read_again(mojibake, MOJIBAKE_CP1252, run, arena);

	if (now.n != 0 && utf8_count(now) < utf8_count(run))
		add(r, arena, at, end, now);
}

static void
try_gbk(struct repairs *r, struct mojibake *mojibake, struct str text,
    size_t at, size_t end, struct arena *arena)
{
	struct str run = str_slice(text, at, end - at);
	struct str now = read_again(mojibake, MOJIBAKE_GBK, run, arena);

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
		if (mojibake_is_ideograph(utf8_next(text, &at)))
			sure += is_sign(r->items[i].now);
	}
	for (size_t i = 0; i < r->n; i++) {
		at = r->items[i].at;
		if (sure >= REPAIR_SURE ||
		    !mojibake_is_ideograph(utf8_next(text, &at)))
			r->items[n++] = r->items[i];
	}
	r->n = n;
}

void
repairs_find(
    struct repairs *r, struct str text, struct str lang, struct arena *arena)
{
	struct mojibake mojibake = { 0 };
	size_t at = 0, end;
	bool own = mojibake_is_own(&mojibake, text, lang);

	*r = (struct repairs){ 0 };
	while (!own && (at = utf8_skip_ascii(text, at)) < text.n) {
		end = mojibake_run_end(text, at);
		if (end > at) {
			try_gbk(r, &mojibake, text, at, end, arena);
		} else {
			end = foreign_end(text, at);
			try_latin(r, &mojibake, text, at, end, arena);
		}
		at = end;
	}
	drop_unsure(r, text);
	mojibake_free(&mojibake);
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
