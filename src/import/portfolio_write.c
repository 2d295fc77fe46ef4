#include "base/buf.h"
#include "data/yaml_write.h"
#include "import/markup.h"
#include "import/portfolio_inner.h"
#include "locale/slug.h"
#include "base/percent.h"
#include "text/url.h"

/* A document while it is made. */
struct writing {
	struct portfolio *p;
	struct leap_entry *e;
	struct object front;
	struct str folder; /* where its files go; empty: it has no place */
	struct map files; /* entry or address -> struct str, the name here */
	struct {
		struct value *items; /* of the field media */
		size_t n;
		size_t cap;
	} media;
};

static void
set(struct writing *w, const char *key, struct str text)
{
	if (text.n != 0)
		object_set(&w->front, w->p->im->arena, str_from(key),
		    value_text(text));
}

static void
set_date(struct writing *w, const char *key, struct date day)
{
	if (date_is_set(day))
		set(w, key, date_text(day, w->p->im->arena));
}

/* What would be a document of its own, with none of the marks of the document
 * that it belongs to. */
static bool
is_document(struct str suffix)
{
	return str_eq(suffix, STR("md")) || str_eq(suffix, STR("yaml")) ||
	    str_eq(suffix, STR("yml")) || str_eq(suffix, STR("markdown"));
}

/* "12-My photo.JPG" is "12-my-photo.jpg": a name for every machine. */
static struct str
file_name(struct writing *w, struct str href)
{
	struct arena *arena = w->p->im->arena;
	struct str name = percent_decode(href, arena), stem, suffix, made;
	size_t slash = str_find_last(name, '/'), dot;

	if (slash != STR_NONE)
		name = str_skip(name, slash + 1);
	dot = str_find_last(name, '.');
	stem = str_slice(name, 0, dot == STR_NONE ? name.n : dot);
	suffix = dot == STR_NONE ? STR("") : str_skip(name, dot + 1);
	suffix = slug_make(suffix, arena);
	made = import_name(w->p->im, w->folder, stem, STR("file"),
	    suffix.n == 0 ? STR("")
			  : arena_printf(arena, ".%.*s%s", STR_ARG(suffix),
				is_document(suffix) ? ".txt" : ""));
	return str_skip(made, w->folder.n);
}

/* Plan a file beside the document, once. */
static bool
take_file(struct writing *w, struct str href, struct str *name)
{
	struct str *known = map_get(&w->files, href), bytes;
	struct import *im = w->p->im;

	if (known == NULL && w->folder.n != 0 &&
	    bundle_file(&w->p->bundle, href, &bytes)) {
		known = arena_alloc(im->arena, sizeof(*known));
		*known = file_name(w, href);
		import_put(im,
		    arena_printf(im->arena, "%.*s%.*s", STR_ARG(w->folder),
			STR_ARG(*known)),
		    bytes);
		map_put(&w->files, href, known);
	}
	if (known != NULL)
		*name = *known;
	return known != NULL;
}

static void
add_media(struct writing *w, const struct leap_entry *file)
{
	struct arena *arena = w->p->im->arena;
	struct object *o;
	struct str name;

	if (map_get(&w->files, file->file) != NULL)
		return; /* it stands in the text */
	if (!take_file(w, file->file, &name)) {
		diag_report(w->p->im->diag, CODE_IMPORT_DANGLING,
		    leap_place(&w->p->leap, file->node),
		    w->folder.n == 0
			? "the file \"%.*s\" belongs to a document that has "
			  "no place for files"
			: "the file \"%.*s\" is not in the export",
		    STR_ARG(file->file));
		return;
	}
	o = arena_alloc(arena, sizeof(*o));
	object_set(o, arena, STR("file"), value_text(name));
	if (file->summary.n != 0)
		object_set(o, arena, STR("alt"), value_text(file->summary));
	if (file->title.n != 0)
		object_set(o, arena, STR("caption"), value_text(file->title));
	*vec_push(arena, &w->media) = value_object(o);
}

/* An address in the words of an entry, as the document has it. */
static bool
resolve(void *arg, const struct xnode *node, struct str href, struct str *out)
{
	struct writing *w = arg;
	struct leap_entry *to = leap_find(&w->p->leap, href);
	enum url_kind kind;

	(void)node;
	if (to != NULL && to->fate == FATE_FILE)
		return take_file(w, to->file, out);
	if (to != NULL && to->ref.n != 0) {
		*out = to->ref;
		return true;
	}
	kind = url_kind(href);
	if (to != NULL || kind == URL_REFUSED || kind == URL_EMPTY)
		return false;
	if (kind == URL_PATH)
		return take_file(w, href, out);
	/* Marks within a page are not taken over. */
	if (kind == URL_PART)
		return false;
	*out = href;
	return true;
}

static struct str
body_of(struct writing *w)
{
	const struct markup_options options = {
		.dropped = &w->p->leap.dropped,
		.place = leap_place(&w->p->leap, w->e->node),
		.link = resolve,
		.arg = w,
	};

	return markup_from_html(w->e->html, &options, w->p->im->arena);
}

