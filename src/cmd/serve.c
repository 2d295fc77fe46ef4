#include <stdio.h>

#include "cmd/clock.h"
#include "cmd/site.h"
#include "serve/server.h"

#define SERVE(member) offsetof(struct serve_settings, member)
#define PORT "8000"

struct serve_settings {
	struct build_options build;
	struct str port;
	bool open;
};

static const struct option serve_options[] = {
	{ "port", 'p', "N", SERVE(port),
	    "Begin with port N of this machine; " PORT " if not given. When "
	    "it is taken, the next free one is used." },
	{ "open", 0, NULL, SERVE(open),
	    "Open the preview in your browser: the first of $BROWSER that "
	    "works, or else the system's own." },
	{ "content", 0, "DIR", SERVE(build.content),
	    "Read documents from DIR; \"content\" if not given." },
	{ "drafts", 0, NULL, SERVE(build.drafts), "Show drafts too." },
	{ "audience", 0, "NAME", SERVE(build.audience),
	    "Show the site for public, school or class." },
	{ "as-of", 0, "DATE", SERVE(build.as_of),
	    "Show the site of DATE, as YYYY-MM-DD; today's if not given." },
	{ "base-url", 0, "URL", SERVE(build.base_url),
	    "The address at which the site will stand, in place of "
	    "site.yaml's." },
	{ "key", 0, "FILE", SERVE(build.key),
	    "The secret from which the addresses of unlisted pages are "
	    "made." },
	{ "cache", 0, "DIR", SERVE(build.cache),
	    "Keep the cache in DIR, which can be deleted at any time." },
	{ "no-cache", 0, NULL, SERVE(build.no_cache),
	    "Use no cache and keep none." },
};

static int
serve_main(const struct invocation *in)
{
	struct serve_settings *s = in->settings;
	struct server_options options = { .color = in->common.color };
	uint64_t port;

	if (s->port.n == 0)
		s->port = STR(PORT);
	if (!str_uint(s->port, UINT16_MAX, &port) || port == 0) {
		fprintf(stderr,
		    "waymark serve: --port cannot be \"%.*s\"\n"
		    "It is a number from 1 to %d.\n",
		    STR_ARG(s->port), UINT16_MAX);
		return STATUS_USAGE;
	}
	if (!clock_now(&s->build.now))
		return STATUS_USAGE;
	site_defaults(&s->build);
	s->build.preview = true;
	options.build = s->build;
	options.port = (unsigned)port;
	options.open = s->open;
	return server_run(&options) ? STATUS_FINE : STATUS_MACHINE;
}

const struct command serve_command = {
	.name = "serve",
	.run = serve_main,
	.arguments = "",
	.help = "Show the site in a browser, and each change as it is saved.",
	.options = serve_options,
	.n_options = sizeof(serve_options) / sizeof(*serve_options),
	.settings_size = sizeof(struct serve_settings),
};
