#include "admin/backend.h"

/* In step with ADMIN_BACKENDS. */
static const struct backend backends[] = {
	{ "github", LOGIN_SERVICE, true, "https://api.github.com",
	    "https://avatars.githubusercontent.com", "/api/v3" },
	{ "gitlab", LOGIN_APP, true, "https://gitlab.com", "https://gitlab.com",
	    "/api/v4" },
	{ "gitea", LOGIN_APP, false, NULL, NULL, "/api/v1" },
	{ "forgejo", LOGIN_APP, true, NULL, NULL, "/api/v1" },
};

const struct backend backend_local = { "proxy", LOGIN_NONE, true, BACKEND_LOCAL,
	BACKEND_LOCAL, "/api/v1" };

const struct backend *
backend_find(struct str name)
{
	for (size_t i = 0; i < sizeof(backends) / sizeof(*backends); i++) {
		if (str_is(name, backends[i].name))
			return &backends[i];
	}
	return NULL;
}
