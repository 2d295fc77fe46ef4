/*
 * damage: text that was hurt on its way here.
 *
 * Copying between programs leaves traces: letters decoded by the wrong table,
 * foreign words put in by somebody else, lists that were lost. Each has its
 * code. Nothing is repaired: what was meant is for a person to say, and the
 * hint tells what it may have been.
 *
 * Errors    warnings and notes alone; text is UTF-8.
 * Source    five documents that this project started from; GBK and
 *           Windows-1252 of the WHATWG Encoding Standard.
 */
#ifndef CONTENT_DAMAGE_H
#define CONTENT_DAMAGE_H

#include "base/diag.h"

/*
 * Letters of a whole file. A text in Chinese, Japanese or Korean is not asked
 * about its own letters. Scratch may be reset afterwards.
 */
void damage_check_letters(struct str text, struct str path, struct str lang,
    struct arena *scratch, struct diag *diag);

/* Lines of a body, the first of which is line `line` of the file. */
void damage_check_lines(
    struct str body, struct str path, uint32_t line, struct diag *diag);

#endif
