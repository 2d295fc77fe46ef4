#include <string.h>

#include "base/lanes.h"
#include "policy/leak.h"
#include "policy/release.h"
#include "policy/word.h"

#define LEAK_PEOPLE 64 /* whom one page is about, at most */

/* A search going on: the page, whom it is about, what it has found. */
struct search {
	const struct leak *leak;
	struct str html;
	const struct str *people;
	size_t n_people;
	const struct leak_pattern *found;
	size_t found_at;
};

/*
 * What a byte is to the quick loop. CLOSER is a byte of a character beyond
 * ASCII, or the start of a reference: its word is read letter by letter.
 */
enum { BREAK, LETTER, CLOSER, AT };

static unsigned
class_of(unsigned char c)
{
	if ((unsigned)(c | 0x20) - 'a' < 26 || (unsigned)c - '0' < 10)
		return LETTER;
	if (c >= 0x80 || c == '&' || c == '%')
		return CLOSER;
	return c == '@' ? AT : BREAK;
}

static bool
is_about(const struct search *s, struct str person)
{
	for (size_t i = 0; i < s->n_people; i++) {
		if (str_eq(s->people[i], person))
			return true;
	}
	return false;
}

/*
 * The words behind a first one, read once for all the patterns that start
 * with it: a first name may have many last names.
 */
struct ahead {
	uint64_t words[LEAK_WORDS];
	size_t ends[LEAK_WORDS];
	bool capitals[LEAK_WORDS];
	size_t n;
	bool over; /* no word follows these */
};

static bool
look_ahead(const struct search *s, struct ahead *a, size_t n)
{
	struct word word;
	size_t at;

	while (a->n < n && !a->over) {
		at = a->ends[a->n - 1];
		a->over = !word_follows(s->html, &at, &word);
		if (a->over)
			break;
		a->words[a->n] = word.hash;
		a->capitals[a->n] = word.capital;
		a->ends[a->n++] = at;
	}
	return a->n >= n;
}

/* Whether the words of p behind its first one stand in the page. */
static bool
words_follow(
    const struct search *s, const struct leak_pattern *p, struct ahead *a)
{
	for (size_t i = 1; i < p->n; i++) {
		if (!look_ahead(s, a, i + 1) || a->words[i] != p->words[i] ||
		    (p->capitals && !a->capitals[i]))
			return false;
	}
	return true;
}

static bool
may_match(const struct search *s, const struct leak_pattern *p,
    const struct word *word)
{
	if (p->kind == LEAK_PART)
		return word->capital && is_about(s, p->person);
	if (p->capitals && !word->capital)
		return false;
	return p->kind != LEAK_ADDRESS;
}

/*
 * Look for what starts with this word, which ends at *at. The longest match
 * counts; what is shown on purpose goes before what is not, and the search
 * goes on behind it.
 */
static bool
match_word(struct search *s, const struct word *word, size_t *at)
{
	struct ahead ahead = {
		.words = { word->hash }, .ends = { *at }, .n = 1
	};
	const struct leak_pattern *p, *best = NULL;
	size_t n;

	p = leak_find(s->leak, word->hash, &n);
	for (size_t i = 0; p != NULL && i < n; i++) {
		if ((best == NULL || p[i].n > best->n) &&
		    words_follow(s, &p[i], &ahead) && may_match(s, &p[i], word))
			best = &p[i];
	}
	if (best == NULL)
		return false;
	if (best->kind == LEAK_SHOWN)
		*at = ahead.ends[best->n - 1];
	s->found = best;
	s->found_at = word->at;
	return best->kind != LEAK_SHOWN;
}

static bool
in_address(unsigned char c)
{
	return class_of(c) == LETTER || c >= 0x80 ||
	    (c != '\0' && strchr("._+-", c) != NULL);
}

/* Look for an address round the "@" that stands from at to end. */
static bool
match_address(struct search *s, size_t at, size_t end)
{
	size_t from = at, to = end, n;
	const struct leak_pattern *p;
	uint64_t hash;

	while (from > 0 && in_address((unsigned char)s->html.p[from - 1]))
		from--;
	while (to < s->html.n && in_address((unsigned char)s->html.p[to]))
		to++;
	while (to > end && s->html.p[to - 1] == '.')
		to--;
	hash = leak_hash_address(
	    LEAK_HASH_START, str_slice(s->html, from, at - from));
	hash = leak_hash_address(hash, STR("@"));
	hash = leak_hash_address(hash, str_slice(s->html, end, to - end));
	p = leak_find(s->leak, hash, &n);
	if (p == NULL || p->kind != LEAK_ADDRESS)
		return false;
	s->found = p;
	s->found_at = from;
	return true;
}

static bool
goes_on(unsigned char c)
{
	unsigned class = class_of(c);

	return class == LETTER || class == CLOSER;
}

/* The words from *at on as far as this run of bytes goes, letter by letter. */
static bool
look_closer(struct search *s, size_t *at)
{
	struct word word;
	size_t here;
	uint32_t c;

	while (*at < s->html.n && goes_on((unsigned char)s->html.p[*at])) {
		here = *at;
		c = word_char(s->html, at);
		if (c == (WORD_BREAK | '@') && match_address(s, here, *at))
			return true;
		if (c == 0 || (c & WORD_BREAK) != 0)
			continue;
		*at = here;
		if (word_next(s->html, at, &word) && match_word(s, &word, at))
			return true;
	}
	return false;
}

/* The first four letters from p on, of a word of n letters of ASCII. */
static uint32_t
start_of(const char *p, size_t n)
{
	uint32_t start = 0;

	if (n > 4)
		n = 4;
	while (n-- != 0)
		start = start << 8 | (uint32_t)(unsigned char)(p[n] | 0x20);
	return start;
}

