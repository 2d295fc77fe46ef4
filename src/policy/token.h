/*
 * token: addresses that nobody can guess, for unlisted pages.
 *
 * Source    privacy.md R20: an HMAC of at least 128 bits, with a key from
 *           outside of the repository.
 */
#ifndef POLICY_TOKEN_H
#define POLICY_TOKEN_H

#include "base/diag.h"

/*
 * Read the key from a file that is named by --key or WAYMARK_KEY_FILE. A file
 * below root (the repository's folder, or empty) is refused, for whoever can
 * read the repository could make the addresses.
 */
bool token_key(struct str file, struct str root, struct arena *arena,
    struct diag *diag, struct str *key) must_check;

/* 32 hexadecimal digits for a document, or for a person's portfolio. */
struct str token_of(struct str key, struct str stem, struct arena *arena);

#endif
