#include "base/arena.h"
#include "model/property.h"
#include "pages/growth.h"
#include "text/fold.h"

/*
 * Of a version that leaves more words than this as they were, they are not
 * repeated: twelve times a long text would be a page that a phone cannot load.
 */
#define REPEATED_WORDS 1000
/* Less than a phone shows at once is read as fast as it is opened. */
#define WHOLE_WORDS 150

/* A stretch of a version's text. */
struct growth_passage {
	struct drop drop;
	const struct growth *growth;
	struct str html; /* empty: it is not repeated */
	bool kept; /* nothing in it changed */
	size_t words; /* of one that is kept */
};

/* Passages being listed, in order. */
struct listing {
	const struct growth *growth;
	struct arena *arena;
	struct value *items;
	size_t n;
};

static struct growth_passage *
add_passage(struct listing *p, struct str html)
{
	struct growth_passage *passage =
	    arena_alloc(p->arena, sizeof(*passage));

	*passage = (struct growth_passage){ .drop = { &growth_passage_class },
		.growth = p->growth,
		.html = html };
	p->items[p->n++] = value_drop(&passage->drop);
	return passage;
}

/* A stretch of the text, in what it is a part of. */
static struct str
between(const struct listing *p, struct str before, struct str html,
    size_t from, size_t to, struct str behind)
{
	struct str parts[] = { before, str_slice(html, from, to - from),
		behind };

	return before.n == 0 && behind.n == 0
	    ? parts[1]
	    : arena_concat(p->arena, parts, 3);
}

static size_t
folded_words(const struct difference *d)
{
	size_t words = 0;

	for (size_t i = 0; i < d->n_folds; i++)
		words += d->folds[i].words;
	return words;
}

/* What changed, and between that what did not. */
static void
add_changes(struct listing *p, const struct difference *d)
{
	bool repeated = folded_words(d) <= REPEATED_WORDS;
	struct growth_passage *passage;
	struct str before = STR(""), kept;
	const struct fold *fold;
	size_t at = 0;

	for (size_t i = 0; i < d->n_folds; i++) {
		fold = &d->folds[i];
		if (at != fold->from)
			add_passage(p,
			    between(p, before, d->html, at, fold->from,
				fold->shut));
		at = fold->to;
		before = fold->reopen;
		kept = !repeated ? STR("")
				 : between(p, fold->open, d->html, fold->from,
				       at, fold->close);
		passage = add_passage(p, kept);
		passage->kept = true;
		passage->words = fold->words;
	}
	if (at != d->html.n)
		add_passage(
		    p, between(p, before, d->html, at, d->html.n, STR("")));
}

/*
 * The list of versions opens on what each has changed. On the page of the work
 * the first text, and the only change, stand above the list already.
 */
static bool
is_told_above(const struct growth_step *step)
{
	const struct growth *growth = step->growth;

	return growth_is_compared(growth) && !growth_is_list(growth) &&
	    (step == growth->first || growth->n_texts == 2);
}

struct value
growth_passages(const struct growth_step *step, struct arena *arena)
{
	struct listing p = { .growth = step->growth, .arena = arena };
	struct str html;

	p.items =
	    arena_array(arena, 2 * step->change.n_folds + 1, sizeof(*p.items));
	if (is_told_above(step))
		return value_list(p.items, 0);
	if (step->compared) {
		add_changes(&p, &step->change);
	} else if (step->text != NULL) {
		html = growth_html(step->growth, step->text);
		if (html.n != 0)
			add_passage(&p, html);
	}
	return value_list(p.items, p.n);
}

bool
growth_is_folded(const struct growth *growth)
{
	return growth_is_compared(growth) &&
	    folded_words(&growth->whole) > WHOLE_WORDS;
}

struct value
growth_whole_passages(const struct growth *growth, struct arena *arena)
{
	struct listing p = { .growth = growth, .arena = arena };

	if (!growth_is_folded(growth))
		return value_list(NULL, 0);
	p.items =
	    arena_array(arena, 2 * growth->whole.n_folds + 1, sizeof(*p.items));
	add_changes(&p, &growth->whole);
	return value_list(p.items, p.n);
}

static struct value
html_value(const struct growth_passage *passage)
{
	return passage->html.n == 0
	    ? value_nil()
	    : value_safe(growth_place(passage->growth, passage->html));
}

#define PASSAGE(name, made) PROPERTY_GET(growth_passage, name, made)

PASSAGE(html, html_value(self))
PASSAGE(kept, value_bool(self->kept))
PASSAGE(words, value_int((int64_t)self->words))

static const struct drop_property properties[] = {
	{ "html", get_html, "HTML",
	    "Its text; nil for one that did not change, of a version too long "
	    "to be repeated." },
	{ "kept", get_kept, "boolean", "Nothing in it changed." },
	{ "words", get_words, "number",
	    "Words that did not change; 0 in one that did." },
};

const struct drop_class growth_passage_class = {
	.name = "passage",
	.help = "A stretch of a version's text.",
	.properties = properties,
	.n = sizeof(properties) / sizeof(*properties),
};
