/*
 * leak: the last look at finished bytes for what must not be in them.
 *
 * It knows every name and address that the release holds back and searches
 * pages for them: full names in both orders, whole words, whatever the case,
 * with tags and character references between their parts or not; a last name
 * alone on pages of that student; addresses anywhere. It knows names by hash
 * and finds, but it cannot tell one: nothing can be read out of it but the
 * id of a person whose name a page has.
 *
 * Units     positions are bytes from the start of the page.
 * Owner     leak_compile makes it in an arena; searching changes nothing, so
 *           that workers share it.
 */
#ifndef POLICY_LEAK_H
#define POLICY_LEAK_H

#include "base/str.h"

struct arena;
struct diag;
struct leak;

enum leak_kind { LEAK_NAME, LEAK_ADDRESS };

struct leak_hit {
	enum leak_kind kind;
	struct str person; /* id; empty for an address of nobody in register */
	size_t at;
};

struct leak *leak_new(struct arena *arena);
/* A person's name by its parts. Alone: the last name by itself, on pages of
 * that person only. */
void leak_add_name(struct leak *leak, struct str person, struct str first,
    struct str last, struct str full);
void leak_add_address(struct leak *leak, struct str person, struct str address);
/* A name or address that the site shows on purpose: never a hit. */
void leak_allow(struct leak *leak, struct str text);
/* Ready the tables; no name is added after that. */
void leak_compile(struct leak *leak);

/*
 * The first hit in html at or behind *at, and *at moved behind it. People is
 * who the page is about (ids): their last names count alone.
 */
bool leak_next(const struct leak *leak, struct str html,
    const struct str *people, size_t n_people, struct arena *scratch,
    size_t *at, struct leak_hit *hit) must_check;

#endif
