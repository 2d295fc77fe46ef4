/*
 * log: write down why each document was let out (privacy rule R24).
 *
 * The publication log names people and their consent records, so it never
 * stands in the site, and only its owner may read it.
 *
 * Errors    reported.
 */
#ifndef BUILD_LOG_H
#define BUILD_LOG_H

#include "base/diag.h"

struct config;
struct release;

/* The log of a release as that file, which is replaced at once. */
bool log_write(const struct release *release, const struct config *config,
    struct str file, struct diag *diag) must_check;

#endif
