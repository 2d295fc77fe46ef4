/*
 * link: what the files of model/ need of each other while nouns are linked.
 *
 * model_link runs these steps in the order in which they stand here; each
 * may use what the ones before it have made. Lists are filled by walking
 * lists that are sorted already, so that they come out in order.
 */
#ifndef MODEL_LINK_H
#define MODEL_LINK_H

#include "base/diag.h"
#include "locale/locale.h"
#include "model/model.h"

/* A noun among others that are put in order, with all that is compared. */
struct ranked {
	int32_t day;
	struct str stem;
	struct noun *noun;
};

struct linking {
	struct model *model;
	const struct release *release;
	const struct config *config;
	struct arena *arena; /* of the build */
	struct diag *diag;
	struct locale *locale; /* of the site: how titles sort */
	struct ranked *ranked; /* room for one of each of model->nouns */
	struct list dated; /* every listed noun, newest first */
	struct map by_person; /* id -> struct person */
	struct map by_student; /* id -> struct student */
	struct map by_competency; /* id -> struct competency */
	struct map by_element; /* "id.element" -> struct element */
	struct map by_school; /* id -> struct school */
	struct map by_class; /* id -> struct class */
	struct map by_tag; /* slug of a name or synonym -> struct tag */
	struct map by_year; /* "2025-26" -> struct year */
	struct year *year; /* asked for last, and most often asked for next */
	struct map by_question; /* id or slug -> struct question */
	struct map by_demonstration; /* word -> struct demonstration */
	unsigned year_starts; /* month in which a school year begins */
	size_t hints; /* given for references that lead nowhere */
	struct byname names; /* for [[a name]]; made when first asked for */
};

/* Whether lists may hold it: what is unlisted may not. */
bool noun_is_listed(const struct noun *noun);
/* Whether the lists of its own student may: they are as hidden as it is. */
bool noun_is_own(const struct noun *noun);
/* Link each noun of a list, and the unlisted ones of that kind. */
void link_each(struct linking *l, const struct list *listed, enum kind kind,
    void (*link)(struct linking *, struct noun *));
/* The value of a field of the front matter, or NULL. */
const struct value *noun_field(const struct noun *noun, const char *field);
struct str noun_text(const struct noun *noun, const char *field);
/* A list of the front matter: the items, and their number in *n. */
const struct value *noun_items(
    const struct noun *noun, const char *field, size_t *n);

/* A noun without a document, such as a tag. */
void noun_init_term(struct linking *l, struct noun *noun,
    const struct drop_class *class, struct str id, struct str title);
/* Fill noun->sort, without which list_sort goes by stem alone. */
void noun_make_sort_key(struct linking *l, struct noun *noun);
/* Lower case, with "-" for what is no letter or digit. */
struct str slug_of(struct str text, struct arena *arena);

/*
 * What the reference at v means; NULL and a finding if it leads nowhere. A
 * withheld document is an error where `must` says that its author chose it
 * for others to see, and a warning elsewhere.
 */
struct noun *link_ref(struct linking *l, const struct noun *from,
    const struct value *v, bool must);
/* The person called by the id at v; NULL and a finding if there is none. */
struct person *link_person(
    struct linking *l, const struct noun *from, const struct value *v);

/* What the fields "school" and "class" name; NULL if nothing. */
struct school *link_school(struct linking *l, const struct noun *from);
struct class *link_class(struct linking *l, const struct noun *from);
/* The question that a piece of work follows, or NULL. */
struct question *link_question(struct linking *l, const struct noun *from);
/* The competencies and elements that a field names. */
void link_evidence(struct linking *l, const struct noun *from,
    struct list *competencies, struct list *elements);

/* The same for a list that is not the field "competencies". */
void link_competency_list(struct linking *l, const struct noun *from,
    const struct value *ids, struct list *competencies);
/* Count a piece of work as evidence for c and for the student's band. */
void competency_add_work(
    struct linking *l, struct competency *c, const struct noun *work);
void goal_add_evidence(
    struct linking *l, struct goal *goal, struct artifact *work);
/* The student whose noun this is, to be added to; or NULL. */
struct student *student_of(const struct noun *noun);

/* Sort by sort key and stem; by order first; newest first. */
void list_sort(struct list *list);
void list_sort_order(struct list *list);
void list_sort_newest(struct list *list);
/* The newest day first, then by stem, as list_sort_newest. */
void ranked_sort(struct ranked *items, size_t n);

/* The steps, in this order. */
void link_nouns(struct linking *l); /* one for each document */
void link_people(struct linking *l);
void link_students(struct linking *l);
void link_years(struct linking *l);
void link_tags(struct linking *l);
void link_schools(struct linking *l);
void link_competencies(struct linking *l);
void link_questions(struct linking *l);
void link_goals(struct linking *l);
void link_artifacts(struct linking *l);
void link_goal_evidence(struct linking *l);
void link_reflections(struct linking *l);
void link_responses(struct linking *l);
void link_vision(struct linking *l);
void link_plan(struct linking *l);
void link_tools(struct linking *l);
void link_posts(struct linking *l);
void link_common(struct linking *l); /* related, translations */
void link_showcases(struct linking *l);
void link_journeys(struct linking *l);
void link_news(struct linking *l);
void link_site(struct linking *l);

/* The school year that a date is in; NULL for no date. */
struct year *year_of(struct linking *l, struct date date);
/* The school year that an author's words mean, or NULL. */
struct year *year_named(struct linking *l, struct str text);

/* The classes of drops: a table for each noun. */
extern const struct drop_class action_class;
extern const struct drop_class artifact_class;
extern const struct drop_class band_class;
extern const struct drop_class belief_class;
extern const struct drop_class class_class;
extern const struct drop_class competency_class;
extern const struct drop_class demonstration_class;
extern const struct drop_class element_class;
extern const struct drop_class goal_class;
extern const struct drop_class person_class;
extern const struct drop_class phase_class;
extern const struct drop_class plain_class;
extern const struct drop_class plan_noun_class;
extern const struct drop_class post_class;
extern const struct drop_class question_class;
extern const struct drop_class reflection_class;
extern const struct drop_class response_class;
extern const struct drop_class school_class;
extern const struct drop_class showcase_class;
extern const struct drop_class site_class;
extern const struct drop_class stage_class;
extern const struct drop_class step_class;
extern const struct drop_class strength_class;
extern const struct drop_class student_class;
extern const struct drop_class tag_class;
extern const struct drop_class tool_class;
extern const struct drop_class vision_class;
extern const struct drop_class year_class;

#endif
