/*
 * encoding: what a commit says, as UTF-8.
 *
 * Source    the commit's "encoding" header (git-commit(1), Discussion).
 */
#ifndef GIT_ENCODING_H
#define GIT_ENCODING_H

#include "base/str.h"

struct arena;

/*
 * The text as UTF-8: converted where another encoding is named that the
 * system knows, and every byte that is still wrong replaced by U+FFFD.
 */
struct str encoding_decode(
    struct str text, struct str encoding, struct arena *arena);

#endif
