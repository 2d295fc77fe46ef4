#include "cmd/site.h"

static int
check_main(const struct invocation *in)
{
	return site_run(in, false);
}

const struct command check_command = {
	.name = "check",
	.run = check_main,
	.arguments = "",
	.help =
	    "Do everything that build does but write, and tell what is wrong.",
	.options = site_options + SITE_OPTIONS_WRITE,
	.n_options = SITE_OPTIONS - SITE_OPTIONS_WRITE,
	.settings_size = sizeof(struct site_settings),
};
