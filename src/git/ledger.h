/*
 * ledger: every commit of a history, and what it changed in its first parent.
 *
 * The ledger is a handful of flat tables that point into each other by
 * number, so that a whole history is saved and restored as it lies in memory.
 * A commit stands behind all its parents. It knows nothing of pages: what a
 * revision is, git/lineage.h works out from it.
 *
 * Units     numbers of commits, changes and paths count from 0.
 * Owner     the tables belong to the ledger; a pointer into one is good until
 *           something is added to it.
 * Errors    an object that is missing is noted in the commit's flags, and
 *           counted; the rest of the history stands.
 */
#ifndef GIT_LEDGER_H
#define GIT_LEDGER_H

#include "base/buf.h"
#include "git/oid.h"

struct diag;
struct repo;

#define LEDGER_NONE UINT32_MAX

enum {
	COMMIT_CUT = 1, /* its parents are not in this clone */
	COMMIT_UNREAD = 2, /* a folder of it, or of its parent, is missing */
	COMMIT_PAIRED = 4, /* its renames have been looked for */
	COMMIT_UNSURE =
	    32, /* a file was missing when renames were looked for */
	COMMIT_AUTHORED = 8, /* the author's date could be read */
	COMMIT_DATED = 16 /* the committer's date could be read */
};

/* A part of ledger.text. */
struct span {
	uint32_t at;
	uint32_t n;
};

struct ledger_commit {
	struct oid id;
	uint32_t flags;
	int64_t authored; /* seconds since 1970 */
	int64_t committed;
	int16_t authored_zone; /* minutes east of UTC */
	int16_t committed_zone;
	uint32_t author; /* number of an identity */
	uint32_t helpers; /* in links: identities named as co-authors */
	uint32_t n_helpers;
	uint32_t parents; /* in links: commits */
	uint32_t n_parents;
	uint32_t changes; /* first in changes */
	uint32_t n_changes;
	uint32_t renames; /* first in renames */
	uint32_t n_renames;
	struct span summary;
};

enum change_kind { CHANGE_ADDED, CHANGE_EDITED, CHANGE_DELETED };

struct change {
	uint32_t path;
	struct oid id; /* new content; what was deleted for CHANGE_DELETED */
	uint8_t kind; /* enum change_kind */
	uint8_t mode; /* kind of file and rights: change_mode() */
	uint16_t unused;
};

struct rename {
	uint32_t to; /* paths */
	uint32_t from;
	struct oid id; /* what it was */
};

struct ledger_path {
	uint32_t folder; /* itself a path; path 0 is the root */
	uint32_t hash;
	struct span name;
};

struct identity_row {
	struct span name; /* UTF-8, as the commit says it */
	struct span address;
};

/* Lines added and removed by a change. */
struct line_count {
	uint32_t added;
	uint32_t removed;
};

/* Values of line_count.added that are no count. */
#define COUNT_UNKNOWN UINT32_MAX
#define COUNT_NONE (UINT32_MAX - 1) /* not text, or not available */

enum ledger_table {
	TABLE_COMMITS,
	TABLE_CHANGES,
	TABLE_COUNTS, /* beside changes, as far as they were asked for */
	TABLE_RENAMES,
	TABLE_PATHS,
	TABLE_IDENTITIES,
	TABLE_LINKS,
	TABLE_TEXT,
	TABLE_COUNT
};

/* Numbers by hash, open addressing; a free slot is LEDGER_NONE. */
struct slots {
	struct buf items;
	uint32_t n; /* a power of two, or 0 */
	uint32_t used;
};

/* How far the tables went when they were saved, and for which head. */
struct ledger_mark {
	uint64_t table_n[TABLE_COUNT]; /* bytes */
	struct oid head;
};

struct ledger {
	struct buf tables[TABLE_COUNT];
	uint32_t head; /* the commit whose history this is, or LEDGER_NONE */
	struct slots by_id;
	struct slots by_path;
	struct slots by_identity;
	struct ledger_mark base; /* what was restored, without a tail */
	bool grown; /* something was added since it was restored */
	bool rewritten; /* something in base was changed */
};

void ledger_init(struct ledger *l);
void ledger_free(struct ledger *l);

size_t ledger_n(const struct ledger *l, enum ledger_table table);
struct ledger_commit *ledger_commit(const struct ledger *l, uint32_t n);
struct change *ledger_change(const struct ledger *l, uint32_t n);
struct rename *ledger_rename(const struct ledger *l, uint32_t n);
uint32_t ledger_link(const struct ledger *l, uint32_t n);
struct str ledger_text(const struct ledger *l, struct span span);
const struct identity_row *ledger_identity(const struct ledger *l, uint32_t n);
/* The parent of a commit, counted from 0; LEDGER_NONE if there is none. */
uint32_t ledger_parent(
    const struct ledger *l, const struct ledger_commit *c, uint32_t n);
struct line_count *ledger_count(struct ledger *l, uint32_t change);

/* The number, or LEDGER_NONE. */
uint32_t ledger_find(struct ledger *l, const struct oid *id);
uint32_t ledger_find_path(struct ledger *l, struct str path);
/* The folder that a path is in; 0 is the root. */
uint32_t ledger_folder(const struct ledger *l, uint32_t path);
/* The last part of a path. */
struct str ledger_name(const struct ledger *l, uint32_t path);
/* The whole path, from the repository's root. */
struct str ledger_path(
    const struct ledger *l, uint32_t path, struct arena *arena);

/* Say that a row of a table was changed, for the next time it is saved. */
void ledger_touch(struct ledger *l, enum ledger_table table, uint32_t n);
/* Room for one more row of a table, zeroed. */
void *ledger_add(struct ledger *l, enum ledger_table table);
uint32_t ledger_add_commit(struct ledger *l, const struct ledger_commit *c);
uint32_t ledger_add_link(struct ledger *l, uint32_t n);
struct span ledger_add_text(struct ledger *l, struct str text);
/* The number of a name in a folder, which is added if it is new. */
uint32_t ledger_intern_path(struct ledger *l, uint32_t folder, struct str name);
uint32_t ledger_intern_identity(
    struct ledger *l, struct str name, struct str address);

/* A file's mode in a byte, so that different modes differ. */
uint8_t change_mode(uint32_t mode);
/* The mode as Git writes it: 0100644. */
uint32_t mode_of_change(const struct change *c);
bool change_is_file(const struct change *c);

/* The whole ledger, or what was added since the whole was restored. */
enum ledger_part { LEDGER_WHOLE, LEDGER_TAIL };

/*
 * As bytes, under the settings it was made with. A tail may be refused: then
 * the whole is to be saved.
 */
bool ledger_save(const struct ledger *l, enum ledger_part part,
    struct str settings, struct buf *out) must_check;
/*
 * Back from bytes, a tail after the whole that it continues; false when they
 * are damaged, of another version or under other settings, and nothing of
 * them is taken.
 */
bool ledger_restore(struct ledger *l, enum ledger_part which,
    struct str settings, struct str bytes) must_check;

#endif
