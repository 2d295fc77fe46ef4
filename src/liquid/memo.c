#include "liquid/memo.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "liquid/render.h"

/* Most partials are of some hundred bytes. */
#define SLOTS (LIMIT_LIQUID_MEMO / 256u)
/* Those that one hash may have: a line of the machine's cache. */
#define WAYS 4u
/* Entries stand at multiples of this. */
#define STEP sizeof(uint64_t)
/* A place where so many pages had nothing that was known again is given up. */
#define FRESH_PAGES 512u
/* One of so many tries whether this has changed. */
#define FRESH_TRY 16u
/* In a slot's `at`: it was asked for then, and is not kept. */
#define ASKED 1u

static void
add_word(struct memo_key *key, uint64_t word)
{
	if (!key->whole || MEMO_KEY_BYTES - key->n < sizeof(word)) {
		key->whole = false;
		return;
	}
	memcpy(key->bytes + key->n, &word, sizeof(word));
	key->n += (uint32_t)sizeof(word);
}

static void
add_bytes(struct memo_key *key, const void *p, size_t n)
{
	size_t room = MEMO_KEY_BYTES - key->n, padded = (n + 7) & ~(size_t)7;

	if (!key->whole || padded > room) {
		key->whole = false;
		return;
	}
	memset(key->bytes + key->n + padded - 8, 0, n != 0 ? 8 : 0);
	memcpy(key->bytes + key->n, p, n);
	key->n += (uint32_t)padded;
}

void
memo_add(struct memo_key *key, const struct value *v, const struct arena *page)
{
	uint64_t head =
	    (uint64_t)v->kind | (uint64_t)v->flags << 8 | (uint64_t)v->n << 16;
	uint64_t word;

	switch ((enum value_kind)v->kind) {
	case VALUE_NIL:
		add_word(key, head);
		return;
	case VALUE_BOOL:
		head |= (uint64_t)v->as.boolean << 16;
		add_word(key, head);
		return;
	case VALUE_TEXT:
		add_word(key, head);
		if (v->n != 0)
			add_bytes(key, v->as.text, v->n);
		return;
	case VALUE_LIST:
	case VALUE_OBJECT:
	case VALUE_RANGE:
	case VALUE_DROP:
		key->whole = key->whole && !arena_has(page, v->as.items);
		break;
	case VALUE_INT:
	case VALUE_DOUBLE:
		break;
	}
	memcpy(&word, &v->as, sizeof(word));
	add_word(key, head);
	add_word(key, word);
}

void
memo_key(struct memo_key *key, const struct liquid_renderer *r,
    const void *place, uint32_t site, uint32_t setting)
{
	struct value root = value_text(r->page->root);

	key->n = 0;
	key->whole = setting != 0;
	add_word(key, (uintptr_t)place);
	add_word(key, setting);
	if (r->sites[site].rooted)
		memo_add(key, &root, r->arena);
}

/* Keys are whole words of addresses, numbers and short texts. */
static uint64_t
hash_key(const struct memo_key *key)
{
	uint64_t h = key->n, word;

	for (uint32_t i = 0; i < key->n; i += 8) {
		memcpy(&word, key->bytes + i, sizeof(word));
		h = (h ^ word) * 0x9E3779B97F4A7C15u;
		h ^= h >> 29;
	}
	return h;
}

/* The slot of that hash, or else the one that is given up for it. */
static struct memo_slot *
find_slot(const struct memo *m, uint64_t hash)
{
	struct memo_slot *slots = &m->slots[hash % (SLOTS / WAYS) * WAYS];
	struct memo_slot *oldest = slots;

	for (size_t i = 0; i < WAYS; i++) {
		if (slots[i].hash == hash)
			return &slots[i];
		if (slots[i].at < oldest->at)
			oldest = &slots[i];
	}
	return oldest;
}

/* What is kept under the key, unless newer bytes have taken its place. */
static const struct memo_entry *
find_entry(const struct memo *m, const struct memo_slot *slot,
    const struct memo_key *key)
{
	const char *p = m->ring + slot->at % LIMIT_LIQUID_MEMO;
	const struct memo_entry *e = (const struct memo_entry *)(const void *)p;

	if (slot->hash != key->hash || (slot->at & ASKED) != 0 ||
	    m->at - slot->at > LIMIT_LIQUID_MEMO || e->n_key != key->n ||
	    memcmp(e + 1, key->bytes, key->n) != 0)
		return NULL;
	return e;
}

