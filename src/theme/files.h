/*
 * files: the files of a theme, each from the first folder that has it.
 *
 * The folders are, in this order, themes/site/ of the repository if it has
 * one, the theme by its name, the theme that its theme.yaml extends, and so
 * on down to the default theme. A theme is looked for among the repository's
 * tracked files, beside the program, and under DATADIR.
 *
 * Owner     names, paths and bytes live in the arena.
 * Errors    a theme that is nowhere, one that extends itself in a circle and
 *           a theme.yaml that cannot be read are reported.
 */
#ifndef THEME_FILES_H
#define THEME_FILES_H

#include "base/map.h"
#include "data/value.h"

struct snapshot;

/* What every theme ends in, and what a site without one uses. */
#define THEME_DEFAULT "river"

struct theme_file {
	struct str name; /* in its theme: "templates/card.liquid" */
	struct str path; /* for findings: from the root, or on the machine */
	struct str bytes;
};

/* One folder of the chain. */
struct theme_folder {
	struct str name;
	struct str path;
	struct value about; /* its theme.yaml; nil without one */
};

struct theme_files {
	struct map by_name; /* name -> struct theme_file */
	/* Files that are put together, not replaced: messages of one name. */
	struct {
		struct theme_file *items; /* the default theme's come first */
		size_t n;
		size_t cap;
	} messages;
	struct {
		struct theme_folder *items; /* the first to be asked first */
		size_t n;
		size_t cap;
	} folders;
};

bool theme_files_load(struct theme_files *files,
    const struct snapshot *snapshot, struct str theme, struct place named_at,
    struct arena *arena, struct diag *diag) must_check;

/* NULL when no folder of the chain has the file. */
const struct theme_file *theme_file_find(
    const struct theme_files *files, struct str name);

#endif
