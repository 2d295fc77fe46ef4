/*
 * export: what policy releases, in forms that other programs read.
 *
 * Everything is made from a release and from nothing else, as pages are, and
 * looked through for withheld names as they are: what a page would not show
 * cannot be in an export.
 *
 * Owner     everything lives in the arena.
 * Errors    reported to diag; what has an error is not written by the caller.
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "data/archive.h"
#include "policy/leak.h"
#include "policy/release.h"

struct config;
struct snapshot;

struct export
{
	const struct release *release;
	const struct leak *leak;
	const struct snapshot *snapshot;
	const struct config *config;
	struct arena *arena;
	struct diag *diag;
	struct {
		struct archive_file *items; /* in the order they were made */
		size_t n;
		size_t cap;
	} files;
};

/* The competencies as a CASE 1.1 package: one file, "case.json". */
bool export_case(struct export *x) must_check;
/* A student's portfolio as Leap2A: "leap2a.xml" and its files. */
bool export_leap2a(struct export *x, struct str student) must_check;
/*
 * A student's portfolio as a folder without Git: its documents and files as
 * they stand in a site, and what their history may tell.
 */
bool export_folder(struct export *x, struct str student) must_check;

#endif
