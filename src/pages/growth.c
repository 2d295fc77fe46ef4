#include "pages/growth.h"

#include "base/arena.h"
#include "model/model.h"
#include "pages/view.h"

/*
 * Texts of one page that are read and compared, and their bytes in all: of
 * more, those are the first one and the newest.
 */
#define TEXTS_MAX 200
#define TEXT_BYTES_MAX (2u * 1024u * 1024u)

/* Growth being worked out. */
struct growing {
	struct growth *growth;
	struct versions versions;
	struct difference_labels labels;
	const struct version *before; /* the last one with a text */
	size_t bytes; /* of the texts so far */
	bool skipped; /* the text before was one too many */
};

static const enum kind told[] = { KIND_ARTIFACT, KIND_GOAL, KIND_REFLECTION,
	KIND_VISION, KIND_VISION_PAGE, KIND_PLAN, KIND_COMPETENCIES };

bool
growth_is_told(enum kind kind)
{
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		if (told[i] == kind)
			return true;
	}
	return false;
}

bool
growth_is_list(const struct growth *growth)
{
	return str_is(str_from(growth->view->page->kind->name), "versions");
}

bool
growth_is_compared(const struct growth *growth)
{
	return growth->first != growth->last && growth->whole.html.n != 0;
}

static struct str
words_of(struct view *v, const char *key)
{
	struct str lang = STR("");
	const struct value *words = view_words(v, str_from(key), &lang);

	return words == NULL ? STR("") : value_str(words);
}

static void
read_labels(struct growing *g)
{
	struct view *v = g->growth->view;

	g->labels = (struct difference_labels){
		.added = words_of(v, "growth.mark_added"),
		.removed = words_of(v, "growth.mark_removed"),
		.moved = words_of(v, "growth.mark_moved"),
		.end = words_of(v, "growth.mark_end"),
	};
}

/* Two texts side by side may spell a name that neither of them has. */
static void
compare(
    struct growing *g, struct str from, struct str to, struct difference *out)
{
	struct growth *growth = g->growth;

	difference_make(out, from, to, &g->labels, growth->view->arena);
	if (!past_allows(growth->noun->released->past, out->html))
		out->html = STR("");
}

static bool
has_id(const struct value *list, struct str id)
{
	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++) {
		if (str_eq(value_str(&list->as.items[i]), id))
			return true;
	}
	return false;
}

/* The competencies that a version names and the one before did not. */
static void
find_competencies(struct growing *g, struct growth_step *step)
{
	struct view *v = g->growth->view;
	const struct list *all = &v->plan->in.model->competencies;
	const struct value *now =
	    value_get(&step->version->document.front, STR("competencies"));
	const struct value *then = g->before == NULL
	    ? NULL
	    : value_get(&g->before->document.front, STR("competencies"));
	struct value *out = arena_array(v->arena, all->n, sizeof(*out));

	for (size_t i = 0; i < all->n; i++) {
		const struct noun *noun = list_noun(all, i);

		if (has_id(now, noun->id) && !has_id(then, noun->id))
			out[step->n_competencies++] = value_drop(&noun->drop);
	}
	step->competencies = out;
}

static bool
changes_nothing(const struct growth_step *step)
{
	const struct difference *d = &step->change;

	return step->compared && d->added == 0 && d->removed == 0 &&
	    d->moved == 0 && d->rows == 0 && d->pictures_added == 0 &&
	    d->pictures_removed == 0 && step->n_competencies == 0;
}

/* The first text and the last one are those that all others lead to. */
static bool
is_wanted(const struct growing *g, const struct version *version)
{
	size_t left = g->versions.n - (size_t)(version - g->versions.items);

	return g->growth->n_texts == 0 || left == 1 ||
	    (left < TEXTS_MAX && g->bytes <= TEXT_BYTES_MAX);
}

/* Read the step's text and compare it; false if it is not worth telling. */
static bool
read_text(struct growing *g, struct growth_step *step)
{
	struct growth *growth = g->growth;
	const struct version *version = step->version;

	if (!version->has_text || g->versions.n == 1)
		return true;
	if (!is_wanted(g, version)) {
		g->skipped = true;
		return true;
	}
	step->html = growth_render(growth->view, growth->noun, version);
	if (step->html.n == 0)
		return true;
	g->bytes += step->html.n;
	step->compared = growth->last != NULL && !g->skipped;
	if (step->compared)
		compare(g, growth->last->html, step->html, &step->change);
	else if (g->skipped)
		compare(g, step->html, step->html, &step->change);
	g->skipped = false;
	if (growth->n_texts == 1 && step->compared)
		growth->first->change.words = step->change.words -
		    step->change.added + step->change.removed;
	find_competencies(g, step);
	return !changes_nothing(step);
}

static void
add_step(struct growing *g, const struct version *version)
{
	struct growth *growth = g->growth;
	struct growth_step *step = &growth->steps[growth->n];

	*step = (struct growth_step){ .drop = { &growth_step_class },
		.growth = growth,
		.version = version,
		.number = growth->n + 1 };
	if (!read_text(g, step))
		return;
	growth->n++;
	if (step->html.n == 0)
		return;
	g->before = version;
	growth->n_texts++;
	growth->last = step;
	if (growth->first == NULL)
		growth->first = step;
}

static void
finish(struct growing *g)
{
	struct growth *growth = g->growth;

	if (growth->n_texts == 2 && growth->last->compared)
		growth->whole = growth->last->change;
	else if (growth->n_texts >= 2)
		compare(
		    g, growth->first->html, growth->last->html, &growth->whole);
	if (growth->n_texts >= 2 && growth->first->change.words == 0)
		growth->first->change.words = growth->whole.words -
		    growth->whole.added + growth->whole.removed;
	for (size_t i = 0; i < growth->n; i++) {
		if (growth->steps[i].change.words > growth->most)
			growth->most = growth->steps[i].change.words;
	}
}

const struct growth *
growth_of(struct view *v, const struct noun *noun)
{
	const struct past *past =
	    noun->released == NULL ? NULL : noun->released->past;
	struct growing g = { 0 };
	struct growth *growth;

	if (past == NULL || !growth_is_told(noun->kind))
		return NULL;
	growth = arena_alloc(v->arena, sizeof(*growth));
	*growth = (struct growth){
		.drop = { &growth_class }, .view = v, .noun = noun
	};
	g.growth = growth;
	past_open(past, v->arena, &g.versions);
	growth->begins = g.versions.begins;
	growth->cut = g.versions.cut;
	growth->steps =
	    arena_array(v->arena, g.versions.n + 1, sizeof(*growth->steps));
	read_labels(&g);
	for (size_t i = 0; i < g.versions.n; i++)
		add_step(&g, &g.versions.items[i]);
	finish(&g);
	return growth->n != 0 || growth->cut ? growth : NULL;
}
