/*
 * "waymark init": a new site that builds as it is.
 *
 * The files of src/starter/ are templates for the theme language; documents of
 * a school, a class and two people come from the sketches of "waymark new".
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cmd/ask.h"
#include "cmd/clock.h"
#include "cmd/command.h"
#include "cmd/maker.h"
#include "config/config.h"
#include "git/create.h"
#include "liquid/liquid.h"
#include "locale/slug.h"
#include "locale/unicode.h"
#include "theme/folder.h"

struct settings {
	struct str title;
	struct str district;
	struct str school;
	struct str class;
	struct str teacher;
	struct str student;
	struct str lang;
	struct str base_url;
	struct str host;
	struct str source;
	bool yes;
	bool no_git;
};

#define SETTING(member) offsetof(struct settings, member)

static const struct option init_options[] = {
	{ "title", 0, "TEXT", SETTING(title), "What the site is called." },
	{ "district", 0, "TEXT", SETTING(district), "Who publishes it." },
	{ "school", 0, "NAME", SETTING(school), "The first school." },
	{ "class", 0, "NAME", SETTING(class), "The first class." },
	{ "teacher", 0, "NAME", SETTING(teacher), "Who teaches it." },
	{ "student", 0, "NAME", SETTING(student), "The first student." },
	{ "lang", 0, "LANG", SETTING(lang), "The main language, such as es." },
	{ "base-url", 0, "URL", SETTING(base_url),
	    "The address the site will have." },
	{ "host", 0, "NAME", SETTING(host),
	    "Publish with github, gitlab, both or none." },
	{ "source", 0, "URL", SETTING(source),
	    "The Git repository the host takes waymark from." },
	{ "yes", 'y', NULL, SETTING(yes), "Ask nothing." },
	{ "no-git", 0, NULL, SETTING(no_git), "Make no repository." },
};

/* What is asked on a terminal, in this order, and what is usual. */
static const struct question {
	size_t offset;
	const char *text;
	const char *usual;
} questions[] = {
	{ SETTING(title), "What is the site called?", "Our learning" },
	{ SETTING(district), "Who publishes it?", "Our school district" },
	{ SETTING(school), "Name of the first school?", "Our school" },
	{ SETTING(class), "Name of the first class?", "Room 1" },
	{ SETTING(teacher), "Its teacher, as pages show the name?",
	    "Sample Teacher" },
	{ SETTING(student), "A first student (first and last name)?",
	    "Sample Surname" },
	{ SETTING(lang), "Main language (en, es, ...)?", "en" },
	{ SETTING(base_url),
	    "Address the site will have, if you know it:", "" },
	{ SETTING(host), "Publish with github, gitlab, both or none?", "both" },
};

enum host { HOST_NONE, HOST_GITHUB = 1, HOST_GITLAB = 2 };

/* Where each file of src/starter/ goes, and for which host. */
static const struct starter {
	const char *file;
	const char *path;
	unsigned host; /* 0: for all */
} starters[] = {
	{ "site.yaml", "content/site.yaml", 0 },
	{ "index.md", "content/index.md", 0 },
	{ "vision.md", "content/vision/index.md", 0 },
	{ "competencies.yaml", "content/vision/competencies.yaml", 0 },
	{ "README.md", "README.md", 0 },
	{ "gitignore", ".gitignore", 0 },
	{ "gitattributes", ".gitattributes", 0 },
	{ "github.yml", ".github/workflows/pages.yml", HOST_GITHUB },
	{ "gitlab.yml", ".gitlab-ci.yml", HOST_GITLAB },
};

struct site {
	struct settings *settings;
	struct arena arena;
	struct diag diag;
	struct maker maker;
	struct person_name student;
	struct person_name teacher;
	struct str school_id;
	struct str class_id;
	unsigned hosts;
	struct value globals;
};

static struct str *
setting(struct settings *s, size_t offset)
{
	return (struct str *)(void *)((char *)s + offset);
}

