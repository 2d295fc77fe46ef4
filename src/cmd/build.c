#include "cmd/site.h"

static int
build_main(const struct invocation *in)
{
	return site_run(in, true);
}

const struct command build_command = {
	.name = "build",
	.run = build_main,
	.arguments = "",
	.help = "Make the site and publish it.",
	.options = site_options,
	.n_options = SITE_OPTIONS - SITE_OPTIONS_CHECK,
	.settings_size = sizeof(struct site_settings),
};
