/*
 * bytes: is a file text that waymark can read?
 *
 * Text is UTF-8 without control characters. What is not is refused whole,
 * with the encoding it looks like and the command that converts it: a guess
 * that is published is worse than a question.
 *
 * Errors    reported at the first wrong byte; one finding a file.
 * Source    YAML 1.1 section 5.1 allows these characters and no others.
 */
#ifndef DATA_BYTES_H
#define DATA_BYTES_H

#include "base/diag.h"

/* A leading UTF-8 byte order mark is fine here; bytes_text drops it. */
bool bytes_check(
    struct str bytes, struct str path, struct diag *diag) must_check;

/* The bytes without a byte order mark of UTF-8. */
struct str bytes_text(struct str bytes);

/*
 * The name, as iconv knows it, of the encoding that bytes seem to have when
 * they are not UTF-8, or NULL where no guess is better than another.
 */
const char *bytes_encoding(struct str bytes);

/* Where byte `at` of a file stands: lines end at LF. */
struct place bytes_place(struct str bytes, struct str path, size_t at);

#endif
