#include <string.h>

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
 * Whether the words of p stand behind its first one, which ends at *end; if
 * so, *end is moved behind the last.
 */
static bool
words_follow(const struct search *s, const struct leak_pattern *p, size_t *end)
{
	size_t at = *end;
	struct word word;

	for (size_t i = 1; i < p->n; i++) {
		if (!word_follows(s->html, &at, &word) ||
		    word.hash != p->words[i])
			return false;
	}
	*end = at;
	return true;
}

static bool
may_match(const struct search *s, const struct leak_pattern *p,
    const struct word *word)
{
	if (p->kind == LEAK_PART)
		return word->capital && is_about(s, p->person);
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
	const struct leak_pattern *p, *best = NULL;
	size_t n, end, best_end = *at;

	p = leak_find(s->leak, word->hash, &n);
	for (size_t i = 0; p != NULL && i < n; i++) {
		end = *at;
		if ((best != NULL && p[i].n <= best->n) ||
		    !may_match(s, &p[i], word) || !words_follow(s, &p[i], &end))
			continue;
		best = &p[i];
		best_end = end;
	}
	if (best == NULL)
		return false;
	*at = best->kind == LEAK_SHOWN ? best_end : *at;
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

	for (size_t i = 0; i < n && i < 4; i++)
		start |= (uint32_t)(unsigned char)(p[i] | 0x20) << (8 * i);
	return start;
}

/*
 * The quick loop. Nearly every word ends at the filter, after its letters
 * have been counted and its first four looked up.
 */
static bool
search(struct search *s, size_t *at)
{
	const char *p = s->html.p;
	size_t n = s->html.n, i = *at, from;
	bool hit = false;
	struct word word;
	unsigned class;

	while (i < n && !hit) {
		from = i;
		class = class_of((unsigned char)p[i]);
		while (class == LETTER && ++i < n)
			class = class_of((unsigned char)p[i]);
		if (i < n && class == CLOSER) {
			i = from;
			hit = look_closer(s, &i);
		} else if (i > from) {
			if (!leak_may_start(
				s->leak, start_of(p + from, i - from)))
				continue;
			i = from;
			hit = word_next(s->html, &i, &word) &&
			    match_word(s, &word, &i);
		} else {
			hit = class == AT && match_address(s, i, i + 1);
			i++;
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

/* What a finding says of a hit, before and after the person's id. */
static const struct {
	const char *before;
	const char *after;
	const char *hint;
} words[] = {
	[LEAK_NAME] = { "this page has the name of \"",
	    "\", which is not shown",
	    "Leave the name out, or ask the family whether it may be shown: "
	    "\"display: full\" in the person's record." },
	[LEAK_PART] = { "this page has a part of the name of \"",
	    "\" that is not shown",
	    "Leave the name out of the text, the files' names and the "
	    "titles." },
	[LEAK_ADDRESS] = { "this page has an e-mail address of \"", "\"",
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
	diag_report(diag, CODE_LEAK, place, "%s%.*s%s", words[hit.kind].before,
	    STR_ARG(hit.person), words[hit.kind].after);
	diag_hint(diag, "%s", words[hit.kind].hint);
	return false;
}
