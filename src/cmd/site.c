#include "cmd/site.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/report.h"
#include "cmd/clock.h"
#include "cmd/only.h"

#define SITE(member) offsetof(struct site_settings, member)
#define JOBS_MAX 64

const struct option site_options[SITE_OPTIONS] = {
	{ "output", 'o', "DIR", SITE(build.output),
	    "Publish the site as DIR; \"output\" if not given." },
	{ "log", 0, "FILE", SITE(build.log),
	    "Write to FILE which consent let each document out." },
	{ "cache", 0, "DIR", SITE(build.cache),
	    "Keep the cache in DIR; it can always be deleted." },
	{ "no-cache", 0, NULL, SITE(build.no_cache),
	    "Use no cache: make every file anew." },

	{ "content", 0, "DIR", SITE(build.content),
	    "Read documents from DIR; \"content\" if not given." },
	{ "rev", 0, "REV", SITE(build.rev),
	    "Make the site of that commit, as it was then." },
	{ "as-of", 0, "DATE", SITE(build.as_of),
	    "Make the site of a past or later day, YYYY-MM-DD." },
	{ "audience", 0, "NAME", SITE(build.audience),
	    "Make the site for public, school or class." },
	{ "base-url", 0, "URL", SITE(build.base_url),
	    "The site's address, in place of site.yaml's." },
	{ "drafts", 0, NULL, SITE(build.drafts), "Show drafts too." },
	{ "key", 0, "FILE", SITE(build.key),
	    "The secret that unlisted addresses are made of." },
	{ "jobs", 'j', "N", SITE(jobs),
	    "Make pages in N processes, not one a processor." },
	{ "format", 0, "NAME", SITE(format),
	    "Print findings as text, json, github or sarif." },

	{ "base", 0, "REV", SITE(build.base),
	    "Refuse what the change since REV may not touch." },
	{ "author", 0, "ID", SITE(build.author),
	    "Whose change it is: an id of people/." },
	{ "fix", 0, NULL, SITE(fix),
	    "Show what can be mended safely, and ask to do it." },
	{ "yes", 'y', NULL, SITE(yes), "With --fix: do not ask, mend it." },
	{ "dry-run", 'n', NULL, SITE(dry_run), "With --fix: only show." },
};

static bool
read_jobs(struct str word, unsigned *jobs)
{
	uint64_t n = 0;

	if (word.n != 0 && (!str_uint(word, JOBS_MAX, &n) || n == 0)) {
		fprintf(stderr,
		    "waymark: --jobs cannot be \"%.*s\"\n"
		    "It is a number from 1 to %d.\n",
		    STR_ARG(word), JOBS_MAX);
		return false;
	}
	*jobs = (unsigned)n;
	return true;
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* The last line that a person reads, so it says what the errors meant. */
static void
print_failure(const struct build_options *o, const struct build_sum *sum,
    const struct diag *diag)
{
	fprintf(stderr, "%zu error%s, %zu warning%s", diag->errors,
	    plural(diag->errors), diag->warnings, plural(diag->warnings));
	if (sum->published || sum->unchanged)
		fprintf(stderr,
		    ": what is wrong was left out, the rest is published");
	else if (o->publish)
		fprintf(stderr, ": nothing was published");
	fputc('\n', stderr);
}

/* Of the files that were asked about. */
static void
print_only(const struct diag *diag, size_t others)
{
	if (diag->n == 0)
		fputs("nothing is wrong here", stdout);
	else
		printf("%zu error%s, %zu warning%s here", diag->errors,
		    plural(diag->errors), diag->warnings,
		    plural(diag->warnings));
	if (others != 0)
		printf("; \"waymark check\" tells %zu more of other files",
		    others);
	putchar('\n');
}

static void
print_sum(const struct build_options *o, const struct build_sum *sum)
{
	if (!o->publish)
		printf("%zu pages are fine\n", sum->pages);
	else if (sum->unchanged)
		printf("%.*s: unchanged\n", STR_ARG(o->output));
	else
		printf("%.*s: %zu pages, %zu files, %zu of them new\n",
		    STR_ARG(o->output), sum->pages, sum->files, sum->changed);
}

void
site_defaults(struct build_options *o)
{
	if (o->output.n == 0)
		o->output = STR("output");
	if (o->content.n == 0)
		o->content = STR("content");
	if (o->key.n == 0 && getenv("WAYMARK_KEY_FILE") != NULL)
		o->key = str_from(getenv("WAYMARK_KEY_FILE"));
}

/* One without the other judges nothing, and would look as if it had. */
static bool
change_is_whole(const struct build_options *o)
{
	if ((o->base.n == 0) == (o->author.n == 0))
		return true;
	fprintf(stderr,
	    "waymark check: --base and --author go together\n"
	    "As in: waymark check --base main --author amara-g\n");
	return false;
}

int
site_run(const struct invocation *in, bool publish)
{
	static const int statuses[] = {
		[BUILD_DONE] = STATUS_FINE,
		[BUILD_USAGE] = STATUS_USAGE,
		[BUILD_ERRORS] = STATUS_CONTENT,
		[BUILD_MACHINE] = STATUS_MACHINE,
	};
	struct site_settings *s = in->settings;
	struct build_options *o = &s->build;
	enum report_format format = REPORT_TEXT;
	struct build_sum sum;
	struct diag diag;
	struct arena arena;
	struct only only;
	enum build_end end;
	size_t others;

	if (!clock_now(&o->now) || !read_jobs(s->jobs, &o->jobs) ||
	    !findings_format(s->format, &format) || !change_is_whole(o))
		return STATUS_USAGE;
	arena_init(&arena);
	if (!only_read(&only, &in->arguments, &arena)) {
		arena_free(&arena);
		return STATUS_USAGE;
	}
	site_defaults(o);
	o->publish = publish;
	o->progress = !in->common.quiet && isatty(STDERR_FILENO) == 1;
	o->timing = in->common.verbose;
	diag_init(&diag);
	end = build_run(o, &sum, &diag);
	others = only_keep(&only, &diag);
	if (end == BUILD_ERRORS && diag.errors == 0)
		end = BUILD_DONE;
	findings_show(&in->common, format, &diag);
	if (in->common.quiet || format != REPORT_TEXT) {
		/* Only the findings were asked for. */
	} else if (only.n != 0 && end != BUILD_USAGE) {
		print_only(&diag, others);
	} else {
		if (end == BUILD_DONE || sum.published || sum.unchanged)
			print_sum(o, &sum);
		if (end != BUILD_DONE && end != BUILD_USAGE)
			print_failure(o, &sum, &diag);
	}
	diag_free(&diag);
	arena_free(&arena);
	return statuses[end];
}
