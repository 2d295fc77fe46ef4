/*
 * leak_skip: the quick part of a search, which passes over most of a page.
 *
 * A block of bytes is looked at together: a bit for each byte says whether a
 * word may go on there. Of a word that starts in it, the first four letters
 * are looked up in the filter, which lets few through.
 *
 * Units     positions are bytes from the start of the page.
 */
#ifndef POLICY_LEAK_SKIP_H
#define POLICY_LEAK_SKIP_H

#include "policy/leak.h"

#define LEAK_BLOCK 64u /* bytes that are looked at together */

/*
 * The first place from `from` on, where no word is going on, to until that
 * needs a closer look: the start of a word that the filter lets through, or
 * of one that a byte beyond ASCII, "@", "&" or "%" ends; that byte if it ends
 * none; until; or a word, or the end of one, in the last block of the page.
 */
size_t leak_skip(
    const struct leak *leak, struct str html, size_t from, size_t until);

/* The same on any machine; leak_skip is faster where there is AVX2. */
size_t leak_skip_narrow(
    const struct leak *leak, struct str html, size_t from, size_t until);

#endif
