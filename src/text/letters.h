/*
 * letters: what a code point is to somebody who counts words.
 *
 * Source    Unicode's general categories and bidi classes, as ranges that are
 *           good enough for running text; cmark-gfm knows the punctuation.
 */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

enum letter {
	LETTER_NONE, /* punctuation, signs, pictures, invisible */
	LETTER_SPACE,
	LETTER_WORD, /* letters, digits and marks: words stand between spaces */
	LETTER_IDEOGRAPH /* a word by itself */
};

/* Which way a text runs; decided by its first letter of a known direction. */
enum direction { DIRECTION_OPEN, DIRECTION_LTR, DIRECTION_RTL };

/* Of what is not ASCII. */
enum letter letter_beyond(uint32_t c);

/* Asked of each character of each text, so it is no call for most of them. */
static inline enum letter
letter_of(uint32_t c)
{
	if (c >= 0x80)
		return letter_beyond(c);
	if ((c | 0x20) - 'a' < 26 || c - '0' < 10)
		return LETTER_WORD;
	return c == ' ' || c - 9 < 5 ? LETTER_SPACE : LETTER_NONE;
}

enum direction letter_direction(uint32_t c);

#endif
