#include "git/snapshot.h"
#include "model/model.h"
#include "pages/growth.h"
#include "pages/target.h"
#include "pages/view.h"
#include "text/detach.h"

/* The section is h2 and its parts are h3: the texts begin below them. */
#define HEADING_LEVEL 4
#define DEPTH 8 /* of groups of fields */

/* A text being rendered, for the links in it. */
struct old_text {
	struct view *view;
	const struct noun *noun;
	const struct version *version;
};

/* The released file with this content, or NULL. */
static const struct plan_media *
media_with(const struct plan *plan, const struct oid *content)
{
	const struct entry *entry;

	for (size_t i = 0; i < plan->media.n; i++) {
		entry = plan->media.items[i].released->document.entry;
		if (oid_eq(&entry->id, content))
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
	struct str rel = target_path(t->noun, path, t->view->arena);
	struct oid content;

	if (!past_file(t->noun->released->past, t->version, rel, &content))
		return NULL;
	return media_with(t->view->plan, &content);
}

static bool
resolve(enum markdown_target kind, struct str path, struct markdown_link *link,
    void *arg)
{
	const struct old_text *t = arg;
	const struct plan_media *media;

	if (kind != TARGET_PICTURE && kind != TARGET_MEDIA)
		return target_resolve(kind, path, link, t->view);
	media = media_of_then(t, path);
	if (media == NULL)
		return false;
	target_link_media(t->view, media, kind, link);
	link->webp = STR(""); /* an img alone can be told from another */
	return true;
}

/* Where what an author says stands in fields, and not in the body alone. */
static bool
has_words_in_fields(enum kind kind)
{
	return kind == KIND_GOAL || kind == KIND_REFLECTION ||
	    kind == KIND_VISION || kind == KIND_PLAN ||
	    kind == KIND_COMPETENCIES || kind == KIND_PROCESS;
}

static void add_fields(struct buf *out, const struct field_table *table,
    const struct value *v, unsigned depth);

static void
add_field(struct buf *out, const struct field *field, const struct value *v,
    unsigned depth)
{
	bool prose = field->type == FIELD_TEXT || field->type == FIELD_MARKDOWN;

	if (value_is(v, VALUE_LIST)) {
		for (size_t i = 0; i < v->n; i++)
			add_field(out, field, &v->as.items[i], depth);
	} else if (prose && value_is(v, VALUE_TEXT)) {
		buf_add(out, value_str(v));
		buf_add(out, STR("\n\n"));
	} else if (field->type == FIELD_MAP) {
		add_fields(out, field->fields, v, depth - 1);
	}
}

/*
 * The prose in the fields of a kind as Markdown, a paragraph a text, in the
 * author's order. Fields that all kinds share are about the document.
 */
static void
add_fields(struct buf *out, const struct field_table *table,
    const struct value *v, unsigned depth)
{
	const struct object *o;

	if (depth == 0 || !value_is(v, VALUE_OBJECT))
		return;
	o = v->as.object;
	for (size_t i = 0; i < o->n; i++) {
		for (size_t k = 0; k < table->n; k++) {
			if (!str_is(o->items[i].key, table->items[k].name))
				continue;
			add_field(
			    out, &table->items[k], &o->items[i].value, depth);
		}
	}
}

static struct str
source_of(const struct document *d, struct arena *arena)
{
	struct buf out;
	struct str source;

	if (!has_words_in_fields(d->kind))
		return d->body;
	buf_init(&out);
	add_fields(&out, kind_info(d->kind)->fields, &d->front, DEPTH);
	if (!kind_is_yaml(d->kind))
		buf_add(&out, d->body);
	source = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return source;
}

struct str
growth_render(
    struct view *v, const struct noun *noun, const struct version *version)
{
	struct old_text text = { v, noun, version };
	struct markdown_links links = { resolve, &text };
	struct str html = view_old_text(v, noun, version->document.title,
	    source_of(&version->document, v->arena), &links, HEADING_LEVEL);

	html = detach(html, 0, v->arena);
	return past_allows(noun->released->past, html) ? html : STR("");
}
