/*
 * holdings: what a repository has, beside what its commits say.
 *
 * Objects come and go under a head that stays: a shallow clone is deepened, a
 * partial one is given its texts, old ones are pruned, refs/replace puts one
 * in another's place. What is made of a history is another one then.
 */
#ifndef GIT_HOLDINGS_H
#define GIT_HOLDINGS_H

struct arena;
struct hash_state;
struct repo;

/* Add to a key all of that which may make a difference. */
void holdings_add(
    struct repo *repo, struct hash_state *state, struct arena *arena);

#endif
