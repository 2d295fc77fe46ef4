/*
 * backend: the kinds of Git hosts that the editor can write to.
 */
#ifndef ADMIN_BACKEND_H
#define ADMIN_BACKEND_H

#include "base/str.h"

enum backend_login {
	LOGIN_NONE, /* a program on this machine */
	LOGIN_SERVICE, /* a service between the site and the host */
	LOGIN_APP /* at the host itself, for an application it knows (PKCE) */
};

struct backend {
	const char *name; /* as Decap calls it, and site.yaml */
	enum backend_login login;
	bool reviews; /* it can hold a change back until it is read */
	const char *asks; /* what the browser asks; NULL: only one's own host */
	const char *pictures; /* where faces of people come from; likewise */
	const char *api; /* path of the API below a host of one's own */
};

/* decap-server on this machine, where the editor of a preview writes. */
extern const struct backend backend_local;
#define BACKEND_LOCAL "http://localhost:8081"

/* The row of that name, or NULL. */
const struct backend *backend_find(struct str name);

#endif
