/*
 * content: every file of the snapshot below content/, read and checked.
 *
 * Units     items stand in the snapshot's order, by path.
 * Owner     everything lives in the arena given to content_load; the snapshot
 *           must live as long.
 * Errors    all are reported in one run, each with its place; a document that
 *           has one is marked broken and stays in the list.
 */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "base/map.h"
#include "content/document.h"

struct config;
struct kept;
struct snapshot;

struct content {
	struct document *items;
	size_t n;
	struct map by_rel; /* path below content/ to struct document */
};

/* False only when nothing can be built at all. */
bool content_load(struct content *content, const struct snapshot *snapshot,
    const struct config *config, struct arena *arena,
    struct diag *diag) must_check;
/* The same, but what is kept already is not read again (content/kept.h). */
bool content_load_kept(struct content *content, const struct snapshot *snapshot,
    const struct config *config, struct kept *kept, struct arena *arena,
    struct diag *diag) must_check;

/* What became of a document whose file has other bytes by now. */
enum renewed {
	RENEWED_BODY, /* it is in order, and only its body is another one */
	RENEWED_WORDS, /* it is in order, and links as before: what is only
			* shown of it is other words */
	RENEWED_DOCUMENT, /* it is another one, and may be wrong */
	RENEWED_NOT /* all is to be loaded anew */
};

/*
 * Read the document at a path from the repository's root again; *out is how it
 * is now, unless it could not be. What was found in it, content_tell says.
 */
enum renewed content_renew(struct content *content,
    const struct snapshot *snapshot, struct kept *kept, struct str path,
    const struct document **out) must_check;
/* Report what was found when the document at that path was read. */
bool content_tell(
    struct kept *kept, struct str path, struct diag *diag) must_check;

/* The document at a path below content/, or NULL. */
const struct document *content_find(
    const struct content *content, struct str rel);

/*
 * What a reference means: a path below content/, with or without ".md", or
 * one below the student that `from` belongs to ("goals/read-more"), or the
 * folder of an index.md. NULL when there is none such.
 */
const struct document *content_resolve(
    const struct content *content, const struct document *from, struct str ref);

#endif
