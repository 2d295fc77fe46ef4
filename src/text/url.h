/*
 * url: what kind of address an author wrote, and how it is printed.
 *
 * Source    WHATWG URL: browsers drop tabs and line ends from an address and
 *           read "\" as "/", so an address with either is never trusted.
 */
#ifndef TEXT_URL_H
#define TEXT_URL_H

#include "base/str.h"

struct arena;
struct buf;

enum url_kind {
	URL_EMPTY,
	URL_PART, /* "#part" of the same page */
	URL_PATH, /* of a file or a page of this site */
	URL_OUTSIDE, /* http and https: another site */
	URL_MESSAGE, /* mailto and tel */
	URL_REFUSED /* any other scheme, "//host", or a disguise */
};

enum url_kind url_kind(struct str url);
/* The name before the colon, for a message; empty if there is none. */
struct str url_scheme(struct str url);
/* "example.org" of "https://www.example.org:8080/a"; empty if there is none. */
struct str url_host(struct str url);
/* For an attribute in double quotes: what may not stand in a URL is percent-
 * encoded, what may not stand in HTML is a reference. */
void url_write(struct buf *out, struct str url);

#endif