/* References to the documents that links of these relations lead to. */
static void
set_refs(struct writing *w, const char *key, bool (*fits)(struct str rel))
{
	struct value *items =
	    arena_array(w->p->im->arena, w->e->links.n, sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; i < w->e->links.n; i++) {
		const struct leap_link *l = &w->e->links.items[i];
		bool again = false;

		if (l->to == NULL || l->to->ref.n == 0 || l->to == w->e ||
		    !fits(l->rel))
			continue;
		for (size_t k = 0; k < n; k++)
			again |= str_eq(value_str(&items[k]), l->to->ref);
		if (!again)
			items[n++] = value_text(l->to->ref);
	}
	if (n != 0)
		object_set(&w->front, w->p->im->arena, str_from(key),
		    value_list(items, n));
}

static bool
is_related(struct str rel)
{
	return str_eq(rel, STR("related")) || str_eq(rel, STR("relation")) ||
	    portfolio_holds(rel) || portfolio_is_part(rel);
}

static void
set_tags(struct writing *w)
{
	const struct leap_entry *e = w->e;
	struct value *items =
	    arena_array(w->p->im->arena, e->tags.n + 1, sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; i < e->tags.n; i++)
		items[n++] = value_text(e->tags.items[i]);
	if (e->type == LEAP_OTHER)
		items[n++] = value_text(e->type_name);
	if (n != 0)
		object_set(&w->front, w->p->im->arena, STR("tags"),
		    value_list(items, n));
}

static void
set_competencies(struct writing *w)
{
	const struct leap_entry *e = w->e;
	struct value *items =
	    arena_array(w->p->im->arena, e->competencies.n, sizeof(*items));

	for (size_t i = 0; i < e->competencies.n; i++)
		items[i] = value_text(e->competencies.items[i]);
	if (e->competencies.n != 0)
		object_set(&w->front, w->p->im->arena, STR("competencies"),
		    value_list(items, e->competencies.n));
}

/* Why a document stays a draft, or NULL. */
static const char *
why_draft(const struct writing *w, struct str written)
{
	const struct leap_entry *e = w->e;
	bool names = portfolio_names(w->p, written);

	if (names)
		diag_report(w->p->im->diag, CODE_IMPORT_PERSONAL,
		    leap_place(&w->p->leap, e->node),
		    "\"%.*s\" has a name, address or number in it that was "
		    "not taken over elsewhere",
		    STR_ARG(e->title));
	if (e->unready)
		return "";
	if (e->type == LEAP_RESOURCE && e->file.n != 0)
		return ": it stood on no page";
	return names ? ": take out what is personal first" : NULL;
}

/* Marks that keep a document from readers; each is told. */
static void
set_marks(struct writing *w, struct str written)
{
	struct arena *arena = w->p->im->arena;
	struct place place = leap_place(&w->p->leap, w->e->node);
	const char *why = why_draft(w, written);

	if (why != NULL)
		object_set(&w->front, arena, STR("draft"), value_bool(true));
	if (w->e->is_private)
		set(w, "visibility", STR("private"));
	if (w->e->is_private)
		diag_report(w->p->im->diag, CODE_IMPORT_PRIVATE, place,
		    "\"%.*s\" stays private", STR_ARG(w->e->title));
	else if (why != NULL)
		diag_report(w->p->im->diag, CODE_IMPORT_PRIVATE, place,
		    "\"%.*s\" stays a draft%s", STR_ARG(w->e->title), why);
}

static void
write_profile(struct writing *w)
{
	(void)w; /* its fields hold names; its text is all there is */
}

static void
write_artifact(struct writing *w)
{
	const struct leap *leap = &w->p->leap;

	set_date(w, "date",
	    date_is_set(w->e->published) ? w->e->published : w->e->updated);
	set(w, "summary", w->e->summary);
	set_competencies(w);
	set_tags(w);
	if (w->e->file.n != 0)
		add_media(w, w->e);
	for (size_t i = 0; i < w->e->links.n; i++) {
		const struct leap_link *l = &w->e->links.items[i];

		if (l->to != NULL && l->to->fate == FATE_FILE &&
		    portfolio_holds(l->rel))
			add_media(w, l->to);
	}
	for (size_t i = 0; i < leap->entries.n; i++) {
		const struct leap_entry *f = &leap->entries.items[i];

		for (size_t k = 0; f->fate == FATE_FILE && k < f->links.n;
		     k++) {
			if (f->links.items[k].to == w->e &&
			    portfolio_is_part(f->links.items[k].rel))
				add_media(w, f);
		}
	}
	if (w->media.n != 0)
		object_set(&w->front, w->p->im->arena, STR("media"),
		    value_list(w->media.items, w->media.n));
	set_refs(w, "related", is_related);
}

