/*
 * href: addresses as links have them, made and read back.
 *
 * Units     a url is the permalink from "/" on, as text; an href is relative
 *           to a page, with "%20" and the like.
 * Source    RFC 3986 4.2 and 5.2.
 */
#ifndef PAGES_HREF_H
#define PAGES_HREF_H

#include "base/str.h"

struct arena;

/* "https:", "mailto:" and so on; "//host" counts as one. */
bool href_has_scheme(struct str href);

/*
 * prefix and url, which may end in "#part" or "?query", as one address.
 * With index, a path that ends in "/" has "index.html" behind it.
 */
struct str href_make(
    struct str prefix, struct str url, bool index, struct arena *arena);

/*
 * The url that an href on the page at base leads to; *fragment is what
 * stands behind "#", decoded, or empty. Empty if it leads above the root.
 */
struct str href_resolve(struct str base, struct str href, struct arena *arena,
    struct str *fragment);

/*
 * True for a path that href_resolve takes as it is: no "." or empty parts,
 * nothing to decode, no "index.html", "?" or "#".
 */
bool href_is_plain(struct str path);

/* "../../" from "/students/ana/" to the root. */
struct str href_prefix(struct str url, struct arena *arena);

/* path without "." and ".." parts; NULL bytes if it leads above its start. */
struct str href_normal(struct str path, struct arena *arena);

#endif
