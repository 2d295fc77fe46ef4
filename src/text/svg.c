#include "text/svg.h"

#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/shape.h"
#include "text/xml.h"

/* Attributes that say nothing once the rest is clean; data-... likewise. */
static const struct str quiet[] = { STR_INIT("class"), STR_INIT("version"),
	STR_INIT("xmlns"), STR_INIT("baseProfile"),
	STR_INIT("enable-background"), STR_INIT("contentScriptType"),
	STR_INIT("contentStyleType"), STR_INIT("zoomAndPan") };

struct pair {
	struct str name, value;
};

/* An element that is open in the source. */
struct open_shape {
	struct str name;
	enum shape_way way;
};

struct cleaner {
	struct xml xml;
	struct arena *arena;
	struct diag *diag;
	struct str path;
	struct buf out;
	struct open_shape open[LIMIT_MARKUP_DEPTH];
	size_t n_open;
	size_t hidden; /* how many were open with the first hidden one, or 0 */
	bool rooted; /* the one outermost element has been there */
	struct { /* of the element that is being read */
		struct pair *items;
		size_t n, cap;
	} attributes;
	struct map told; /* names that were reported */
	double width, height; /* from the attributes, 0 if not said */
	double box_width, box_height;
};

static bool
fail(struct cleaner *c, const char *what)
{
	diag_report(c->diag, CODE_SVG_BROKEN,
	    (struct place){ .path = c->path, .line = c->xml.line },
	    "this picture cannot be read: %s", what);
	diag_hint(c->diag,
	    "save it again as plain SVG, or as PNG if that does not help");
	return false;
}

/* Once for each name: a drawing may have thousands alike. */
static void
report_dropped(struct cleaner *c, const char *kind, struct str name)
{
	struct str key = arena_printf(
	    c->arena, "%s %.*s", kind, STR_ARG(str_slice(name, 0, 60)));

	if (map_get(&c->told, key) != NULL)
		return;
	map_put(&c->told, key, c);
	diag_report(c->diag, CODE_SVG_DROPPED,
	    (struct place){ .path = c->path, .line = c->xml.line },
	    "%.*s is left out of this picture", STR_ARG(key));
	if (str_eq(name, STR("style")))
		diag_hint(c->diag,
		    "export it with presentation attributes instead of CSS");
}

/* Digits of a number that may have a fraction; stops at what is none. */
static double
read_number(struct str *s)
{
	double value = 0, unit = 1;
	bool fraction = false;

	for (; s->n != 0; *s = str_skip(*s, 1)) {
		char c = *s->p;

		if (c == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		value = value * 10 + (c - '0');
		if (fraction)
			unit *= 10;
	}
	return value / unit;
}

/* A length in pixels (CSS Values 3, 5.2); 0 for what is none, as "100%". */
static double
read_length(struct str s)
{
	static const struct {
		struct str unit;
		double pixels;
	} units[] = {
		{ STR_INIT(""), 1 },
		{ STR_INIT("px"), 1 },
		{ STR_INIT("pt"), 96.0 / 72 },
		{ STR_INIT("pc"), 16 },
		{ STR_INIT("in"), 96 },
		{ STR_INIT("cm"), 96 / 2.54 },
		{ STR_INIT("mm"), 96 / 25.4 },
	};
	double value;

	s = str_trim(s);
	value = read_number(&s);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (str_eq(s, units[i].unit))
			return value * units[i].pixels;
	}
	return 0;
}

/* The third and fourth number of a viewBox. */
static void
read_box(struct cleaner *c, struct str s)
{
	double numbers[4] = { 0 };

	for (size_t i = 0; i < 4; i++) {
		while (s.n != 0 &&
		    (*s.p == ' ' || *s.p == ',' || *s.p == '-' ||
			*s.p == '\t' || *s.p == '\n'))
			s = str_skip(s, 1);
		numbers[i] = read_number(&s);
	}
	c->box_width = numbers[2];
	c->box_height = numbers[3];
}

