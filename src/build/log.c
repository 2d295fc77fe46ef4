#include "build/log.h"

#include <errno.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "policy/release.h"

bool
log_write(const struct release *release, const struct config *config,
    struct str file, struct diag *diag)
{
	struct arena scratch;
	struct buf text;
	bool ok;

	arena_init(&scratch);
	buf_init(&text);
	release_log(release, config, &text);
	ok = file_write_private(file, buf_str(&text), &scratch);
	if (!ok)
		diag_report(diag, CODE_FILE_WRITE,
		    (struct place){ .path = file },
		    "the publication log cannot be written: %s",
		    strerror(errno));
	buf_free(&text);
	arena_free(&scratch);
	return ok;
}
