/*
 * model: everything the site tells, as nouns that know each other.
 *
 * Made from the release and from nothing else, so no template can reach what
 * policy withholds. Links hold both ways: a goal knows its evidence, and the
 * evidence its goal. A reference that leads nowhere is a finding at its
 * place; to readers, what is withheld looks the same as what is absent.
 *
 * Lists have a total order: people and titles as the site's language sorts
 * them, dated work newest first, the stem of the path where that is equal.
 * What is unlisted is in no list but `unlisted` and those of its own student.
 *
 * Owner     the arena of the build. The plan fills url; then nothing changes.
 * Source    the properties that templates see stand in a table for each noun
 *           in model/<noun>.c, from which the manual is printed.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/map.h"
#include "locale/byname.h"
#include "model/noun.h"

struct config;

/* Somebody with a display name: a teacher, an author, a curator. */
struct person {
	struct drop drop;
	const struct shown *shown;
	struct str sort; /* collation key of the name */
	struct student *student; /* their portfolio, if it is listed */
};

struct school {
	struct noun noun;
	struct person *principal; /* or NULL */
	struct list classes;
	struct list students;
	struct list posts;
	struct list works; /* newest first */
	struct list own_showcases; /* made by or about this school */
};

struct class {
	struct noun noun;
	struct school *school; /* or NULL */
	struct person *teacher; /* or NULL */
	struct list students;
	struct list works; /* newest first */
	struct list goals;
	struct list own_showcases;
	struct list news; /* of its students, newest first */
};

/* One line of a student's journey. */
struct step {
	struct drop drop;
	struct noun *noun; /* what it leads to; NULL for a milestone */
	struct date date;
	struct str milestone; /* what that is called */
};

/* The steps of one school year, oldest first. */
struct stage {
	struct drop drop;
	const struct year *year; /* NULL: no date */
	struct list steps;
};

/* A competency and what of one student's, or one band's, work shows it. */
struct strength {
	struct drop drop;
	const struct competency *competency;
	struct list works;
};

struct student {
	struct noun noun;
	const struct shown *shown;
	struct person *person;
	struct class *class; /* NULL when not told, or coarse */
	struct str grade; /* or that of the class; empty if neither is told */
	struct list artifacts; /* newest first */
	struct list goals;
	struct list reflections;
	struct list responses; /* to the portfolio as a whole */
	struct list works; /* artifacts made with others too, newest first */
	struct list newest; /* the first three of works */
	struct list strengths; /* in the framework's order */
	struct list journey; /* of stage, newest year first */
	struct list years; /* with work in them, newest first */
	struct list posts;
};

struct artifact {
	struct noun noun;
	struct goal *goal; /* or NULL */
	struct question *question; /* or NULL */
	struct list authors; /* of person, the owner first */
	struct list competencies;
	struct list elements; /* of element */
	struct list reflections;
	struct list responses;
	struct list goals; /* that name it as evidence */
	struct demonstration *demonstration; /* or NULL */
	struct person *note_by; /* of the teacher's note, or NULL */
	struct artifact *earlier; /* of the same student, by date */
	struct artifact *later;
};

struct goal {
	struct noun noun;
	struct list evidence; /* of artifact, in the student's order */
	struct list competencies;
	struct list reflections;
	struct list responses;
	struct date target_on;
	struct date met_on; /* the day the last step was done, or none */
};

struct reflection {
	struct noun noun;
	struct noun *about; /* artifact or goal, or NULL */
	struct list responses;
};

struct response {
	struct noun noun;
	struct noun *about; /* or NULL */
	struct person *from; /* NULL: from_text says who */
	struct str from_text;
	struct person *approved_by;
};

/* One piece of a showcase, and why it was chosen. */
struct pick {
	struct drop drop;
	struct noun *work;
	struct str note; /* Markdown, or empty */
};

extern const struct drop_class pick_class;

struct showcase {
	struct noun noun;
	struct person *curator; /* or NULL */
	struct class *class; /* or NULL */
	struct school *school; /* or NULL */
	struct list picks;
};

struct element {
	struct drop drop;
	const struct value *front;
	struct competency *competency;
	struct str id; /* "collaborate.listen" */
	struct list works;
};

