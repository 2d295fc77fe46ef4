/*
 * browser: show an address in the browser that a person uses.
 *
 * That is one that $BROWSER names, or else what the system has for it. It runs
 * in a session of its own, without the preview's terminal and files, and is no
 * child of the preview: neither ends when the other does, and nobody waits.
 *
 * Errors    if none can be opened, one line on stderr says so, a moment later.
 * Source    E. S. Raymond, "The BROWSER project": commands with ":" between
 *           them, tried in turn; %s in one stands for the address, which is
 *           otherwise its last word. xdg-open(1), sensible-browser(1), and
 *           wslview(1) of wslu, where Linux runs in Windows.
 */
#ifndef SERVE_BROWSER_H
#define SERVE_BROWSER_H

#include "base/str.h"

struct arena;

/* url has no space in it. SIGCHLD is blocked. */
void browser_open(struct str url);

/*
 * The words of one of $BROWSER's commands for an address, and NULL behind
 * them; NULL for a command without words.
 */
char **browser_words(struct str command, struct str url, struct arena *arena);

#endif
