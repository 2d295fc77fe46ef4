/*
 * memo: what partials wrote, kept for the next time.
 *
 * {% render %} sees its arguments and what the page was given, nothing else.
 * While a partial writes, drops and filters say so when they make something
 * for this page alone (drop_page, liquid_host). A partial of which nothing
 * did writes the same bytes whenever it is given the same arguments on a page
 * of the same setting, so these are kept. Any partial of any theme is; nobody
 * has to ask for it.
 *
 * An argument is known again by its text, or by its address where it is part
 * of the site's data. What lives in the arena of a page is never known again,
 * and no text that is longer than a title.
 *
 * Units     the memory is a ring of fixed size: what is new takes the place of
 *           what is oldest.
 * Owner     the ring and its index live in the arena they were made with.
 * Errors    none; what is not known is rendered. What is known counts its
 *           steps, bytes and memory as if it had been.
 */
#ifndef LIQUID_MEMO_H
#define LIQUID_MEMO_H

#include "data/value.h"

struct arena;
struct liquid_renderer;

#define MEMO_KEY_BYTES 240u

struct memo_key {
	uint64_t hash;
	uint32_t n;
	bool whole; /* every part of it can be known again */
	_Alignas(8) char bytes[MEMO_KEY_BYTES];
};

struct memo_entry {
	uint64_t hash;
	uint64_t
	    at; /* of the key in all that was ever kept; the text follows */
	uint64_t steps;
	size_t memory;
	uint32_t n_key;
	uint32_t n_text;
	uint32_t levels; /* of templates that there was room for, and enough */
	uint32_t nesting; /* likewise the bodies around it */
};

struct memo {
	char *ring; /* NULL until something is kept */
	struct memo_entry *entries; /* one for each remainder of a hash */
	uint64_t at; /* bytes that were ever kept */
};

/* What a rendering took, from memo_begin to memo_keep. */
struct memo_mark {
	size_t from; /* in the page's output */
	uint64_t steps;
	size_t memory;
	size_t pieces;
	bool own;
};

/* The key of a place in a template and a setting; memo_add adds arguments. */
void memo_key(struct memo_key *key, const void *place, uint32_t setting);
void memo_add(
    struct memo_key *key, const struct value *v, const struct arena *page);

/* Write what is kept under a whole key; false when nothing is. */
bool memo_write(struct liquid_renderer *r, struct memo_key *key) must_check;
struct memo_mark memo_begin(struct liquid_renderer *r);
/* Keep what has been written since, unless it is for this page alone. */
void memo_keep(struct liquid_renderer *r, const struct memo_key *key,
    const struct memo_mark *mark);

#endif
