/*
 * failure: tell what the system answered when the site could not be written.
 */
#ifndef PUBLISH_FAILURE_H
#define PUBLISH_FAILURE_H

#include "base/diag.h"

/* Report errno at path, with what to do about it. Always false. */
bool failure_report(struct diag *diag, struct str path, const char *what);

#endif
