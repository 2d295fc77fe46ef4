/*
 * hold: hold back what is wrong, so that the rest can be published.
 *
 * One person's slip keeps that person's document off the site and nobody
 * else's; above all, it never keeps a withdrawn consent from taking effect.
 * An error in what every page stands on, or one that leaves open who must be
 * withheld, holds back the whole site instead.
 */
#ifndef BUILD_HOLD_H
#define BUILD_HOLD_H

#include "base/str.h"

struct content;
struct diag;
struct snapshot;

enum hold {
	HOLD_NOTHING, /* what was made may be published */
	HOLD_MORE, /* documents were marked broken: make the site without them
		    */
	HOLD_ALL /* nothing may be published */
};

/*
 * Judge the errors in diag from item `from` on. Those before item `early` are
 * of the stages before the content.
 */
enum hold hold_back(struct content *content, const struct snapshot *snapshot,
    const struct diag *diag, size_t early, size_t from);

/*
 * Forget what a theme made wrong, from item `from` on, of documents that have
 * an error: the theme was promised what they lack.
 */
void hold_forget_theme(const struct content *content,
    const struct snapshot *snapshot, struct diag *diag, size_t from);

#endif