struct competency {
	struct noun noun;
	const struct value *front; /* its map in competencies.yaml */
	size_t number; /* its place in the framework, from 0 */
	struct list elements;
	struct list works; /* newest first */
	struct list goals; /* that aim at it */
	struct list bands; /* of band */
	struct list related; /* of competency */
};

/* One band of grades under a competency: "Grades 6-8". */
struct band {
	struct drop drop;
	struct str id;
	struct str name;
	const struct value *grades; /* list of text, or NULL */
	struct str i_can; /* Markdown, or empty */
	struct list works;
};

/* One of the district's beliefs, with the work that shows it. */
struct belief {
	struct drop drop;
	const struct value *front;
	struct list competencies;
	struct list works; /* newest first */
};

struct vision {
	struct noun noun;
	struct list beliefs;
	struct list pages; /* the other pages below vision/ */
	struct list frameworks;
	struct list voices;
	struct list processes;
};

/* One action of the plan, and what shows it. */
struct action {
	struct drop drop;
	const struct value *front;
	struct list evidence; /* of any noun */
	struct value links; /* list of text: addresses elsewhere */
};

struct phase {
	struct drop drop;
	const struct value *front;
	struct list actions;
};

struct plan_noun {
	struct noun noun;
	struct list phases;
	struct list already; /* of action */
};

struct tool {
	struct noun noun;
	struct value parts; /* list of map: title, summary, file, document */
};

struct post {
	struct noun noun;
	struct list authors; /* of person */
	struct school *school; /* or NULL */
};

/* Home, the vision's pages, voices, frameworks, and plain pages. */
struct plain {
	struct noun noun;
	struct noun *about; /* a voice's, or NULL */
};

struct tag {
	struct noun noun;
	struct value synonyms; /* list of text */
	struct list works; /* every kind, newest first */
};

struct year {
	struct noun noun; /* id and title "2025-26" */
	struct date from;
	struct list works;
	struct list goals;
};

/* A way to show what one has learned: "drawing", "performance". */
struct demonstration {
	struct noun noun;
	struct list works;
};

struct question {
	struct noun noun;
	bool open;
	struct list works;
};

struct site {
	struct drop drop;
	const struct config *config;
	const struct model *model;
	struct value checks; /* list of map: self checks, counted */
};

struct model {
	const struct config *config;
	const struct release *release;
	struct arena *arena;

	struct site site; /* what templates call `site` */
	struct list students; /* by name */
	struct list people; /* everybody with a display name, by name */
	struct list artifacts; /* newest first */
	struct list goals;
	struct list reflections;
	struct list showcases;
	struct list posts;
	struct list newest; /* artifacts, showcases and posts together */
	struct list news; /* what was made or changed last */
	struct list schools; /* by title */
	struct list classes;
	struct list tools;
	struct list pages; /* plain pages, by order and title */
	struct list voices;
	struct list competencies; /* in the framework's order */
	struct list tags; /* by name */
	struct list years; /* newest first */
	struct list demonstrations;
	struct list questions;
	struct list unlisted; /* nouns with a page that nothing links to */

	struct plain *home; /* each of these may be NULL */
	struct vision *vision;
	struct plan_noun *plan;
	struct plain *competencies_page; /* vision/competencies.yaml */

	struct list nouns; /* one for each released document */
	struct map by_stem; /* stem -> struct noun */
};

void model_link(struct model *model, const struct release *release,
    const struct config *config, struct arena *arena, struct diag *diag);

/*
 * What a released document shows is other words than before (FIELD_SHOWN):
 * its noun, with those. NULL where lists stand in the order of its title; then
 * all is to be linked anew.
 */
const struct noun *model_renew(struct model *model, struct str stem);

/*
 * What [[a name]] may call of what is listed, the things of the answers being
 * nouns: documents by their paths, aliases and titles, and competencies.
 */
void model_names(
    const struct model *model, struct byname *names, struct arena *arena);
/* A reference as a name in there; empty for one that says where to look. */
struct str model_name(struct str ref);
/* Who asks for it: the noun whose text it stands in, or NULL. */
struct byname_asker model_asker(const struct noun *from);

/*
 * The noun that a reference means, as an author writes it in the document
 * from: a path, a permalink, or a slug of the same student. NULL if there is
 * none; then *why says what to tell the author: empty for "there is none".
 */
struct noun *model_find(const struct model *model, const struct noun *from,
    struct str ref, struct str *why);

#endif
