/*
 * diag: what waymark tells an author, one finding a thing.
 *
 * A finding has a place, a severity, what is wrong in the author's words, a
 * stable code that the manual explains, and a hint of what to do where there
 * is something to do. It is reported once, where its place is known.
 *
 * Units     lines and columns count from 1, a column is one code point; line
 *           0 is the file as a whole, column 0 is told as the first.
 * Owner     texts are copied; a path lives as long as the diag does.
 * Source    the shape of a finding is gcc's: path:line:col: severity: text.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/codes.h"

struct buf;

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct place {
	struct str path; /* from the repository's root, "/" between */
	uint32_t line;
	uint32_t column;
};

struct finding {
	struct place place;
	enum severity severity;
	enum code code;
	struct str text;
	struct str hint; /* empty: none */
	struct str trail; /* lines "included from ...", or empty */
};

struct diag {
	struct arena arena;
	struct finding *items; /* as reported; diag_sort puts them in order */
	size_t n;
	size_t cap;
	size_t errors;
	size_t warnings;
	bool warnings_are_errors;
};

void diag_init(struct diag *d);
void diag_free(struct diag *d);

/* Report; the severity is the code's own. */
void diag_report(struct diag *d, enum code code, struct place place,
    const char *format, ...) printf_like(4, 5);
/* What to do about the finding reported last. */
void diag_hint(struct diag *d, const char *format, ...) printf_like(2, 3);
/* Add "included from PLACE" to the finding reported last. */
void diag_from(struct diag *d, struct place place);

/* Drop the findings from item n on. */
void diag_cut(struct diag *d, size_t n);
/* Drop those from item `from` on that are told of one file. */
void diag_forget(struct diag *d, size_t from, struct str path);
/* Drop the findings from item `from` on that the function is true for. */
void diag_drop(struct diag *d, size_t from,
    bool (*is_dropped)(const struct finding *f, const void *arg),
    const void *arg);
/* Drop the warnings and notes from item `from` on; the errors stay. */
void diag_keep_errors(struct diag *d, size_t from);
/*
 * The same for what is told of an earlier day, which nobody can mend: the
 * errors that stay become warnings without a hint.
 */
void diag_soften(struct diag *d, size_t from);

/* By path, line, column, code and text; the same finding twice is told once. */
void diag_sort(struct diag *d);

/* Findings as bytes, for a pipe or the cache, and back; false if damaged. */
void diag_write(const struct diag *d, size_t from, struct buf *out);
bool diag_read(struct diag *d, struct str bytes) must_check;

struct code_info {
	const char *name; /* as printed: "competency-unknown" */
	enum severity severity;
	const char *help; /* sentences for "waymark explain" and the manual */
};

const struct code_info *code_info(enum code code);
/* CODE_COUNT when there is none of that name. */
enum code code_find(struct str name);
const char *severity_name(enum severity severity);

#endif