/* One line without invisible signs, in the form that files are kept in. */
static bool
is_line(struct str *text, struct arena *arena)
{
	size_t bad;

	if (!utf8_check(*text, &bad))
		return false;
	*text = unicode_nfc(str_trim(*text), arena);
	for (size_t at = 0; at < text->n;) {
		if (unicode_is_format(utf8_next(*text, &at)))
			return false;
	}
	return true;
}

static bool
answer(struct site *site)
{
	for (size_t i = 0; i < sizeof(questions) / sizeof(*questions); i++) {
		const struct question *q = &questions[i];
		struct str *to = setting(site->settings, q->offset);
		struct str usual = str_from(q->usual);

		if (to->n == 0)
			*to = site->settings->yes
			    ? usual
			    : ask(q->text, usual, &site->arena);
		if (is_line(to, &site->arena))
			continue;
		fprintf(stderr,
		    "waymark init: this is no line of text: %.*s\n"
		    "Type it anew instead of pasting it.\n",
		    STR_ARG(*to));
		return false;
	}
	return true;
}

/* What stands in YAML and in the expressions of a host without its quotes. */
static bool
is_word(const char *option, struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[i];

		if (c < 0x80 && (isalnum(c) || strchr("/:.-_~@%+", c) != NULL))
			continue;
		fprintf(stderr,
		    "waymark init: --%s cannot have a \"%c\" in it\n"
		    "\"waymark init --help\" says what it is.\n",
		    option, c < 0x20 || c >= 0x7F ? '?' : c);
		return false;
	}
	return true;
}

/* Where the site will stand, or nothing. */
static bool
is_address(struct str url)
{
	if (url.n == 0 || config_is_address(url))
		return true;
	fprintf(stderr,
	    "waymark init: --base-url cannot be \"%.*s\"\n"
	    "Write the whole address: https://work.example.org/\n",
	    STR_ARG(url));
	return false;
}

static bool
read_hosts(struct site *site)
{
	static const struct {
		const char *word;
		unsigned hosts;
	} words[] = {
		{ "none", HOST_NONE },
		{ "github", HOST_GITHUB },
		{ "gitlab", HOST_GITLAB },
		{ "both", HOST_GITHUB | HOST_GITLAB },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!str_is(site->settings->host, words[i].word))
			continue;
		site->hosts = words[i].hosts;
		return true;
	}
	fprintf(stderr,
	    "waymark init: there is no host \"%.*s\"\n"
	    "It is github, gitlab, both or none.\n",
	    STR_ARG(site->settings->host));
	return false;
}

/* A name for the file, where the title has no letters. */
static struct str
slug_or(struct str title, struct str other, struct arena *arena)
{
	struct str slug = slug_make(title, arena);

	return slug.n != 0 ? slug : other;
}

static void
name_all(struct site *site)
{
	const struct settings *s = site->settings;

	site->student = maker_student(s->student, &site->arena);
	if (site->student.id.n == 0)
		site->student.id = STR("student");
	site->teacher = maker_student(s->teacher, &site->arena);
	site->teacher.id = slug_or(s->teacher, STR("teacher"), &site->arena);
	site->school_id = slug_or(s->school, STR("school"), &site->arena);
	site->class_id = slug_or(s->class, STR("class"), &site->arena);
}

static void
set_text(
    struct object *o, const char *name, struct str text, struct arena *arena)
{
	object_set(o, arena, str_from(name), value_text(text));
}

