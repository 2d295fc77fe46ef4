/*
 * site: what "waymark build" and "waymark check" have in common.
 */
#ifndef CMD_SITE_H
#define CMD_SITE_H

#include "build/build.h"
#include "cmd/command.h"

/* The words behind the options; numbers are read when the command runs. */
struct site_settings {
	struct build_options build;
	struct str jobs;
	struct str format;
	bool fix; /* of a check alone, as are the next two */
	bool yes;
	bool dry_run;
};

/*
 * The rows of both: a check lacks the first ones, about writing, and a build
 * the last ones, about changes.
 */
#define SITE_OPTIONS 18
#define SITE_OPTIONS_WRITE 4
#define SITE_OPTIONS_CHECK 5
extern const struct option site_options[SITE_OPTIONS];

/* The folders and the key where no option names them. */
void site_defaults(struct build_options *build);
/* Build or check, tell the findings, and give the exit status. */
int site_run(const struct invocation *in, bool publish);

#endif
