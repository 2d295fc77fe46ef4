/*
 * address: what a browser asks for, judged before anything is looked up.
 *
 * A page of another site can make a browser send requests here, under a name
 * that it has pointed at this machine (DNS rebinding). So only requests for
 * this machine's own names are answered, and only for plain paths.
 *
 * Source    RFC 9110 7.2; RFC 3986 3.3.
 */
#ifndef SERVE_ADDRESS_H
#define SERVE_ADDRESS_H

#include "base/str.h"

struct arena;

/* True for "localhost:PORT", "127.0.0.1:PORT" and "[::1]:PORT". */
bool address_is_here(struct str host, unsigned port) must_check;

/*
 * The path that raw means, decoded once. False if it is not one of a site:
 * without "/" at its beginning, not UTF-8, with a control character, a
 * backslash, an empty part, or a part "." or "..".
 */
bool address_path(
    struct str raw, struct arena *arena, struct str *out) must_check;

/* The Content-Type of a file, told by the end of its name. */
const char *address_type(struct str file);

#endif
