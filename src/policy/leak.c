#include "policy/leak.h"

#include <stdlib.h>

#include "base/hash.h"
#include "policy/release.h"
#include "policy/word.h"

/* Letters that a part of a last name needs to be looked for by itself. */
#define PART_LETTERS 4

void
leak_init(struct leak *leak, struct arena *arena)
{
	*leak = (struct leak){ .arena = arena };
	leak->filter = arena_alloc(arena, (1u << LEAK_FILTER_BITS) / 8);
}

static void
filter_add(struct leak *leak, uint32_t start)
{
	size_t bit = leak_filter_bit(start);

	leak->filter[bit / 64] |= (uint64_t)1 << bit % 64;
}

static void
push_pattern(struct leak *leak, const struct leak_pattern *p)
{
	*(struct leak_pattern *)vec_push(leak->arena, &leak->patterns) = *p;
}

/* Add the words of text behind those that p has already, as they fit. */
static void
add_words(struct leak_pattern *p, struct str text)
{
	struct word word;

	for (size_t at = 0; p->n < LEAK_WORDS;) {
		if (!word_next(text, &at, &word))
			break;
		if (p->n == 0)
			p->start = word.start;
		p->words[p->n++] = word.hash;
	}
}

/* The words of two texts, one after the other, as a pattern of this kind. */
static void
add_pattern(struct leak *leak, const struct leak_name *name,
    enum leak_kind kind, struct str a, struct str b)
{
	struct leak_pattern p = {
		.kind = kind, .capitals = name->ordinary, .person = name->person
	};

	if (kind == LEAK_PART && name->ordinary)
		return;
	add_words(&p, a);
	add_words(&p, b);
	if (p.n >= (kind == LEAK_PART ? 1 : 2))
		push_pattern(leak, &p);
}

/*
 * Each word of a last name of several, alone and with the first name: on
 * many pages "Ana García López" is "Ana García".
 */
static void
add_parts(struct leak *leak, const struct leak_name *name, struct str first)
{
	struct word word;
	struct str part;

	for (size_t at = 0; word_next(name->last, &at, &word);) {
		part = str_slice(name->last, word.at, at - word.at);
		if (part.n == name->last.n || !word.capital ||
		    word.n < PART_LETTERS)
			continue;
		add_pattern(leak, name, LEAK_PART, part, STR(""));
		add_pattern(leak, name, LEAK_NAME, first, part);
	}
}

void
leak_add_name(struct leak *leak, const struct leak_name *name)
{
	struct str none = STR(""), first = name->first;
	size_t end = str_find_char(first, ' ');

	add_pattern(leak, name, LEAK_NAME, name->full, none);
	if (name->last.n == 0)
		return;
	add_pattern(leak, name, LEAK_PART, name->last, none);
	if (first.n == 0)
		return;
	add_pattern(leak, name, LEAK_NAME, first, name->last);
	add_pattern(leak, name, LEAK_NAME, name->last, first);
	if (end != STR_NONE) {
		first = str_slice(first, 0, end);
		add_pattern(leak, name, LEAK_NAME, first, name->last);
	}
	add_parts(leak, name, first);
	if (name->first_alone)
		add_pattern(leak, name, LEAK_PART, name->first, none);
}

/* FNV-1a, over lower case. */
uint64_t
leak_hash_address(uint64_t hash, struct str part)
{
	unsigned char c;

	for (size_t i = 0; i < part.n; i++) {
		c = (unsigned char)part.p[i];
		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		hash = (hash ^ c) * 0x100000001b3u;
	}
	return hash;
}

static void
add_address(struct leak *leak, enum leak_kind kind, struct str person,
    struct str address)
{
	struct leak_pattern p = { .kind = kind, .person = person, .n = 1 };

	p.words[0] = leak_hash_address(LEAK_HASH_START, address);
	push_pattern(leak, &p);
}

void
leak_add_address(struct leak *leak, struct str person, struct str address)
{
	if (str_find_char(address, '@') != STR_NONE)
		add_address(leak, LEAK_ADDRESS, person, address);
}

/* A text of many words is allowed a pattern's length after the other. */
static void
allow_words(struct leak *leak, struct str text)
{
	struct leak_pattern p = { .kind = LEAK_SHOWN };
	struct word word;

	for (size_t at = 0; word_next(text, &at, &word);) {
		if (p.n == LEAK_WORDS) {
			push_pattern(leak, &p);
			p = (struct leak_pattern){ .kind = LEAK_SHOWN };
		}
		if (p.n == 0)
			p.start = word.start;
		p.words[p.n++] = word.hash;
	}
	if (p.n > 0)
		push_pattern(leak, &p);
}