static void
note_size(struct cleaner *c, struct str name, struct str value)
{
	if (c->n_open != 0)
		return;
	if (str_eq(name, STR("width")))
		c->width = read_length(value);
	else if (str_eq(name, STR("height")))
		c->height = read_length(value);
	else if (str_eq(name, STR("viewBox")))
		read_box(c, value);
}

/* The last one counts: style="..." is read behind the attributes. */
static void
set(struct cleaner *c, struct str name, struct str value)
{
	for (size_t i = 0; i < c->attributes.n; i++) {
		if (str_eq(c->attributes.items[i].name, name)) {
			c->attributes.items[i].value = value;
			return;
		}
	}
	*vec_push(c->arena, &c->attributes) = (struct pair){ name, value };
}

/* style="fill:red" means fill="red", which needs no CSS. */
static void
set_style(struct cleaner *c, struct str style)
{
	struct str declaration, name, value;
	size_t colon;

	while (str_cut(&style, ';', &declaration)) {
		colon = str_find_char(declaration, ':');
		name = str_trim(str_slice(declaration, 0, colon));
		if (colon == STR_NONE || !shape_property(name))
			continue;
		value = str_trim(str_skip(declaration, colon + 1));
		if (shape_value(value))
			set(c, name, value);
		else
			report_dropped(c, "the value of", name);
	}
}

static bool
is_quiet(struct str name)
{
	if (xml_prefix(name).n != 0 || str_starts(name, STR("data-")))
		return true;
	for (size_t i = 0; i < sizeof(quiet) / sizeof(*quiet); i++) {
		if (str_eq(quiet[i], name))
			return true;
	}
	return false;
}

static void
set_attribute(struct cleaner *c, struct str name, struct str value)
{
	if (str_eq(name, STR("xlink:href")))
		name = STR("href");
	if (str_eq(name, STR("xml:lang")))
		name = STR("lang");
	if (str_eq(name, STR("style")))
		return; /* has had its turn */
	if (!shape_attribute(name)) {
		if (!is_quiet(name))
			report_dropped(c, "the attribute", name);
	} else if (str_eq(name, STR("href"))
		? !str_starts(value, STR("#"))
		: !str_starts(name, STR("aria-")) && !shape_value(value)) {
		report_dropped(c, "the value of", name);
	} else {
		note_size(c, name, value);
		set(c, name, value);
	}
}

static bool
read_attributes(struct cleaner *c, struct str attributes)
{
	struct str rest = attributes, name, value, style = { NULL, 0 };

	c->attributes.n = 0;
	while (xml_attribute(&c->xml, &rest, &name, &value)) {
		if (!xml_decode(&c->xml, value, c->arena, &value))
			return false;
		if (str_eq(name, STR("style")))
			style = value;
		set_attribute(c, name, value);
	}
	set_style(c, style);
	return c->xml.error == NULL;
}

static void
write_start(struct cleaner *c, struct str name)
{
	buf_printf(&c->out, "<%.*s", STR_ARG(name));
	if (c->n_open == 0)
		buf_add(&c->out, STR(" xmlns=\"http://www.w3.org/2000/svg\""));
	for (size_t i = 0; i < c->attributes.n; i++) {
		const struct pair *a = &c->attributes.items[i];

		buf_printf(&c->out, " %.*s=\"", STR_ARG(a->name));
		buf_add_html(&c->out, a->value);
		buf_add_char(&c->out, '"');
	}
	buf_add_char(&c->out, '>');
}

static enum shape_way
way_of(struct str name)
{
	struct str prefix = xml_prefix(name);

	/* An editor's own notes, and what it says of the author. */
	if (prefix.n != 0 && !str_eq(prefix, STR("svg")))
		return SHAPE_QUIET;
	return shape_element(xml_local(name));
}

