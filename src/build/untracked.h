/*
 * untracked: what a person may have forgotten to add to Git.
 *
 * Errors    each such file is a note, with the command that adds it; it is
 *           never published.
 */
#ifndef BUILD_UNTRACKED_H
#define BUILD_UNTRACKED_H

struct arena;
struct diag;
struct snapshot;

void untracked_report(
    const struct snapshot *snapshot, struct arena *arena, struct diag *diag);

#endif
