/*
 * "waymark new": a document in its place, with the fields that matter.
 *
 * What the command line does not say and the folder does is filled in: the
 * only student, class or school there is. Names are checked against the files
 * that are there, so that a slip of the finger is told at once.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "cmd/clock.h"
#include "cmd/command.h"
#include "cmd/ids.h"
#include "cmd/kinds.h"
#include "cmd/maker.h"
#include "config/levels.h"
#include "locale/slug.h"
#include "locale/unicode.h"

struct settings {
	struct str student;
	struct str class;
	struct str school;
	struct str teacher;
	struct str curator;
	struct str about;
	struct str from;
	struct str role;
	struct str kind;
	struct str goal;
	struct str grade;
	struct str year;
	struct str competencies;
	struct str items;
	struct str id;
	struct str content;
};

#define SETTING(member) offsetof(struct settings, member)

/* Those but the last two are values of the fields that have their names. */
static const struct option new_options[] = {
	{ "student", 's', "ID", SETTING(student), "Whose it is." },
	{ "class", 0, "ID", SETTING(class), "The class it belongs to." },
	{ "school", 0, "ID", SETTING(school), "The school it belongs to." },
	{ "teacher", 0, "ID", SETTING(teacher), "Who teaches the class." },
	{ "curator", 0, "ID", SETTING(curator), "Who chose the showcase." },
	{ "about", 0, "REF", SETTING(about),
	    "What it looks back on or answers: artifacts/creek." },
	{ "from", 0, "WORDS", SETTING(from),
	    "Who answers: an id of people/, or words." },
	{ "role", 0, "WORD", SETTING(role),
	    "Of a response or person: family, teacher, mentor..." },
	{ "kind", 0, "WORD", SETTING(kind), "Of a goal: academic or habit." },
	{ "goal", 0, "REF", SETTING(goal), "The goal the work serves." },
	{ "grade", 0, "WORD", SETTING(grade), "The grade." },
	{ "year", 0, "YEAR", SETTING(year), "The school year: 2026-27." },
	{ "competencies", 0, "ID", SETTING(competencies),
	    "What the work shows; several with commas." },
	{ "items", 0, "REFS", SETTING(items),
	    "What the showcase has, with commas." },
	{ "id", 0, "NAME", SETTING(id),
	    "The file's name, if not to come from the title." },
	{ "content", 0, "DIR", SETTING(content), "The content folder." },
};
#define N_OPTIONS (sizeof(new_options) / sizeof(*new_options))
#define N_VALUES (N_OPTIONS - 2)

struct making {
	struct settings *settings;
	struct arena arena;
	struct maker maker;
	const struct sketch *sketch;
	struct str title;
	struct str today;
	struct ids_site site;
};

static struct str *
setting(struct making *m, size_t i)
{
	return (
	    struct str *)(void *)((char *)m->settings + new_options[i].offset);
}

/* See that what was named is there; name what need not be. */
static bool
settle_ids(struct making *m)
{
	for (size_t i = 0; i < N_OPTIONS; i++) {
		if (!ids_settle(&m->site, new_options[i].name, setting(m, i)))
			return false;
	}
	return true;
}

/* What has a student's name for its title. */
static bool
is_of_student(const struct sketch *sketch)
{
	return sketch_kind(sketch) == KIND_STUDENT ||
	    str_is(STR("record"), sketch_name(sketch));
}

static bool
is_owned(const struct sketch *sketch)
{
	const char *pattern = kind_info(sketch_kind(sketch))->pattern;

	return str_find(str_from(pattern), STR("<owner>")) != STR_NONE;
}

/* What a reflection or response is about has to be there, too. */
static bool
settle_about(struct making *m)
{
	struct settings *s = m->settings;

	return s->about.n == 0 || s->student.n == 0 || !is_owned(m->sketch) ||
	    ids_settle_ref(&m->site, s->student, &s->about);
}

