/*
 * read: one document out of the bytes of its file.
 *
 * Owner     what d points to is made in arena or is a slice of bytes; scratch
 *           holds what is needed while reading and may be reset afterwards.
 * Errors    reported; d is then broken, and holds what could be read.
 */
#ifndef CONTENT_READ_H
#define CONTENT_READ_H

#include "content/document.h"

struct config;

/* Where a document is read into, and what it is read with. */
struct read_env {
	const struct config *config;
	struct arena *arena;
	struct arena *scratch;
	struct diag *diag;
};

/* d has its kind, path, rel, id and owner. */
void document_read(
    struct document *d, struct str bytes, const struct read_env *env);

/*
 * Fill d with another version of the document `like`, which nobody will
 * correct any more: without looking for what a person should look at. Fields
 * that are written as they are in `like` are taken from there; d may be it.
 */
void document_read_old(struct document *d, const struct document *like,
    struct str bytes, const struct read_env *env);

/*
 * Fill a document without fields of its own: media, or a file that could not
 * be read. It is as private as can be until its fields say otherwise.
 */
void document_read_nothing(struct document *d, const struct read_env *env);

#endif
