#include <string.h>

#include "git/snapshot.h"
#include "model/model.h"
#include "pages/growth.h"
#include "pages/target.h"
#include "pages/view.h"
#include "text/detach.h"

/* The section is h2 and its parts are h3: the texts begin below them. */
#define HEADING_LEVEL 4
#define DEPTH 6 /* of groups of fields, and of headings */
/* Room for addresses that are longer than the mark in their place. */
#define PLACES_SHARE 16

/* A text being rendered or looked at, for the links in it. */
struct old_text {
	struct growth *growth;
	const struct version *version;
	struct growth_text *text; /* whose links are noted */
};

/*
 * Everybody who works on the document today must agree to it, and an address
 * that nobody can guess is told by no page but its own.
 */
static bool
may_show(const struct released *of, const struct released_media *media)
{
	return release_allows(of, media) &&
	    (media->beside == NULL || media->beside == of ||
		!media->beside->unlisted);
}

/* The released file with this content that the document may show, or NULL. */
static const struct plan_media *
media_with(const struct plan *plan, const struct released *of,
    const struct oid *content)
{
	const struct released_media *media;

	for (size_t i = 0; i < plan->media.n; i++) {
		media = plan->media.items[i].released;
		if (oid_eq(&media->document.entry->id, content) &&
		    may_show(of, media))
			return &plan->media.items[i];
	}
	return NULL;
}

/*
 * A picture of then is shown if it is among the files released now, whatever
 * its name is by now. One that was replaced or withdrawn stays words.
 */
static const struct plan_media *
media_of_then(const struct old_text *t, struct str path)
{
	const struct noun *noun = t->growth->noun;
	struct view *v = t->growth->view;
	struct oid content;

	if (!past_file(noun->released->past, t->version,
		target_path(noun, path, v->arena), &content))
		return NULL;
	return media_with(v->plan, noun->released, &content);
}

static bool
find_target(const struct old_text *t, enum markdown_target kind,
    struct str path, struct markdown_link *link)
{
	struct view *v = t->growth->view;
	const struct plan_media *media;

	if (kind == TARGET_PAGE || kind == TARGET_WIKI)
		return target_resolve(kind, path, link, v);
	media = media_of_then(t, path);
	if (media == NULL && kind == TARGET_EMBED)
		return target_resolve(TARGET_WIKI, path, link, v);
	if (media == NULL)
		return false;
	target_link_media(v, media, kind, link);
	link->webp = STR(""); /* an img alone can be told from another */
	return true;
}

/* The same, with an address that is no page's own. */
static bool
find_from_root(const struct old_text *t, enum markdown_target kind,
    struct str path, struct markdown_link *link)
{
	struct view *v = t->growth->view;
	const struct noun *rendering = v->rendering;
	struct str prefix = v->prefix;
	bool found;

	v->prefix = GROWTH_ROOT;
	v->rendering = t->growth->noun;
	found = find_target(t, kind, path, link);
	v->rendering = rendering;
	v->prefix = prefix;
	return found;
}

/* A sum of all that the renderer may take over from a link. */
static uint64_t
sum_of(bool found, const struct markdown_link *link, struct arena *arena)
{
	struct hash_state *state = hash_begin(arena);
	uint32_t size[] = { found, link->picture, link->width, link->height };
	struct hash h;
	uint64_t sum;

	hash_add(state, (struct str){ (const char *)size, sizeof(size) });
	hash_add(state, link->href);
	hash_add(state, link->text);
	hash_add(state, link->srcset);
	hash_add(state, link->sizes);
	h = hash_end(state);
	memcpy(&sum, h.bytes, sizeof(sum));
	return sum;
}

static bool
resolve(enum markdown_target kind, struct str path, struct markdown_link *link,
    void *arg)
{
	const struct old_text *t = arg;
	struct arena *arena = t->growth->view->arena;
	bool found = find_from_root(t, kind, path, link);

	*vec_push(arena, &t->text->links) = (struct growth_link){ kind,
		str_copy(arena, path), sum_of(found, link, arena) };
	return found;
}

