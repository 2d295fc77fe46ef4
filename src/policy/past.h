/*
 * past: what may be told of how a document came to be.
 *
 * A version is what one sitting left behind: neighbouring revisions by one
 * person (policy/session.h). Merges, changes of rights and mass edits are
 * folded into the version after them. What a version tells is as much as the
 * level of its document lets out: its day; from "summaries" on who wrote it,
 * by the register, and their note; with "full" its text too, if the text by
 * its own fields might have been published then, and holds nothing that is
 * withheld now. No id of Git's, no old name and no time of day is in it.
 *
 * Which versions there may be is decided in release_decide, for every
 * document; their texts are read when a page asks, in any process.
 *
 * Units     versions are numbered from 1, the oldest.
 * Owner     a past lives in the arena of its release; what past_open makes
 *           lives in the arena given.
 * Errors    what is not in this clone, or may not be shown, is not there.
 * Source    privacy.md R6 to R10 and R25; history.md 6.
 */
#ifndef POLICY_PAST_H
#define POLICY_PAST_H

#include "base/hash.h"
#include "content/document.h"
#include "git/oid.h"

struct arena;
struct past;
struct shown;

struct version {
	size_t number;
	struct date day; /* where its author was; or no date */
	const struct shown *author; /* NULL: a contributor, or not told */
	bool told_author; /* the level lets out who wrote it */
	struct str note; /* the author's, where it says something */
	bool has_text;
	struct document document; /* with has_text: kind, front, body, title */
	bool begins; /* it made the document */
	struct oid blob; /* Git's id of its content: nothing to be shown */
	size_t at; /* for past_file */
};

struct versions {
	struct version *items; /* oldest first */
	size_t n;
	bool begins; /* the oldest one is the first there was */
	bool cut; /* earlier ones are not recorded in this clone */
};

/* The day of the newest version; no date where none is told. */
struct date past_updated(const struct past *past);
/* As many versions as there may be at most; NULL has none. */
size_t past_most(const struct past *past);

void past_open(
    const struct past *past, struct arena *arena, struct versions *out);

/*
 * The same in two parts, for who knows already what a version came to when it
 * was last read: all that there may be, of which none is read yet, and then
 * one after the other. False if nothing of a version is told.
 */
void past_list(
    const struct past *past, struct arena *arena, struct versions *out);
struct past_reader;
struct past_reader *past_reader_new(
    const struct past *past, struct arena *arena);
bool past_read(struct past_reader *reader, struct version *v) must_check;

/*
 * The id of the content that past_read reads of a version, by which what was
 * made of it is known again; zero if this clone does not have it.
 */
struct oid past_content(const struct past *past, const struct version *v);

/*
 * What past_read and past_allows answer by, beside the content of a version:
 * the same for all documents of a release, which takes a look at every name
 * that is withheld; and what this one adds.
 */
struct hash past_rules(const struct past *past, struct arena *arena);
void past_add_terms(const struct past *past, struct hash_state *state);

/*
 * The content that a file, by its path below content/, had when a version
 * was made; false if there was none, or it is redacted under that path.
 */
bool past_file(const struct past *past, const struct version *version,
    struct str rel, struct oid *out) must_check;

/*
 * False if what was made of a version, as a page would show it, holds a name
 * or an address that is withheld, or words that are redacted.
 */
bool past_allows(const struct past *past, struct str html) must_check;

#endif
