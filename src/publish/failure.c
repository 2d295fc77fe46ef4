#include "publish/failure.h"

#include <errno.h>
#include <string.h>

static const struct {
	int error;
	const char *hint;
} hints[] = {
	{ ENOSPC, "the disk is full; the published site is as it was" },
	{ EDQUOT,
	    "your share of the disk is full; the published site is as "
	    "it was" },
	{ EACCES, "you may not write there; name another folder with -o" },
	{ EROFS, "this disk can only be read; name another folder with -o" },
	{ EXDEV,
	    "a disk is mounted on this folder, so that it cannot be "
	    "swapped; publish into a folder inside it" },
	{ EBUSY,
	    "a disk is mounted on this folder, so that it cannot be "
	    "swapped; publish into a folder inside it" },
};

bool
failure_report(struct diag *diag, struct str path, const char *what)
{
	int error = errno;

	diag_report(diag, CODE_FILE_WRITE, (struct place){ .path = path },
	    "%s: %s", what, strerror(error));
	for (size_t i = 0; i < sizeof(hints) / sizeof(*hints); i++) {
		if (hints[i].error == error)
			diag_hint(diag, "%s", hints[i].hint);
	}
	return false;
}
