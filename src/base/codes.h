/*
 * codes: every code that a finding can have, with what it means.
 *
 * A row is X(NAME, "name", SEVERITY, "help"). The name is printed in brackets
 * behind a finding and never changes its meaning; the help is what "waymark
 * explain NAME" and the manual print. Rows stand by the folder that reports
 * them, in the order of src/LAYERS.
 */
#ifndef BASE_CODES_H
#define BASE_CODES_H

/* clang-format off */
#define CODES(X) \
	/* base */ \
	X(CODE_MEMORY, "memory", SEVERITY_ERROR, \
	    "The machine has no memory left for this build. Nothing was " \
	    "published; close other programs and build again.") \
	X(CODE_FILE_READ, "file-read", SEVERITY_ERROR, \
	    "A file could not be read. The message says what the system " \
	    "answered; nothing else depends on it.") \
	X(CODE_FILE_WRITE, "file-write", SEVERITY_ERROR, \
	    "A file could not be written, so nothing was published. The " \
	    "message says what the system answered.") \
	X(CODE_FILE_LARGE, "file-large", SEVERITY_ERROR, \
	    "A file is larger than waymark takes of its kind. The limits are " \
	    "listed in waymark-content(5).") \
	/* data */ \
	/* cache */ \
	/* git */ \
	/* locale */ \
	/* text */ \
	/* liquid */ \
	/* config */ \
	/* content */ \
	/* policy */ \
	/* model */ \
	/* theme */ \
	/* pages */ \
	/* feeds */ \
	/* publish */ \
	/* build */ \
	/* end */

enum code {
#define X(id, name, severity, help) id,
	CODES(X)
#undef X
	CODE_COUNT
};
/* clang-format on */

#endif
