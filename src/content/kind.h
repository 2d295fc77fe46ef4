/*
 * kind: what a file under content/ is, told by its path alone.
 *
 * Source    the table in kind.c, which the manual prints.
 */
#ifndef CONTENT_KIND_H
#define CONTENT_KIND_H

#include "data/field.h"

enum kind {
	KIND_SITE,
	KIND_PERSON,
	KIND_HOME,
	KIND_VISION,
	KIND_PLAN,
	KIND_COMPETENCIES,
	KIND_QUESTIONS,
	KIND_PROCESS,
	KIND_FRAMEWORK,
	KIND_VOICE,
	KIND_VISION_PAGE,
	KIND_TOOLKIT,
	KIND_JOURNAL,
	KIND_SCHOOL,
	KIND_CLASS,
	KIND_STUDENT,
	KIND_ARTIFACT,
	KIND_GOAL,
	KIND_REFLECTION,
	KIND_RESPONSE,
	KIND_SHOWCASE,
	KIND_PAGE,
	KIND_MEDIA,
	KIND_COUNT
};

struct kind_info {
	const char *name; /* "artifact", as in "waymark explain artifact" */
	/*
	 * Paths below content/, apart by a blank: "<owner>" and "<id>" stand
	 * for one folder or name, "**" for all folders down to the last name.
	 */
	const char *pattern;
	const struct field_table *fields; /* NULL: media */
	const char *help;
};

const struct kind_info *kind_info(enum kind kind);
/* KIND_COUNT when there is none of that name. */
enum kind kind_find(struct str name);

/*
 * The kind of the file at rel, a path below content/; *id is its slug (empty
 * for media and for a kind of one file), *owner the student it stands under,
 * or empty. Both are slices of rel.
 */
enum kind kind_of(struct str rel, struct str *id, struct str *owner);

/*
 * What the name of a file of Markdown ends in: ".md", or one of the endings of
 * other tools, which are read as well, but not in a student's folder: what is
 * decided there goes by the names of files. Empty for any other file.
 */
struct str kind_markdown_ending(struct str path);

/* Whose the file at rel is: what stands below students/<owner>/; or empty. */
struct str kind_owner(struct str rel);

/* A kind written as YAML from the first line to the last. */
bool kind_is_yaml(enum kind kind);

#endif
