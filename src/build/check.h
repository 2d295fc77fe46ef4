/*
 * check: what only "waymark check" tells, as no page is wrong because of it.
 */
#ifndef BUILD_CHECK_H
#define BUILD_CHECK_H

struct arena;
struct diag;
struct files;
struct snapshot;

/* Files that a person may have forgotten to add; they are never published. */
void check_untracked(
    const struct snapshot *snapshot, struct arena *arena, struct diag *diag);
/* Files that Git has and pages might show, but none does. After all pages. */
void check_unused(const struct files *files);

#endif