/* What templates may write: as it is, and as a value of YAML. */
static void
set_globals(struct site *site)
{
	struct arena *arena = &site->arena;
	struct object *all = arena_alloc(arena, sizeof(*all));
	struct object *yaml = arena_alloc(arena, sizeof(*yaml));
	struct buf text;

	buf_init(&text);
	for (size_t i = 0; i < sizeof(init_options) / sizeof(*init_options);
	     i++) {
		const struct option *o = &init_options[i];
		struct str *value = setting(site->settings, o->offset);
		const char *name =
		    strcmp(o->name, "base-url") == 0 ? "base_url" : o->name;

		if (o->argument == NULL)
			continue;
		set_text(all, name, *value, arena);
		buf_reset(&text);
		sketch_add_yaml(&text, *value);
		set_text(yaml, name, str_copy(arena, buf_str(&text)), arena);
	}
	buf_free(&text);
	object_set(all, arena, STR("yaml"), value_object(yaml));
	set_text(all, "student_id", site->student.id, arena);
	set_text(all, "class_id", site->class_id, arena);
	object_set(all, arena, STR("ci"), value_bool(site->hosts != 0));
	object_set(all, arena, STR("github"),
	    value_bool((site->hosts & HOST_GITHUB) != 0));
	object_set(all, arena, STR("gitlab"),
	    value_bool((site->hosts & HOST_GITLAB) != 0));
	site->globals = value_object(all);
}

static const struct theme_file *
find_file(const struct folder_files *files, const char *name)
{
	for (size_t i = 0; i < files->n; i++) {
		if (str_is(files->items[i].name, name))
			return &files->items[i];
	}
	return NULL;
}

/* The file as a template, with what was answered. */
static bool
render(struct site *site, const struct theme_file *file, struct buf *out)
{
	struct liquid_options options = { .no_autoescape = true };
	struct liquid *set = liquid_new(&options, &site->arena);
	const struct liquid_template *t =
	    liquid_add(set, file->name, file->path, file->bytes, &site->diag);
	struct liquid_renderer *r = liquid_renderer_new(set);
	struct liquid_page page = { .globals = site->globals,
		.arena = &site->arena,
		.diag = &site->diag,
		.limits = liquid_limits_default() };
	bool ok = liquid_template_ok(t) && liquid_render(r, t, &page, out);

	liquid_renderer_free(r);
	liquid_free(set);
	return ok;
}

static bool
add_starters(struct site *site)
{
	struct folder_files files = { NULL, 0, 0 };
	struct buf text;
	bool ok = true;

	folder_from_data(&files, STR("/src"), STR(""), STR("starter"),
	    &site->arena, &site->diag);
	buf_init(&text);
	for (size_t i = 0; ok && i < sizeof(starters) / sizeof(*starters);
	     i++) {
		const struct starter *s = &starters[i];
		const struct theme_file *file = find_file(&files, s->file);

		if (s->host != 0 && (site->hosts & s->host) == 0)
			continue;
		buf_reset(&text);
		ok = file != NULL && render(site, file, &text);
		if (!ok)
			fprintf(stderr,
			    "waymark init: %s did not come with this program\n"
			    "Install waymark anew: make install\n",
			    s->file);
		else
			maker_add(&site->maker, str_from(s->path),
			    str_copy(&site->arena, buf_str(&text)));
	}
	buf_free(&text);
	return ok;
}

static void
add_document(struct site *site, const char *sketch, struct str id,
    const struct sketch_value *items, size_t n)
{
	struct sketch_values values = { items, n };

	maker_add_document(
	    &site->maker, sketch_find(str_from(sketch)), id, id, &values);
}

/* A school, a class, its teacher, and a student nobody has agreed for yet. */
static void
add_documents(struct site *site)
{
	const struct settings *s = site->settings;
	const struct sketch_value school[] = { { "title", s->school } };
	const struct sketch_value class[] = {
		{ "title", s->class },
		{ "school", site->school_id },
		{ "teacher", site->teacher.id },
	};
	const struct sketch_value teacher[] = {
		{ "first", site->teacher.first },
		{ "last", site->teacher.last },
	};
	const struct sketch_value student[] = {
		{ "class", site->class_id },
		{ "first", site->student.first },
		{ "last", site->student.last },
	};

	add_document(site, "school", site->school_id, school, 1);
	add_document(site, "class", site->class_id, class, 3);
	add_document(site, "person", site->teacher.id, teacher, 2);
	add_document(site, "student", site->student.id, student, 3);
	add_document(site, "record", site->student.id, student, 3);
}

