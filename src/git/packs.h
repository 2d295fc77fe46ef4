/*
 * packs: objects straight from a repository's packs.
 *
 * A history reads every commit and most trees, and libgit2 takes twice as
 * long for that as there is work in it: it maps small windows, locks and
 * copies, and takes the same bases out of the pack again and again. What is
 * read here is all that most repositories have; loose objects, other stores'
 * and whatever does not add up are left to libgit2.
 *
 * Owner     an object lives until all who took it have released it, and no
 *           longer than packs.
 * Errors    none are reported.
 */
#ifndef GIT_PACKS_H
#define GIT_PACKS_H

#include "base/buf.h"
#include "git/object.h"

struct packs;

struct packed {
	struct buf bytes;
	enum object_kind kind;
	uint32_t users;
	struct packs *home;
	struct packed *next; /* of those that are free */
};

/* The packs that are there now, in a folder such as ".git/objects/pack". */
struct packs *packs_open(struct str folder);
void packs_free(struct packs *packs);
/* Give back what is kept of objects that nobody uses. */
void packs_trim(struct packs *packs);

bool packs_have(struct packs *packs, const struct oid *id) must_check;
/*
 * An object of at most limit bytes, 0 being no limit. OBJECT_MISSING: libgit2
 * is to be asked.
 */
enum object_answer packs_read(struct packs *packs, const struct oid *id,
    size_t limit, struct packed **out) must_check;
/*
 * Say what a text is that somebody has at hand, so that it need not be read
 * for those that stand on it. The bytes must be those of that id.
 */
void packs_offer(struct packs *packs, const struct oid *id, struct str bytes);
void packed_take(struct packed *object);
void packed_release(struct packed *object);

#endif