/* What is kept at that place stands at `from`, up to the end. */
static void
add_piece(struct liquid_renderer *r, size_t from, uint64_t at)
{
	*vec_push(&r->memory, &r->pieces) =
	    (struct liquid_piece){ from - r->start, r->out->n - r->start, at };
}

/* The text of e, with this page's root wherever one stood. */
static void
write_text(struct liquid_renderer *r, const struct memo_entry *e)
{
	const char *p = (const char *)(e + 1) + e->n_key;
	const char *places = p + e->n_text;
	uint32_t done = 0, at;

	for (uint32_t i = 0; i < e->n_roots; i++, done = at) {
		memcpy(&at, places + i * sizeof(at), sizeof(at));
		buf_add(r->out, (struct str){ p + done, at - done });
		*vec_push(&r->memory, &r->roots) = r->out->n;
		buf_add(r->out, r->page->root);
	}
	buf_add(r->out, (struct str){ p + done, e->n_text - done });
}

bool
memo_hopes(struct liquid_renderer *r, uint32_t site)
{
	struct site *s = &r->sites[site];

	if (s->page != r->page_id)
		s->fresh++;
	s->page = r->page_id;
	return s->fresh <= FRESH_PAGES || s->fresh % FRESH_TRY == 0;
}

/* Where a limit is near, the partial itself says where it is met. */
static bool
fits(const struct liquid_renderer *r, const struct memo_entry *e)
{
	const struct liquid_limits *l = &r->page->limits;
	size_t n = e->n_text + e->n_roots * r->page->root.n;

	return l->depth - r->depth >= e->levels && r->nesting <= e->nesting &&
	    n <= l->output - r->out->n &&
	    render_memory(r) + e->memory <= l->memory && e->steps <= r->steps;
}

static bool
write_entry(struct liquid_renderer *r, const struct memo_slot *slot,
    const struct memo_key *key)
{
	const struct memo_entry *e = find_entry(&r->memo, slot, key);
	size_t from = r->out->n;

	if (e == NULL || !fits(r, e))
		return false;
	r->steps -= e->steps;
	r->lent += e->memory;
	r->astray = r->astray || e->astray;
	write_text(r, e);
	add_piece(r, from, slot->at);
	return true;
}

bool
memo_write(struct liquid_renderer *r, struct memo_key *key, uint32_t site)
{
	struct site *s = &r->sites[site];
	const struct memo_slot *slot;

	key->hash = hash_key(key);
	if (r->memo.ring == NULL)
		return false;
	/* Often it is the same as last time, whose slot is at hand. */
	if (!write_entry(r, &s->last, key)) {
		slot = find_slot(&r->memo, key->hash);
		if (!write_entry(r, slot, key))
			return false;
		s->last = *slot;
	}
	s->fresh = 0;
	return true;
}

struct memo_mark
memo_begin(struct liquid_renderer *r)
{
	struct memo_mark mark = { r->out->n, r->steps, render_memory(r),
		r->pieces.n, r->roots.n, r->env.own, r->astray };

	r->env.own = false;
	r->astray = false;
	return mark;
}

/* Where n bytes in one piece will stand. */
static uint64_t
make_room(struct memo *m, size_t n)
{
	size_t left = LIMIT_LIQUID_MEMO - m->at % LIMIT_LIQUID_MEMO;

	n += (STEP - n % STEP) % STEP;
	if (left < n)
		m->at += left;
	m->at += n;
	return m->at - n;
}

/* Whether bytes [from, to) of the output have a "../". */
static bool
has_step(const struct liquid_renderer *r, size_t from, size_t to)
{
	return from < to &&
	    str_find(str_slice(buf_str(r->out), from, to - from), STR("../")) !=
	    STR_NONE;
}

/* The same, of what is none of the roots from *root on. */
static bool
has_other_step(
    const struct liquid_renderer *r, size_t from, size_t to, size_t *root)
{
	const struct roots *roots = &r->roots;

	for (; *root < roots->n && roots->items[*root] < to; ++*root) {
		if (has_step(r, from, roots->items[*root]))
			return true;
		from = roots->items[*root] + r->page->root.n;
	}
	return has_step(r, from, to);
}

/*
 * Whether what has been written since has a "../" beside those of its roots:
 * it leads elsewhere. Pieces were searched when they were kept; two bytes of
 * each may begin or end one that is not all in it.
 */
