#include "git/edits.h"

#include <string.h>

#include "base/arena.h"
#include "git/meet.h"

/* A line that occurs so often on the other side is set aside at most. */
#define OFTEN_MAX 1024u
/* How far around such a line its neighbours are looked at. */
#define WINDOW 100u
/* Lines without a partner that it takes to set it aside: more than 3 to 1. */
#define LONELY_FACTOR 4u
/* Lengths of lines that the middle has, as a set of bits. */
#define LENGTHS 1024u

/* Equal lines are one class. */
struct class {
	struct str line;
	uint32_t hash;
	uint32_t next; /* class of the same slot, plus 1 */
	uint32_t count[2]; /* in the whole of each text */
};

/* One text between what both begin and end with. */
struct side {
	struct str middle;
	uint32_t lines; /* in the whole text */
	uint32_t n; /* lines of the middle */
	uint32_t *classes; /* of those lines */
	uint32_t *kept; /* the classes of lines that take part in the search */
	uint32_t n_kept;
};

struct comparison {
	struct side sides[2];
	struct arena *scratch;
	struct class *classes;
	uint32_t n_classes;
	uint32_t *slots;
	uint32_t n_slots; /* a power of two */
	uint64_t lengths[LENGTHS / 64];
};

/* The next line with its line end; an equal one may lack it at the end. */
static bool
cut_line(struct str *rest, struct str *line)
{
	const char *end;

	if (rest->n == 0)
		return false;
	end = memchr(rest->p, '\n', rest->n);
	*line = str_slice(
	    *rest, 0, end != NULL ? (size_t)(end + 1 - rest->p) : rest->n);
	*rest = str_skip(*rest, line->n);
	return true;
}

static uint32_t
count_lines(struct str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n + (s.n != 0 && s.p[s.n - 1] != '\n');
}

/* Bytes of the whole lines that both begin with. */
static size_t
common_start(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n, at = 0;
	uint64_t x, y;

	while (at + sizeof(x) <= n) {
		memcpy(&x, a.p + at, sizeof(x));
		memcpy(&y, b.p + at, sizeof(y));
		if (x != y)
			break;
		at += sizeof(x);
	}
	while (at < n && a.p[at] == b.p[at])
		at++;
	if (at == a.n && at == b.n)
		return at;
	while (at > 0 && a.p[at - 1] != '\n')
		at--;
	return at;
}

static bool
begins_line(struct str s, size_t at)
{
	return at == 0 || s.p[at - 1] == '\n';
}

/* Bytes of the whole lines that both end with. */
static size_t
common_end(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n, same = 0;
	uint64_t x, y;

	while (same + sizeof(x) <= n) {
		memcpy(&x, a.p + a.n - same - sizeof(x), sizeof(x));
		memcpy(&y, b.p + b.n - same - sizeof(y), sizeof(y));
		if (x != y)
			break;
		same += sizeof(x);
	}
	while (same < n && a.p[a.n - same - 1] == b.p[b.n - same - 1])
		same++;
	while (same > 0 &&
	    !(begins_line(a, a.n - same) && begins_line(b, b.n - same)))
		same--;
	return same;
}

/* The class of a line, or where it would stand in the chain of its slot. */
static uint32_t *
find_class(struct comparison *c, struct str line, uint32_t hash)
{
	uint32_t *at = &c->slots[hash & (c->n_slots - 1)];
	const struct class *class;

	while (*at != 0) {
		class = &c->classes[*at - 1];
		if (class->hash == hash && str_eq(class->line, line))
			break;
		at = &c->classes[*at - 1].next;
	}
	return at;
}

static void
classify(struct comparison *c, unsigned which)
{
	struct side *side = &c->sides[which];
	struct str rest = side->middle, line;
	uint32_t *at, hash;

	side->classes =
	    arena_array(c->scratch, side->n, sizeof(*side->classes));
	for (uint32_t i = 0; cut_line(&rest, &line); i++) {
		hash = str_hash(line);
		at = find_class(c, line, hash);
		if (*at == 0) {
			c->classes[c->n_classes] =
			    (struct class){ .line = line, .hash = hash };
			*at = ++c->n_classes;
			c->lengths[line.n % LENGTHS / 64] |= (uint64_t)1
			    << (line.n % 64);
		}
		side->classes[i] = *at - 1;
		c->classes[*at - 1].count[which]++;
	}
}

/* True if some line of the middle is on both sides. */
static bool
have_common_lines(const struct comparison *c)
{
	for (uint32_t i = 0; i < c->n_classes; i++) {
		if (c->classes[i].count[0] != 0 && c->classes[i].count[1] != 0)
			return true;
	}
	return false;
}

