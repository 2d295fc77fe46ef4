#include "liquid/memo.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "liquid/render.h"

/* Most partials are of some hundred bytes. */
#define ENTRIES (LIMIT_LIQUID_MEMO / 512u)

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
memo_key(struct memo_key *key, const void *place, uint32_t setting)
{
	uint64_t number = setting;

	key->n = 0;
	key->whole = setting != 0;
	add_bytes(key, &place, sizeof(place));
	add_bytes(key, &number, sizeof(number));
}

void
memo_add(struct memo_key *key, const struct value *v, const struct arena *page)
{
	uint64_t head =
	    (uint64_t)v->kind | (uint64_t)v->flags << 8 | (uint64_t)v->n << 16;

	switch ((enum value_kind)v->kind) {
	case VALUE_NIL:
		add_bytes(key, &head, sizeof(head));
		return;
	case VALUE_BOOL:
		head |= (uint64_t)v->as.boolean << 16;
		add_bytes(key, &head, sizeof(head));
		return;
	case VALUE_TEXT:
		add_bytes(key, &head, sizeof(head));
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
	add_bytes(key, &head, sizeof(head));
	add_bytes(key, &v->as, sizeof(v->as));
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

static struct memo_entry *
entry_of(const struct memo *m, uint64_t hash)
{
	return &m->entries[hash % ENTRIES];
}

/* False when the bytes have made room for newer ones since. */
static bool
is_there(const struct memo *m, const struct memo_entry *e)
{
	return e->n_key != 0 && m->at - e->at <= LIMIT_LIQUID_MEMO;
}

/* The piece of the page that e holds stands at `from`. */
static void
add_piece(struct liquid_renderer *r, size_t from, const struct memo_entry *e)
{
	from -= r->start;
	*vec_push(&r->memory, &r->pieces) =
	    (struct liquid_piece){ from, from + e->n_text, e->at };
}

bool
memo_write(struct liquid_renderer *r, struct memo_key *key)
{
	const struct memo *m = &r->memo;
	const struct liquid_limits *l = &r->page->limits;
	const struct memo_entry *e;
	const char *p;

	key->hash = hash_key(key);
	if (m->ring == NULL)
		return false;
	e = entry_of(m, key->hash);
	p = m->ring + e->at % LIMIT_LIQUID_MEMO;
	if (e->hash != key->hash || !is_there(m, e) || e->n_key != key->n ||
	    memcmp(p, key->bytes, key->n) != 0)
		return false;
	/* Where a limit is near, the partial itself says where it is met. */
	if (l->depth - r->depth < e->levels || r->nesting > e->nesting ||
	    e->n_text > l->output - r->out->n ||
	    render_memory(r) + e->memory > l->memory ||
	    !render_step(r, e->steps))
		return false;
	r->lent += e->memory;
	add_piece(r, r->out->n, e);
	buf_add(r->out, (struct str){ p + e->n_key, e->n_text });
	return true;
}

struct memo_mark
memo_begin(struct liquid_renderer *r)
{
	struct memo_mark mark = { r->out->n, r->steps, render_memory(r),
		r->pieces.n, r->env.own };

	r->env.own = false;
	return mark;
}

/* Where n bytes in one piece will stand. */
static uint64_t
make_room(struct memo *m, size_t n)
{
	size_t left = LIMIT_LIQUID_MEMO - m->at % LIMIT_LIQUID_MEMO;

	if (left < n)
		m->at += left;
	m->at += n;
	return m->at - n;
}

void
memo_keep(struct liquid_renderer *r, const struct memo_key *key,
    const struct memo_mark *mark)
{
	struct memo *m = &r->memo;
	struct str text = str_skip(buf_str(r->out), mark->from);
	bool own = r->env.own;
	struct memo_entry *e;
	char *p;

	r->env.own = own || mark->own;
	if (own || text.n > LIMIT_LIQUID_MEMO / 16)
		return;
	if (m->ring == NULL) {
		m->ring = arena_bytes(&r->memory, LIMIT_LIQUID_MEMO);
		m->entries =
		    arena_array(&r->memory, ENTRIES, sizeof(*m->entries));
	}
	e = entry_of(m, key->hash);
	*e = (struct memo_entry){ .hash = key->hash,
		.at = make_room(m, key->n + text.n),
		.steps = mark->steps - r->steps,
		.memory = render_memory(r) - mark->memory,
		.n_key = key->n,
		.n_text = (uint32_t)text.n,
		.levels = r->page->limits.depth - r->depth,
		.nesting = r->nesting };
	p = m->ring + e->at % LIMIT_LIQUID_MEMO;
	memcpy(p, key->bytes, key->n);
	if (text.n != 0)
		memcpy(p + key->n, text.p, text.n);
	/* It takes the place of those within it. */
	r->pieces.n = mark->pieces;
	add_piece(r, mark->from, e);
}