void
leak_allow(struct leak *leak, struct str text)
{
	struct str rest = text, part;

	allow_words(leak, text);
	while (str_cut(&rest, ' ', &part)) {
		if (str_starts(part, STR("mailto:")))
			part = str_skip(part, sizeof("mailto:") - 1);
		if (str_find_char(part, '@') != STR_NONE)
			add_address(leak, LEAK_SHOWN, STR(""), part);
	}
}

/* By their words, and of those that are alike so far the shortest first. */
static int
compare_patterns(const void *a, const void *b)
{
	const struct leak_pattern *x = a, *y = b;

	for (size_t i = 0; i < LEAK_WORDS; i++) {
		if (x->words[i] != y->words[i])
			return x->words[i] < y->words[i] ? -1 : 1;
	}
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1)
				  : str_cmp(x->person, y->person);
}

/* The slot of the patterns that start with this word, or the free one. */
static struct leak_slot *
find_slot(const struct leak *leak, uint64_t word)
{
	size_t i = (size_t)word & (leak->n_slots - 1);

	while (leak->slots[i].n != 0 && leak->slots[i].word != word)
		i = (i + 1) & (leak->n_slots - 1);
	return &leak->slots[i];
}

/* Put the patterns in order, and into slots by their first words. */
static void
make_slots(struct leak *leak)
{
	struct leak_slot *slot;

	for (leak->n_slots = 16; leak->n_slots < leak->patterns.n * 2;)
		leak->n_slots *= 2;
	leak->slots =
	    arena_array(leak->arena, leak->n_slots, sizeof(*leak->slots));
	if (leak->patterns.n > 1)
		qsort(leak->patterns.items, leak->patterns.n,
		    sizeof(*leak->patterns.items), compare_patterns);
	for (size_t i = 0; i < leak->patterns.n; i++) {
		slot = find_slot(leak, leak->patterns.items[i].words[0]);
		if (slot->n++ == 0) {
			slot->word = leak->patterns.items[i].words[0];
			slot->first = (uint32_t)i;
		}
	}
}

/* What is withheld may start inside of a text only with one of its words. */
static bool
may_hide(const struct leak *leak, const struct leak_pattern *shown)
{
	const struct leak_pattern *p;
	size_t n;

	for (size_t i = 0; i < shown->n; i++) {
		p = leak_find(leak, shown->words[i], &n);
		for (size_t k = 0; p != NULL && k < n; k++) {
			if (p[k].kind != LEAK_SHOWN)
				return true;
		}
	}
	return false;
}

/*
 * A shown text matters only where something withheld could be found in it;
 * most have nothing of that kind, and would be looked up on every page.
 */
static void
drop_idle(struct leak *leak)
{
	struct leak_pattern *items = leak->patterns.items;
	bool *keep = arena_array(leak->arena, leak->patterns.n, sizeof(*keep));
	size_t n = 0;

	for (size_t i = 0; i < leak->patterns.n; i++)
		keep[i] =
		    items[i].kind != LEAK_SHOWN || may_hide(leak, &items[i]);
	for (size_t i = 0; i < leak->patterns.n; i++) {
		if (keep[i])
			items[n++] = items[i];
	}
	leak->patterns.n = n;
}

void
leak_compile(struct leak *leak)
{
	make_slots(leak);
	drop_idle(leak);
	make_slots(leak);
	for (size_t i = 0; i < leak->patterns.n; i++) {
		const struct leak_pattern *p = &leak->patterns.items[i];

		/* An address is found by its "@". */
		if (p->start != 0)
			filter_add(leak, p->start);
	}
}

const struct leak_pattern *
leak_find(const struct leak *leak, uint64_t word, size_t *n)
{
	const struct leak_slot *slot = find_slot(leak, word);

	*n = slot->n;
	return slot->n == 0 ? NULL : &leak->patterns.items[slot->first];
}

void
leak_add_key(const struct leak *leak, struct hash_state *state)
{
	const struct leak_pattern *p;
	unsigned char kind[2];

	for (size_t i = 0; i < leak->patterns.n; i++) {
		p = &leak->patterns.items[i];
		kind[0] = (unsigned char)p->kind;
		kind[1] = p->capitals;
		hash_add(state,
		    (struct str){
			(const char *)p->words, p->n * sizeof(p->words[0]) });
		hash_add(state, (struct str){ (const char *)kind, 2 });
		hash_add(state, p->person);
	}
}
