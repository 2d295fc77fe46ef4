#include "content/kind.h"

#include "config/config.h"
#include "content/tables.h"

/* In the order in which they are tried; the enum says the same order. */
static const struct kind_info kinds[] = {
	[KIND_SITE] = { "site", "site.yaml", &site_table,
	    "What the site is called, whose it is and how it is built." },
	[KIND_PERSON] = { "person", "people/<id>.yaml", &person_table,
	    "One person of the register: display name, Git identities and "
	    "consent. Never published." },
	[KIND_HOME] = { "home", "index.md", &home_table, "The first page." },
	[KIND_VISION] = { "vision", "vision/index.md", &vision_table,
	    "What the district believes, in its parts." },
	[KIND_PLAN] = { "plan", "vision/plan.yaml", &plan_table,
	    "The phases of the plan, with dates and where they stand." },
	[KIND_COMPETENCIES] = { "competencies", "vision/competencies.yaml",
	    &competencies_table, "The portrait of a graduate." },
	[KIND_QUESTIONS] = { "questions", "vision/questions.yaml",
	    &questions_table, "Questions that collect students' work." },
	[KIND_PROCESS] = { "process", "vision/process.md", &process_table,
	    "How the vision came about: who met, when, and "
	    "what was heard." },
	[KIND_FRAMEWORK] = { "framework", "vision/frameworks/<id>.md",
	    &framework_table, "A framework of others, with its edition." },
	[KIND_VOICE] = { "voice", "vision/voices/<id>.md", &voice_table,
	    "What somebody of the community said, read and approved by "
	    "staff." },
	[KIND_VISION_PAGE] = { "vision-page", "vision/**/<id>.md", &page_table,
	    "Another page of the vision." },
	[KIND_TOOLKIT] = { "toolkit", "toolkit/<id>.md", &toolkit_table,
	    "A publication or resource." },
	[KIND_JOURNAL] = { "journal", "journal/<id>.md", &journal_table,
	    "A dated post of the district or a school." },
	[KIND_SCHOOL] = { "school", "schools/<id>.md", &school_table,
	    "A school." },
	[KIND_CLASS] = { "class", "classes/<id>.md", &class_table,
	    "A class, with its teacher and year." },
	[KIND_STUDENT] = { "student", "students/<owner>/profile.md",
	    &student_table, "A student, as a learner." },
	[KIND_ARTIFACT] = { "artifact",
	    "students/<owner>/artifacts/<id>.md "
	    "students/<owner>/artifacts/<id>/index.md",
	    &artifact_table, "One piece of a student's work." },
	[KIND_GOAL] = { "goal", "students/<owner>/goals/<id>.md", &goal_table,
	    "What a student wants to reach." },
	[KIND_REFLECTION] = { "reflection",
	    "students/<owner>/reflections/<id>.md", &reflection_table,
	    "A student's look back at a piece of work or a goal." },
	[KIND_RESPONSE] = { "response", "students/<owner>/responses/<id>.md",
	    &response_table,
	    "What somebody says to a student's work, read "
	    "and approved by staff." },
	[KIND_SHOWCASE] = { "showcase", "showcases/<id>.md", &showcase_table,
	    "What a teacher has chosen, with notes." },
	[KIND_PAGE] = { "page", "**/<id>.md", &page_table, "Any other page." },
	[KIND_MEDIA] = { "media", "**/<id>", NULL,
	    "Any other file: published only if a released page uses it." },
};

const struct kind_info *
kind_info(enum kind kind)
{
	return &kinds[kind];
}

enum kind
kind_find(struct str name)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (str_eq(str_from(kinds[i].name), name))
			return (enum kind)i;
	}
	return KIND_COUNT;
}

struct str
kind_markdown_ending(struct str path)
{
	static const struct str endings[] = { STR_INIT(".md"),
		STR_INIT(".markdown"), STR_INIT(".mdown"), STR_INIT(".mkd") };

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		if (str_ends(path, endings[i]))
			return endings[i];
	}
	return STR("");
}

/* One component against one of a pattern: "<id>.md" takes "read-more.md". */
static bool
match_component(
    struct str part, struct str pattern, struct str *id, struct str *owner)
{
	struct str name, suffix;
	size_t end = str_find_char(pattern, '>');

	if (pattern.n == 0 || pattern.p[0] != '<')
		return str_eq(part, pattern);
	name = str_slice(pattern, 1, end - 1);
	suffix = str_skip(pattern, end + 1);
	if (str_eq(suffix, STR(".md")))
		suffix = kind_markdown_ending(part);
	if (suffix.n == 0 && end + 1 < pattern.n)
		return false;
	if (part.n <= suffix.n || !str_ends(part, suffix))
		return false;
	part.n -= suffix.n;
	*(str_eq(name, STR("owner")) ? owner : id) = part;
	return true;
}

static bool
match(struct str rel, struct str pattern, struct str *id, struct str *owner)
{
	struct str part, want;

	while (str_cut(&pattern, '/', &want)) {
		if (str_eq(want, STR("**"))) {
			size_t last = str_find_last(rel, '/');

			rel = last == STR_NONE ? rel : str_skip(rel, last + 1);
			continue;
		}
		if (!str_cut(&rel, '/', &part) ||
		    !match_component(part, want, id, owner))
			return false;
	}
	return rel.n == 0;
}

static bool
match_any(
    struct str rel, struct str patterns, struct str *id, struct str *owner)
{
	struct str pattern;

	while (str_cut(&patterns, ' ', &pattern)) {
		if (match(rel, pattern, id, owner))
			return true;
	}
	return false;
}

struct str
kind_owner(struct str rel)
{
	struct str none = { NULL, 0 }, first, second;

	if (!str_cut(&rel, '/', &first) || !str_eq(first, STR("students")) ||
	    !str_cut(&rel, '/', &second) || rel.n == 0)
		return none;
	return second;
}

/* Most kinds are ruled out by how all of their patterns begin. */
static bool
may_match(struct str rel, const char *patterns)
{
	for (size_t i = 0; patterns[i] != '<' && patterns[i] != '*'; i++) {
		if (patterns[i] == '\0')
			return i == rel.n;
		if (i == rel.n || patterns[i] != rel.p[i])
			return false;
	}
	return true;
}

static bool
is_kind(struct str rel, const char *patterns, struct str *id)
{
	struct str ignored;

	return may_match(rel, patterns) &&
	    match_any(rel, str_from(patterns), id, &ignored);
}

enum kind
kind_of(struct str rel, struct str *id, struct str *owner)
{
	struct str nobody = { NULL, 0 }, slug = nobody;
	size_t kind = KIND_SITE;

	while (kind < KIND_MEDIA && !is_kind(rel, kinds[kind].pattern, &slug)) {
		slug = nobody;
		kind++;
	}
	*owner = kind_owner(rel);
	if (owner->n > 0 && !str_ends(rel, STR(".md"))) {
		kind = KIND_MEDIA;
		slug = nobody;
	}
	*id = slug;
	return (enum kind)kind;
}

bool
kind_is_yaml(enum kind kind)
{
	return str_ends(str_from(kinds[kind].pattern), STR(".yaml"));
}
