/*
 * fix: show what can be mended without a guess, and mend it when told to.
 *
 * Nothing is changed before it was shown. On a terminal somebody is asked;
 * elsewhere only --yes changes anything. A file that was changed meanwhile is
 * left alone, and each is replaced as a whole.
 */
#ifndef CMD_FIX_H
#define CMD_FIX_H

#include "cmd/command.h"

struct fix_options {
	struct str content; /* folder */
	bool yes;
	bool dry_run;
	bool quiet;
};

/*
 * STATUS_FINE when nothing is left to mend, STATUS_CONTENT when there is;
 * STATUS_MACHINE when a file could not be written.
 */
int fix_run(const struct fix_options *options);

#endif
