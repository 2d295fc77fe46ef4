#include "build/untracked.h"

#include "base/diag.h"
#include "git/snapshot.h"

void
untracked_report(
    const struct snapshot *snapshot, struct arena *arena, struct diag *diag)
{
	struct paths paths = { 0 };

	snapshot_untracked(snapshot, arena, &paths);
	for (size_t i = 0; i < paths.n; i++) {
		diag_report(diag, CODE_FILE_UNTRACKED,
		    (struct place){ .path = paths.items[i] },
		    "Git does not track this file, so it is not published");
		diag_hint(diag, "git add \"%.*s\"", STR_ARG(paths.items[i]));
	}
}
