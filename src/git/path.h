/*
 * path: which paths a site may have.
 *
 * Trees and indexes may hold any bytes. What becomes an address on the web,
 * and a file on other people's machines, keeps these rules: UTF-8 in normal
 * form NFC; no control, bidirectional or format characters and no backslash;
 * no part that is empty, "." or "..", begins with "-", or ends with a dot or
 * a space; bounded length and depth; and no two paths that differ only in
 * case or in the way a letter is written.
 *
 * Errors    each broken rule has its own code; a path is reported for the
 *           first rule that it breaks.
 * Source    base/limits.h; Git's verify_path().
 */
#ifndef GIT_PATH_H
#define GIT_PATH_H

#include "base/map.h"

struct diag;

enum path_verdict {
	PATH_GOOD,
	PATH_HIDDEN, /* a part begins with a dot: ".gitignore" */
	PATH_REFUSED /* reported */
};

enum path_verdict path_judge(struct str path, struct diag *diag);
/* Report a path that no rule can make safe; PATH_REFUSED. */
enum path_verdict path_refuse_unsafe(struct str path, struct diag *diag);

/* Paths met so far, to find those that are the same on other machines. */
struct path_twins {
	struct map folded; /* from folded path to struct str, the path itself */
	struct str last; /* the path before, whose folders are known */
};

void path_twins_init(struct path_twins *t, struct arena *arena);
/* False when the path, or a folder of it, has a twin: it is reported. */
bool path_twins_add(
    struct path_twins *t, struct str path, struct diag *diag) must_check;

/*
 * The folder that parts name from the folder prefix, with "." and ".." worked
 * out; both end in "/" or are empty. False when it lies above the root.
 */
bool path_join(struct str prefix, struct str parts, struct arena *arena,
    struct str *out) must_check;

#endif
