#include "pages/target.h"

#include "base/limits.h"
#include "config/config.h"
#include "git/snapshot.h"
#include "model/model.h"
#include "pages/href.h"
#include "pages/renderer.h"
#include "pages/srcset.h"
#include "pages/view.h"
#include "text/svg.h"

struct str
target_path(const struct noun *from, struct str path, struct arena *arena)
{
	struct str rel = from == NULL || from->document == NULL
	    ? STR("")
	    : from->document->rel;
	size_t slash = str_find_last(rel, '/');
	struct str parts[] = {
		str_slice(rel, 0, slash == STR_NONE ? 0 : slash + 1), path
	};

	if (path.n != 0 && path.p[0] == '/')
		return href_normal(str_skip(path, 1), arena);
	return href_normal(arena_concat(arena, parts, 2), arena);
}

static const struct plan_media *
find_media(struct view *v, const struct noun *from, struct str path)
{
	const struct map *all = &v->plan->media_by_rel;
	const struct plan_media *found;
	const struct route *route;

	found = map_get(all, target_path(from, path, v->arena));
	if (found == NULL)
		found = map_get(all, href_normal(path, v->arena));
	if (found == NULL) {
		route = plan_route(v->plan, path);
		if (route != NULL && route->kind == ROUTE_MEDIA)
			found = &v->plan->media.items[route->media];
	}
	return found;
}

/* The files that may be called by name; made by the first who asks. */
static const struct byname *
file_names(struct page_renderer *r)
{
	const struct plan *plan = r->plan;
	const struct released_media *m;
	struct named named;

	if (r->files.arena != NULL)
		return &r->files;
	byname_init(&r->files, &r->memo);
	for (size_t i = 0; i < plan->media.n; i++) {
		m = plan->media.items[i].released;
		named = (struct named){ &plan->media.items[i], m->document.rel,
			m->document.owner };
		/* The address of an unlisted page is in its files', too. */
		if (m->beside == NULL || !m->beside->unlisted)
			byname_add(
			    &r->files, NAME_PATH, m->document.rel, &named);
	}
	return &r->files;
}

static const struct byname *
noun_names(struct page_renderer *r)
{
	if (r->nouns.arena == NULL)
		model_names(r->plan->in.model, &r->nouns, &r->memo);
	return &r->nouns;
}

/*
 * What stands beside an unlisted document has that one's address in its own,
 * which no page may tell but that one and what its owner hides as well.
 */
static bool
is_unlisted(const struct noun *from, const struct plan_media *media)
{
	const struct released *beside = media->released->beside;
	const struct released *asks = from != NULL ? from->released : NULL;

	return beside != NULL && beside->unlisted && beside != asks &&
	    (asks == NULL || !asks->unlisted || asks->owner == NULL ||
		asks->owner != beside->owner);
}

static bool
is_allowed(const struct noun *from, const struct plan_media *media)
{
	return !is_unlisted(from, media) &&
	    (from == NULL || release_allows(from->released, media->released));
}

const struct plan_media *
target_media(struct view *v, const struct noun *from, struct str path)
{
	const struct plan_media *media = find_media(v, from, path);

	return media != NULL && is_allowed(from, media) ? media : NULL;
}

const struct plan_media *
target_bitmap(struct view *v, const struct noun *from, struct str path)
{
	const struct plan_media *media =
	    path.n == 0 ? NULL : target_media(v, from, path);

	return media != NULL && media->variants != NULL ? media : NULL;
}

bool
target_is_picture(const struct plan_media *media)
{
	return media->variants != NULL || media->released->kind == MEDIA_SVG;
}

static void
look_at_drawing(struct view *v, uint32_t number, struct picture *out)
{
	const struct released_media *m = v->plan->media.items[number].released;
	struct str bytes, clean;

	out->known = true;
	if (!snapshot_bytes(v->plan->in.snapshot, m->document.entry,
		LIMIT_IMAGE_BYTES, v->arena, v->diag, &bytes))
		return;
	(void)!svg_clean(bytes, m->document.path, v->arena, v->diag, &clean,
	    &out->width, &out->height);
}

void
target_drawing_size(struct view *v, const struct plan_media *media,
    uint32_t *width, uint32_t *height)
{
	uint32_t number = (uint32_t)(media - v->plan->media.items);
	struct picture *picture = &v->renderer->pictures[number];

	if (!picture->known && media->released->kind == MEDIA_SVG)
		look_at_drawing(v, number, picture);
	*width = picture->width;
	*height = picture->height;
}

/* As its author calls it. */
static struct str
target_name(const struct plan_media *media)
{
	struct str rel = media->released->document.rel;

	return str_skip(rel, str_find_last(rel, '/') + 1);
}

void
target_link_media(struct view *v, const struct plan_media *media,
    enum markdown_target kind, struct markdown_link *link)
{
	struct srcset set;

