#include "content/kin.h"

#include "base/diag.h"
#include "data/bytes.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
/* More than this, and whoever reads them reads none. */
#define TOLD_MOST 3
/* No words of the tables together are longer. */
#define WORDS_BYTES 64

/* Whose child it is. Between words stand a blank or an apostrophe. */
static const struct {
	const char *words;
	bool grown; /* only in a grown-up's text */
} owners[] = {
	{ "my", false },
	{ "our", false },
	{ "friend's", false },
	{ "neighbor's", false },
	{ "neighbour's", false },
	{ "teacher's", false },
	{ "cousin's", false },
	{ "sister's", false },
	{ "brother's", false },
	{ "her", true },
	{ "his", true },
	{ "their", true },
	{ "colleague's", true },
	{ "mi", false },
	{ "nuestro", false },
	{ "nuestra", false },
	{ "su", true },
};

/* What may stand between whose it is and what it is. */
static const char *const sizes[] = { "little", "younger", "older", "big",
	"baby", "twin", "elder", "pequeño", "pequeña" };

static const char *const children[] = { "son", "daughter", "child", "kid",
	"brother", "sister", "cousin", "nephew", "niece", "grandson",
	"granddaughter", "stepson", "stepdaughter", "stepbrother", "stepsister",
	"godson", "goddaughter", "hijo", "hija", "hermano", "hermana",
	"hermanito", "hermanita", "primo", "prima", "sobrino", "sobrina",
	"nieto", "nieta", "ahijado", "ahijada" };

/* Spanish says first what the child is: "la hija de mi amiga". */
static const char *const turned[] = { "hijo de mi", "hija de mi", "hijo de una",
	"hija de una", "hijo de un", "hija de un", "hermano de mi",
	"hermana de mi" };

/* The bytes of what stands at the start of s; *letter is what words are of. */
static size_t
sign(struct str s, bool *letter)
{
	unsigned char c = s.n != 0 ? (unsigned char)s.p[0] : 0;

	/* Beyond ASCII all are letters, but for quotation marks and dashes. */
	*letter = false;
	if (str_starts(s, STR("\xe2\x80")))
		return 3;
	if (str_starts(s, STR("\xc2")))
		return 2;
	*letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return 1;
}

/* The bytes between two words: a blank, a line's end, or an apostrophe. */
static size_t
gap(struct str s, char wanted)
{
	if (wanted != '\'')
		return s.n != 0 &&
			str_find_char(STR(" \n\t"), s.p[0]) != STR_NONE
		    ? 1
		    : 0;
	if (str_starts(s, STR("\xe2\x80\x99")))
		return 3;
	return s.n != 0 && s.p[0] == '\'' ? 1 : 0;
}

/* The bytes of words at the start of s, which end where a word ends; or 0. */
static size_t
match(struct str s, const char *words)
{
	size_t n = 0;
	bool letter;

	for (; *words != '\0'; words++) {
		struct str rest = str_skip(s, n);
		size_t step = 1;

		if (*words == ' ' || *words == '\'')
			step = gap(rest, *words);
		else if (!str_eq_nocase(
			     str_slice(rest, 0, 1), (struct str){ words, 1 }))
			return 0;
		if (step == 0)
			return 0;
		n += step;
	}
	sign(str_skip(s, n), &letter);
	return letter ? 0 : n;
}

static size_t
match_any(struct str s, const char *const *words, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; n == 0 && i < count; i++)
		n = match(s, words[i]);
	return n;
}

/* "friend's little sister" at the start of s, or 0. */
static size_t
match_kin(struct str s, bool grown)
{
	size_t n = 0, size, child;

	for (size_t i = 0; n == 0 && i < COUNT(owners); i++) {
		if (grown || !owners[i].grown)
			n = match(s, owners[i].words);
	}
	if (n == 0)
		return match_any(s, turned, COUNT(turned));
	if (gap(str_skip(s, n), ' ') == 0)
		return 0;
	n++;
	size = match_any(str_skip(s, n), sizes, COUNT(sizes));
	if (size != 0 && gap(str_skip(s, n + size), ' ') != 0)
		n += size + 1;
	child = match_any(str_skip(s, n), children, COUNT(children));
	return child != 0 ? n + child : 0;
}

/* Whether a word that owns or is turned can begin with that letter. */
static bool
may_begin(char c)
{
	return str_find_char(STR("mofntcsbhMOFNTCSBH"), c) != STR_NONE;
}

bool
kin_next(struct kin *k, struct str *words)
{
	bool inside = false; /* of a word */

	while (k->at < k->text.n) {
		struct str rest = str_skip(k->text, k->at);
		size_t n = 0;

		if (!inside && may_begin(rest.p[0]))
			n = match_kin(rest, k->grown);
		if (n != 0) {
			*words = str_slice(rest, 0, n);
			k->at += n;
			return true;
		}
		k->at += sign(rest, &inside);
	}
	return false;
}

static bool
was_told(const struct str *told, size_t n, struct str words)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq_nocase(told[i], words))
			return true;
	}
	return false;
}

/* The words on one line, since a finding is one. */
static struct str
on_one_line(struct str words, char line[static WORDS_BYTES])
{
	size_t n = words.n < WORDS_BYTES ? words.n : WORDS_BYTES;

	for (size_t i = 0; i < n; i++)
		line[i] = words.p[i] == '\n' ? ' ' : words.p[i];
	return (struct str){ line, n };
}

void
kin_check(struct str text, struct str path, uint32_t line, bool grown,
    struct diag *diag)
{
	struct kin kin = { .text = text, .grown = grown };
	struct str told[TOLD_MOST], words;
	char one_line[WORDS_BYTES];
	size_t n = 0;

	while (n < TOLD_MOST && kin_next(&kin, &words)) {
		struct place place;

		if (was_told(told, n, words))
			continue;
		told[n++] = words;
		place = bytes_place(text, path, kin.at - words.n);
		place.line += line - 1;
		words = on_one_line(words, one_line);
		diag_report(diag, CODE_PERSONAL_CHILD, place,
		    "\"%.*s\" tells of a child who may not know",
		    STR_ARG(words));
		diag_hint(diag,
		    "ask them and their family first, or tell it without "
		    "the child; leave the name out");
	}
}