static bool
start(struct cleaner *c, const struct xml_token *token)
{
	struct str name = xml_local(token->name);
	enum shape_way way = way_of(token->name);

	if (c->n_open == 0 && (c->rooted || !str_eq(name, STR("svg"))))
		return fail(c, "it is not one <svg> element");
	if (c->n_open == LIMIT_MARKUP_DEPTH)
		return fail(c, "its elements stand too deep in each other");
	c->rooted = true;
	if (c->hidden == 0) {
		if (!read_attributes(c, token->attributes))
			return false;
		if (way == SHAPE_KEEP || way == SHAPE_TEXT)
			write_start(c, name);
		else if (way == SHAPE_DROP)
			report_dropped(c, "the element", name);
	}
	c->open[c->n_open++] = (struct open_shape){ token->name, way };
	if (c->hidden == 0 && (way == SHAPE_DROP || way == SHAPE_QUIET))
		c->hidden = c->n_open;
	return true;
}

static bool
end(struct cleaner *c, struct str name)
{
	struct open_shape *shape;

	if (c->n_open == 0 || !str_eq(c->open[c->n_open - 1].name, name))
		return fail(c, "an end tag that closes nothing");
	shape = &c->open[c->n_open - 1];
	if (c->hidden == 0 &&
	    (shape->way == SHAPE_KEEP || shape->way == SHAPE_TEXT))
		buf_printf(&c->out, "</%.*s>", STR_ARG(xml_local(name)));
	if (c->hidden == c->n_open)
		c->hidden = 0;
	c->n_open--;
	return true;
}

/* Text stays where it is seen, or read out. */
static bool
add_text(struct cleaner *c, const struct xml_token *token)
{
	struct str text = token->text;

	if (c->n_open == 0)
		return str_trim(text).n == 0 ||
		    fail(c, "text outside of the picture");
	if (c->hidden != 0 || c->open[c->n_open - 1].way != SHAPE_TEXT)
		return true;
	if (token->kind == XML_TEXT &&
	    !xml_decode(&c->xml, text, c->arena, &text))
		return false;
	buf_add_html(&c->out, text);
	return true;
}

static bool
add(struct cleaner *c, const struct xml_token *token)
{
	switch (token->kind) {
	case XML_START:
		return start(c, token);
	case XML_EMPTY:
		return start(c, token) && end(c, token->name);
	case XML_END:
		return end(c, token->name);
	case XML_TEXT:
	case XML_CDATA:
		return add_text(c, token);
	case XML_OTHER:
		break;
	}
	return true;
}

static bool
clean(struct cleaner *c)
{
	struct xml_token token;

	while (xml_next(&c->xml, &token)) {
		if (!add(c, &token))
			return c->xml.error == NULL ? false
						    : fail(c, c->xml.error);
	}
	if (c->xml.error != NULL)
		return fail(c, c->xml.error);
	if (c->n_open != 0)
		return fail(c, "it ends in the middle");
	return c->rooted || fail(c, "there is no <svg> in it");
}

/* What the attributes leave open follows from the viewBox. */
static void
complete_size(struct cleaner *c)
{
	if (!(c->box_width > 0) || !(c->box_height > 0))
		return;
	if (!(c->width > 0) && !(c->height > 0)) {
		c->width = c->box_width;
		c->height = c->box_height;
	} else if (!(c->width > 0)) {
		c->width = c->height * c->box_width / c->box_height;
	} else if (!(c->height > 0)) {
		c->height = c->width * c->box_height / c->box_width;
	}
}

/* Rounded up; 0 for what is no size that a picture has. */
static uint32_t
pixels(double size)
{
	if (!(size > 0) || size > LIMIT_IMAGE_SIDE)
		return 0;
	return (uint32_t)size + ((double)(uint32_t)size < size);
}

bool
svg_clean(struct str svg, struct str path, struct arena *arena,
    struct diag *diag, struct str *out, uint32_t *width, uint32_t *height)
{
	struct cleaner c = { .arena = arena, .diag = diag, .path = path };
	size_t bad;
	bool ok;

	xml_init(&c.xml, svg);
	if (!utf8_check(svg, &bad))
		return fail(&c, "it is not UTF-8");
	map_init(&c.told, arena);
	buf_init(&c.out);
	ok = clean(&c);
	if (ok) {
		*out = str_copy(arena, buf_str(&c.out));
		complete_size(&c);
		*width = pixels(c.width);
		*height = pixels(c.height);
	}
	buf_free(&c.out);
	return ok;
}