static void
tell_next(const struct site *site, struct str folder, enum create_state state)
{
	struct buf out;

	buf_init(&out);
	buf_add(&out, STR("\nNext:"));
	if (!str_eq(folder, STR("."))) {
		buf_add(&out, STR("\n    cd "));
		buf_add_shell(&out, folder);
	}
	if (state == CREATE_FRESH && site->settings->no_git)
		buf_add(&out, STR("\n    git init"));
	if (state != CREATE_FRESH || site->settings->no_git)
		buf_add(&out, STR("\n    git add --all"));
	buf_add(&out,
	    STR("\n    waymark build          # then open output/index.html\n"
		"    git commit -m 'A new site'\n\n"
		"README.md there says how students, teachers and the office "
		"use it.\n"));
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
}

static struct str
path_prefix(struct str folder, struct site *site)
{
	return str_eq(folder, STR("."))
	    ? STR("")
	    : arena_printf(&site->arena, "%.*s/", STR_ARG(folder));
}

/* Write what was gathered, and put it under Git's eyes. */
static int
put_down(struct site *site, struct str folder, bool quiet)
{
	enum create_state state = create_state(folder, &site->arena);
	struct str *paths;
	int dir, status;

	if (state == CREATE_TAKEN) {
		fprintf(stderr,
		    "waymark init: %.*s has other files in it\n"
		    "Name a new folder, or run \"git init\" there first.\n",
		    STR_ARG(folder));
		return STATUS_USAGE;
	}
	if (!file_make_folders(AT_FDCWD, folder) ||
	    (dir = open(arena_cstr(&site->arena, folder),
		 O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0) {
		fprintf(stderr, "waymark init: %.*s: %s\n", STR_ARG(folder),
		    strerror(errno));
		return STATUS_MACHINE;
	}
	status = maker_write(&site->maker, dir);
	close(dir);
	if (status != STATUS_FINE)
		return status;
	paths = arena_array(&site->arena, site->maker.n, sizeof(*paths));
	for (size_t i = 0; i < site->maker.n; i++)
		paths[i] = site->maker.items[i].path;
	if (state == CREATE_FRESH && !site->settings->no_git &&
	    !create_repo(
		folder, paths, site->maker.n, &site->arena, &site->diag))
		return STATUS_MACHINE;
	for (size_t i = 0; i < site->maker.n; i++)
		printf("%.*s%.*s\n", STR_ARG(path_prefix(folder, site)),
		    STR_ARG(paths[i]));
	if (!quiet)
		tell_next(site, folder, state);
	return STATUS_FINE;
}

static int
init_run(const struct invocation *in)
{
	struct site site = { .settings = in->settings };
	struct str folder = str_from(in->arguments.items[0]);
	int status = STATUS_USAGE;

	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	arena_init(&site.arena);
	diag_init(&site.diag);
	maker_init(&site.maker, "waymark init", STR("content"), &site.arena);
	if (!answer(&site) || !read_hosts(&site) ||
	    !is_word("lang", site.settings->lang) ||
	    !is_word("base-url", site.settings->base_url) ||
	    !is_address(site.settings->base_url) ||
	    !is_word("source", site.settings->source))
		goto done;
	name_all(&site);
	set_globals(&site);
	status = STATUS_MACHINE;
	if (!add_starters(&site))
		goto done;
	add_documents(&site);
	status = put_down(&site, folder, in->common.quiet);
done:
	findings_show(&in->common, REPORT_TEXT, &site.diag);
	diag_free(&site.diag);
	arena_free(&site.arena);
	return status;
}

const struct command init_command = {
	.name = "init",
	.run = init_run,
	.arguments = "DIR",
	.least = 1,
	.most = 1,
	.help = "Make a new site in DIR that builds as it is.",
	.options = init_options,
	.n_options = sizeof(init_options) / sizeof(*init_options),
	.settings_size = sizeof(struct settings),
};