/* "waymark new artifact A creek" needs no quotes. */
static bool
read_title(struct making *m, const struct words *words)
{
	struct buf title;
	struct str all;
	size_t bad;

	buf_init(&title);
	for (size_t i = 1; i < words->n; i++)
		buf_printf(&title, "%s%s", i > 1 ? " " : "", words->items[i]);
	all = str_trim(str_copy(&m->arena, buf_str(&title)));
	buf_free(&title);
	m->title = unicode_nfc(all, &m->arena);
	if (all.n == 0 || !utf8_check(all, &bad) ||
	    utf8_count(all) > LIMIT_TITLE_CHARS) {
		fprintf(stderr,
		    "waymark new: the title is empty, not UTF-8 or over %u "
		    "letters\nA short title makes a good address.\n",
		    LIMIT_TITLE_CHARS);
		return false;
	}
	for (size_t at = 0; at < m->title.n;) {
		if (!unicode_is_format(utf8_next(m->title, &at)))
			continue;
		fputs("waymark new: the title has an invisible sign in it\n"
		      "Type it anew instead of pasting it.\n",
		    stderr);
		return false;
	}
	return true;
}

/* What stands in a field of a few words is one of them. */
static bool
check_words(struct making *m)
{
	const struct field_table *fields =
	    kind_info(sketch_kind(m->sketch))->fields;
	struct buf type;
	unsigned at;

	for (size_t i = 0; i < N_VALUES; i++) {
		struct str word = *setting(m, i);
		const struct field *field =
		    field_find(fields, str_from(new_options[i].name));

		if (word.n == 0 || field == NULL ||
		    field->type != FIELD_CHOICE ||
		    level_find(field->of, word, &at))
			continue;
		buf_init(&type);
		field_print_type(field, &type);
		fprintf(stderr,
		    "waymark new: --%s cannot be \"%.*s\"\nIt is %.*s.\n",
		    field->name, STR_ARG(word), STR_ARG(buf_str(&type)));
		buf_free(&type);
		return false;
	}
	return true;
}

/* What an option can say that names nothing in the folder. */
static void
tell_help(const struct making *m, const char *option)
{
	const struct field *field = field_find(
	    kind_info(sketch_kind(m->sketch))->fields, str_from(option));
	struct buf type;

	buf_init(&type);
	if (field != NULL && field->type == FIELD_CHOICE)
		field_print_type(field, &type);
	if (type.n != 0)
		fprintf(stderr, "It is %.*s.\n", STR_ARG(buf_str(&type)));
	for (size_t i = 0; type.n == 0 && i < N_OPTIONS; i++) {
		if (strcmp(new_options[i].name, option) == 0)
			fprintf(stderr, "It says: %s\n", new_options[i].help);
	}
	buf_free(&type);
}

/* What a sketch or a path cannot do without. */
static bool
is_complete(struct making *m, const struct sketch_values *values)
{
	const char *lacks = sketch_lacks(m->sketch, values);

	if (lacks == NULL && is_owned(m->sketch) &&
	    sketch_kind(m->sketch) != KIND_STUDENT &&
	    m->settings->student.n == 0)
		lacks = "student";
	if (lacks == NULL)
		return true;
	fprintf(stderr, "waymark new: a new %s needs --%s\n",
	    sketch_name(m->sketch), lacks);
	if (!ids_tell(&m->site, lacks, m->settings->student))
		tell_help(m, lacks);
	return false;
}

static bool
read_id(struct making *m, const struct person_name *name, struct str *id)
{
	struct str given = m->settings->id;

	if (given.n != 0)
		*id = slug_make(given, &m->arena);
	else if (is_of_student(m->sketch))
		*id = name->id;
	else
		*id = slug_make(m->title, &m->arena);
	if (id->n != 0 && (given.n == 0 || str_eq(given, *id)))
		return true;
	if (given.n != 0 && id->n != 0)
		fprintf(stderr,
		    "waymark new: \"%.*s\" is no name for a file\n"
		    "Small letters, digits and \"-\" are: --id %.*s\n",
		    STR_ARG(given), STR_ARG(*id));
	else
		fputs("waymark new: no name for a file can be made of the "
		      "title\nSay one: --id my-work\n",
		    stderr);
	return false;
}

static void
gather(struct making *m, struct str id, const struct sketch_values *values)
{
	enum kind kind = sketch_kind(m->sketch);
	struct str owner = kind == KIND_STUDENT ? id : m->settings->student;

	maker_add_document(&m->maker, m->sketch, owner, id, values);
	if (kind == KIND_STUDENT)
		maker_add_document(
		    &m->maker, sketch_find(STR("record")), owner, id, values);
}

