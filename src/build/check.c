#include "build/check.h"

#include "build/files.h"
#include "git/snapshot.h"
#include "pages/plan.h"
#include "policy/release.h"
#include "publish/manifest.h"

void
check_untracked(
    const struct snapshot *snapshot, struct arena *arena, struct diag *diag)
{
	struct paths paths = { 0 };

	snapshot_untracked(snapshot, MANIFEST_FILE, arena, &paths);
	for (size_t i = 0; i < paths.n; i++) {
		diag_report(diag, CODE_FILE_UNTRACKED,
		    (struct place){ .path = paths.items[i] },
		    "Git does not track this file, so it is not published");
		diag_hint(diag, "git add \"%.*s\"", STR_ARG(paths.items[i]));
	}
}

void
check_unused(const struct files *files)
{
	const struct plan *plan = files->plan;

	for (size_t i = 0; i < plan->media.n; i++) {
		const struct released_media *m = plan->media.items[i].released;
		struct str path = m->document.path;
		bool seen = m->kind == MEDIA_SVG || m->kind == MEDIA_PICTURE;

		/* What would use it may be what cannot be read. */
		if (files->used[i].use != 0 || files_is_beside_error(m))
			continue;
		diag_report(files->diag, CODE_MEDIA_UNUSED,
		    (struct place){ .path = path },
		    "no page shows or links this file, so it is not "
		    "published");
		diag_hint(files->diag,
		    "name it in a document, as in %s(%.*s), or \"git rm\" it",
		    seen ? "![what it shows]" : "[what it is]",
		    STR_ARG(str_skip(path, str_find_last(path, '/') + 1)));
	}
}
