/*
 * growth: how a piece of work came to be, as its page tells it.
 *
 * Each version that policy lets out is rendered like the page itself: by the
 * same Markdown, with links to what is released now, and with a picture only
 * where the very same one is released now. A version that changes no word, no
 * picture and no field that pages show is left out.
 *
 * Owner     everything lives in the arena of the page.
 * Source    experience.md 4.
 */
#ifndef PAGES_GROWTH_H
#define PAGES_GROWTH_H

#include "data/drop.h"
#include "policy/past.h"
#include "text/difference.h"

struct noun;
struct view;

/* Versions on the page of the work itself; all of them have their own. */
#define GROWTH_VERSIONS 12u
/* Versions on one page of all of them. */
#define GROWTH_PAGE 24u

/* One version, and what it changed in the one before. */
struct growth_step {
	struct drop drop;
	const struct growth *growth;
	const struct version *version;
	size_t number; /* from 1, of those that are told */
	struct str html; /* its text; empty without one */
	struct difference change; /* from the text before; zero without one */
	bool compared; /* change is there: this is not the first text */
	const struct value *competencies; /* new ones */
	size_t n_competencies;
};

struct growth {
	struct drop drop;
	struct view *view;
	const struct noun *noun;
	struct growth_step *steps; /* oldest first */
	size_t n;
	bool begins; /* the first of them is the first there was */
	bool cut;
	struct growth_step *first; /* with a text, or NULL */
	struct growth_step *last;
	size_t n_texts;
	struct difference whole; /* from first to last, if they are two */
	size_t most; /* words of the longest text */
};

/* Whether pages of this kind tell how they grew. */
bool growth_is_told(enum kind kind);

/* NULL if there is nothing to tell. */
const struct growth *growth_of(struct view *v, const struct noun *noun);

/* True if the first text and the last one are two, and can be compared. */
bool growth_is_compared(const struct growth *growth);
/* True on the page that lists all versions. */
bool growth_is_list(const struct growth *growth);

/* growth_text.c: the text of a version as HTML, with headings from h4 on. */
struct str growth_render(
    struct view *v, const struct noun *noun, const struct version *version);

extern const struct drop_class growth_class;
extern const struct drop_class growth_step_class;

#endif
