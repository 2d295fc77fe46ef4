/*
 * word: the words of a page as a reader sees them, made comparable.
 *
 * A word is a run of letters and digits. Its hash is the same whatever the
 * case and the accents, and whether a letter is written as itself, as a
 * character reference or percent-encoded; what nobody sees (soft hyphens,
 * direction marks) is no part of it. In scripts without spaces between words
 * each letter is a word.
 *
 * Units     positions are bytes.
 * Source    Unicode's blocks; HTML, named and numeric character references.
 */
#ifndef POLICY_WORD_H
#define POLICY_WORD_H

#include "base/str.h"

struct word {
	uint64_t hash;
	size_t at; /* where its first letter stands */
	size_t n; /* letters */
	uint32_t start; /* its first four letters, a byte each, lowest first;
			 * 0x80 stands for one beyond ASCII */
	bool capital; /* starts with a capital, or a letter without case */
};

/*
 * One character at byte *at of s, folded, and *at moved behind it: a letter
 * or digit, 0 for what is not seen, or WORD_BREAK | what stands there.
 */
#define WORD_BREAK 0x80000000u
#define WORD_CHAR_BYTES 13u /* that it is read from, at most: a reference */
uint32_t word_char(struct str s, size_t *at);

/* The word of n letters and digits of ASCII at byte `at` of s, no more. */
void word_plain(struct str s, size_t at, size_t n, struct word *out);

/*
 * The word that starts at or behind *at, and *at moved behind it. False when
 * there is none left.
 */
bool word_next(struct str s, size_t *at, struct word *out);

/*
 * The same, but only across what may stand between the parts of one name:
 * blanks, a comma, a hyphen, quotes, tags. False if something else does, and
 * *at is where; or if nothing stands near enough, and *at is the end of s.
 */
bool word_follows(struct str s, size_t *at, struct word *out);

#endif
