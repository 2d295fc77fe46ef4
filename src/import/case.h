/*
 * case: competency frameworks in 1EdTech's CASE form, versions 1.0 and 1.1.
 *
 * Read with what is wrong in the wild: with the "CFPackage" round it or
 * without, statements without identifiers, codes or short forms, links as
 * objects or bare addresses, links that lead nowhere or in circles.
 *
 * Source    CASE 1.1 (1EdTech), the JSON binding of CFPackage.
 */
#ifndef IMPORT_CASE_H
#define IMPORT_CASE_H

#include "import/import.h"

struct value;

/* What a member "extensions" holds of waymark's own, as export wrote it. */
#define CASE_EXTENSION "waymark"
/* The type of a statement that says what another one is in some grades. */
#define CASE_I_CAN "I can"

/* Whether a JSON value may be a CASE package. */
bool case_is(const struct value *json);
/* Plan the file of competencies. False: reported. */
bool case_import(struct import *im, const struct value *json) must_check;

#endif
