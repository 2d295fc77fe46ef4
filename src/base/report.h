/*
 * report: print findings for a person or a program.
 *
 * Source    SARIF 2.1.0 (OASIS); GitHub's workflow commands.
 */
#ifndef BASE_REPORT_H
#define BASE_REPORT_H

#include "base/diag.h"

enum report_format {
	REPORT_TEXT, /* path:line:col: severity: text [code], and a hint */
	REPORT_JSON, /* one array of objects */
	REPORT_GITHUB, /* ::error file=...:: */
	REPORT_SARIF
};

/* False when name is none of text, json, github and sarif. */
bool report_format_find(struct str name, enum report_format *out) must_check;

/* The findings of d, which diag_sort has put in order. */
void report_print(const struct diag *d, enum report_format format, bool color,
    struct buf *out);

#endif
