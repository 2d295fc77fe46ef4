#include "git/meet.h"

#include "base/arena.h"

/* A way that is longer than this may be cut short. */
#define COST_LEAST 256
/* A run of equal items that is worth following. */
#define RUN 20
/* How much further than its cost a way has to lead to be taken. */
#define GAIN 4
#define NEVER INT64_MAX

/* The part of both sequences that a search is in. */
struct box {
	int64_t a, b; /* where it begins */
	int64_t a_end, b_end;
	bool exact; /* no shortcut may be taken */
};

/*
 * A diagonal d holds the points where the place in a less the place in b is
 * d. For each, a search keeps how far in a it came.
 */
struct front {
	int64_t *reach; /* by diagonal, which may be negative */
	int64_t low, high; /* the diagonals it is on, every second one */
	int64_t middle; /* the one it began on */
	bool ran; /* it met a long run of equal items */
};

struct meeting {
	const uint32_t *a;
	const uint32_t *b;
	struct front forward;
	struct front backward;
	int64_t cost_most;
	uint32_t edits; /* found so far */
};

/* Where to divide a box. */
struct cut {
	int64_t a, b;
	bool first_exact, second_exact;
};

uint32_t
root_of(uint32_t n)
{
	uint32_t root = 1;

	for (; n > 0; n >>= 2)
		root <<= 1;
	return root;
}

/* One more diagonal on each hand, or one less where the box ends. */
static void
widen(struct front *f, const struct box *box, int64_t none)
{
	if (f->low > box->a - box->b_end)
		f->reach[--f->low - 1] = none;
	else
		f->low++;
	if (f->high < box->a_end - box->b)
		f->reach[++f->high + 1] = none;
	else
		f->high--;
}

/* True if the forward search has met the backward one. */
static bool
step_forward(struct meeting *m, const struct box *box, bool odd)
{
	struct front *f = &m->forward;
	const struct front *other = &m->backward;
	int64_t at, begin;

	widen(f, box, -1);
	for (int64_t d = f->high; d >= f->low; d -= 2) {
		at = f->reach[d - 1] >= f->reach[d + 1] ? f->reach[d - 1] + 1
							: f->reach[d + 1];
		begin = at;
		while (at < box->a_end && at - d < box->b_end &&
		    m->a[at] == m->b[at - d])
			at++;
		f->ran = f->ran || at - begin > RUN;
		f->reach[d] = at;
		if (odd && other->low <= d && d <= other->high &&
		    other->reach[d] <= at)
			return true;
	}
	return false;
}

static bool
step_backward(struct meeting *m, const struct box *box, bool odd)
{
	struct front *f = &m->backward;
	const struct front *other = &m->forward;
	int64_t at, begin;

	widen(f, box, NEVER);
	for (int64_t d = f->high; d >= f->low; d -= 2) {
		at = f->reach[d - 1] < f->reach[d + 1] ? f->reach[d - 1]
						       : f->reach[d + 1] - 1;
		begin = at;
		while (at > box->a && at - d > box->b &&
		    m->a[at - 1] == m->b[at - d - 1])
			at--;
		f->ran = f->ran || begin - at > RUN;
		f->reach[d] = at;
		if (!odd && other->low <= d && d <= other->high &&
		    at <= other->reach[d])
			return true;
	}
	return false;
}

/* True if the n items before both places are the same. */
static bool
run_before(const struct meeting *m, int64_t a, int64_t b)
{
	int64_t k = 1;

	while (k <= RUN && m->a[a - k] == m->b[b - k])
		k++;
	return k > RUN;
}

static bool
run_behind(const struct meeting *m, int64_t a, int64_t b)
{
	int64_t k = 0;

	while (k < RUN && m->a[a + k] == m->b[b + k])
		k++;
	return k == RUN;
}

static int64_t
distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

/* The forward way that came far for its cost, behind a run of equals. */
static bool
cut_behind_run(const struct meeting *m, const struct box *box, int64_t cost,
    struct cut *out)
{
	const struct front *f = &m->forward;
	int64_t best = 0, a, b, gain;

	for (int64_t d = f->high; d >= f->low; d -= 2) {
		a = f->reach[d];
		b = a - d;
		gain = a - box->a + b - box->b - distance(d, f->middle);
		if (gain > GAIN * cost && gain > best && box->a + RUN <= a &&
		    a < box->a_end && box->b + RUN <= b && b < box->b_end &&
		    run_before(m, a, b)) {
			best = gain;
			*out = (struct cut){ a, b, true, false };
		}
	}
	return best > 0;
}

/* The same from the end. */
static bool
cut_before_run(const struct meeting *m, const struct box *box, int64_t cost,
    struct cut *out)
{
	const struct front *f = &m->backward;
	int64_t best = 0, a, b, gain;

