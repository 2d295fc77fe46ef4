#include "data/mojibake.h"

#include <iconv.h>

#include "base/utf8.h"

/* So many words, and so many for each run that could be damage. */
#define OWN_WORDS 20
#define OWN_RATIO 3

static const char *const names[] = {
	[MOJIBAKE_GBK] = "GBK",
	[MOJIBAKE_CP1252] = "WINDOWS-1252",
};

void
mojibake_free(struct mojibake *m)
{
	for (size_t i = 0; i < sizeof(m->tables) / sizeof(*m->tables); i++) {
		if (m->tables[i] != NULL && m->tables[i] != (iconv_t)-1)
			iconv_close(m->tables[i]);
		m->tables[i] = NULL;
	}
}

bool
mojibake_is_ideograph(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FF) ||
	    (c >= 0xE000 && c <= 0xFAFF);
}

size_t
mojibake_run_end(struct str text, size_t at)
{
	size_t next = at;

	while (next < text.n && mojibake_is_ideograph(utf8_next(text, &next)))
		at = next;
	return at;
}

struct str
mojibake_bytes(struct mojibake *m, enum mojibake_table table, struct str run,
    char out[MOJIBAKE_RUN])
{
	char copy[MOJIBAKE_RUN], *from = copy, *to = out;
	size_t left = run.n, room = MOJIBAKE_RUN;

	if (run.n > sizeof(copy))
		return STR("");
	if (m->tables[table] == NULL)
		m->tables[table] = iconv_open(names[table], "UTF-8");
	if (m->tables[table] == (iconv_t)-1)
		return STR("");
	memcpy(copy, run.p, run.n);
	iconv(m->tables[table], NULL, NULL, NULL, NULL);
	if (iconv(m->tables[table], &from, &left, &to, &room) == (size_t)-1)
		return STR("");
	return (struct str){ out, MOJIBAKE_RUN - room };
}

bool
mojibake_has_ideographs(struct str lang)
{
	return str_starts(lang, STR("zh")) || str_starts(lang, STR("ja")) ||
	    str_starts(lang, STR("ko"));
}

bool
mojibake_is_own(struct mojibake *m, struct str text, struct str lang)
{
	char bytes[MOJIBAKE_RUN];
	size_t words = 0, others = 0, at = 0, bad;

	if (mojibake_has_ideographs(lang))
		return true;
	while ((at = utf8_skip_ascii(text, at)) < text.n) {
		size_t end = mojibake_run_end(text, at);
		struct str was;

		if (end == at) {
			utf8_next(text, &at);
			continue;
		}
		was = mojibake_bytes(
		    m, MOJIBAKE_GBK, str_slice(text, at, end - at), bytes);
		if (was.n != 0 && utf8_check(was, &bad))
			others++;
		else
			words++;
		at = end;
	}
	return words >= OWN_WORDS && words >= OWN_RATIO * others;
}