/* How often a line occurs is asked of the whole texts. */
static void
count_around(struct comparison *c, struct str around)
{
	struct str line;
	uint32_t *at;

	while (cut_line(&around, &line)) {
		if ((c->lengths[line.n % LENGTHS / 64] >> (line.n % 64) & 1) ==
		    0)
			continue;
		at = find_class(c, line, str_hash(line));
		if (*at == 0)
			continue;
		c->classes[*at - 1].count[0]++;
		c->classes[*at - 1].count[1]++;
	}
}

enum partners { PARTNERS_NONE, PARTNERS_SOME, PARTNERS_MANY };

/*
 * A line with many partners misleads where it stands among lines that have
 * none: true if those around it are mostly such lines, on both hands.
 */
static bool
is_misleading(const uint8_t *partners, uint32_t n, uint32_t at)
{
	uint32_t lonely[2] = { 0, 0 }, common[2] = { 1, 1 };
	uint32_t first = at > WINDOW ? at - WINDOW : 0;
	uint32_t last = n - 1 - at > WINDOW ? at + WINDOW : n - 1;

	for (uint32_t i = at; i-- > first && partners[i] != PARTNERS_SOME;) {
		lonely[0] += partners[i] == PARTNERS_NONE;
		common[0] += partners[i] == PARTNERS_MANY;
	}
	for (uint32_t i = at + 1; i <= last && partners[i] != PARTNERS_SOME;
	     i++) {
		lonely[1] += partners[i] == PARTNERS_NONE;
		common[1] += partners[i] == PARTNERS_MANY;
	}
	if (lonely[0] == 0 || lonely[1] == 0)
		return false;
	return (common[0] + common[1]) * LONELY_FACTOR <
	    common[0] + common[1] + lonely[0] + lonely[1];
}

/* Keep the lines that the search is to look at. */
static void
set_aside(struct comparison *c, unsigned which)
{
	struct side *side = &c->sides[which];
	uint8_t *partners = arena_array(c->scratch, side->n, 1);
	uint32_t often = root_of(side->lines), n;

	if (often > OFTEN_MAX)
		often = OFTEN_MAX;
	for (uint32_t i = 0; i < side->n; i++) {
		n = c->classes[side->classes[i]].count[1 - which];
		partners[i] = n == 0 ? PARTNERS_NONE
		    : n >= often     ? PARTNERS_MANY
				     : PARTNERS_SOME;
	}
	side->kept = arena_array(c->scratch, side->n, sizeof(*side->kept));
	for (uint32_t i = 0; i < side->n; i++) {
		if (partners[i] == PARTNERS_SOME ||
		    (partners[i] == PARTNERS_MANY &&
			!is_misleading(partners, side->n, i)))
			side->kept[side->n_kept++] = side->classes[i];
	}
}

static struct line_count
search(struct comparison *c, struct str start, struct str end)
{
	struct side *old = &c->sides[0], *new = &c->sides[1];
	uint32_t around = count_lines(start) + count_lines(end), kept;

	old->lines = old->n + around;
	new->lines = new->n + around;
	count_around(c, start);
	count_around(c, end);
	set_aside(c, 0);
	set_aside(c, 1);
	kept = meet_count(
	    old->kept, old->n_kept, new->kept, new->n_kept, c->scratch);
	return (struct line_count){ new->n - kept, old->n - kept };
}

struct line_count
edits_count(struct str old, struct str new, struct arena *scratch)
{
	size_t start = common_start(old, new), end;
	struct comparison c = { .scratch = scratch };
	struct str tail;
	uint32_t n;

	c.sides[0].middle = str_skip(old, start);
	c.sides[1].middle = str_skip(new, start);
	end = common_end(c.sides[0].middle, c.sides[1].middle);
	tail = str_skip(old, old.n - end);
	for (unsigned i = 0; i < 2; i++) {
		c.sides[i].middle.n -= end;
		c.sides[i].n = count_lines(c.sides[i].middle);
	}
	n = c.sides[0].n + c.sides[1].n;
	if (c.sides[0].n != 0 && c.sides[1].n != 0) {
		for (c.n_slots = 16; c.n_slots < n; c.n_slots *= 2)
			;
		c.slots = arena_array(scratch, c.n_slots, sizeof(*c.slots));
		c.classes = arena_array(scratch, n, sizeof(*c.classes));
		classify(&c, 0);
		classify(&c, 1);
		if (have_common_lines(&c))
			return search(&c, str_slice(old, 0, start), tail);
	}
	return (struct line_count){ c.sides[1].n, c.sides[0].n };
}
