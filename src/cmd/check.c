#include "cmd/fix.h"
#include "cmd/only.h"
#include "cmd/site.h"

/*
 * What is mended is in the working tree, and told on stdout. A change is
 * judged as a whole, lest what is wrong in it lies outside of the paths.
 */
static bool
options_fit(const struct site_settings *s, size_t paths)
{
	if (s->fix && paths != 0)
		fputs("waymark check: --fix looks at all files\n"
		      "Leave out the paths, or --fix.\n",
		    stderr);
	else if (s->build.base.n != 0 && paths != 0)
		fputs("waymark check: --base judges all files of a change\n"
		      "Leave out the paths, or --base and --author.\n",
		    stderr);
	else if (!s->fix && (s->yes || s->dry_run))
		fputs("waymark check: --yes and --dry-run belong to --fix\n"
		      "As in: waymark check --fix --dry-run\n",
		    stderr);
	else if (s->fix && s->build.rev.n != 0)
		fputs("waymark check: --fix changes files, not the commit of "
		      "--rev\nLeave out one of the two.\n",
		    stderr);
	else if (s->fix && s->format.n != 0)
		fputs("waymark check: --fix is for people, --format for "
		      "programs\nLeave out one of the two.\n",
		    stderr);
	else
		return true;
	return false;
}

static int
check_main(const struct invocation *in)
{
	const struct site_settings *s = in->settings;
	const struct fix_options fix = {
		.content =
		    s->build.content.n != 0 ? s->build.content : STR("content"),
		.yes = s->yes,
		.dry_run = s->dry_run,
		.quiet = in->common.quiet,
	};
	int fixed = STATUS_FINE, checked;

	if (!options_fit(s, in->arguments.n))
		return STATUS_USAGE;
	if (s->fix)
		fixed = fix_run(&fix);
	if (fixed == STATUS_MACHINE)
		return fixed;
	checked = site_run(in, false);
	return checked != STATUS_FINE ? checked : fixed;
}

const struct command check_command = {
	.name = "check",
	.run = check_main,
	.arguments = "[PATH...]",
	.most = ONLY_MAX,
	.help =
	    "Do everything that build does but write, and tell what is wrong.",
	.options = site_options + SITE_OPTIONS_WRITE,
	.n_options = SITE_OPTIONS - SITE_OPTIONS_WRITE,
	.settings_size = sizeof(struct site_settings),
};
