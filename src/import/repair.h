/*
 * repair: letters that were read in the wrong encoding, read in the right one.
 *
 * Run by run, never line by line: one lost byte or foreign word then spoils
 * nothing but its own run. A run of Chinese letters is taken for UTF-8 read
 * as GBK only when all of this holds: the text is in another language; the
 * run stands at Latin letters; its bytes are UTF-8 of no Chinese letter; and
 * at least REPAIR_SURE such runs of the file are punctuation or no-break
 * spaces. One ordinary Chinese letter in eleven is UTF-8 by chance. What has
 * lost a byte stays as it is: nobody can tell what it was.
 *
 * Units     at and n are bytes of the text.
 * Owner     everything is made in arena.
 * Source    28 of 31 damaged runs of one page, and what was tried on them;
 *           GBK and Windows-1252 as iconv has them.
 */
#ifndef IMPORT_REPAIR_H
#define IMPORT_REPAIR_H

#include "base/str.h"

#define REPAIR_SURE 3

struct arena;

struct repair {
	size_t at;
	size_t n;
	struct str now;
};

struct repairs {
	struct repair *items; /* in the order of the text */
	size_t n;
	size_t cap;
};

/* lang is that of the text, or empty. */
void repairs_find(struct repairs *repairs, struct str text, struct str lang,
    struct arena *arena);
/* The text with all of them made. */
struct str repairs_make(
    const struct repairs *repairs, struct str text, struct arena *arena);

#endif
