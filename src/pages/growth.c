#include "pages/growth.h"

#include "base/arena.h"
#include "model/model.h"
#include "pages/growth_kept.h"
#include "pages/view.h"
#include "text/pieces.h"

/*
 * Texts of one page that are read and compared, and their bytes in all: of
 * more, those are the first one and the newest.
 */
#define TEXTS_MAX 200
#define TEXT_BYTES_MAX (2u * 1024u * 1024u)

/* Growth being worked out. */
struct growing {
	struct growth *growth;
	struct growth_kept kept;
	struct growth_text **texts; /* all there may be, oldest first */
	size_t n;
	size_t told; /* of them */
	const struct growth_text *before; /* the last one that is shown */
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
read_labels(struct growth *growth)
{
	struct view *v = growth->view;

	growth->labels = (struct difference_labels){
		.added = words_of(v, "growth.mark_added"),
		.removed = words_of(v, "growth.mark_removed"),
		.moved = words_of(v, "growth.mark_moved"),
		.end = words_of(v, "growth.mark_end"),
	};
}

/* Room for one more difference of a text; what is not used makes room. */
static struct growth_change *
add_change(struct growth_text *text)
{
	size_t most = sizeof(text->changes) / sizeof(*text->changes);

	if (text->n_changes < most)
		return &text->changes[text->n_changes++];
	return text->changes[0].used ? &text->changes[1] : &text->changes[0];
}

/* Each text is compared with the one before, the one after, and the ends. */
static const struct pieces *
pieces_of(struct growth *growth, struct growth_text *text)
{
	struct str html = growth_html(growth, text);

	if (text->pieces == NULL)
		text->pieces =
		    difference_cut(html, growth->cuts, growth->view->arena);
	return text->pieces;
}

/*
 * Two texts side by side may spell a name that neither of them has, to those
 * who hear what was added and what was removed, or to those who see it.
 */
static bool
may_be_shown(const struct growth *growth, struct str html)
{
	const struct past *past = growth->noun->released->past;

	return past_allows(past, html) &&
	    past_allows(past, difference_seen(html, growth->view->arena));
}

static struct growth_change *
make_change(struct growing *g, struct growth_text *from, struct growth_text *to)
{
	struct growth *growth = g->growth;
	struct growth_change *change = add_change(to);
	struct difference *d = &change->difference;
	const struct pieces *old = pieces_of(growth, from);

	change->from = from;
	difference_between(d, old, pieces_of(growth, to), &growth->labels,
	    growth->view->arena);
	if (!may_be_shown(growth, d->html)) {
		d->html = STR("");
		d->n_folds = 0;
	}
	g->kept.fresh = true;
	return change;
}

static void
compare(struct growing *g, struct growth_text *from, struct growth_text *to,
    struct difference *out)
{
	struct growth_change *change = NULL;

