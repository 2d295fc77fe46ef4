/*
 * present: what is so today, for a site that is made as of an earlier day.
 *
 * A consent is given for a time and may be taken back, and what is committed
 * cannot be mended. So a site of an earlier day shows what was allowed then
 * and is allowed today, and of two answers the stricter one:
 *
 *	- Who has no record today, or one that refuses, is not shown, and
 *	  their names are withheld from everybody's pages.
 *	- People are called what their records call them today.
 *	- A document that is still there, under its path or one that it was
 *	  renamed to, is shown to no more readers than it is today.
 *	- What either day's site.yaml and records redact is not shown.
 *
 * A document that was deleted since is shown as it was: "redactions" is for
 * what must not come back. Today is what a build without --rev and --as-of
 * reads: the working tree, or HEAD's tip in a bare repository.
 *
 * Owner     the arena of the build; content and config must live as long.
 * Source    privacy.md R1, R9 and R11.
 */
#ifndef POLICY_PRESENT_H
#define POLICY_PRESENT_H

#include "base/map.h"

struct arena;
struct config;
struct content;
struct document;
struct history;
struct str;

struct present {
	const struct content *content;
	const struct config *config; /* its day is today */
	struct map renamed; /* an older path below content/ -> document */
};

/*
 * History may be NULL, or one that tells nothing of today: then documents are
 * known by their paths alone. It stands at the commit of today.
 */
void present_init(struct present *present, const struct content *content,
    const struct config *config, struct history *history, struct arena *arena);

/* What a document of the earlier day is today, or NULL. */
const struct document *present_document(
    const struct present *present, const struct document *then);
/* Today's record of a person, or NULL. */
const struct document *present_record(
    const struct present *present, struct str id);

#endif
