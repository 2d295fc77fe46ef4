/*
 * personal: what a student's page must not say.
 *
 * Names come from the register alone, so fields that hold one are left out;
 * so are places on the map. Fields for what no portfolio needs (a student
 * number, a date of birth, an address, health, marks) are errors: the file is
 * public to everybody who reads the repository, and its author should know.
 * In running text, e-mail addresses and telephone numbers are warnings.
 *
 * Errors    reported at the field, or at the place in the text.
 * Source    privacy rules R2, R21 and R22 of the manual.
 */
#ifndef CONTENT_PERSONAL_H
#define CONTENT_PERSONAL_H

#include "data/value.h"

/*
 * Check the fields of a document under students/ at every depth; *out is raw
 * without those that are left out. False if one of them is an error.
 */
bool personal_check_fields(const struct value *raw, struct str path,
    struct arena *arena, struct diag *diag, struct value *out) must_check;

/* Look through text, of which the first line is that of the file. */
void personal_check_text(struct str text, struct str path, struct diag *diag);

#endif