	for (size_t i = 0; i < to->n_changes; i++) {
		if (to->changes[i].from == from)
			change = &to->changes[i];
	}
	if (change == NULL)
		change = make_change(g, from, to);
	change->used = true;
	*out = change->difference;
}

static bool
has_id(const struct growth_text *text, struct str id)
{
	for (size_t i = 0; text != NULL && i < text->n_competencies; i++) {
		if (str_eq(text->competencies[i], id))
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
	struct value *out = arena_array(v->arena, all->n, sizeof(*out));

	for (size_t i = 0; i < all->n; i++) {
		const struct noun *noun = list_noun(all, i);

		if (has_id(step->text, noun->id) &&
		    !has_id(g->before, noun->id))
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
is_wanted(const struct growing *g, size_t left)
{
	return g->growth->n_texts == 0 || left == 1 ||
	    (left < TEXTS_MAX && g->bytes <= TEXT_BYTES_MAX);
}

/* Render a text, unless it is known already what that comes to. */
static bool
has_words(struct growing *g, struct growth_text *text)
{
	if (text->state == GROWTH_UNREAD) {
		(void)growth_html(g->growth, text);
		g->kept.fresh = true;
	}
	return text->state == GROWTH_READ && text->size != 0;
}

/* A text that the page shows whole. */
static void
show(struct growing *g, struct growth_text *text)
{
	g->kept.fresh = g->kept.fresh || !text->shown;
	text->shown = true;
	(void)growth_html(g->growth, text);
}

/* Read the step's text and compare it; false if it is not worth telling. */
static bool
read_text(struct growing *g, struct growth_step *step, struct growth_text *text,
    size_t left)
{
	struct growth *growth = g->growth;

	if (text->state == GROWTH_NO_TEXT || g->told == 1)
		return true;
	if (!is_wanted(g, left)) {
		g->skipped = true;
		return true;
	}
	if (!has_words(g, text))
		return true;
	step->text = text;
	g->bytes += text->size;
	step->compared = growth->last != NULL && !g->skipped;
	if (step->compared)
		compare(g, growth->last->text, text, &step->change);
	else if (g->skipped)
		compare(g, text, text, &step->change);
	g->skipped = false;
	if (growth->n_texts == 1 && step->compared)
		growth->first->change.words = step->change.words -
		    step->change.added + step->change.removed;
	find_competencies(g, step);
	return !changes_nothing(step);
}

static void
add_step(struct growing *g, struct growth_text *text, size_t left)
{
	struct growth *growth = g->growth;
	struct growth_step *step = &growth->steps[growth->n];

	*step = (struct growth_step){ .drop = { &growth_step_class },
		.growth = growth,
		.version = text->version,
		.number = growth->n + 1 };
	if (!read_text(g, step, text, left))
		return;
	growth->n++;
	if (step->text == NULL)
		return;
	if (!step->compared)
		show(g, text);
	g->before = text;
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
		    g, growth->first->text, growth->last->text, &growth->whole);
	if (growth_is_folded(growth))
		show(g, growth->last->text);
	if (growth->n_texts >= 2 && growth->first->change.words == 0)
		growth->first->change.words = growth->whole.words -
		    growth->whole.added + growth->whole.removed;
	for (size_t i = 0; i < growth->n; i++) {
		if (growth->steps[i].change.words > growth->most)
			growth->most = growth->steps[i].change.words;
	}
}

/* What is known of each version's text, and is not rendered for that. */
static void
read_texts(struct growing *g, const struct versions *versions)
{
	struct growth *growth = g->growth;
	struct arena *arena = growth->view->arena;
	struct growth_text *text;

	g->texts = arena_array(arena, versions->n, sizeof(*g->texts));
	g->n = versions->n;
	for (size_t i = 0; i < g->n; i++) {
		struct version *version = &versions->items[i];
		struct oid content =
		    past_content(growth->noun->released->past, version);

		text = growth_kept_find(&g->kept, version, &content);
		if (text == NULL) {
			text = arena_alloc(arena, sizeof(*text));
			text->content = content;
			text->version = version;
			growth_read(growth, text);
		}
		g->texts[i] = text;
		if (text->state == GROWTH_UNTOLD)
			continue;
		g->told++;
		growth->begins = growth->begins || version->begins;
	}
}

/*
 * Oldest first; of each, how many that are told are left is told, too. The
 * newest text, which always counts, is rendered before: it is most often that
 * of the page, which has just been parsed.
 */
static void
add_steps(struct growing *g)
{
	size_t left = g->told;

	if (left > 1)
		(void)has_words(g, g->texts[g->n - 1]);

	g->growth->steps = arena_array(
	    g->growth->view->arena, g->told + 1, sizeof(*g->growth->steps));
	for (size_t i = 0; i < g->n; i++) {
		if (g->texts[i]->state != GROWTH_UNTOLD)
			add_step(g, g->texts[i], left--);
	}
	finish(g);
}

const struct growth *
growth_of(struct view *v, const struct noun *noun)
{
	const struct past *past =
	    noun->released == NULL ? NULL : noun->released->past;
	struct growing g = { 0 };
	struct versions versions;
	struct growth *growth;

	if (past == NULL || !growth_is_told(noun->kind))
		return NULL;
	growth = arena_alloc(v->arena, sizeof(*growth));
	*growth = (struct growth){ .drop = { &growth_class },
		.view = v,
		.noun = noun,
		.reader = past_reader_new(past, v->arena) };
	growth->cuts = cuts_new(v->arena);
	growth->sheets =
	    arena_array(v->arena, SHEET_COUNT, sizeof(*growth->sheets));
	g.growth = growth;
	read_labels(growth);
	past_list(past, v->arena, &versions);
	growth->cut = versions.cut;
	growth_kept_open(&g.kept, growth);
	read_texts(&g, &versions);
	add_steps(&g);
	growth_kept_close(&g.kept, g.texts, g.n);
	return growth->n != 0 || growth->cut ? growth : NULL;
}
