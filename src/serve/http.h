/*
 * http: what browsers ask, and what they are answered.
 *
 * A request is judged here (method, host, path) before anybody else sees it.
 * What is good becomes a visit, which is answered at once or later; a visit
 * that waits costs nothing. Browsers that listen are told of changes through
 * server-sent events.
 *
 * Owner     a visit belongs to http, and lives until its answer is sent;
 *           visit_answer is the last call that may use it.
 * Source    libmicrohttpd 0.9.75, run from the caller's own loop; the WHATWG's
 *           HTML standard 9.2 for the events.
 */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "base/diag.h"
#include "serve/listen.h"

struct MHD_Connection;
struct MHD_Daemon;
struct generation;
struct http;
struct listener;

struct visit {
	struct arena arena; /* that it lives in itself */
	struct http *http;
	struct MHD_Connection *connection;
	struct str url; /* the decoded path */
	struct str wanted; /* what is being made for it; url at first */
	struct generation *asked; /* and by whom; NULL: by nobody yet */
	unsigned state; /* enum bar_state of what is shown */
	uint32_t change; /* number of the change that it waits for */
	struct diag findings; /* of making what it wants */
	struct visit *next; /* of those that wait */

	bool begun; /* the request is read */
	unsigned status; /* of the answer; 0: there is none yet */
	const char *type;
	struct str location; /* of a redirect */
	struct str body; /* in arena */
	bool waits; /* its connection is suspended */
};

struct http {
	struct MHD_Daemon *daemons[2]; /* NULL: none */
	unsigned port;
	struct listener *listeners;
	uint32_t told; /* changes since the beginning */
	bool resumed; /* a connection that has not been run since */
	/* Answer it, now or later. */
	void (*visit)(void *arg, struct visit *v);
	void *arg;
};

bool http_begin(struct http *http, const struct listeners *at,
    void (*visit)(void *arg, struct visit *v), void *arg) must_check;
/* Every visit must be answered before. */
void http_end(struct http *http);

/* To wait for, or -1; and how long at most, in milliseconds, or -1. */
void http_fds(const struct http *http, int fds[2]);
int http_timeout(const struct http *http);
/* Do what there is to do. */
void http_run(struct http *http);

/*
 * Tell all that listen of a change, or give a mere sign of life. Who begins to
 * listen says which change the page is of that it has, as ?told=NUMBER, and is
 * told at once if that is not the last one: it came while the page was loaded.
 */
void http_tell_change(struct http *http);
void http_tell_nothing(struct http *http);

/* A value of the query, decoded; empty if it is not there. */
struct str visit_query(const struct visit *v, const char *name);
/* The answer; bytes are copied. */
void visit_answer(
    struct visit *v, unsigned status, const char *type, struct str bytes);
/* Send the browser to another address of the site. */
void visit_send(struct visit *v, unsigned status, struct str url);

#endif
