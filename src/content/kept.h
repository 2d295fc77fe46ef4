/*
 * kept: documents as they were read, for whoever reads the same again.
 *
 * What a document says is a function of its path, its bytes and the site's
 * language and title. A preview that was told of one save reads one file; the
 * others, and what was found in them, are as they were. Nothing is written to
 * those: the memory is shared with processes that show the site as it was.
 *
 * Owner     documents that are given point into the kept ones, which must
 *           live as long; kept_free gives back everything.
 */
#ifndef CONTENT_KEPT_H
#define CONTENT_KEPT_H

#include "base/arena.h"
#include "base/map.h"
#include "config/config.h"
#include "content/document.h"
#include "git/oid.h"

struct diag;

/* One document, at the path under which it is kept. */
struct kept_document {
	struct str path; /* a copy, as the names in the document are */
	bool known;
	struct oid id; /* of the content that was read */
	struct document document;
	bool site_lang; /* its language is the site's, whichever that is */
	struct str head; /* the bytes before its body */
	struct str findings; /* as diag_write has them */
};

struct kept {
	struct arena arena;
	struct map by_path; /* to struct kept_document */
	struct config config; /* what documents are read with of it */
	size_t first; /* bytes that were held when all had been read */
};

void kept_init(struct kept *k);
void kept_free(struct kept *k);

/* Read the document at that path, from the repository's root, again. */
void kept_forget(struct kept *k, struct str path);

/* Documents are asked for with that config from here on. */
void kept_begin(struct kept *k, const struct config *config);
/* The place of a path, made if there is none yet. */
struct kept_document *kept_at(struct kept *k, struct str path);
/*
 * What is kept of d, which has an entry and a kind, as d, and its findings to
 * diag; false if it must be read.
 */
bool kept_give(const struct kept *k, const struct kept_document *at,
    struct document *d, struct diag *diag) must_check;
/* Keep d, read from bytes, with the findings from item `told` on. */
void kept_take(struct kept *k, struct kept_document *at,
    const struct document *d, struct str bytes, const struct diag *diag,
    size_t told);
/* Whether two are the same but for the bodies, and nothing is wrong in them. */
bool kept_same_head(
    const struct kept_document *a, const struct kept_document *b);

/* Whether two are the same but for what is only shown, and nothing is found. */
bool kept_same_links(
    const struct kept_document *a, const struct kept_document *b);

#endif