static bool
has_other_way(const struct liquid_renderer *r, const struct memo_mark *mark)
{
	size_t from = mark->from, root = mark->roots;

	if (r->page->root.n == 0)
		return false;
	for (size_t i = mark->pieces; i < r->pieces.n; i++) {
		size_t start = r->start + r->pieces.items[i].from;
		size_t end = r->start + r->pieces.items[i].to;

		if (end - start < 2)
			continue;
		if (has_other_step(r, from, start, &root) ||
		    has_step(r, start < from + 2 ? from : start - 2, start + 2))
			return true;
		while (root < r->roots.n && r->roots.items[root] < end)
			root++;
		from = end - 2;
	}
	return has_other_step(r, from, r->out->n, &root);
}

/* Whether most of what was written since is kept by itself. */
static bool
is_put_together(const struct liquid_renderer *r, const struct memo_mark *mark)
{
	size_t n = 0;

	for (size_t i = mark->pieces; i < r->pieces.n; i++)
		n += r->pieces.items[i].to - r->pieces.items[i].from;
	return n > (r->out->n - mark->from) / 2;
}

static char *
put(char *to, const void *from, size_t n)
{
	if (n != 0)
		memcpy(to, from, n);
	return to + n;
}

/* What has been written since, and its roots, to p: as write_text reads it. */
static void
put_text(const struct liquid_renderer *r, const struct memo_mark *mark, char *p)
{
	size_t n_root = r->page->root.n, from = mark->from;
	const struct roots *roots = &r->roots;

	for (size_t i = mark->roots; i < roots->n; i++) {
		p = put(p, r->out->p + from, roots->items[i] - from);
		from = roots->items[i] + n_root;
	}
	p = put(p, r->out->p + from, r->out->n - from);
	for (size_t i = mark->roots; i < roots->n; i++) {
		uint32_t at = (uint32_t)(roots->items[i] - mark->from -
		    (i - mark->roots) * n_root);

		p = put(p, &at, sizeof(at));
	}
}

static void
start_ring(struct liquid_renderer *r)
{
	struct memo *m = &r->memo;

	m->slots = arena_array(&r->memory, SLOTS, sizeof(*m->slots));
	/* As well aligned as what is before it, and not touched before use. */
	m->ring = arena_bytes(&r->memory, LIMIT_LIQUID_MEMO);
	/* A slot that nothing was kept in is older than all of the ring. */
	m->at = 2 * LIMIT_LIQUID_MEMO;
}

static void
keep(struct liquid_renderer *r, const struct memo_key *key,
    const struct memo_mark *mark, struct memo_entry e)
{
	struct memo_slot *slot = find_slot(&r->memo, key->hash);
	size_t n =
	    sizeof(e) + e.n_key + e.n_text + e.n_roots * sizeof(uint32_t);
	char *p;

	if (n > LIMIT_LIQUID_MEMO / 16)
		return;
	if (is_put_together(r, mark) && slot->hash != key->hash) {
		*slot = (struct memo_slot){ key->hash, r->memo.at | ASKED };
		return;
	}
	*slot = (struct memo_slot){ key->hash, make_room(&r->memo, n) };
	p = r->memo.ring + slot->at % LIMIT_LIQUID_MEMO;
	p = put(p, &e, sizeof(e));
	p = put(p, key->bytes, key->n);
	put_text(r, mark, p);
	/* It takes the place of those within it. */
	r->pieces.n = mark->pieces;
	add_piece(r, mark->from, slot->at);
}

void
memo_keep(struct liquid_renderer *r, const struct memo_key *key,
    const struct memo_mark *mark, uint32_t site)
{
	struct str text = str_skip(buf_str(r->out), mark->from);
	size_t n_roots = r->roots.n - mark->roots;
	bool own = r->env.own, known = r->sites[site].rooted;
	bool astray = r->astray || (!own && has_other_way(r, mark));

	r->env.own = own || mark->own;
	r->astray = astray || mark->astray;
	r->sites[site].rooted = known || astray;
	if (own || (astray && !known))
		return;
	if (r->memo.ring == NULL)
		start_ring(r);
	keep(r, key, mark,
	    (struct memo_entry){ .steps = mark->steps - r->steps,
		.memory = render_memory(r) - mark->memory,
		.n_key = key->n,
		.n_text = (uint32_t)(text.n - n_roots * r->page->root.n),
		.n_roots = (uint32_t)n_roots,
		.levels = r->page->limits.depth - r->depth,
		.nesting = r->nesting,
		.astray = astray });
}
