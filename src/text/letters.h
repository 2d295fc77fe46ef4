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

enum letter letter_of(uint32_t c);
enum direction letter_direction(uint32_t c);

#endif
