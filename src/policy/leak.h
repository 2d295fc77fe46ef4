/*
 * leak: the last look at finished bytes for what must not be in them.
 *
 * It knows every name and address that the release holds back and searches
 * pages for them: full names in both orders, as whole words in any case, with
 * tags and character references between their parts or not; a last name
 * alone on the pages of that person; addresses anywhere. Of a name that staff
 * call ordinary ("Will Page") no part is looked for alone, and the whole name
 * only in capitals: "he will page you" is none. It keeps names as
 * hashes: nothing can be read out of it but the id of a person whose name a
 * page has.
 *
 * Units     positions are bytes from the start of the page.
 * Owner     everything lives in the arena given to leak_init. Searching
 *           changes nothing, so workers share it.
 * Errors    leak_check reports the page and the person's id, not the name:
 *           findings are read in public logs.
 */
#ifndef POLICY_LEAK_H
#define POLICY_LEAK_H

#include "base/diag.h"

struct released;

enum leak_kind {
	LEAK_SHOWN, /* no leak: what the site says on purpose */
	LEAK_NAME, /* a full name, on any page */
	LEAK_PART, /* a last or first name alone, on the person's own pages */
	LEAK_ADDRESS
};

struct leak_hit {
	enum leak_kind kind;
	struct str person; /* id; empty for an address not in the register */
	size_t at;
};

/* A person's name by its parts, as the register has it. */
struct leak_name {
	struct str person; /* id */
	struct str first;
	struct str last;
	struct str full; /* or empty */
	bool first_alone; /* the record does not show the first name either */
	bool ordinary; /* staff say that its parts are ordinary words */
};

#define LEAK_WORDS 6 /* of one name; a longer one is found by its start */

/* What to find: the words of a name, or an address, by their hashes. */
struct leak_pattern {
	uint64_t words[LEAK_WORDS]; /* an address is one word */
	uint32_t n;
	uint32_t start; /* of its first word; see word.h */
	enum leak_kind kind;
	bool capitals; /* each word has to start with one */
	struct str person;
};

struct leak_slot {
	uint64_t word;
	uint32_t first;
	uint32_t n; /* 0: the slot is free */
};

struct leak {
	struct arena *arena;
	struct {
		struct leak_pattern *items; /* sorted: those of one first word
					     * stand together */
		size_t n;
		size_t cap;
	} patterns;
	uint64_t *filter; /* a bit for the first letters of a first word */
	struct leak_slot *slots; /* the patterns of each first word */
	size_t n_slots; /* a power of two */
};

void leak_init(struct leak *leak, struct arena *arena);
void leak_add_name(struct leak *leak, const struct leak_name *name);
void leak_add_address(struct leak *leak, struct str person, struct str address);
/*
 * A text that pages show on purpose, and no hit where it stands: an address
 * of the office; the name of somebody shown in full who is called like
 * another; a school that has a student's last name.
 */
void leak_allow(struct leak *leak, struct str text);
/* Make the tables; nothing is added after that. */
void leak_compile(struct leak *leak);
/* Add all that is looked for: with the same key, the same is found. */
struct hash_state;
void leak_add_key(const struct leak *leak, struct hash_state *state);

/* The hash of an address, or of a part of one behind the part before it. */
#define LEAK_HASH_START 0xcbf29ce484222325u
uint64_t leak_hash_address(uint64_t hash, struct str part);
/* The filter has 2^16 bits: 8 KiB, which stay in the first cache. */
#define LEAK_FILTER_BITS 16

static inline size_t
leak_filter_bit(uint32_t start)
{
	return (start * 0x9E3779B1u) >> (32 - LEAK_FILTER_BITS);
}

/* Whether a first word may start with these four letters. */
static inline bool
leak_may_start(const struct leak *leak, uint32_t start)
{
	size_t bit = leak_filter_bit(start);

	return (leak->filter[bit / 64] >> bit % 64 & 1) != 0;
}

/* The first pattern with this first word, or NULL; *n is how many, or 0. */
const struct leak_pattern *leak_find(
    const struct leak *leak, uint64_t word, size_t *n);

#define LEAK_PEOPLE 64 /* whom one page is about, at most */

/* A search of a page; made with the first four. */
struct leak_search {
	const struct leak *leak;
	struct str html;
	const struct str *people; /* ids: whose names count when alone, too */
	size_t n_people;
	size_t at; /* what is before this has been searched */
	size_t met; /* names and addresses, whomever the page is about, and
		     * words that may be a name with what is behind until;
		     * not what is shown on purpose wherever it stands */
	const struct leak_pattern *found; /* by leak_next */
	size_t found_at;
};

/*
 * The next hit that starts before until; false if there is none. No word or
 * address may go on across until; what starts before it is read to its end.
 */
bool leak_next(
    struct leak_search *s, size_t until, struct leak_hit *hit) must_check;

/*
 * Whether a text begins and ends with what is no part of a word, a reference
 * or an address, so that none goes on across its ends. If a search up to its
 * end then meets nothing in it, no search does, whatever stands round it,
 * whoever the page is about and however long the way to the root is.
 */
bool leak_stands_alone(struct str text) must_check;

/* Whom a page about this document is about; NULL: nobody. */
size_t leak_people(
    const struct released *about, struct str people[LEAK_PEOPLE]);

/* Whether text has any hit, for the same people. */
bool leak_has(const struct leak *leak, struct str text,
    const struct str *people, size_t n);

void leak_report(
    const struct leak_hit *hit, struct place place, struct diag *diag);
/* False, and reported at place, if html has a hit. About may be NULL. */
bool leak_check(const struct leak *leak, struct str html,
    const struct released *about, struct place place,
    struct diag *diag) must_check;
/* The same where marks stand within words: see policy/joined.h. For Markdown
 * as well as HTML, and for what is not searched ten thousand times. */
bool leak_check_joined(const struct leak *leak, struct str text,
    const struct released *about, struct place place,
    struct diag *diag) must_check;

#endif
