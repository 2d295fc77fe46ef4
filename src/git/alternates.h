/*
 * alternates: a repository's objects, and the stores that it borrows from.
 *
 * A clone made with --shared or --reference has only its own objects; the rest
 * it finds where it was cloned from, until that is moved away.
 *
 * Errors    none: a store that is not there has nothing.
 * Source    gitrepository-layout(5), "objects/info/alternates"; Git follows
 *           those of others five deep.
 */
#ifndef GIT_ALTERNATES_H
#define GIT_ALTERNATES_H

struct arena;
struct hash_state;
struct repo;

/*
 * Add to a key when something was last put into the repository's own store, or
 * taken out: a lost object shows in its folder's time of change.
 */
void stores_add_own(
    struct repo *repo, struct hash_state *state, struct arena *arena);
/*
 * The same of all that it borrows from, and which those are: a history may
 * reach less far without one.
 */
void stores_add_borrowed(
    struct repo *repo, struct hash_state *state, struct arena *arena);

#endif
