#include "pages/growth_kept.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/process.h"
#include "cache/cache.h"
#include "locale/locale.h"
#include "model/model.h"
#include "pages/renderer.h"
#include "pages/view.h"
#include "text/fold.h"

/* Bytes being taken; false in ok once there were too few of them. */
struct taking {
	struct str rest;
	struct arena *arena;
	bool ok;
};

static void
take_bytes(struct taking *t, void *to, size_t n)
{
	t->ok = t->ok && n <= t->rest.n;
	if (!t->ok) {
		memset(to, 0, n);
		return;
	}
	memcpy(to, t->rest.p, n);
	t->rest = str_skip(t->rest, n);
}

static size_t
take_number(struct taking *t)
{
	uint32_t n;

	take_bytes(t, &n, sizeof(n));
	return n;
}

/* How many follow, each of at least one byte. */
static size_t
take_count(struct taking *t)
{
	size_t n = take_number(t);

	t->ok = t->ok && n <= t->rest.n;
	return t->ok ? n : 0;
}

static struct str
take_text(struct taking *t)
{
	size_t n = take_count(t);
	struct str out = str_slice(t->rest, 0, n);

	t->rest = str_skip(t->rest, n);
	return out;
}

static struct str *
take_texts(struct taking *t, size_t *n)
{
	struct str *items;

	*n = take_count(t);
	items = arena_array(t->arena, *n, sizeof(*items));
	for (size_t i = 0; i < *n; i++)
		items[i] = take_text(t);
	return items;
}

static void
put_number(struct buf *out, size_t n)
{
	uint32_t number = (uint32_t)n;

	buf_add(out, (struct str){ (const char *)&number, sizeof(number) });
}

static void
put_text(struct buf *out, struct str text)
{
	put_number(out, text.n);
	buf_add(out, text);
}

static void
put_texts(struct buf *out, const struct str *items, size_t n)
{
	put_number(out, n);
	for (size_t i = 0; i < n; i++)
		put_text(out, items[i]);
}

/* The numbers of a difference, in the order in which they are kept. */
#define NUMBERS(d)                                                           \
	{                                                                    \
		&(d)->words, &(d)->added, &(d)->removed, &(d)->moved,        \
		    &(d)->pictures_added, &(d)->pictures_removed, &(d)->rows \
	}

/* Folds follow each other in the text that they are of. */
static void
take_folds(struct taking *t, struct difference *d)
{
	size_t last = 0;

	d->n_folds = take_count(t);
	d->folds = arena_array(t->arena, d->n_folds, sizeof(*d->folds));
	for (size_t i = 0; i < d->n_folds; i++) {
		struct fold *fold = &d->folds[i];

		*fold = (struct fold){ .from = take_number(t),
			.to = take_number(t),
			.words = take_number(t) };
		fold->shut = take_text(t);
		fold->open = take_text(t);
		fold->close = take_text(t);
		fold->reopen = take_text(t);
		t->ok = t->ok && last <= fold->from && fold->from <= fold->to &&
		    fold->to <= d->html.n;
		last = fold->to;
	}
}

static void
put_folds(struct buf *out, const struct difference *d)
{
	put_number(out, d->n_folds);
	for (size_t i = 0; i < d->n_folds; i++) {
		put_number(out, d->folds[i].from);
		put_number(out, d->folds[i].to);
		put_number(out, d->folds[i].words);
		put_text(out, d->folds[i].shut);
		put_text(out, d->folds[i].open);
		put_text(out, d->folds[i].close);
		put_text(out, d->folds[i].reopen);
	}
}

static void
take_difference(struct taking *t, struct difference *d)
{
	size_t *numbers[] = NUMBERS(d);

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		*numbers[i] = take_number(t);
	d->rewritten = take_number(t) != 0;
	d->html = take_text(t);
	d->headings = take_texts(t, &d->n_headings);
	take_folds(t, d);
}

static void
put_difference(struct buf *out, const struct difference *d)
{
	const size_t *numbers[] = NUMBERS(d);

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		put_number(out, *numbers[i]);
	put_number(out, d->rewritten);
	put_text(out, d->html);
	put_texts(out, d->headings, d->n_headings);
	put_folds(out, d);
}

