/*
 * inner: what the exports of a portfolio share.
 */
#ifndef EXPORT_INNER_H
#define EXPORT_INNER_H

#include "export/export.h"

/* A portfolio being exported. */
struct exporting {
	struct export *x;
	const struct shown *student;
	struct str folder; /* "students/ana/" */
	struct {
		const struct released **items; /* its documents, by path */
		size_t n;
		size_t cap;
	} documents;
};

/* The portfolio of a student; false and reported if none is released. */
bool exporting_begin(
    struct exporting *e, struct export *x, struct str student) must_check;
void export_put(struct export *x, struct str name, struct str bytes);
/* What pages call the student. */
struct str exporting_name(const struct exporting *e);

/*
 * A document as its author would write it: fields and text. Empty if it holds
 * what is withheld, which is reported.
 */
struct str document_source(struct exporting *e, const struct document *d,
    const struct released *released);
/* The path below the student's folder: "artifacts/creek/index.md". */
struct str document_path(const struct exporting *e, struct str rel);
/* The document that a reference in another one means, or NULL. */
const struct released *document_find(
    const struct exporting *e, const struct released *from, struct str ref);

/*
 * The files that a document shows or links and that may leave, one by one:
 * *at is 0 at first. Their bytes are cleaned as a page's are.
 */
bool document_file(struct exporting *e, const struct released *d, size_t *at,
    struct str *rel, struct str *bytes);

#endif
