/*
 * scan_usual: the tags of a page as nearly all of them are written.
 *
 * That is a name, then a blank, a name, "=" and a value in double quotes as
 * often as there are attributes, then ">" or "/>". Such tags are read sixteen
 * bytes at a time, and found from a map of all "<"; whatever is written in
 * another way is left to the scanner, so that there is one reading of a page.
 */
#ifndef PAGES_SCAN_USUAL_H
#define PAGES_SCAN_USUAL_H

#include "pages/scan.h"

/*
 * As scan_look, but SCAN_NONE also where s has come to what is left to the
 * scanner: a first-level heading, a tag whose text has no tags in it, a tag or
 * an attribute that is written in another way, and the last bytes of the page.
 * Where s begins inside of a tag, that is none whose text has no tags.
 */
enum scan_use scan_usual(
    struct scan *s, struct scan_tag *tag, struct str *value) must_check;

#endif
