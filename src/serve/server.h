/*
 * server: show the site in a browser while somebody writes it.
 *
 * One process waits for everything: browsers, saved files, signals and the
 * processes that hold the site. It reads no document itself, so nothing that
 * an author wrote can end it. After a change a new generation of the site is
 * loaded beside the one that is shown, and takes its place when it is whole;
 * what cannot be made in it is shown as it was before.
 *
 * Errors    told on stderr; the preview could then not begin.
 */
#ifndef SERVE_SERVER_H
#define SERVE_SERVER_H

#include "build/build.h"

struct server_options {
	struct build_options build;
	unsigned port;
	bool open; /* show it in the person's browser */
	bool color; /* of findings on the terminal */
};

/* Until SIGINT, SIGTERM or SIGHUP; false if it could not begin. */
bool server_run(const struct server_options *options) must_check;

#endif
