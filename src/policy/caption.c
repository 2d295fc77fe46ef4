#include "policy/caption.h"

#include "content/document.h"
#include "policy/leak.h"
#include "policy/people.h"
#include "policy/release.h"

#define MEDIA_DEPTH 4 /* of groups within front matter that hold an alt */

/* One document being looked through. */
struct look {
	const struct leak *names;
	const struct document *document;
	const struct str *own;
	size_t n;
	struct place *place;
};

static void
add_name(struct leak *names, const struct record *r)
{
	const struct value *name = value_get(&r->document->front, STR("name"));
	struct leak_name parts = { .person = r->id,
		.first = value_str(value_get(name, STR("first"))),
		.last = value_str(value_get(name, STR("last"))),
		.full = value_str(value_get(name, STR("full"))),
		.first_alone = true };

	leak_add_name(names, &parts);
	parts.full = r->shown->display;
	leak_add_name(names, &parts);
}

bool
caption_names(struct leak *names, const struct people *people)
{
	const struct record *r;
	bool any = false;

	for (size_t i = 0; i < people->n; i++) {
		r = people->items[i];
		if (r->document == NULL || r->shown == NULL ||
		    r->consent.photo != PHOTO_GROUP)
			continue;
		add_name(names, r);
		any = true;
	}
	leak_compile(names);
	return any;
}

static bool
names_somebody(const struct look *l, struct str text)
{
	return leak_has(l->names, text, l->own, l->n);
}

/* The text in brackets behind "![", brackets within it included. */
static struct str
alt_at(struct str s)
{
	size_t depth = 1, i = 0;

	for (; i < s.n && depth > 0; i++) {
		if (s.p[i] == '[')
			depth++;
		else if (s.p[i] == ']')
			depth--;
	}
	return str_slice(s, 0, i);
}

/* A picture or its caption in HTML, as far as it goes. */
static struct str
html_at(struct str s, struct str end)
{
	size_t n = str_find(s, end);

	return str_slice(s, 0, n);
}

static bool
look_at_body(const struct look *l)
{
	static const struct {
		struct str start;
		struct str end; /* empty: Markdown's own */
	} marks[] = {
		{ STR_INIT("!["), STR_INIT("") },
		{ STR_INIT("<img"), STR_INIT(">") },
		{ STR_INIT("<figcaption"), STR_INIT("</figcaption") },
	};
	struct str body = l->document->body, rest, text;
	size_t at;

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		rest = body;
		while ((at = str_find(rest, marks[i].start)) != STR_NONE) {
			rest = str_skip(rest, at + marks[i].start.n);
			text = marks[i].end.n == 0
			    ? alt_at(rest)
			    : html_at(rest, marks[i].end);
			if (!names_somebody(l, text))
				continue;
			l->place->line = l->document->body_line;
			for (const char *p = body.p; p < rest.p; p++)
				l->place->line += *p == '\n';
			return true;
		}
	}
	return false;
}

/* Every alt, caption and title of a picture in the front matter. */
static bool
look_at_front(const struct look *l, const struct value *v, unsigned depth)
{
	const struct member *m;

	if (depth == 0)
		return false;
	for (size_t i = 0; value_is(v, VALUE_LIST) && i < v->n; i++) {
		if (look_at_front(l, &v->as.items[i], depth - 1))
			return true;
	}
	for (size_t i = 0; value_is(v, VALUE_OBJECT) && i < v->as.object->n;
	     i++) {
		m = &v->as.object->items[i];
		if (look_at_front(l, &m->value, depth - 1))
			return true;
		if (!str_eq(m->key, STR("alt")) &&
		    !str_eq(m->key, STR("caption")))
			continue;
		if (!names_somebody(l, value_str(&m->value)))
			continue;
		*l->place = value_place(&m->value, l->document->path);
		return true;
	}
	return false;
}

bool
caption_names_somebody(const struct leak *names,
    const struct document *document, const struct str *own, size_t n,
    struct place *place)
{
	struct look l = { names, document, own, n, place };

	*place = (struct place){ document->path, 0, 0 };
	return look_at_front(&l, &document->front, MEDIA_DEPTH) ||
	    look_at_body(&l);
}
