/*
 * slug: a readable name for a file, from a title in any script.
 *
 * A file's name becomes an address, so it has to survive every computer, every
 * mail program and being read out over the telephone: Latin letters without
 * marks, digits and "-". ICU knows how other scripts are written in Latin
 * letters; that takes a tenth of a second, so only commands that make files
 * ask for it, and a build never does.
 *
 * Units     at most SLUG_BYTES bytes, cut between words where there are any.
 * Source    ICU's transforms "Any-Latin" and "Latin-ASCII" (CLDR).
 */
#ifndef LOCALE_SLUG_H
#define LOCALE_SLUG_H

#include "base/str.h"

struct arena;

#define SLUG_BYTES 60

/* Empty when the title has neither letters nor digits. */
struct str slug_make(struct str title, struct arena *arena);

#endif
