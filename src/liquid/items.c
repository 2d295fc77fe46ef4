#include "liquid/items.h"

#include <string.h>

#include "liquid/chars.h"

/* The first "%}" from p on, or NULL. */
static const char *
find_tag_end(const char *p, const char *end)
{
	for (; p < end && (p = memchr(p, '%', (size_t)(end - p))) != NULL;
	     p++) {
		if (end - p > 1 && p[1] == '}')
			return p;
	}
	return NULL;
}

/* Cut a tag's inside into its name and what follows it. */
static void
split_tag(struct item *out, struct str inside)
{
	const char *p = inside.p, *end = p + inside.n, *name;

	while (p < end && is_space(*p))
		p++;
	name = p;
	if (p < end && *p == '#')
		p++;
	else
		while (p < end && is_word(*p))
			p++;
	out->kind = p == name ? ITEM_NAMELESS : ITEM_TAG;
	out->name = (struct str){ name, (size_t)(p - name) };
	out->markup = (struct str){ p, (size_t)(end - p) };
}

static void
take(struct items *in, struct item *out, uint8_t kind, const char *to)
{
	out->kind = kind;
	out->all = (struct str){ in->p, (size_t)(to - in->p) };
	in->p = to;
}

/* What stands between the delimiters, without their dashes. */
static struct str
find_inside(struct item *out)
{
	struct str s = { out->all.p + 2, out->all.n - 4 };

	if (s.n != 0 && *s.p == '-') {
		out->trims_left = true;
		s = str_skip(s, 1);
	}
	/* One dash alone trims both sides. */
	if (out->all.p[out->all.n - 3] == '-' && out->all.n > 4) {
		out->trims_right = true;
		s.n -= s.n != 0;
	}
	return s;
}

static void
next_tag(struct items *in, struct item *out)
{
	const char *close = find_tag_end(in->p + 2, in->end);

	if (close == NULL) {
		take(in, out, ITEM_OPEN, in->end);
		return;
	}
	take(in, out, ITEM_TAG, close + 2);
	split_tag(out, find_inside(out));
}

static void
next_output(struct items *in, struct item *out)
{
	const char *p = in->p + 2, *close;

	while (p < in->end && *p != '}' &&
	    !(*p == '{' && in->end - p > 1 && p[1] == '%'))
		p++;
	if (p < in->end && *p == '{') {
		close = find_tag_end(p, in->end);
		take(in, out, ITEM_OPEN, close != NULL ? close + 2 : in->end);
		return;
	}
	if (in->end - p < 2 || p[1] != '}') {
		take(in, out, ITEM_OPEN, p < in->end ? p + 1 : p);
		return;
	}
	take(in, out, ITEM_OUTPUT, p + 2);
	out->markup = find_inside(out);
}

static void
next_text(struct items *in, struct item *out)
{
	const char *p = in->p;

	while ((p = memchr(p, '{', (size_t)(in->end - p))) != NULL) {
		if (in->end - p > 1 && (p[1] == '{' || p[1] == '%'))
			break;
		p++;
	}
	take(in, out, ITEM_TEXT, p != NULL ? p : in->end);
}

static void
next_line(struct items *in, struct item *out)
{
	const char *newline;

	while (in->p < in->end && is_space(*in->p))
		in->p++;
	if (in->p == in->end)
		return;
	newline = memchr(in->p, '\n', (size_t)(in->end - in->p));
	take(in, out, ITEM_TAG, newline != NULL ? newline : in->end);
	split_tag(out, out->all);
}

void
items_next(struct items *in, struct item *out)
{
	*out = (struct item){ .kind = ITEM_END, .all = { in->p, 0 } };
	if (in->lines)
		next_line(in, out);
	else if (in->p == in->end)
		return;
	else if (in->end - in->p < 2 || *in->p != '{')
		next_text(in, out);
	else if (in->p[1] == '%')
		next_tag(in, out);
	else if (in->p[1] == '{')
		next_output(in, out);
	else
		next_text(in, out);
}

/* In a tag with several "{%", the last one that has a name counts. */
static struct str
last_name(struct str tag, const char **at)
{
	struct item item = { 0 };

	for (const char *p = tag.p + tag.n - 2; p >= tag.p; p--) {
		if (p[0] != '{' || p[1] != '%')
			continue;
		item.all = (struct str){ p, (size_t)(tag.p + tag.n - p) };
		if (item.all.n < 4)
			continue;
		split_tag(&item, find_inside(&item));
		if (item.kind == ITEM_TAG) {
			*at = p;
			return item.name;
		}
	}
	return (struct str){ NULL, 0 };
}

bool
items_skip_to(
    struct items *in, struct str name, struct str *text, struct item *end)
{
	struct items at = *in;
	const char *p, *close;

	while (!in->lines &&
	    (p = memchr(at.p, '{', (size_t)(at.end - at.p))) != NULL) {
		at.p = p + 1;
		if (at.end - p < 2 || p[1] != '%')
			continue;
		close = find_tag_end(p + 2, at.end);
		if (close == NULL)
			return false;
		at.p = close + 2;
		if (!str_eq(
			last_name((struct str){ p, (size_t)(at.p - p) }, &p),
			name))
			continue;
		*text = (struct str){ in->p, (size_t)(p - in->p) };
		in->p = p;
		*end = (struct item){ 0 };
		next_tag(in, end);
		return true;
	}
	return false;
}
