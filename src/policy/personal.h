/*
 * personal: what must not stand in a student's document at all.
 *
 * Fields such as a birth date, a student number or marks are errors; the
 * coordinates that a camera or an app wrote are left out with a finding; an
 * e-mail address or a telephone number in the text is a warning.
 *
 * Source    privacy.md R21, R22; COPPA 16 CFR 312.2, "personal information".
 */
#ifndef POLICY_PERSONAL_H
#define POLICY_PERSONAL_H

#include "content/document.h"

/*
 * Check a student's document and take out of its front matter what is never
 * shown. False if it has a field that keeps it from being published.
 */
bool personal_check(struct document *document, struct arena *arena,
    struct diag *diag) must_check;

#endif