bool
growth_links_hold(struct growth *growth, const struct growth_text *text)
{
	struct old_text t = { growth, text->version, NULL };
	struct diag *diag = growth->view->diag, quiet;
	const struct growth_link *then;
	bool hold = true;

	diag_init(&quiet);
	growth->view->diag = &quiet;
	for (size_t i = 0; hold && i < text->links.n; i++) {
		struct markdown_link now = { 0 };
		bool found;

		then = &text->links.items[i];
		found = find_from_root(&t, then->kind, then->path, &now);
		hold = sum_of(found, &now, growth->view->arena) == then->found;
	}
	growth->view->diag = diag;
	diag_free(&quiet);
	return hold;
}

/* Where what an author says stands in fields, and not in the body alone. */
static bool
has_words_in_fields(enum kind kind)
{
	return kind == KIND_GOAL || kind == KIND_REFLECTION ||
	    kind == KIND_VISION || kind == KIND_PLAN ||
	    kind == KIND_COMPETENCIES || kind == KIND_PROCESS;
}

/* Grades, years and numbers of versions are no words. */
static bool
has_letter(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return true;
	}
	return false;
}

/* The prose in the fields of a document, as Markdown. */
struct prose {
	const struct growth *growth;
	struct buf text;
	bool headed; /* names of what fields hold are headings */
};

struct str
growth_status(const struct growth *growth, struct str status)
{
	struct view *v = growth->view;
	struct str lang = growth->noun->document->lang;
	const struct value *words = view_words(
	    v, arena_printf(v->arena, "status.%.*s", STR_ARG(status)), &lang);

	return words == NULL ? STR("") : value_str(words);
}

static bool
is_prose(const struct field *field, const struct value *v)
{
	return (field->type == FIELD_TEXT || field->type == FIELD_MARKDOWN) &&
	    value_is(v, VALUE_TEXT) && has_letter(value_str(v));
}

static bool
is_name(const struct field *field)
{
	return field->type == FIELD_TEXT &&
	    (str_is(str_from(field->name), "name") ||
		str_is(str_from(field->name), "title"));
}

static const struct field *
field_of(const struct field_table *table, struct str key)
{
	for (size_t i = 0; i < table->n; i++) {
		if (str_is(key, table->items[i].name))
			return &table->items[i];
	}
	return NULL;
}

/* A competency or phase has words below its name; a level is a name alone. */
static bool
has_more(const struct field_table *table, const struct object *o)
{
	const struct field *field;

	for (size_t i = 0; i < o->n; i++) {
		field = field_of(table, o->items[i].key);
		if (field != NULL && !is_name(field) &&
		    (field->type == FIELD_MAP ||
			is_prose(field, &o->items[i].value)))
			return true;
	}
	return false;
}

static void
add_text(struct prose *prose, struct str text, unsigned level)
{
	for (unsigned i = 0; i < level; i++)
		buf_add_char(&prose->text, '#');
	if (level != 0)
		buf_add_char(&prose->text, ' ');
	buf_add(&prose->text, text);
	buf_add(&prose->text, STR("\n\n"));
}

/*
 * Where a phase or an action of the plan stands, in words: behind its text, or
 * alone where it has a name instead. False for a field that tells neither.
 */
static bool
add_status(struct prose *prose, const struct value *v, struct str key)
{
	struct str text = value_str(value_get(v, STR("text")));
	struct str status = value_str(value_get(v, STR("status")));
	bool here = str_is(key, text.n != 0 ? "text" : "status");

	status = here ? growth_status(prose->growth, status) : STR("");
	if (status.n == 0)
		return false;
	add_text(prose,
	    text.n == 0
		? status
		: arena_printf(prose->growth->view->arena,
		      "%.*s \xe2\x80\x93 %.*s", STR_ARG(text), STR_ARG(status)),
	    0);
	return true;
}

static void add_fields(struct prose *prose, const struct field_table *table,
    const struct value *v, unsigned depth);

static void
add_field(struct prose *prose, const struct field *field, const struct value *v,
    unsigned depth)
{
	if (str_is(str_from(field->name), "references"))
		return; /* what others wrote */
	if (value_is(v, VALUE_LIST)) {
		for (size_t i = 0; i < v->n; i++)
			add_field(prose, field, &v->as.items[i], depth);
	} else if (is_prose(field, v)) {
		add_text(prose, value_str(v), 0);
	} else if (field->type == FIELD_MAP) {
		add_fields(prose, field->fields, v, depth + 1);
	}
}

