/*
 * document: one tracked file as its author meant it.
 *
 * Owner     made by content_load in its arena; meta and body are slices of
 *           the source.
 */
#ifndef CONTENT_DOCUMENT_H
#define CONTENT_DOCUMENT_H

#include "base/civil.h"
#include "config/levels.h"
#include "content/kind.h"

struct entry;

struct document {
	enum kind kind;
	bool broken; /* has an error: never released */
	bool draft; /* draft: true, published: false or status: draft */
	enum visibility visibility;
	const struct entry *entry;
	struct str source; /* the whole file; empty where it was not read */
	struct str meta; /* its front matter as written; empty for YAML files */
	struct str path; /* from the repository's root, for findings */
	struct str rel; /* below content/ */
	struct str id; /* its slug; "" for the home page and its like */
	struct str owner; /* students/<owner>/..., or empty */
	/*
	 * The fields of the kind's table, checked: an object, and so is its
	 * member "extra" if there is one.
	 */
	struct value front;
	struct str body; /* Markdown; may begin with the title as a heading */
	uint32_t body_line; /* of the file, where body begins */
	struct str title; /* never empty, but for media */
	struct str summary;
	struct str lang; /* the site's, unless it says another */
	struct date date;
};

/*
 * Whether the two, which are in order and stand at one path, are the same but
 * for bodies and fields that are only shown (FIELD_SHOWN).
 */
bool document_same_links(const struct document *a, const struct document *b);
/* The place of a field of d, or of the document where it has none such. */
struct place document_place(const struct document *d, struct str field);
/* A text of the front matter; empty if there is none. */
struct str document_text(const struct document *d, struct str field);
/* Whom its fields leave it to; refused is what an unknown word counts as. */
enum visibility document_visibility(
    const struct document *d, enum visibility refused);
/*
 * Where a day stands to those on which its fields let it be shown: below 0 if
 * the first is to come, above 0 if the last is over.
 */
int document_time(const struct document *d, struct date day);

#endif
