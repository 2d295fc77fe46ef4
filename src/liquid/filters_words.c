#include "liquid/filters.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "liquid/chars.h"
#include "liquid/letters.h"

/* The next run of what is not white space; false at the end. */
static bool
next_word(struct str s, size_t *at, struct str *out)
{
	size_t i = *at, from;

	while (i < s.n && is_space(s.p[i]))
		i++;
	for (from = i; i < s.n && !is_space(s.p[i]);)
		i++;
	*at = i;
	*out = (struct str){ s.p + from, i - from };
	return i != from;
}

static bool
filter_truncatewords(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s, word, end = STR("...");
	int64_t words = 15;
	size_t at = 0, n = 0;
	char *p;

	if (in->kind == VALUE_NIL)
		return true;
	if (call->n_args > 0 && !liquid_integer(call, &args[0], &words))
		return false;
	if (call->n_args > 1)
		end = liquid_text(call, &args[1]);
	if (words < 1)
		words = 1;
	s = liquid_text(call, in);
	p = arena_bytes(call->arena, s.n + end.n);
	for (; words > 0 && next_word(s, &at, &word); words--) {
		if (n != 0)
			p[n++] = ' ';
		memcpy(p + n, word.p, word.n);
		n += word.n;
	}
	/* White space alone behind the last word is one more empty word. */
	*out = value_text(s);
	if (at < s.n) {
		memcpy(p + n, end.n != 0 ? end.p : "", end.n);
		*out = value_text((struct str){ p, n + end.n });
	}
	return true;
}

static size_t
count_spaced(struct str s)
{
	struct str word;
	size_t at = 0, n = 0;

	while (next_word(s, &at, &word))
		n++;
	return n;
}

/* Every character of a writing without spaces, and the words between. */
static size_t
count_cjk(struct str s, size_t *cjk)
{
	size_t at = 0, others = 0;
	bool inside = false;
	uint32_t c;

	*cjk = 0;
	while (at < s.n) {
		c = utf8_next(s, &at);
		if (letters_is_cjk(c)) {
			++*cjk;
			inside = false;
		} else if (c < 0x80 && is_space((char)c)) {
			inside = false;
		} else {
			others += !inside;
			inside = true;
		}
	}
	return others;
}

static bool
filter_number_of_words(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = liquid_text(call, in), mode = value_str(&args[0]);
	size_t cjk, others = count_cjk(s, &cjk);

	if (str_eq(mode, STR("cjk")) || (str_eq(mode, STR("auto")) && cjk != 0))
		*out = value_int((int64_t)(cjk + others));
	else
		*out = value_int((int64_t)count_spaced(s));
	return true;
}

enum slug_mode { SLUG_DEFAULT, SLUG_RAW, SLUG_PRETTY, SLUG_ASCII, SLUG_LATIN };

static bool
keeps(struct liquid_call *call, enum slug_mode mode, uint32_t c)
{
	if (mode == SLUG_RAW)
		return !(c < 0x80 && is_space((char)c));
	if (mode == SLUG_ASCII)
		return c < 0x80 && letters_is_word(call, c);
	if (letters_is_word(call, c))
		return true;
	return mode == SLUG_PRETTY && c < 0x80 && c != 0 &&
	    strchr("._~!$&'()+,;=@", (int)c) != NULL;
}

/* Letters of Europe as ASCII; what has none stays out. */
static struct str
transliterate(struct liquid_call *call, struct str s)
{
	struct buf *text;
	struct str out;
	size_t at = 0, before;
	const char *ascii;
	uint32_t c;

	text = liquid_begin(call);
	while (at < s.n) {
		before = at;
		c = utf8_next(s, &at);
		ascii = letters_ascii(c);
		if (c < 0x80)
			buf_add(text, str_slice(s, before, 1));
		else
			buf_add(text, str_from(ascii != NULL ? ascii : "?"));
	}
	out = liquid_end(call);
	return out;
}

/* Runs of what is not kept become one dash, none at the ends. */
static struct str
slug(struct liquid_call *call, struct str s, enum slug_mode mode)
{
	struct buf *text;
	struct str out;
	size_t at = 0, before;
	bool gap = false;

	text = liquid_begin(call);
	while (at < s.n) {
		before = at;
		if (!keeps(call, mode, utf8_next(s, &at))) {
			gap = true;
			continue;
		}
		if (gap)
			buf_add_char(text, '-');
		gap = false;
		buf_add(text, str_slice(s, before, at - before));
	}
	if (gap)
		buf_add_char(text, '-');
	out = liquid_end(call);
	if (out.n != 0 && *out.p == '-')
		out = str_skip(out, 1);
	if (out.n != 0 && out.p[out.n - 1] == '-')
		out.n--;
	return out;
}

static bool
filter_slugify(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	static const char *const names[] = { "default", "raw", "pretty",
		"ascii", "latin" };
	struct str s = liquid_text(call, in), name = STR("default");
	size_t mode = 0, n = sizeof(names) / sizeof(*names);

	if (in->kind == VALUE_NIL)
		return true;
	if (call->n_args > 0 && args[0].kind != VALUE_NIL)
		name = liquid_text(call, &args[0]);
	while (mode < n && !str_eq(name, str_from(names[mode])))
		mode++;
	if (mode == SLUG_LATIN)
		s = transliterate(call, s);
	if (mode < n)
		s = slug(call, s, (enum slug_mode)mode);
	*out = value_text(letters_downcase(call, s));
	return true;
}

static const struct liquid_filter rows[] = {
	{ "number_of_words", 0, 1, filter_number_of_words,
	    "text | number_of_words: 'auto'",
	    "How many words there are; with \"auto\" or \"cjk\", each "
	    "character of Chinese, Japanese and Korean counts.",
	    "{{ 'one two three' | number_of_words }}", "3", 0 },
	{ "slugify", 0, 1, filter_slugify, "text | slugify: 'latin'",
	    "Fit for an address: small letters, dashes between. The modes are "
	    "default, pretty, ascii, latin, raw and none.",
	    "{{ 'My first poem!' | slugify }}", "my-first-poem", 0 },
	{ "truncatewords", 0, 2, filter_truncatewords,
	    "text | truncatewords: words, end",
	    "At most so many words (15), with an end (\"...\") where "
	    "something was cut.",
	    "{{ 'one two three' | truncatewords: 2 }}", "one two...", 0 },
};

const struct filter_group filters_words = FILTER_GROUP(rows);
