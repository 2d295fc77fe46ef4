#include "text/detach.h"

#include "base/arena.h"
#include "base/buf.h"
#include "text/tag.h"

/* Attributes that name an id, or are one. */
static const struct str bound[] = { STR_INIT("id"), STR_INIT("aria-labelledby"),
	STR_INIT("aria-describedby") };

static bool
is_bound(struct str name, struct str value)
{
	for (size_t i = 0; i < sizeof(bound) / sizeof(*bound); i++) {
		if (str_eq(name, bound[i]))
			return true;
	}
	return str_eq(name, STR("href")) && str_starts(value, STR("#"));
}

/*
 * "h2", a level or more deeper; h6 is the deepest. A named section would be a
 * landmark, and each of those needs a name of its own: a group does not.
 */
static void
add_name(struct buf *out, struct str name, unsigned deeper)
{
	unsigned level;

	if (str_eq(name, STR("section"))) {
		buf_add(out, STR("div"));
		return;
	}
	if (name.n != 2 || name.p[0] != 'h' || name.p[1] < '1' ||
	    name.p[1] > '6') {
		buf_add(out, name);
		return;
	}
	level = (unsigned)(name.p[1] - '0') + deeper;
	buf_add_char(out, 'h');
	buf_add_char(out, (char)('0' + (level > 6 ? 6 : level)));
}

static void
add_open(struct buf *out, const struct tag *tag, unsigned deeper)
{
	struct str rest = tag->attributes, name, value;

	buf_add_char(out, '<');
	add_name(out, tag->name, deeper);
	if (str_eq(tag->name, STR("section")))
		buf_add(out, STR(" role=\"group\""));
	while (tag_attribute(&rest, &name, &value)) {
		if (is_bound(name, value))
			continue;
		buf_add_char(out, ' ');
		buf_add(out, name);
		if (value.p == NULL)
			continue;
		buf_add(out, STR("=\""));
		buf_add(out, value);
		buf_add_char(out, '"');
	}
	buf_add_char(out, '>');
}

/* Most tags have no attributes, and a name that is theirs anywhere. */
static bool
stays(const struct tag *tag, unsigned deeper)
{
	if (tag->kind != TAG_OPEN && tag->kind != TAG_CLOSE)
		return true;
	return tag->attributes.n == 0 && !str_eq(tag->name, STR("section")) &&
	    (deeper == 0 || *tag->name.p != 'h');
}

struct str
detach(struct str html, unsigned deeper, struct arena *arena)
{
	struct str rest = html, copy;
	const char *from = html.p; /* of what stays, and is not in out yet */
	struct tag tag;
	struct buf out;

	buf_init(&out);
	(void)buf_reserve(&out, html.n);
	while (tag_next(&rest, &tag)) {
		if (stays(&tag, deeper))
			continue;
		buf_add(
		    &out, (struct str){ from, (size_t)(tag.source.p - from) });
		from = rest.p;
		if (tag.kind == TAG_OPEN) {
			add_open(&out, &tag, deeper);
		} else {
			buf_add(&out, STR("</"));
			add_name(&out, tag.name, deeper);
			buf_add_char(&out, '>');
		}
	}
	buf_add(&out, (struct str){ from, (size_t)(rest.p - from) });
	copy = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return copy;
}

void
detach_ids(struct buf *out, struct str html)
{
	struct str rest = html, id, source;
	struct tag tag;

	if (str_find(html, STR(" id=\"")) == STR_NONE) {
		buf_add(out, html);
		return;
	}
	while (tag_next(&rest, &tag)) {
		source = tag.source;
		id = tag.kind == TAG_OPEN ? tag_find(&tag, STR("id")) : STR("");
		if (id.n != 0) {
			/* From the space before id to the closing quote. */
			size_t at = (size_t)(id.p - source.p);

			buf_add(out,
			    str_slice(source, 0, at - sizeof(" id=\"") + 1));
			source = str_skip(source, at + id.n + 1);
		}
		buf_add(out, source);
	}
}
