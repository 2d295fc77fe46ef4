#include "text/letters.h"

#include <cmark-gfm/utf8.h>
#include <stddef.h>

struct range {
	uint32_t first, last;
};

/* No letters, though Unicode does not call them punctuation: signs, pictures,
 * and what only changes how others look. Over U+007F, and in order. */
static const struct range signs[] = {
	{ 0x80, 0xA9 },
	{ 0xAB, 0xB1 },
	{ 0xB4, 0xB4 },
	{ 0xB6, 0xB8 },
	{ 0xBB, 0xBB },
	{ 0xBF, 0xBF },
	{ 0xD7, 0xD7 },
	{ 0xF7, 0xF7 },
	{ 0x200B, 0x206F },
	{ 0x20A0, 0x20CF },
	{ 0x2190, 0x2BFF },
	{ 0x3001, 0x3004 },
	{ 0xFE00, 0xFE0F },
	{ 0xFEFF, 0xFEFF },
	{ 0xFFF0, 0xFFFF },
	{ 0x1F000, 0x1FAFF },
	{ 0xE0000, 0x10FFFF },
};

static const struct range ideographs[] = {
	{ 0x3005, 0x3007 },
	{ 0x3041, 0x30FF },
	{ 0x3400, 0x9FFF },
	{ 0xF900, 0xFAFF },
	{ 0x20000, 0x3FFFF },
};

/* Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and their like. */
static const struct range right_to_left[] = {
	{ 0x0590, 0x08FF },
	{ 0xFB1D, 0xFDFF },
	{ 0xFE70, 0xFEFC },
	{ 0x10800, 0x10FFF },
	{ 0x1E800, 0x1EFFF },
};

/* Digits of Arabic, which decide no direction. */
static const struct range weak[] = {
	{ 0x30, 0x39 },
	{ 0x0600, 0x0605 },
	{ 0x0660, 0x066C },
	{ 0x06DD, 0x06DD },
	{ 0x06F0, 0x06F9 },
};

static bool
within(uint32_t c, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n && ranges[i].first <= c; i++) {
		if (c <= ranges[i].last)
			return true;
	}
	return false;
}
#define WITHIN(c, ranges) within(c, ranges, sizeof(ranges) / sizeof(*(ranges)))

enum letter
letter_beyond(uint32_t c)
{
	if (cmark_utf8proc_is_space((int32_t)c) || c == 0x2028 || c == 0x2029)
		return LETTER_SPACE;
	if (WITHIN(c, signs) || cmark_utf8proc_is_punctuation((int32_t)c))
		return LETTER_NONE;
	return WITHIN(c, ideographs) ? LETTER_IDEOGRAPH : LETTER_WORD;
}

enum direction
letter_direction(uint32_t c)
{
	if (WITHIN(c, weak) || letter_of(c) < LETTER_WORD)
		return DIRECTION_OPEN;
	return WITHIN(c, right_to_left) ? DIRECTION_RTL : DIRECTION_LTR;
}
