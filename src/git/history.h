/*
 * history: the revisions of each file, with who made them, and when.
 *
 * A revision is one commit's change to one file; what counts as one is said
 * in git/lineage.h. Everything here is as Git has it, names, addresses and
 * all: it is the repository owner's own view, and reaches no page but through
 * policy/.
 *
 * Units     times are seconds since 1970, zones minutes east of UTC; a date
 *           is the author's own day.
 * Owner     a history owns its tables until history_free; what history_of
 *           makes lives in the arena given, and its texts in that or in the
 *           history.
 * Errors    a history that is cut off, or that lacks objects, is a warning;
 *           one whose head cannot be read is an error and false. What has no
 *           revisions (a file that was never committed) has none.
 */
#ifndef GIT_HISTORY_H
#define GIT_HISTORY_H

#include "base/civil.h"
#include "base/hash.h"
#include "git/oid.h"

struct arena;
struct cache;
struct diag;
struct history;
struct repo;

enum revision_kind {
	REVISION_EDIT,
	REVISION_CREATE,
	REVISION_RENAME, /* and perhaps an edit */
	REVISION_MERGE, /* a merge that is unlike all its parents */
	REVISION_BOUNDARY /* there before the clone's history begins */
};

struct identity {
	struct str name;
	struct str address;
};

struct revision {
	enum revision_kind kind;
	bool counted; /* added and removed are known */
	bool dated; /* the author's date could be read */
	bool committed_dated;
	bool ignored; /* named in .git-blame-ignore-revs */
	bool same_text; /* only the file's rights changed, or its path */
	uint32_t added; /* lines */
	uint32_t removed;
	uint32_t files; /* that the commit changed */
	uint32_t commit; /* the number of the commit, for comparing */
	uint32_t mode; /* of a file, a link or a submodule, as Git has it */
	struct oid id; /* of the commit */
	struct oid blob; /* the content after it */
	struct oid before; /* the content before it; zero if there is none */
	struct identity author; /* the mailmap is applied */
	struct identity *helpers; /* named as co-authors, likewise */
	uint32_t n_helpers;
	struct date day;
	int64_t authored;
	int authored_zone;
	int64_t committed;
	int committed_zone;
	struct str summary; /* the message's first paragraph on one line */
	struct str path;
	struct str renamed_from; /* empty unless kind is REVISION_RENAME */
};

struct revisions {
	struct revision *items; /* newest first */
	size_t n;
};

enum history_detail {
	HISTORY_PLAIN,
	HISTORY_LINES /* with lines added and removed */
};

/*
 * The history of a commit (40 digits; empty gives an empty history). What the
 * cache has of it is extended by what is new, and kept for the next time;
 * cache may be NULL.
 */
bool history_read(struct history **out, struct repo *repo, struct str commit,
    struct cache *cache, struct diag *diag) must_check;
/* Keep in the cache what was worked out, and do without it from now on. */
void history_keep(struct history *h);
/* Also keeps it. */
void history_free(struct history *h);

/*
 * Say, before anything is asked, that every folder in a folder of this name
 * has an owner, as in "students/ana/": a file that was renamed from another
 * owner's folder is a new one. Without this, as for the repository's own
 * people, every rename is followed.
 */
void history_keep_apart(struct history *h, struct str owners);

/*
 * Answer as at an older commit (40 digits) of the history that was read, or
 * at its head again; false if it has no such commit, and nothing changes.
 */
bool history_stand(struct history *h, struct str commit) must_check;

/*
 * Say that a file was called `older` before it was made at path, where Git
 * does not tell of a rename; false if the history knows neither.
 */
bool history_join(
    struct history *h, struct str path, struct str older) must_check;

void history_of(struct history *h, struct str path, enum history_detail detail,
    struct arena *arena, struct revisions *out);

struct identity_list {
	struct {
		struct identity written; /* in commits */
		struct identity mapped; /* the mailmap is applied */
	} * items;
	size_t n;
	size_t cap;
};

/* Everybody who is named as an author or co-author of a commit. */
void history_identities(
    struct history *h, struct arena *arena, struct identity_list *out);

struct file_list {
	struct str *items;
	size_t n;
	size_t cap;
};

/* Every path below a folder ("" or ending in "/") where it stands. */
void history_paths(struct history *h, struct str folder, struct arena *arena,
    struct file_list *out);
/* The paths that the commit of a revision changed, to judge it by. */
void history_files(struct history *h, uint32_t commit, struct arena *arena,
    struct file_list *out);
/* The content that a path had in a commit, by its number; false for none. */
bool history_file(struct history *h, uint32_t commit, struct str path,
    struct oid *out) must_check;
/* The commit that a name such as "HEAD" means; false if there is none. */
bool history_find(
    struct repo *repo, struct str name, struct oid *out) must_check;
/* The day that a tag's commit was made on; false if there is no such tag. */
bool history_tag(
    struct history *h, struct str tag, struct date *out) must_check;
/* True when commits are missing at the far end. */
bool history_is_cut(const struct history *h);
size_t history_commits(const struct history *h);
/*
 * The bytes of a revision's content, or of what was before it; false if they
 * are not in this clone or over the limit.
 */
bool history_bytes(struct history *h, const struct oid *blob, size_t limit,
    struct arena *arena, struct str *out) must_check;
/*
 * Say what a content is that has been read from elsewhere: earlier ones are
 * often stored as what differs from it. The bytes must be those of that id.
 */
void history_offer(struct history *h, const struct oid *blob, struct str bytes);
/* True in a clone that is given old texts only when somebody asks for them. */
bool history_is_partial(const struct history *h);
/*
 * The id that such a content is stored under, which refs/replace may put in
 * its place; false if it is not in this clone. It is not read for that.
 */
bool history_stored(
    struct history *h, const struct oid *blob, struct oid *out) must_check;

#endif
