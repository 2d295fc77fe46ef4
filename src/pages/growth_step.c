#include "model/model.h"
#include "model/property.h"
#include "pages/growth.h"
#include "pages/view.h"

static struct value
count_value(size_t n)
{
	return value_int((int64_t)n);
}

/* Its whole text, which is made now if it was not shown so far. */
static struct value
html_value(const struct growth_step *step)
{
	struct str html = step->text == NULL
	    ? STR("")
	    : growth_html(step->growth, step->text);

	return html.n == 0 ? value_nil()
			   : value_safe(growth_place(step->growth, html));
}

static struct value
changes_value(const struct growth_step *step)
{
	struct str html = step->compared ? step->change.html : STR("");

	return html.n == 0 ? value_nil()
			   : value_safe(growth_place(step->growth, html));
}

/* Whose drop templates know: the student of the page, or somebody else. */
static struct value
person_value(const struct growth *growth, const struct shown *shown)
{
	const struct list *people = &growth->view->plan->in.model->people;
	const struct student *owner = growth->noun->student;

	if (shown == NULL)
		return value_nil();
	if (owner != NULL && owner->shown == shown)
		return value_drop(&owner->noun.drop);
	for (size_t i = 0; i < people->n; i++) {
		const struct person *person =
		    (const struct person *)list_at(people, i);

		if (person->shown == shown)
			return value_drop(&person->drop);
	}
	return value_nil();
}

static bool
is_own(const struct growth_step *step)
{
	const struct student *owner = step->growth->noun->student;

	return owner != NULL && owner->shown == step->version->author;
}

static struct value
headings_value(const struct growth_step *step, struct arena *arena)
{
	size_t n = step->compared ? step->change.n_headings : 0;
	struct value *items = arena_array(arena, n, sizeof(*items));

	for (size_t i = 0; i < n; i++)
		items[i] = value_safe(step->change.headings[i]);
	return value_list(items, n);
}

/* The bar of the longest text is 100 high; one without words still shows. */
static size_t
share_of(const struct growth_step *step)
{
	size_t most = step->growth->most;
	size_t share = most == 0 ? 0 : step->change.words * 100 / most;

	return share == 0 ? 1 : share;
}

#define STEP(name, made) PROPERTY_GET(growth_step, name, made)

STEP(added, count_value(self->change.added))
STEP(author, person_value(self->growth, self->version->author))
STEP(changes, changes_value(self))
STEP(compared, value_bool(self->compared))
STEP(competencies, value_list(self->competencies, self->n_competencies))
STEP(day, text_value(date_text(self->version->day, env->arena)))
STEP(has_text, value_bool(self->text != NULL))
STEP(html, html_value(self))
STEP(moved, count_value(self->change.moved))
STEP(note, text_value(self->version->note))
STEP(number, count_value(self->number))
STEP(own, value_bool(is_own(self)))
STEP(passages, growth_passages(self, env->arena))
STEP(pictures_added, count_value(self->change.pictures_added))
STEP(pictures_removed, count_value(self->change.pictures_removed))
STEP(removed, count_value(self->change.removed))
STEP(rewritten, value_bool(self->compared && self->change.rewritten))
STEP(rows, count_value(self->change.rows))
STEP(share, count_value(share_of(self)))
STEP(told_author, value_bool(self->version->told_author))
STEP(words, count_value(self->change.words))
STEP(headings, headings_value(self, env->arena))

static const struct drop_property step_properties[] = {
	{ "added", get_added, "number", "Words that it added." },
	{ "author", get_author, "student or person",
	    "Who wrote it; nil for somebody who is not shown." },
	{ "changes", get_changes, "HTML",
	    "Its text, with marks for what changed; nil for the first one." },
	{ "compared", get_compared, "boolean",
	    "There is a text before it that it has been compared with." },
	{ "competencies", get_competencies, "list of competency",
	    "The competencies it was first named as evidence for." },
	{ "day", get_day, "date", "The day it was made." },
	{ "has_text", get_has_text, "boolean", "Its text is shown." },
	{ "headings", get_headings, "list of text", "Its new headings." },
	{ "html", get_html, "HTML", "Its text; nil if that is not shown." },
	{ "moved", get_moved, "number", "Paragraphs that it moved." },
	{ "note", get_note, "text", "What its author wrote about it." },
	{ "number", get_number, "number", "From 1, the first version." },
	{ "own", get_own, "boolean", "It is by whose page it is." },
	{ "passages", get_passages, "list of passage",
	    "What a list of versions shows of it: its changes, or the text of "
	    "the first; empty where the page shows that already." },
	{ "pictures_added", get_pictures_added, "number", "New pictures." },
	{ "pictures_removed", get_pictures_removed, "number",
	    "Pictures that it took out." },
	{ "removed", get_removed, "number", "Words that it took out." },
	{ "rewritten", get_rewritten, "boolean",
	    "Nearly nothing of the text before is left." },
	{ "rows", get_rows, "number", "Rows of tables that it changed." },
	{ "share", get_share, "number",
	    "Its words, where the longest version has 100." },
	{ "told_author", get_told_author, "boolean",
	    "False where nobody has agreed that it is told who wrote." },
	{ "words", get_words, "number", "Words of its text." },
};

const struct drop_class growth_step_class = {
	.name = "version",
	.help = "What one sitting left behind of a text.",
	.properties = step_properties,
	.n = sizeof(step_properties) / sizeof(*step_properties),
};