/*
 * The prose in the fields of a kind, a paragraph a text, in the author's
 * order. Fields that all kinds share are about the document.
 */
static void
add_fields(struct prose *prose, const struct field_table *table,
    const struct value *v, unsigned depth)
{
	const struct object *o;
	const struct field *field;
	bool headed;

	if (depth == DEPTH || !value_is(v, VALUE_OBJECT))
		return;
	o = v->as.object;
	headed = prose->headed && depth != 0 && has_more(table, o);
	for (size_t i = 0; i < o->n; i++) {
		field = field_of(table, o->items[i].key);
		if (field == NULL)
			continue;
		if (headed && is_name(field) &&
		    is_prose(field, &o->items[i].value))
			add_text(prose, value_str(&o->items[i].value), depth);
		else if (!prose->headed || depth == 0 ||
		    !add_status(prose, v, o->items[i].key))
			add_field(prose, field, &o->items[i].value, depth);
	}
}

/*
 * In a file of fields alone all words stand below the name that they belong
 * to; elsewhere others follow, which a heading would claim.
 */
static struct str
source_of(const struct growth *growth, const struct document *d)
{
	struct prose prose = { growth, .headed = kind_is_yaml(d->kind) };
	struct str source;

	if (!has_words_in_fields(d->kind))
		return d->body;
	buf_init(&prose.text);
	add_fields(&prose, kind_info(d->kind)->fields, &d->front, 0);
	if (!kind_is_yaml(d->kind))
		buf_add(&prose.text, d->body);
	source = str_copy(growth->view->arena, buf_str(&prose.text));
	buf_free(&prose.text);
	return source;
}

/* The competencies that the version names, by their ids. */
static void
read_competencies(struct growth_text *text, struct arena *arena)
{
	const struct value *list =
	    value_get(&text->version->document.front, STR("competencies"));
	size_t n = value_is(list, VALUE_LIST) ? list->n : 0;

	text->competencies = arena_array(arena, n, sizeof(*text->competencies));
	for (size_t i = 0; i < n; i++)
		text->competencies[i] = value_str(&list->as.items[i]);
	text->n_competencies = n;
}

void
growth_read(struct growth *growth, struct growth_text *text)
{
	if (!past_read(growth->reader, text->version)) {
		text->state = GROWTH_UNTOLD;
	} else if (!text->version->has_text) {
		text->state = GROWTH_NO_TEXT;
	} else {
		text->state = GROWTH_UNREAD;
		read_competencies(text, growth->view->arena);
	}
}

static struct str
render(struct growth *growth, struct growth_text *text)
{
	struct view *v = growth->view;
	struct old_text old = { growth, text->version, text };
	struct markdown_links links = { resolve, &old };
	const struct document *then = &text->version->document;
	struct str html;

	text->links.n = 0;
	html = view_old_text(v, growth->noun, then->title,
	    source_of(growth, then), &links, HEADING_LEVEL);
	html = detach(html, 0, v->arena);
	return past_allows(growth->noun->released->past, html) ? html : STR("");
}

struct str
growth_html(struct growth *growth, struct growth_text *text)
{
	if (text->html.p != NULL || text->state == GROWTH_UNTOLD ||
	    text->state == GROWTH_NO_TEXT)
		return text->html;
	/* A version whose text is kept has not been read. */
	if (!text->version->has_text &&
	    (!past_read(growth->reader, text->version) ||
		!text->version->has_text))
		return STR("");
	text->html = render(growth, text);
	text->size = text->html.n;
	text->state = GROWTH_READ;
	return text->html;
}

struct str
growth_place(const struct growth *growth, struct str html)
{
	struct view *v = growth->view;
	size_t at = str_find(html, GROWTH_ROOT);
	struct str whole;
	struct buf out;

	if (at == STR_NONE)
		return html;
	buf_init(&out);
	(void)buf_reserve(&out, html.n + html.n / PLACES_SHARE);
	for (; at != STR_NONE; at = str_find(html, GROWTH_ROOT)) {
		buf_add(&out, str_slice(html, 0, at));
		buf_add(&out, v->prefix);
		html = str_skip(html, at + GROWTH_ROOT.n);
	}
	buf_add(&out, html);
	whole = str_copy(v->arena, buf_str(&out));
	buf_free(&out);
	return whole;
}