static void
take_link(struct taking *t, struct growth_link *link)
{
	link->kind = (enum markdown_target)take_number(t);
	link->path = take_text(t);
	take_bytes(t, &link->found, sizeof(link->found));
}

static void
put_link(struct buf *out, const struct growth_link *link)
{
	put_number(out, link->kind);
	put_text(out, link->path);
	buf_add(out,
	    (struct str){ (const char *)&link->found, sizeof(link->found) });
}

static void
take_change(
    struct taking *t, const struct growth_text *texts, struct growth_text *text)
{
	struct growth_change *change = &text->changes[text->n_changes++];
	size_t from = take_number(t);

	t->ok = t->ok && from <= text->number;
	change->from = t->ok ? &texts[from] : NULL;
	take_difference(t, &change->difference);
}

static void
take_one(
    struct taking *t, const struct growth_text *texts, struct growth_text *text)
{
	size_t n;

	take_bytes(t, text->content.bytes, sizeof(text->content.bytes));
	text->state = (enum growth_state)take_number(t);
	text->size = take_number(t);
	text->shown = take_number(t) != 0;
	text->html = take_text(t);
	if (!text->shown)
		text->html = (struct str){ NULL, 0 };
	text->competencies = take_texts(t, &text->n_competencies);
	text->links.n = text->links.cap = take_count(t);
	text->links.items =
	    arena_array(t->arena, text->links.n, sizeof(*text->links.items));
	for (size_t i = 0; i < text->links.n; i++)
		take_link(t, &text->links.items[i]);
	n = take_number(t);
	t->ok = t->ok && n <= sizeof(text->changes) / sizeof(*text->changes);
	for (size_t i = 0; t->ok && i < n; i++)
		take_change(t, texts, text);
}

static void
put_one(struct buf *out, const struct growth_text *text)
{
	buf_add(out,
	    (struct str){ (const char *)text->content.bytes,
		sizeof(text->content.bytes) });
	put_number(out, text->state);
	put_number(out, text->size);
	put_number(out, text->shown);
	put_text(out, text->shown ? text->html : STR(""));
	put_texts(out, text->competencies, text->n_competencies);
	put_number(out, text->links.n);
	for (size_t i = 0; i < text->links.n; i++)
		put_link(out, &text->links.items[i]);
	put_number(out, text->n_changes);
	for (size_t i = 0; i < text->n_changes; i++) {
		put_number(out, text->changes[i].from->number);
		put_difference(out, &text->changes[i].difference);
	}
}

/* The words that texts are rendered and marked with. */
static void
add_words(const struct growth *growth, struct hash_state *state)
{
	struct view *v = growth->view;
	const struct str *labels = view_labels(v);
	struct str statuses = STR("planned|active|done"), status;

	for (size_t i = 0; i < LABEL_COUNT; i++)
		hash_add(state, labels[i]);
	hash_add(state, growth->labels.added);
	hash_add(state, growth->labels.removed);
	hash_add(state, growth->labels.moved);
	hash_add(state, growth->labels.end);
	while (str_cut(&statuses, '|', &status))
		hash_add(state, growth_status(growth, status));
	hash_add(state, locale_is_rtl(v->locale) ? STR("rtl") : STR("ltr"));
}

/*
 * Of rules that hold for all documents in a language, on pages in one: worked
 * out once a worker.
 */
static const struct hash *
shared_rules(const struct growth *growth)
{
	struct view *v = growth->view;
	struct page_renderer *r = v->renderer;
	struct str key = arena_printf(v->arena, "%.*s\n%.*s",
	    STR_ARG(v->page->lang), STR_ARG(growth->noun->document->lang));
	struct hash *shared = map_get(&r->growth.rules, key), rules;
	struct hash_state *state;

	if (shared != NULL)
		return shared;
	shared = arena_alloc(&r->memo, sizeof(*shared));
	rules = past_rules(growth->noun->released->past, &r->memo);
	state = hash_begin(&r->memo);
	hash_add(state, process_program(&r->memo));
	hash_add(state,
	    (struct str){ (const char *)rules.bytes, sizeof(rules.bytes) });
	add_words(growth, state);
	*shared = hash_end(state);
	map_put(&r->growth.rules, str_copy(&r->memo, key), shared);
	return shared;
}

