/*
 * outline: which versions of a document there may be, without their texts.
 *
 * Source    see policy/past.h, which is what others see of it.
 */
#ifndef POLICY_OUTLINE_H
#define POLICY_OUTLINE_H

#include "git/history.h"
#include "policy/past.h"
#include "policy/redaction.h"

struct config;
struct leak;
struct release;

struct commit_scope;

/* What all pasts of a release share. */
struct past_room {
	struct history *history; /* NULL: no past is told at all */
	const struct release *release;
	const struct config *config;
	const struct redactions *redactions;
	const struct leak *leak;
	const struct leak *strangers; /* whom no note names; or NULL */
	struct arena *arena;
	struct commit_scope *scopes; /* by number of commit, as asked for */
};

/* What those whose work it is have agreed to. */
struct past_terms {
	enum history_level level;
	struct date granted; /* the last day on which one of them did */
	struct date since; /* nothing older is told; or no date */
	bool from_the_start; /* every record says "full" */
	const struct str *people; /* their ids */
	size_t n_people;
};

struct outline {
	struct date day;
	const struct shown *author;
	struct str note;
	struct oid blob; /* the content at its end */
	uint32_t commit;
	struct str path; /* of the file then */
	bool begins; /* the document was made in it */
};

struct past {
	const struct past_room *room;
	const struct document *document; /* as it is now */
	struct past_terms terms;
	struct outline *items; /* newest first */
	size_t n;
	bool cut;
};

/* Room for what is known of each commit; nothing is, at first. */
struct commit_scope *commit_scopes_new(size_t commits, struct arena *arena);
/* What fields say under "history: since"; or no date. */
struct date past_since(const struct value *front);
/*
 * Let the past of a document go on at an older path below content/; false if
 * there never was such a file, or it was not of the same owner.
 */
bool past_join(const struct past_room *room, const struct document *document,
    struct str from) must_check;
/* How many texts may be shown if they are fit, and are not in this clone. */
size_t past_missing(const struct past *past);
/* NULL if nothing may be told. */
struct past *past_decide(const struct past_room *room,
    const struct document *document, const struct past_terms *terms);

#endif
