/*
 * template: render one template of the theme language by itself.
 *
 * The tests and the conformance suites drive the engine through this command.
 * Nothing of a site is read: variables come from a JSON file, other templates
 * from a folder.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/civil.h"
#include "base/file.h"
#include "base/limits.h"
#include "cmd/command.h"
#include "data/json.h"
#include "liquid/liquid.h"
#include "liquid/moment.h"
#include "text/markdown.h"

struct settings {
	struct str data;
	struct str partials;
	struct str now;
	struct str max_depth;
	struct str max_steps;
	struct str max_output;
	struct str max_memory;
	struct str repeat;
	bool no_autoescape;
	bool strict;
	bool recompile;
	bool check;
};

#define OPTION(name, argument, member, help)                               \
	{                                                                  \
		name, 0, argument, offsetof(struct settings, member), help \
	}

static const struct option template_options[] = {
	OPTION("data", "FILE", data,
	    "The variables: a file with one JSON object."),
	OPTION("partials", "DIR", partials, "Where other templates are found."),
	OPTION("check", NULL, check, "Only compile the template."),
	OPTION("strict", NULL, strict, "Count warnings as errors."),
	OPTION("now", "TIME", now,
	    "The time that \"now\" is, as 2026-03-05T10:00:00Z."),
	OPTION("no-autoescape", NULL, no_autoescape,
	    "Write values as they are, for tests of plain Liquid."),
	OPTION(
	    "max-depth", "N", max_depth, "How deep templates may be nested."),
	OPTION("max-steps", "N", max_steps, "How much work a page may be."),
	OPTION(
	    "max-output", "N", max_output, "How many bytes a page may write."),
	OPTION("max-memory", "N", max_memory,
	    "How many bytes of memory it may take."),
	OPTION("repeat", "N", repeat, "Render so many times, to measure."),
	OPTION("recompile", NULL, recompile,
	    "With --repeat, compile each time too."),
};

/* One run of the command. */
struct run {
	const struct settings *settings;
	struct arena arena; /* the data, and the template's source */
	struct diag diag;
	struct value globals;
	struct str source;
	struct liquid_limits limits;
	uint64_t repeat;
	int64_t now;
	int partials; /* a folder's descriptor, or -1 */
	struct buf out;
};

static bool
read_count(const char *option, struct str text, uint64_t *out)
{
	if (text.n == 0 || str_uint(text, INT64_MAX, out))
		return true;
	fprintf(stderr,
	    "waymark template: --%s cannot be \"%.*s\"\nIt is a number.\n",
	    option, STR_ARG(text));
	return false;
}

static bool
read_limits(struct run *run)
{
	const struct settings *s = run->settings;
	uint64_t depth, output, memory;

	run->limits = liquid_limits_default();
	depth = run->limits.depth;
	output = run->limits.output;
	memory = run->limits.memory;
	run->repeat = 1;
	if (!read_count("max-depth", s->max_depth, &depth) ||
	    !read_count("max-steps", s->max_steps, &run->limits.steps) ||
	    !read_count("max-output", s->max_output, &output) ||
	    !read_count("max-memory", s->max_memory, &memory) ||
	    !read_count("repeat", s->repeat, &run->repeat))
		return false;
	/* Every level takes of the machine's stack, which has an end. */
	run->limits.depth =
	    (uint32_t)(depth < LIMIT_LIQUID_DEPTH_MAX ? depth
						      : LIMIT_LIQUID_DEPTH_MAX);
	run->limits.output = output;
	run->limits.memory = memory;
	return true;
}

/* Seconds east of UTC where the program runs. */
static int32_t
machine_zone(void *arg, int64_t utc, struct str *name)
{
	char(*room)[16] = arg;
	time_t t = (time_t)utc;
	struct tm tm;
	struct date date;

	if (localtime_r(&t, &tm) == NULL)
		return 0;
	date = (struct date){ (int16_t)(tm.tm_year + 1900),
		(uint8_t)(tm.tm_mon + 1), (uint8_t)tm.tm_mday };
	strftime(*room, sizeof(*room), "%Z", &tm);
	*name = str_from(*room);
	return (int32_t)(date_to_days(date) * 86400 + tm.tm_hour * 3600 +
	    tm.tm_min * 60 + tm.tm_sec - utc);
}

static bool
read_now(struct run *run)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct value text = value_text(run->settings->now);
	struct liquid_page page = { 0 };
	struct moment m;
	uint64_t n;

	run->now = (int64_t)time(NULL);
	if (run->settings->now.n == 0) {
		if (epoch != NULL && str_uint(str_from(epoch), INT64_MAX, &n))
			run->now = (int64_t)n;
		return true;
	}
	if (!moment_read(&page, &text, &m)) {
		fprintf(stderr,
		    "waymark template: --now wants a time\n"
		    "Write one such as 2026-03-05T10:00:00Z.\n");
		return false;
	}
	run->now = m.utc;
	return true;
}

/* A file that the user names may lie anywhere: only its folder is trusted. */
static bool
read_file(struct run *run, struct str path, struct str *out)
{
	size_t slash = str_find_last(path, '/');
	struct str folder = slash == STR_NONE ? STR(".")
	    : slash == 0		      ? STR("/")
					      : str_slice(path, 0, slash);
	int dir = open(arena_cstr(&run->arena, folder), O_RDONLY | O_DIRECTORY);
	bool ok;
	int error;

	if (dir < 0)
		return false;
	ok =
	    file_read(dir, slash == STR_NONE ? path : str_skip(path, slash + 1),
		LIMIT_BLOB_BYTES, &run->arena, out);
	error = errno;
	close(dir);
	errno = error;
	return ok;
}

