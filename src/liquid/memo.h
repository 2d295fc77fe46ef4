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
 * Pages of one setting may have different ways to the root. Where it stands in
 * what was written is kept instead of it, and each page writes its own there.
 * A partial that does something else with it is kept for each way by itself.
 *
 * An argument is known again by its text, or by its address where it is part
 * of the site's data. What lives in the arena of a page is never known again,
 * and no text that is longer than a title.
 *
 * Where page after page shows what it alone has, most is not kept: it would
 * only take the place of what pages share.
 *
 * What is for the most part put together from what is kept already, such as a
 * list of cards, is kept only when it is asked for a second time.
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

/* What is kept of one rendering; its key, text and roots follow. */
struct memo_entry {
	uint64_t steps;
	size_t memory;
	uint32_t n_key;
	uint32_t n_text; /* without roots */
	uint32_t n_roots; /* where they stand in the text: a uint32_t each */
	uint32_t levels; /* of templates that there was room for, and enough */
	uint32_t nesting; /* likewise the bodies around it */
	bool astray; /* good for the root in its key only */
};

struct memo_slot {
	uint64_t hash;
	uint64_t at; /* in all that was ever kept: see memo.c */
};

struct memo {
	char *ring; /* NULL until something is kept */
	struct memo_slot *slots; /* of hashes, a few for each remainder */
	uint64_t at; /* bytes that were ever kept */
};

/* What a rendering took, from memo_begin to memo_keep. */
struct memo_mark {
	size_t from; /* in the page's output */
	uint64_t steps;
	size_t memory;
	size_t pieces;
	size_t roots;
	bool own;
	bool astray;
};

/*
 * The key of a place in a template and a setting, and of the page's root where
 * the site wants it; memo_add adds arguments.
 */
void memo_key(struct memo_key *key, const struct liquid_renderer *r,
    const void *place, uint32_t site, uint32_t setting);
void memo_add(
    struct memo_key *key, const struct value *v, const struct arena *page);

/* Whether to look for what is kept there, and keep it, at all: see above. */
bool memo_hopes(struct liquid_renderer *r, uint32_t site);
/* Write what is kept under a whole key; false when nothing is. */
bool memo_write(
    struct liquid_renderer *r, struct memo_key *key, uint32_t site) must_check;
struct memo_mark memo_begin(struct liquid_renderer *r);
/*
 * Keep what has been written since, unless it is for this page alone. The site
 * learns when what is written there depends on the root.
 */
void memo_keep(struct liquid_renderer *r, const struct memo_key *key,
    const struct memo_mark *mark, uint32_t site);

#endif