static struct hash
rules_of(const struct growth *growth)
{
	const struct hash *shared = shared_rules(growth);
	struct hash_state *state = hash_begin(growth->view->arena);

	hash_add(state,
	    (struct str){ (const char *)shared->bytes, sizeof(shared->bytes) });
	past_add_terms(growth->noun->released->past, state);
	return hash_end(state);
}

/* Of a noun whose pages are several, the page before this may have it. */
static bool
find_bytes(struct growth_kept *kept)
{
	struct view *v = kept->growth->view;
	struct page_renderer *r = v->renderer;

	if (str_eq(buf_str(&r->growth.key), kept->key)) {
		kept->bytes = str_copy(v->arena, buf_str(&r->growth.bytes));
		return true;
	}
	return cache_get(
	    r->cache, GROWTH_KIND, kept->key, v->arena, &kept->bytes);
}

void
growth_kept_open(struct growth_kept *kept, struct growth *growth)
{
	struct view *v = growth->view;
	struct taking t = { .arena = v->arena, .ok = true };
	struct hash then, rules;

	*kept = (struct growth_kept){ .growth = growth,
		.key = arena_printf(v->arena, "%.*s\n%.*s",
		    STR_ARG(growth->noun->document->path),
		    STR_ARG(v->page->lang)) };
	if (!find_bytes(kept))
		return;
	t.rest = kept->bytes;
	take_bytes(&t, then.bytes, sizeof(then.bytes));
	rules = rules_of(growth);
	if (!t.ok || !hash_eq(&then, &rules))
		return;
	kept->n = take_count(&t);
	kept->texts = arena_array(v->arena, kept->n, sizeof(*kept->texts));
	for (size_t i = 0; i < kept->n; i++) {
		kept->texts[i].number = i;
		take_one(&t, kept->texts, &kept->texts[i]);
	}
	if (!t.ok)
		kept->n = 0;
}

struct growth_text *
growth_kept_find(struct growth_kept *kept, struct version *version,
    const struct oid *content)
{
	struct growth_text *text;

	for (size_t i = kept->next; i < kept->n; i++) {
		text = &kept->texts[i];
		if (!oid_eq(&text->content, content))
			continue;
		kept->next = i + 1;
		text->version = version;
		if (!growth_links_hold(kept->growth, text))
			return NULL;
		kept->used++;
		return text;
	}
	return NULL;
}

/* Without differences that nothing asks for any more. */
static void
drop_unused(struct growth_kept *kept, struct growth_text *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->n_changes; i++) {
		if (text->changes[i].used)
			text->changes[n++] = text->changes[i];
	}
	kept->fresh = kept->fresh || n != text->n_changes;
	text->n_changes = n;
}

static struct str
put_all(const struct growth_kept *kept, struct growth_text **texts, size_t n)
{
	struct hash rules = rules_of(kept->growth);
	struct buf out;
	struct str bytes;

	buf_init(&out);
	buf_add(&out,
	    (struct str){ (const char *)rules.bytes, sizeof(rules.bytes) });
	put_number(&out, n);
	for (size_t i = 0; i < n; i++)
		put_one(&out, texts[i]);
	bytes = str_copy(kept->growth->view->arena, buf_str(&out));
	buf_free(&out);
	return bytes;
}

void
growth_kept_close(
    struct growth_kept *kept, struct growth_text **texts, size_t n)
{
	struct view *v = kept->growth->view;
	struct page_renderer *r = v->renderer;
	struct rendered_keep *keep;

	kept->fresh = kept->fresh || kept->used != kept->n || kept->used != n;
	for (size_t i = 0; i < n; i++) {
		texts[i]->number = i;
		drop_unused(kept, texts[i]);
	}
	if (r->cache == NULL && n <= GROWTH_VERSIONS)
		return;
	if (kept->fresh)
		kept->bytes = put_all(kept, texts, n);
	if (n > GROWTH_VERSIONS) {
		buf_reset(&r->growth.key);
		buf_add(&r->growth.key, kept->key);
		buf_reset(&r->growth.bytes);
		buf_add(&r->growth.bytes, kept->bytes);
	}
	if (r->cache == NULL)
		return;
	keep = vec_push(v->arena, &v->out->keep);
	*keep = (struct rendered_keep){ kept->key,
		kept->fresh ? kept->bytes : STR("") };
}