static bool
read_data(struct run *run)
{
	struct str path = run->settings->data;

	run->globals = (struct value){ .kind = VALUE_NIL };
	if (path.n == 0)
		return true;
	if (!read_file(run, path, &run->source)) {
		fprintf(stderr,
		    "waymark template: %.*s: %s\nName a file to --data.\n",
		    STR_ARG(path), strerror(errno));
		return false;
	}
	if (value_from_json(
		run->source, path, &run->arena, &run->diag, &run->globals) &&
	    run->globals.kind == VALUE_OBJECT)
		return true;
	fprintf(stderr,
	    "waymark template: %.*s is not one JSON object\n"
	    "Write the variables as {\"name\": value}.\n",
	    STR_ARG(path));
	return false;
}

static bool
open_partials(struct run *run)
{
	struct str path = run->settings->partials;

	run->partials = -1;
	if (path.n == 0)
		return true;
	run->partials =
	    open(arena_cstr(&run->arena, path), O_RDONLY | O_DIRECTORY);
	if (run->partials >= 0)
		return true;
	fprintf(stderr,
	    "waymark template: %.*s: %s\nName a folder to --partials.\n",
	    STR_ARG(path), strerror(errno));
	return false;
}

static bool
read_input(struct run *run)
{
	struct buf in;
	size_t n;

	buf_init(&in);
	do {
		n = fread(buf_reserve(&in, 65536), 1, 65536, stdin);
		in.n += n;
	} while (n != 0 && in.n <= LIMIT_THEME_FILE_BYTES);
	run->source = str_copy(&run->arena, buf_str(&in));
	buf_free(&in);
	return true;
}

/* The partial called name, or name.liquid. */
static bool
load_partial(void *arg, struct str name, struct arena *arena, struct str *path,
    struct str *source)
{
	const struct run *run = arg;

	*path = str_copy(arena, name);
	if (run->partials < 0)
		return false;
	if (file_read(
		run->partials, *path, LIMIT_THEME_FILE_BYTES, arena, source))
		return true;
	*path = arena_printf(arena, "%.*s.liquid", STR_ARG(name));
	return file_read(
	    run->partials, *path, LIMIT_THEME_FILE_BYTES, arena, source);
}

static struct str
render_markdown(void *arg, struct str text, struct arena *arena)
{
	struct run *run = arg;
	struct markdown_options options = { .path = STR_INIT("<markdownify>"),
		.heading_level = 1 };
	struct markdown out = { 0 };

	if (!markdown_render(text, &options, arena, &run->diag, &out))
		return STR("");
	return out.html;
}

/* Render as often as asked; false when the page failed. */
static bool
render(struct run *run, struct liquid *set, const struct liquid_template *t,
    uint64_t times)
{
	struct liquid_renderer *r = liquid_renderer_new(set);
	char zone[16];
	struct arena arena;
	struct liquid_page page = { .globals = run->globals,
		.arena = &arena,
		.diag = &run->diag,
		.limits = run->limits,
		.now = run->now,
		.zone = machine_zone,
		.zone_arg = &zone,
		.markdown = render_markdown,
		.markdown_arg = run };
	bool ok = true;

	arena_init(&arena);
	for (; ok && times > 0; times--) {
		arena_reset(&arena);
		buf_reset(&run->out);
		ok = liquid_render(r, t, &page, &run->out);
	}
	liquid_renderer_free(r);
	arena_free(&arena);
	return ok;
}

/* Compile, and render unless told only to check. */
static bool
compile_and_render(struct run *run, uint64_t times)
{
	struct liquid_options options = {
		.no_autoescape = run->settings->no_autoescape,
		.load = load_partial,
		.load_arg = run,
	};
	struct arena arena;
	struct liquid *set;
	const struct liquid_template *t;
	bool ok;

	arena_init(&arena);
	set = liquid_new(&options, &arena);
	t = liquid_add(
	    set, STR("<stdin>"), STR("<stdin>"), run->source, &run->diag);
	ok = liquid_template_ok(t) &&
	    (run->settings->check || render(run, set, t, times));
	liquid_free(set);
	arena_free(&arena);
	return ok;
}

static bool
run_all(struct run *run)
{
	bool ok = true;

	if (!run->settings->recompile)
		return compile_and_render(run, run->repeat);
	for (uint64_t i = 0; i < run->repeat && ok; i++)
		ok = compile_and_render(run, 1);
	return ok;
}

static int
write_out(const struct run *run)
{
	struct str s = buf_str(&run->out);

	if (fwrite(s.p != NULL ? s.p : "", 1, s.n, stdout) == s.n &&
	    fflush(stdout) == 0)
		return STATUS_FINE;
	fprintf(stderr, "waymark template: %s\n", strerror(errno));
	return STATUS_MACHINE;
}

static int
template_run(const struct invocation *in)
{
	struct run run = { .settings = in->settings, .partials = -1 };
	int status = STATUS_USAGE;

	arena_init(&run.arena);
	diag_init(&run.diag);
	buf_init(&run.out);
	run.diag.warnings_are_errors = run.settings->strict;
	if (!read_limits(&run) || !read_now(&run) || !read_data(&run) ||
	    !open_partials(&run) || !read_input(&run))
		goto done;
	status = run_all(&run) && run.diag.errors == 0 ? write_out(&run)
						       : STATUS_CONTENT;
done:
	findings_show(&in->common, REPORT_TEXT, &run.diag);
	if (run.partials >= 0)
		close(run.partials);
	buf_free(&run.out);
	diag_free(&run.diag);
	arena_free(&run.arena);
	return status;
}

const struct command template_command = {
	.name = "template",
	.run = template_run,
	.arguments = "",
	.help = "Render one template, read from standard input.",
	.options = template_options,
	.n_options = sizeof(template_options) / sizeof(*template_options),
	.settings_size = sizeof(struct settings),
};
