/*
 * difference: how a text changed, marked so that a family can read it.
 *
 * Two rendered bodies are compared block by block: a block that moved is
 * found by its content, one that changed is compared word by word, and one of
 * which more than 60 % changed is shown whole, old before new, instead of as
 * confetti. Markup alone is never marked; a picture is compared by its
 * address, and a changed one shows both.
 *
 * What was added stands in <ins>, what was taken out in <del>, each with
 * words for those who hear the page; whole blocks also have a class. Where
 * long runs did not change, folds say.
 *
 * Units     words are counted as the reader sees them; marks do not count.
 * Owner     the result lives in the arena; the bodies are only read.
 * Errors    there are none: texts too far apart are marked as rewritten.
 * Source    W3C, "Collaboration Tools Accessibility User Requirements"; the
 *           table of screen readers and <ins> by TPGi (2023).
 */
#ifndef TEXT_DIFFERENCE_H
#define TEXT_DIFFERENCE_H

#include "base/str.h"

struct arena;
struct fold;

/* Words that the marks carry, in the page's language. */
struct difference_labels {
	struct str added; /* "added:" */
	struct str removed; /* "removed:" */
	struct str moved; /* "moved:" */
	struct str end; /* "end" */
};

extern const struct difference_labels difference_english;

struct difference {
	struct str html; /* the new body with marks */
	size_t words; /* of the new body */
	size_t added; /* words */
	size_t removed;
	size_t moved; /* blocks */
	size_t pictures_added;
	size_t pictures_removed;
	size_t rows; /* of tables, added, removed or changed */
	struct str *headings; /* new ones, as text with character references */
	size_t n_headings;
	struct fold *folds; /* of html: text/fold.h */
	size_t n_folds;
	bool rewritten; /* nearly nothing is left of the old text */
};

/*
 * A body cut into what is compared, for who compares it with several others:
 * those are cut with the same cuts (text/pieces.h), whose arena it lives in.
 * It looks at html, and at what was cut before.
 */
struct pieces;
struct cuts;
const struct pieces *difference_cut(
    struct str html, struct cuts *cuts, struct arena *arena);
/* Labels: NULL for English. */
void difference_between(struct difference *out, const struct pieces *old_body,
    const struct pieces *new_body, const struct difference_labels *labels,
    struct arena *arena);
void difference_make(struct difference *out, struct str old_html,
    struct str new_html, const struct difference_labels *labels,
    struct arena *arena);

/* What is seen of a difference: the words for listeners are taken out. */
struct str difference_seen(struct str html, struct arena *arena);

#endif