/* The letters and digits among the first sixteen bytes. */
static uint32_t
letters_in(const unsigned char *p)
{
	return lanes_mask(lanes_alnum(lanes_load(p)));
}

/* What is beyond ASCII, or an "@", "&" or "%". */
static uint32_t
specials_in(const unsigned char *p)
{
	struct lanes v = lanes_load(p);

	return lanes_mask(lanes_or(lanes_or(v, lanes_equal(v, '@')),
	    lanes_or(lanes_equal(v, '&'), lanes_equal(v, '%'))));
}

/*
 * start_of for the word at p; letters is the mask of the bytes from p on. The
 * letters up to the first byte that is none are kept.
 */
static uint32_t
start_at(const unsigned char *p, uint32_t letters)
{
	static const uint32_t kept[16] = { [1] = 0xFF,
		[3] = 0xFFFF,
		[5] = 0xFF,
		[7] = 0xFFFFFF,
		[9] = 0xFF,
		[11] = 0xFFFF,
		[13] = 0xFF,
		[15] = 0xFFFFFFFF };
	uint32_t start;

	memcpy(&start, p, sizeof(start));
	return (start | 0x20202020u) & kept[letters & 15];
}

/*
 * From i on, where no word is going on, the first place that needs a closer
 * look: a word that the filter lets through, or one near a special byte.
 */
static size_t
skip(const struct leak *leak, const unsigned char *p, size_t i, size_t n)
{
	uint32_t letters, behind, starts, next, going_on = 0;
	size_t word = i;
	unsigned end = LANES;

	/* Those behind tell how a word goes on that starts among the first. */
	next = i + 2 * LANES <= n ? letters_in(p + i) : 0;
	for (; end == LANES && i + 2 * LANES <= n; i += end) {
		end = (unsigned)__builtin_ctz(specials_in(p + i) | 1u << LANES);
		letters = next;
		next = letters_in(p + i + LANES);
		letters |= next << LANES;
		behind = letters << 1 | going_on;
		starts = letters & ~behind & ((1u << end) - 1);
		for (; starts != 0; starts &= starts - 1) {
			unsigned at = (unsigned)__builtin_ctz(starts);

			word = i + at;
			if (leak_may_start(
				leak, start_at(p + word, letters >> at)))
				return word;
		}
		going_on = behind >> end & 1;
	}
	return going_on != 0 ? word : i;
}

/*
 * The quick loop. Nearly every word ends at the filter, after its first four
 * letters have been looked up.
 */
static bool
search(struct search *s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s->html.p;
	size_t n = s->html.n, i = *at, from;
	bool hit = false;
	struct word word;

	while (i < n && !hit) {
		from = i = skip(s->leak, p, i, n);
		while (i < n && class_of(p[i]) == LETTER)
			i++;
		if (i < n && class_of(p[i]) == CLOSER) {
			i = from;
			hit = look_closer(s, &i);
		} else if (i == from) {
			hit = i < n && class_of(p[i]) == AT &&
			    match_address(s, i, i + 1);
			i++;
		} else if (leak_may_start(
			       s->leak, start_of(s->html.p + from, i - from))) {
			i = from;
			hit = word_next(s->html, &i, &word) &&
			    match_word(s, &word, &i);
		}
	}
	*at = i;
	return hit;
}

bool
leak_next(const struct leak *leak, struct str html, const struct str *people,
    size_t n, size_t *at, struct leak_hit *hit)
{
	struct search s = {
		.leak = leak, .html = html, .people = people, .n_people = n
	};

	if (!search(&s, at))
		return false;
	*hit = (struct leak_hit){ s.found->kind, s.found->person, s.found_at };
	return true;
}

bool
leak_has(const struct leak *leak, struct str text, const struct str *people,
    size_t n)
{
	struct leak_hit hit;
	size_t at = 0;

	return leak_next(leak, text, people, n, &at, &hit);
}

/* What a finding says of a hit, before and after the person's id. */
static const struct {
	const char *before;
	const char *after;
	const char *hint;
} words[] = {
	[LEAK_NAME] = { "this has the name of \"", "\", which is not shown",
	    "Leave the name out, or ask the family whether it may be shown: "
	    "\"display: full\" in the person's record." },
	[LEAK_PART] = { "this has a part of the name of \"",
	    "\" that is not shown",
	    "Leave the name out of the text, the files' names and the "
	    "titles. Where it is an ordinary word, such as \"Page\", staff may "
	    "write \"ordinary: true\" below the name in the record." },
	[LEAK_ADDRESS] = { "this has an e-mail address of \"", "\"",
	    "Addresses in the register and in Git are never published." },
};

bool
leak_check(const struct leak *leak, struct str html,
    const struct released *about, struct place place, struct diag *diag)
{
	struct str people[LEAK_PEOPLE];
	struct leak_hit hit;
	size_t n = 0, at = 0;

	for (; about != NULL && n < about->n_authors && n < LEAK_PEOPLE; n++)
		people[n] = about->authors[n]->id;
	if (!leak_next(leak, html, people, n, &at, &hit))
		return true;
	if (hit.person.n == 0)
		diag_report(diag, CODE_LEAK, place,
		    "this has an e-mail address that Git knows of somebody");
	else
		diag_report(diag, CODE_LEAK, place, "%s%.*s%s",
		    words[hit.kind].before, STR_ARG(hit.person),
		    words[hit.kind].after);
	diag_hint(diag, "%s", words[hit.kind].hint);
	return false;
}
