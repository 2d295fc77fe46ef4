#include <string.h>

#include "base/arena.h"
#include "policy/joined.h"
#include "policy/leak.h"
#include "policy/leak_skip.h"
#include "policy/release.h"
#include "policy/word.h"

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
is_about(const struct leak_search *s, struct str person)
{
	for (size_t i = 0; i < s->n_people; i++) {
		if (str_eq(s->people[i], person))
			return true;
	}
	return false;
}

/* Whether words that are a pattern's may be a name that starts so. */
static bool
may_match(const struct leak_pattern *p, const struct word *first, bool capitals)
{
	if (p->kind == LEAK_PART)
		return first->capital;
	return p->kind != LEAK_ADDRESS && (capitals || !p->capitals);
}

/*
 * Whether these words are shown on purpose wherever they stand. Across a tag
 * they may not be: with a longer way to the root in it they may stand too far
 * apart, and one behind it begins a name of its own.
 */
static bool
is_settled(const struct leak_search *s, const struct leak_pattern *p,
    size_t from, size_t end)
{
	return p->kind == LEAK_SHOWN &&
	    str_find_char(str_slice(s->html, from, end - from), '<') ==
	    STR_NONE;
}

/* Whether such a name counts on this page. */
static bool
counts(const struct leak_search *s, const struct leak_pattern *p)
{
	return p->kind != LEAK_PART || is_about(s, p->person);
}

/*
 * Of n patterns from p on, which are alike before their word of this number,
 * those whose word it is: the first of them, and *n how many. The search is
 * by halves: a first name may have many last names.
 */
static const struct leak_pattern *
narrow(const struct leak_pattern *p, size_t *n, size_t number, uint64_t word)
{
	size_t left = *n, half;

	while (left != 0) {
		half = left / 2;
		if (p[half].words[number] < word) {
			p += half + 1;
			*n -= half + 1;
			left -= half + 1;
		} else {
			left = half;
		}
	}
	while (left < *n && p[left].words[number] == word)
		left++;
	*n = left;
	return p;
}

/*
 * Look for what starts with this word, which ends at s->at. The longest match
 * counts; what is shown on purpose goes before what is not, and the search
 * goes on behind it. A word is met too if what it is part of cannot be told
 * from what stands before until.
 */
static bool
match_word(struct leak_search *s, const struct word *first, size_t until)
{
	const struct leak_pattern *p, *best = NULL;
	struct word word = *first;
	size_t n, end = s->at, best_end = end;
	bool capitals = true;

	p = leak_find(s->leak, first->hash, &n);
	if (p == NULL)
		return false;
	for (uint32_t words = 1; n != 0; words++) {
		capitals = capitals && word.capital;
		/* The shortest come first. */
		for (bool found = false; n != 0 && p->n == words; p++, n--) {
			if (!may_match(p, first, capitals))
				continue;
			s->met += !is_settled(s, p, first->at, end);
			if (!found && counts(s, p)) {
				found = true;
				best = p;
				best_end = end;
			}
		}
		if (n == 0 || !word_follows(s->html, &end, &word))
			break;
		p = narrow(p, &n, words, word.hash);
	}
	s->met += end + WORD_CHAR_BYTES > until;
	if (best == NULL)
		return false;
	if (best->kind == LEAK_SHOWN)
		s->at = best_end;
	s->found = best;
	s->found_at = first->at;
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
match_address(struct leak_search *s, size_t at, size_t end)
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
	s->met++;
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

/* The words from s->at on as far as this run of bytes goes, by letters. */
static bool
look_closer(struct leak_search *s, size_t until)
{
	struct word word;
	size_t here;
	uint32_t c;

	while (s->at < s->html.n && goes_on((unsigned char)s->html.p[s->at])) {
		here = s->at;
		c = word_char(s->html, &s->at);
		if (c == (WORD_BREAK | '@') && match_address(s, here, s->at))
			return true;
		if (c == 0 || (c & WORD_BREAK) != 0)
			continue;
		s->at = here;
		if (word_next(s->html, &s->at, &word) &&
		    match_word(s, &word, until))
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

/*
 * The quick loop. Nearly every word ends at the filter, after its first four
 * letters have been looked up.
 */
static bool
search(struct leak_search *s, size_t until)
{
	const unsigned char *p = (const unsigned char *)s->html.p;
	size_t n = s->html.n, i, from;
	bool hit = false;
	struct word word;

	while (s->at < until && !hit) {
		from = i = s->at = leak_skip(s->leak, s->html, s->at, until);
		if (i >= until)
			break;
		while (i < n && class_of(p[i]) == LETTER)
			i++;
		if (i < n && class_of(p[i]) == CLOSER) {
			hit = look_closer(s, until);
		} else if (i == from) {
			hit = i < n && class_of(p[i]) == AT &&
			    match_address(s, i, i + 1);
			s->at++;
		} else {
			s->at = i;
			if (!leak_may_start(
				s->leak, start_of(s->html.p + from, i - from)))
				continue;
			word_plain(s->html, from, i - from, &word);
			hit = match_word(s, &word, until);
		}
	}
	return hit;
}

bool
leak_next(struct leak_search *s, size_t until, struct leak_hit *hit)
{
	if (!search(s, until))
		return false;
	*hit =
	    (struct leak_hit){ s->found->kind, s->found->person, s->found_at };
	return true;
}

bool
leak_stands_alone(struct str text)
{
	char first, last;

	if (text.n == 0)
		return false;
	first = text.p[0];
	last = text.p[text.n - 1];
	return (first == '<' || first == ' ' || first == '\n') &&
	    (last == '>' || last == ' ' || last == '\n');
}

bool
leak_has(const struct leak *leak, struct str text, const struct str *people,
    size_t n)
{
	struct leak_search s = {
		.leak = leak, .html = text, .people = people, .n_people = n
	};

	return search(&s, text.n);
}

size_t
leak_people(const struct released *about, struct str people[LEAK_PEOPLE])
{
	size_t n = 0;

	for (; about != NULL && n < about->n_authors && n < LEAK_PEOPLE; n++)
		people[n] = about->authors[n]->id;
	return n;
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

void
leak_report(const struct leak_hit *hit, struct place place, struct diag *diag)
{
	if (hit->person.n == 0)
		diag_report(diag, CODE_LEAK, place,
		    "this has an e-mail address that Git knows of somebody");
	else
		diag_report(diag, CODE_LEAK, place, "%s%.*s%s",
		    words[hit->kind].before, STR_ARG(hit->person),
		    words[hit->kind].after);
	diag_hint(diag, "%s", words[hit->kind].hint);
}

bool
leak_check(const struct leak *leak, struct str html,
    const struct released *about, struct place place, struct diag *diag)
{
	struct str people[LEAK_PEOPLE];
	struct leak_search s = { .leak = leak,
		.html = html,
		.people = people,
		.n_people = leak_people(about, people) };
	struct leak_hit hit;

	if (!leak_next(&s, html.n, &hit))
		return true;
	leak_report(&hit, place, diag);
	return false;
}

bool
leak_check_joined(const struct leak *leak, struct str text,
    const struct released *about, struct place place, struct diag *diag)
{
	struct arena scratch;
	struct str joined;
	bool ok;

	arena_init(&scratch);
	joined = joined_text(text, &scratch);
	ok = joined.p == text.p || leak_check(leak, joined, about, place, diag);
	arena_free(&scratch);
	return ok;
}