/* What to do next, for whoever has never used Git. */
static void
add_paths(const struct making *m, struct buf *out)
{
	for (size_t i = 0; i < m->maker.n; i++) {
		buf_add_char(out, ' ');
		buf_add_shell(out, m->maker.items[i].path);
	}
}

static void
tell_next(const struct making *m)
{
	bool student = is_of_student(m->sketch);
	struct buf out;

	buf_init(&out);
	buf_add(&out,
	    STR("\nNext, write in it with any editor; \"waymark serve "
		"--drafts\" shows it. Then:\n"
		"    git add"));
	add_paths(m, &out);
	buf_add(&out, STR("\n    waymark check"));
	add_paths(m, &out);
	buf_add(&out, STR("\n    git commit -m "));
	/* Git keeps a message for ever, and a record can be taken away. */
	buf_add_shell(&out, student ? STR("Add a student") : m->title);
	buf_add_char(&out, '\n');
	if (student)
		buf_add(&out,
		    STR("\nNothing of the student is published until staff "
			"fill in the consent in\npeople/.\n"));
	fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
}

static int
make(struct making *m, const struct words *words, bool quiet)
{
	struct sketch_value items[N_VALUES + 4];
	struct sketch_values values = { items, 0 };
	struct person_name name;
	struct str id;
	int status;

	m->sketch = kinds_find(str_from(words->items[0]));
	if (m->sketch == NULL || !check_words(m) || !read_title(m, words) ||
	    !settle_ids(m) || !settle_about(m))
		return STATUS_USAGE;
	name = maker_student(m->title, &m->arena);
	if (!read_id(m, &name, &id))
		return STATUS_USAGE;
	items[values.n++] = (struct sketch_value){ "title", m->title };
	items[values.n++] = (struct sketch_value){ "today", m->today };
	items[values.n++] = (struct sketch_value){ "first", name.first };
	items[values.n++] = (struct sketch_value){ "last", name.last };
	for (size_t i = 0; i < N_VALUES; i++)
		items[values.n++] = (struct sketch_value){ new_options[i].name,
			*setting(m, i) };
	if (!is_complete(m, &values))
		return STATUS_USAGE;
	gather(m, id, &values);
	status = maker_write(&m->maker, m->site.dir);
	if (status != STATUS_FINE)
		return status;
	for (size_t i = 0; i < m->maker.n; i++)
		printf("%.*s\n", STR_ARG(m->maker.items[i].path));
	if (!quiet)
		tell_next(m);
	return STATUS_FINE;
}

static int
new_run(const struct invocation *in)
{
	struct making m = { .settings = in->settings };
	struct str content = m.settings->content;
	int64_t now;
	int status;

	if (!clock_now(&now))
		return STATUS_USAGE;
	arena_init(&m.arena);
	maker_init(&m.maker, "waymark new",
	    content.n != 0 ? content : STR("content"), &m.arena);
	m.site.arena = &m.arena;
	m.site.content = m.maker.content;
	m.today = date_text(clock_day(now), &m.arena);
	m.site.dir = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (m.site.dir < 0 ||
	    faccessat(m.site.dir, arena_cstr(&m.arena, m.maker.content), X_OK,
		0) != 0) {
		fprintf(stderr,
		    "waymark new: there is no folder \"%.*s\" here\n"
		    "Go to the site's folder, or make a site: waymark init "
		    "my-site\n",
		    STR_ARG(m.maker.content));
		status = STATUS_USAGE;
	} else {
		status = make(&m, &in->arguments, in->common.quiet);
	}
	if (m.site.dir >= 0)
		close(m.site.dir);
	arena_free(&m.arena);
	return status;
}

const struct command new_command = {
	.name = "new",
	.run = new_run,
	.arguments = "KIND TITLE...",
	.least = 2,
	.most = 64,
	.help = "Make a document: student, artifact, goal, showcase, class...",
	.add_help = kinds_add_help,
	.options = new_options,
	.n_options = N_OPTIONS,
	.settings_size = sizeof(struct settings),
};
