/*
 * joined: words as readers see them where a mark stands within one.
 *
 * "**M**artin" and "<b>M</b>artin" are one word to whoever reads the page, and
 * two to whoever searches its bytes. Such words are rare, and searched once
 * more without their marks.
 *
 * Owner     what is made lives in the arena.
 */
#ifndef POLICY_JOINED_H
#define POLICY_JOINED_H

#include "base/str.h"

struct arena;

/*
 * Markdown or HTML without the tags and the signs of emphasis, strikethrough
 * and code; the text itself, uncopied, if none stands within a word.
 */
struct str joined_text(struct str text, struct arena *arena);

#endif
