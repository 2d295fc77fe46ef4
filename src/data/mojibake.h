/*
 * mojibake: letters that were read by the wrong table, and what they were.
 *
 * UTF-8 read as GBK becomes ideographs, kana and private letters: they come
 * in runs, and a run has the bytes it was read from. Read as Windows-1252 it
 * becomes accents and signs. Whether those bytes make more sense is for the
 * caller to say: one ordinary ideograph in eleven is UTF-8 by chance.
 *
 * Units     positions are bytes of the text, which is UTF-8.
 * Owner     the caller calls mojibake_free; bytes are written to its buffer.
 * Errors    what a table lacks, or a system does not have, gives no bytes.
 * Source    GBK and Windows-1252 as iconv has them; the chance was counted
 *           over the 20,902 basic ideographs.
 */
#ifndef DATA_MOJIBAKE_H
#define DATA_MOJIBAKE_H

#include "base/str.h"

/* Bytes in one run beyond which nobody guesses. */
#define MOJIBAKE_RUN 256

enum mojibake_table {
	MOJIBAKE_GBK,
	MOJIBAKE_CP1252,
};

struct mojibake {
	void *tables[2]; /* of iconv; opened when they are first asked for */
};

void mojibake_free(struct mojibake *mojibake);

/* Ideographs, kana, and what GBK has for other pairs of bytes. */
bool mojibake_is_ideograph(uint32_t c);
/* The end of the run of ideographs that byte `at` stands in. */
size_t mojibake_run_end(struct str text, size_t at);

/* What run was read from, in out; empty if nobody can say. */
struct str mojibake_bytes(struct mojibake *mojibake, enum mojibake_table table,
    struct str run, char out[MOJIBAKE_RUN]);

/* Whether texts in that language are written in them. */
bool mojibake_has_ideographs(struct str lang);
/*
 * Whether ideographs are the text's own: its language, which may be empty, is
 * written in them, or many of their runs are not UTF-8 and few are.
 */
bool mojibake_is_own(
    struct mojibake *mojibake, struct str text, struct str lang);

#endif
