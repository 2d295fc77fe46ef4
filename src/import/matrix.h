/*
 * matrix: competency frameworks of Mahara's SmartEvidence, ".matrix" files.
 *
 * Both forms are read: standards that hold their elements, and standards and
 * elements in two lists that name each other by number.
 *
 * Source    the manual of Mahara, "SmartEvidence"; files that schools share.
 */
#ifndef IMPORT_MATRIX_H
#define IMPORT_MATRIX_H

#include "import/import.h"

struct value;

/* Whether a JSON value may be a matrix. */
bool matrix_is(const struct value *json);
/* Plan the file of competencies. False: reported. */
bool matrix_import(struct import *im, const struct value *json) must_check;

#endif
