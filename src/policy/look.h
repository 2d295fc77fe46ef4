/*
 * look: what a released file really is, by its bytes.
 *
 * policy/media.c decides by names, since consent is about kinds of files that
 * a person can tell apart. This looks into them: a photo that is called .txt
 * is no text, a PNG that is called .jpg is published as a PNG, and a picture
 * that cannot be cleaned is withheld unless staff have named it.
 *
 * Errors    a file that is withheld here, or is not what its name says, has
 *           a finding at its own path.
 * Source    privacy.md R4 and R5.
 */
#ifndef POLICY_LOOK_H
#define POLICY_LOOK_H

struct cache;
struct diag;
struct release;
struct snapshot;

/*
 * What is read of pictures is kept in the cache, by their content; but not of
 * a rehearsal, which only uses what is there.
 */
void release_look(struct release *release, const struct snapshot *snapshot,
    struct cache *cache, struct diag *diag);

#endif