	for (int64_t d = f->high; d >= f->low; d -= 2) {
		a = f->reach[d];
		b = a - d;
		gain = box->a_end - a + box->b_end - b - distance(d, f->middle);
		if (gain > GAIN * cost && gain > best && box->a < a &&
		    a <= box->a_end - RUN && box->b < b &&
		    b <= box->b_end - RUN && run_behind(m, a, b)) {
			best = gain;
			*out = (struct cut){ a, b, false, true };
		}
	}
	return best > 0;
}

/* Where the search came furthest, forward or backward. */
static struct cut
cut_anywhere(const struct meeting *m, const struct box *box)
{
	const struct front *f = &m->forward, *g = &m->backward;
	int64_t f_sum = -1, f_a = -1, g_sum = NEVER, g_a = NEVER, a, b;

	for (int64_t d = f->high; d >= f->low; d -= 2) {
		a = f->reach[d] < box->a_end ? f->reach[d] : box->a_end;
		b = a - d;
		if (b > box->b_end) {
			b = box->b_end;
			a = b + d;
		}
		if (f_sum < a + b) {
			f_sum = a + b;
			f_a = a;
		}
	}
	for (int64_t d = g->high; d >= g->low; d -= 2) {
		a = g->reach[d] > box->a ? g->reach[d] : box->a;
		b = a - d;
		if (b < box->b) {
			b = box->b;
			a = b + d;
		}
		if (a + b < g_sum) {
			g_sum = a + b;
			g_a = a;
		}
	}
	if (box->a_end + box->b_end - g_sum < f_sum - (box->a + box->b))
		return (struct cut){ f_a, f_sum - f_a, true, false };
	return (struct cut){ g_a, g_sum - g_a, false, true };
}

static void
begin(struct front *f, int64_t diagonal, int64_t reach)
{
	f->low = f->high = f->middle = diagonal;
	f->reach[diagonal] = reach;
}

/*
 * Search a box whose corners differ. True if it is done: where both searches
 * meet, the length of the shortest way is known, and it does not matter
 * where it leads. If not, it is to be divided.
 */
static bool
search(struct meeting *m, const struct box *box, struct cut *out)
{
	bool odd;

	begin(&m->forward, box->a - box->b, box->a);
	begin(&m->backward, box->a_end - box->b_end, box->a_end);
	odd = ((m->forward.middle - m->backward.middle) & 1) != 0;
	for (int64_t cost = 1;; cost++) {
		m->forward.ran = m->backward.ran = false;
		if (step_forward(m, box, odd)) {
			m->edits += (uint32_t)(2 * cost - 1);
			return true;
		}
		if (step_backward(m, box, odd)) {
			m->edits += (uint32_t)(2 * cost);
			return true;
		}
		if (box->exact)
			continue;
		if (cost > COST_LEAST && (m->forward.ran || m->backward.ran) &&
		    (cut_behind_run(m, box, cost, out) ||
			cut_before_run(m, box, cost, out)))
			return false;
		if (cost >= m->cost_most) {
			*out = cut_anywhere(m, box);
			return false;
		}
	}
}

/* Without the items that are the same at both ends. */
static void
shrink(const struct meeting *m, struct box *box)
{
	while (box->a < box->a_end && box->b < box->b_end &&
	    m->a[box->a] == m->b[box->b]) {
		box->a++;
		box->b++;
	}
	while (box->a < box->a_end && box->b < box->b_end &&
	    m->a[box->a_end - 1] == m->b[box->b_end - 1]) {
		box->a_end--;
		box->b_end--;
	}
}

struct boxes {
	struct box *items;
	size_t n;
	size_t cap;
};

/* Search a box, and put off the halves that it was cut into. */
static void
divide(struct meeting *m, struct box box, struct boxes *todo,
    struct arena *scratch)
{
	struct cut cut;

	shrink(m, &box);
	if (box.a == box.a_end || box.b == box.b_end) {
		m->edits += (uint32_t)(box.a_end - box.a + box.b_end - box.b);
	} else if (!search(m, &box, &cut)) {
		*vec_push(scratch, todo) = (struct box){ cut.a, cut.b,
			box.a_end, box.b_end, cut.second_exact };
		*vec_push(scratch, todo) =
		    (struct box){ box.a, box.b, cut.a, cut.b, cut.first_exact };
	}
}

uint32_t
meet_count(const uint32_t *a, uint32_t n_a, const uint32_t *b, uint32_t n_b,
    struct arena *scratch)
{
	struct boxes todo = { NULL, 0, 0 };
	struct meeting m = { .a = a, .b = b };
	uint32_t diagonals = n_a + n_b + 3;
	int64_t *reach =
	    arena_array(scratch, 2 * (size_t)diagonals + 2, sizeof(*reach));

	m.forward.reach = reach + n_b + 1;
	m.backward.reach = m.forward.reach + diagonals;
	m.cost_most = root_of(diagonals);
	if (m.cost_most < COST_LEAST)
		m.cost_most = COST_LEAST;
	*vec_push(scratch, &todo) = (struct box){ 0, 0, n_a, n_b, false };
	while (todo.n != 0)
		divide(&m, todo.items[--todo.n], &todo, scratch);
	return (n_a + n_b - m.edits) / 2;
}
