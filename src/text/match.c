#include "text/match.h"

#include "base/arena.h"

/*
 * How far each diagonal is reached with d edits. A diagonal is k = x - y; a
 * row of the trace holds those from -d to d, of which every second is used.
 */
struct trace {
	uint32_t **rows; /* rows[d][k + d] is the x reached */
	size_t n;
};

static uint32_t
reached(const struct trace *t, size_t d, int64_t k)
{
	return t->rows[d][k + (int64_t)d];
}

/* Whether the last edit on the way to diagonal k was an insertion. */
static bool
came_down(const struct trace *t, size_t d, int64_t k)
{
	int64_t last = (int64_t)d;

	return k == -last ||
	    (k != last && reached(t, d - 1, k - 1) < reached(t, d - 1, k + 1));
}

static uint32_t
step(const struct trace *t, size_t d, int64_t k)
{
	if (d == 0)
		return 0;
	return came_down(t, d, k) ? reached(t, d - 1, k + 1)
				  : reached(t, d - 1, k - 1) + 1;
}

/* Reach as far as possible with d edits; true when both ends are reached. */
static bool
extend(struct trace *t, size_t d, struct row a, struct row b)
{
	bool done = false;

	for (int64_t k = -(int64_t)d; k <= (int64_t)d; k += 2) {
		uint32_t x = step(t, d, k);
		int64_t y = (int64_t)x - k;

		while (y >= 0 && x < a.n && y < (int64_t)b.n &&
		    a.items[x] == b.items[y]) {
			x++;
			y++;
		}
		t->rows[d][k + (int64_t)d] = x;
		done = done || (x >= a.n && y >= (int64_t)b.n);
	}
	return done;
}

/* Walk back from the ends and note every diagonal step. */
static void
trace_back(const struct trace *t, size_t d, struct row a, struct row b,
    uint32_t *partner)
{
	int64_t x = (int64_t)a.n, y = (int64_t)b.n;

	for (;; d--) {
		int64_t k = x - y;
		int64_t from = step(t, d, k);

		while (x > from) {
			x--;
			y--;
			partner[y] = (uint32_t)x;
		}
		if (d == 0)
			return;
		if (came_down(t, d, k))
			y--;
		else
			x--;
	}
}

static bool
match_middle(struct row a, struct row b, size_t max_edits,
    struct arena *scratch, uint32_t *partner)
{
	struct trace t = { NULL, 0 };

	if (max_edits > a.n + b.n)
		max_edits = a.n + b.n;
	t.rows = arena_array(scratch, max_edits + 1, sizeof(*t.rows));
	for (size_t d = 0; d <= max_edits; d++) {
		t.rows[d] = arena_array(scratch, 2 * d + 1, sizeof(**t.rows));
		if (extend(&t, d, a, b)) {
			trace_back(&t, d, a, b, partner);
			return true;
		}
	}
	return false;
}

bool
match_rows(struct row a, struct row b, size_t max_edits, struct arena *scratch,
    uint32_t *partner)
{
	size_t head = 0, tail = 0;
	bool ok;

	for (size_t j = 0; j < b.n; j++)
		partner[j] = MATCH_NONE;
	while (head < a.n && head < b.n && a.items[head] == b.items[head]) {
		partner[head] = (uint32_t)head;
		head++;
	}
	while (tail < a.n - head && tail < b.n - head &&
	    a.items[a.n - 1 - tail] == b.items[b.n - 1 - tail]) {
		tail++;
		partner[b.n - tail] = (uint32_t)(a.n - tail);
	}
	a = (struct row){ a.items + head, a.n - head - tail };
	b = (struct row){ b.items + head, b.n - head - tail };
	ok = match_middle(a, b, max_edits, scratch, partner + head);
	for (size_t j = head; j < head + b.n; j++) {
		if (partner[j] != MATCH_NONE)
			partner[j] += (uint32_t)head;
	}
	return ok;
}
