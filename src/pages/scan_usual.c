#include "pages/scan_usual.h"

#include "base/lanes.h"

#define BLOCK 64u /* bytes whose "<" are looked for together */

/* A page that is being read; positions are pointers. */
struct reading {
	const char *at; /* behind what has been read */
	const char *last; /* up to here there is more than a block to read */
	const char *end;
	struct str tag; /* the name of the last tag that has attributes */
	bool inside; /* of it: its attributes or its end are next */
	enum scan_use use; /* of the last attribute, */
	struct str value; /* if it has one */
};

/* The "<" in a block, a bit for each byte, the first the lowest. */
static inline uint64_t
opens_in(const char *p)
{
	uint64_t opens = 0;

#pragma GCC unroll 4
	for (unsigned i = 0; i < BLOCK; i += LANES)
		opens |=
		    (uint64_t)lanes_mask(lanes_equal(lanes_load(p + i), '<'))
		    << i;
	return opens;
}

/* Bytes before the first that ends a name, or may do so; LANES at most. */
static inline size_t
name_length(const char *p)
{
	struct lanes v = lanes_load(p);

	v = lanes_or(
	    lanes_or(lanes_between(v, '\0', ' '), lanes_between(v, '<', '>')),
	    lanes_equal(v, '/'));
	return (size_t)__builtin_ctz(lanes_mask(v) | 1u << LANES);
}

/* Where the quote stands that ends a value; or the end of the page. */
static inline const char *
value_end(const char *p, const char *end)
{
	uint32_t quotes = lanes_mask(lanes_equal(lanes_load(p), '"'));

	if (quotes != 0)
		return p + __builtin_ctz(quotes);
	return p + lanes_find(p, LANES, (size_t)(end - p), '"');
}

static inline bool
is_letter(char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26;
}

/* Whether a tag is more than its attributes to the last look. */
static inline bool
is_special(const char *p, size_t n)
{
	return (*p == 'h' && n == 2 && p[1] == '1') ||
	    ((*p | 0x20) == 's' &&
		scan_end_of_text((struct str){ p, n }) != NULL);
}

/* No name of another length has a use. */
static inline bool
may_have_use(size_t n)
{
	return ((1u << 2 | 1u << 3 | 1u << 4 | 1u << 6) >> n & 1) != 0;
}

/* To the end of the tag; false at what is not as usual, or behind a use. */
copied_in bool
pass_attributes(struct reading *r)
{
	const char *p = r->at, *name, *value, *end;
	enum scan_use use;
	size_t n;

	for (; p < r->last && *p == ' '; p = end + 1) {
		name = p + 1;
		n = name_length(name);
		value = name + n + 2;
		if (n == 0 || value[-2] != '=' || value[-1] != '"')
			break;
		end = value_end(value, r->end);
		if (end == r->end)
			break;
		use = may_have_use(n) ? scan_use_of((struct str){ name, n })
				      : SCAN_NONE;
		if (use != SCAN_NONE) {
			r->at = end + 1;
			r->use = use;
			r->value = (struct str){ value, (size_t)(end - value) };
			return false;
		}
	}
	r->at = p;
	if (p >= r->last)
		return false;
	p += *p == '/';
	if (*p != '>')
		return false;
	r->at = p + 1;
	r->inside = false;
	return true;
}

/* The same of a tag that begins at r->at. */
copied_in bool
pass_tag(struct reading *r)
{
	const char *p = r->at + 1;
	size_t n;

	if (*p == '/') {
		n = name_length(++p);
		if (p[n] == '>')
			r->at = p + n + 1;
		return p[n] == '>';
	}
	n = name_length(p);
	if (!is_letter(*p) || is_special(p, n))
		return false;
	if (p[n] == '>') {
		r->at = p + n + 1;
		return true;
	}
	if (p[n] != ' ' && p[n] != '/')
		return false;
	r->tag = (struct str){ p, n };
	r->at = p + n;
	r->inside = true;
	return pass_attributes(r);
}

/*
 * The tags that begin before until. They are taken from the bits of a block
 * and not looked for from where the tag before ends, so that the processor
 * need not wait for that.
 */
copied_in void
pass_tags(struct reading *r, const char *until)
{
	const char *block = r->at, *open;
	uint64_t opens;

	while (block < until) {
		for (opens = opens_in(block); opens != 0; opens &= opens - 1) {
			open = block + __builtin_ctzll(opens);
			if (open >= until)
				break;
			if (open < r->at)
				continue;
			r->at = open;
			if (!pass_tag(r))
				return;
		}
		block += BLOCK;
		if (block < r->at)
			block = r->at;
	}
	if (r->at < until)
		r->at = until;
}

enum scan_use
scan_usual(struct scan *s, struct scan_tag *tag, struct str *value)
{
	struct str html = s->html;
	size_t last = html.n - BLOCK;
	struct reading r = { .inside = s->inside };

	if (html.n < BLOCK)
		return SCAN_NONE;
	r.at = html.p + s->at;
	r.last = html.p + last;
	r.end = html.p + html.n;
	if (!r.inside || pass_attributes(&r))
		pass_tags(&r,
		    s->until != 0 && s->until < last ? html.p + s->until
						     : r.last);
	if (r.tag.n != 0)
		*tag = (struct scan_tag){ r.tag,
			(size_t)(r.tag.p + r.tag.n - html.p) };
	s->at = (size_t)(r.at - html.p);
	s->inside = r.inside;
	s->ends = NULL;
	*value = r.value;
	return r.use;
}
