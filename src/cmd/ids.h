/*
 * ids: what stands in the content folder that an option of "new" may name.
 *
 * Owner     ids live in the arena.
 * Errors    told on stderr, with what could be said instead.
 */
#ifndef CMD_IDS_H
#define CMD_IDS_H

#include "base/str.h"

struct arena;

struct ids {
	struct str *items; /* in the order of their bytes */
	size_t n;
	size_t cap;
};

struct ids_site {
	struct arena *arena;
	struct str content; /* the content folder, below dir */
	int dir;
};

/*
 * See that the id that an option such as "student" has is there. An empty one
 * becomes the only one there is, for the options that need no naming then.
 * False: told. What names nothing in a folder is true.
 */
bool ids_settle(
    const struct ids_site *site, const char *option, struct str *id) must_check;
/*
 * See that a student's document is there: "artifacts/creek", or "creek" of
 * any of the folders, which becomes the former.
 */
bool ids_settle_ref(const struct ids_site *site, struct str student,
    struct str *ref) must_check;
/* What an option could say, on a line of its own; false: nothing is there. */
bool ids_tell(
    const struct ids_site *site, const char *option, struct str student);

#endif