	link->text = target_name(media);
	link->picture = target_is_picture(media);
	if (kind == TARGET_EMBED && link->picture)
		kind = TARGET_PICTURE;
	if (kind == TARGET_PICTURE && media->variants != NULL) {
		srcset_make(v, media, STR(""), &set);
		link->href = set.src;
		link->srcset = set.list;
		link->webp = set.webp;
		link->sizes = set.sizes;
		link->width = set.width;
		link->height = set.height;
		return;
	}
	view_use_media(v, media, USE_FILE);
	link->href = view_href(v, media->url);
	if (kind == TARGET_PICTURE)
		target_drawing_size(v, media, &link->width, &link->height);
}

/* A response has no page of its own: it stands on that of what it is about. */
static const struct noun *
noun_with_page(const struct noun *noun)
{
	if (noun != NULL && noun->url.n == 0 && noun->kind == KIND_RESPONSE)
		return ((const struct response *)noun)->about;
	return noun != NULL && noun->url.n != 0 ? noun : NULL;
}

static bool
link_to(struct view *v, const struct noun *noun, struct markdown_link *link)
{
	noun = noun_with_page(noun);
	if (noun == NULL)
		return false;
	link->href = view_href(v, noun->url);
	link->text = noun->title;
	return true;
}

static bool
link_to_noun(struct view *v, struct str path, struct markdown_link *link)
{
	return link_to(v,
	    model_find(v->plan->in.model, v->rendering, path, &link->why),
	    link);
}

/* A permalink, from the root or as seen from the page of the document. */
static bool
link_to_route(struct view *v, struct str path, struct markdown_link *link)
{
	struct str fragment;
	struct str base = v->rendering == NULL || v->rendering->url.n == 0
	    ? v->page->url
	    : v->rendering->url;
	struct str url = href_resolve(base, path, v->arena, &fragment);
	const struct route *route = plan_route(v->plan, url);

	if (route == NULL && !str_ends(url, STR("/")))
		route = plan_route(
		    v->plan, arena_printf(v->arena, "%.*s/", STR_ARG(url)));
	if (route == NULL || route->kind == ROUTE_MEDIA)
		return false;
	link->href = view_href(v, route->url);
	if (route->page != NULL)
		link->text = route->page->title;
	return true;
}

/* Why the file at a path below content/ is not there; empty: it is nowhere. */
static struct str
why_not(const struct view *v, struct str rel)
{
	const struct snapshot *s = v->plan->in.snapshot;
	struct str why = release_why(v->plan->in.model->release, rel);

	if (why.n == 0 &&
	    snapshot_awaits(s,
		arena_printf(
		    v->arena, "%.*s%.*s", STR_ARG(s->content), STR_ARG(rel))))
		why = STR("it is not in Git yet; run \"git add\"");
	return why;
}

static bool
link_to_media(struct view *v, const struct plan_media *media,
    enum markdown_target kind, struct markdown_link *link)
{
	if (is_allowed(v->rendering, media)) {
		target_link_media(v, media, kind, link);
		return true;
	}
	link->why = is_unlisted(v->rendering, media) ? STR("it is unlisted")
	    : media->released->recording == RECORDING_NONE
	    ? STR("somebody who worked on this has not agreed to pictures")
	    : STR("somebody who worked on this has not agreed to such "
		  "recordings");
	return false;
}

/* What is meant by a name alone: a document, or else a file. */
static bool
link_by_name(struct view *v, enum markdown_target kind, struct str path,
    struct markdown_link *link)
{
	struct byname_asker asker = model_asker(v->rendering);
	struct str name = model_name(path);
	struct byname_answer noun = { 0 }, file = { 0 };

	if (name.n == 0)
		return false;
	if (kind == TARGET_WIKI || kind == TARGET_EMBED)
		noun = byname_find(
		    noun_names(v->renderer), name, &asker, v->arena);
	if (noun.thing == NULL)
		file = byname_find(
		    file_names(v->renderer), name, &asker, v->arena);
	link->path = noun.thing != NULL ? noun.path : file.path;
	link->other = noun.thing != NULL ? noun.other : file.other;
	if (noun.thing != NULL && link_to(v, noun.thing, link))
		return true;
	if (file.thing != NULL)
		return link_to_media(v, file.thing, kind, link);
	link->why = release_why_named(v->plan->in.model->release, name, &asker);
	return false;
}

bool
target_resolve(enum markdown_target kind, struct str path,
    struct markdown_link *link, void *arg)
{
	struct view *v = arg;
	const struct plan_media *media = find_media(v, v->rendering, path);
	bool wiki = kind == TARGET_WIKI || kind == TARGET_EMBED;

	/* A name without an ending is more likely that of a document. */
	if (wiki && link_to_noun(v, path, link))
		return true;
	if (media != NULL)
		return link_to_media(v, media, kind, link);
	if (kind == TARGET_PICTURE || kind == TARGET_MEDIA)
		link->why =
		    why_not(v, target_path(v->rendering, path, v->arena));
	else if ((!wiki && link_to_noun(v, path, link)) ||
	    link_to_route(v, path, link))
		return true;
	if (link->why.n == 0 && kind != TARGET_PAGE &&
	    link_by_name(v, kind, path, link))
		return true;
	link->told = kind != TARGET_PICTURE && kind != TARGET_MEDIA &&
	    release_why_is_slip(link->why);
	return false;
}
