/*
 * permalink: the address of a noun, from the path of its document.
 *
 * Most documents are published at their own path without ".md" and "/index".
 * A student's work is one step nearer: students/ana/artifacts/creek.md is
 * /students/ana/creek/. What is unlisted has an address that nobody can
 * guess, and nothing else of the site in it.
 *
 * Source    waymark-content(5) lists a permalink for every kind.
 */
#ifndef PAGES_PERMALINK_H
#define PAGES_PERMALINK_H

#include "base/str.h"

struct arena;
struct noun;
struct released_media;

/* Empty for a noun that has no page of its own, such as a response. */
struct str permalink_of(const struct noun *noun, struct arena *arena);
/* A media file stands beside the page of its document. */
struct str permalink_of_media(
    const struct released_media *media, struct arena *arena);
/* Where the page at url goes below the output folder. */
struct str permalink_file(struct str url, struct arena *arena);
/* An old address as an author wrote it, with "/" at its end; empty if bad. */
struct str permalink_of_alias(struct str alias, struct arena *arena);
/* Whether an alias is another name and no address, not even a bad one. */
bool permalink_is_name(struct str alias);

#endif
