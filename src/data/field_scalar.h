/*
 * field_scalar: one text of an author, read as the type of its field.
 *
 * Errors    reported at the value; then the result is false.
 */
#ifndef DATA_FIELD_SCALAR_H
#define DATA_FIELD_SCALAR_H

#include "data/field.h"

/* What a check needs to know and to tell. */
struct field_check {
	struct str path;
	struct arena *arena;
	struct diag *diag;
	bool ok; /* no error so far */
};

/* in is text that is not blank, and field has none of the nested types. */
bool field_read_scalar(struct field_check *check, const struct field *field,
    const struct value *in, struct value *out) must_check;

/*
 * Words of in as they are kept: what stands in the author's file is looked at
 * there, and all else is copied.
 */
struct str field_keep(
    const struct field_check *check, const struct value *in, struct str text);

/* Report an error of check at v; diag_hint may follow. */
void field_fail(struct field_check *check, enum code code,
    const struct value *v, const char *format, ...) printf_like(4, 5);

/*
 * True if a person may have meant known by name, and it is nearer than *best,
 * which is then its distance; STR_NONE before the first. Short words are near
 * within one edit, longer ones within two.
 */
bool field_is_nearer(
    struct str name, struct str known, size_t *best) must_check;

#endif
