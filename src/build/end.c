#include "build/end.h"

/* What nobody can mend by writing another word. */
static const enum code machine_codes[] = {
	CODE_MEMORY,
	CODE_FILE_WRITE,
	CODE_REPO_MISSING,
	CODE_REPO_DAMAGED,
	CODE_REPO_FORMAT,
	CODE_OUTPUT_BUSY,
	CODE_OUTPUT_FOREIGN,
	CODE_WORKER_START,
	CODE_HELPER_START,
};

enum build_end
end_of(const struct diag *diag)
{
	for (size_t i = 0; i < diag->n; i++) {
		if (diag->items[i].code == CODE_OPTION)
			return BUILD_USAGE;
		for (size_t k = 0;
		     k < sizeof(machine_codes) / sizeof(*machine_codes); k++) {
			if (diag->items[i].code == machine_codes[k])
				return BUILD_MACHINE;
		}
	}
	return diag->errors != 0 ? BUILD_ERRORS : BUILD_DONE;
}