static struct str
goal_status(const struct leap_entry *e)
{
	if (str_eq(e->stage, STR("completed")) ||
	    str_eq(e->stage, STR("complete")))
		return STR("met");
	return str_eq(e->stage, STR("planned")) ||
		str_eq(e->stage, STR("proposed"))
	    ? STR("planned")
	    : STR("active");
}

/* A part of a plan as a step: its title, and its words behind it. */
static struct value
step_value(struct writing *w, const struct leap_entry *part)
{
	struct arena *arena = w->p->im->arena;
	struct object *o = arena_alloc(arena, sizeof(*o));
	struct str text = part->title;
	struct date done = date_is_set(part->end) ? part->end : part->updated;

	object_set(o, arena, STR("text"), value_text(text));
	if (str_eq(goal_status(part), STR("met")) && date_is_set(done))
		object_set(o, arena, STR("done_on"),
		    value_text(date_text(done, arena)));
	return value_object(o);
}

static void
set_steps(struct writing *w)
{
	const struct leap *leap = &w->p->leap;
	struct value *items =
	    arena_array(w->p->im->arena, leap->entries.n, sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; i < leap->entries.n; i++) {
		const struct leap_entry *part = &leap->entries.items[i];

		for (size_t k = 0; part->fate == FATE_STEP && k < part->links.n;
		     k++) {
			if (part->links.items[k].to != w->e ||
			    !str_eq(
				part->links.items[k].rel, STR("is_part_of")))
				continue;
			items[n++] = step_value(w, part);
			break;
		}
	}
	if (n != 0)
		object_set(&w->front, w->p->im->arena, STR("steps"),
		    value_list(items, n));
}

static void
write_goal(struct writing *w)
{
	set(w, "kind", STR("academic"));
	diag_report(w->p->im->diag, CODE_IMPORT_GUESSED,
	    leap_place(&w->p->leap, w->e->node),
	    "\"%.*s\" does not say whether it is academic or a habit; it was "
	    "written as academic",
	    STR_ARG(w->e->title));
	set(w, "status", goal_status(w->e));
	set_date(w, "set_on",
	    date_is_set(w->e->published) ? w->e->published : w->e->updated);
	set_date(w, "target_on", w->e->target);
	set(w, "summary", w->e->summary);
	set_competencies(w);
	set_tags(w);
	set_steps(w);
	set_refs(w, "evidence", portfolio_holds);
}

static bool
is_reflected(struct str rel)
{
	return str_eq(rel, STR("reflects_on"));
}

static void
write_reflection(struct writing *w)
{
	for (size_t i = 0; i < w->e->links.n; i++) {
		const struct leap_link *l = &w->e->links.items[i];

		if (is_reflected(l->rel) && l->to != NULL &&
		    l->to->ref.n != 0) {
			set(w, "about", l->to->ref);
			break;
		}
	}
	set_date(w, "date",
	    date_is_set(w->e->published) ? w->e->published : w->e->updated);
	set(w, "summary", w->e->summary);
	set_tags(w);
}

/* Links out of the portfolio stand below the words. */
static void
add_links(struct writing *w, struct buf *out)
{
	bool first = true;

	for (size_t i = 0; i < w->e->links.n; i++) {
		const struct leap_link *l = &w->e->links.items[i];

		if (l->to != NULL || url_kind(l->href) != URL_OUTSIDE ||
		    str_find(w->e->html, l->href) != STR_NONE)
			continue;
		buf_printf(
		    out, "%s- <%.*s>\n", first ? "\n" : "", STR_ARG(l->href));
		first = false;
	}
}

static struct str
document_text(struct writing *w, struct str body)
{
	struct value front = value_object(&w->front);
	struct str text;
	struct buf out;

	buf_init(&out);
	if (w->front.n != 0) {
		buf_add(&out, STR("---\n"));
		value_to_yaml(&out, &front);
		buf_add(&out, body.n != 0 ? STR("---\n\n") : STR("---\n"));
	}
	buf_add(&out, body);
	add_links(w, &out);
	text = str_copy(w->p->im->arena, buf_str(&out));
	buf_free(&out);
	return text;
}

void
portfolio_write(struct portfolio *p, struct leap_entry *e)
{
	static void (*const writers[])(struct writing * w) = {
		[FATE_PROFILE] = write_profile,
		[FATE_ARTIFACT] = write_artifact,
		[FATE_GOAL] = write_goal,
		[FATE_REFLECTION] = write_reflection,
	};
	struct writing w = { .p = p, .e = e };
	struct str body, text;

	map_init(&w.files, p->im->arena);
	if (str_ends(e->rel, STR("/index.md")))
		w.folder =
		    str_slice(e->rel, 0, e->rel.n - sizeof("index.md") + 1);
	if (e->fate != FATE_PROFILE)
		set(&w, "title", e->title.n != 0 ? e->title : STR("Untitled"));
	body = body_of(&w);
	writers[e->fate](&w);
	set_marks(&w, document_text(&w, body));
	text = document_text(&w, body);
	/* Of a persona that only holds names, nothing is left: no profile. */
	if (text.n != 0)
		import_put(p->im, e->rel, text);
}
