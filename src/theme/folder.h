/*
 * folder: every file of one theme's folder, wherever that is.
 *
 * Errors    a file over LIMIT_THEME_FILE_BYTES or one that cannot be read is
 *           reported; the others are there.
 */
#ifndef THEME_FOLDER_H
#define THEME_FOLDER_H

#include "theme/files.h"

/* The files of one folder, sorted by name. */
struct folder_files {
	struct theme_file *items;
	size_t n;
	size_t cap;
};

/* From the tracked files below themes/NAME/. Nothing found: n stays 0. */
void folder_from_snapshot(struct folder_files *out,
    const struct snapshot *snapshot, struct str name, struct arena *arena,
    struct diag *diag);
/*
 * A folder that came with the program: below in_tree in the source tree,
 * below installed where "make install" put it.
 */
void folder_from_data(struct folder_files *out, struct str in_tree,
    struct str installed, struct str name, struct arena *arena,
    struct diag *diag);
/* The folder of the themes that came with the program. */
struct str folder_of_program(struct arena *arena);
/* From the themes that came with the program. Nothing found: n stays 0. */
void folder_from_program(struct folder_files *out, struct str name,
    struct arena *arena, struct diag *diag);

#endif
