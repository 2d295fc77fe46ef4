#include "pages/view.h"

#include "config/config.h"
#include "locale/locale.h"
#include "model/model.h"
#include "pages/href.h"
#include "pages/target.h"
#include "policy/leak.h"
#include "pages/renderer.h"
#include "theme/ids.h"
#include "theme/theme.h"

/* Length of a description that is taken from a page's text. */
#define DESCRIPTION_CHARS 155

/* The ids of a template, which is searched for them once a worker. */
static const struct map *
kept_ids(struct page_renderer *r, struct str template)
{
	struct map *ids = map_get(&r->kept, template);

	if (ids == NULL) {
		ids = arena_alloc(&r->memo, sizeof(*ids));
		map_init(ids, &r->memo);
		theme_ids(r->plan->in.theme, template, ids);
		map_put(&r->kept, template, ids);
	}
	return ids;
}

/* Length of a summary that is taken from a body: two lines of a card. */
#define EXCERPT_CHARS 160

void
view_init(struct view *v, struct page_renderer *r, const struct page *page,
    struct arena *arena, struct diag *diag, struct rendered *out)
{
	*v = (struct view){ .plan = r->plan,
		.page = page,
		.renderer = r,
		.arena = arena,
		.diag = diag,
		.out = out };
	v->locale = locale_get(r->plan->in.locales, page->lang);
	v->words = messages_find(&r->plan->in.theme->messages, page->lang);
	v->prefix = (page->kind->flags & PAGE_ANYWHERE) != 0
	    ? r->plan->base_path
	    : href_prefix(page->url, arena);
	anchors_init(&v->anchors, kept_ids(r, page->layout), arena);
}

bool
view_leads_home(struct str url)
{
	return url.n != 0 && url.p[0] == '/' && !str_starts(url, STR("//"));
}

struct str
view_href(struct view *v, struct str url)
{
	return view_leads_home(url)
	    ? href_make(v->prefix, url, v->plan->index_names, v->arena)
	    : url;
}

struct str
view_local_url(const struct view *v, struct str url)
{
	const struct page *own = plan_in_language(
	    v->plan, plan_language(v->plan, v->page->lang), url);

	return own == NULL ? url : own->url;
}

struct str
view_whole_address(const struct view *v, struct str url)
{
	struct str parts[] = { v->plan->in.config->base_url,
		href_make(STR("/"), url, false, v->arena) };

	return parts[0].n == 0 || url.n == 0
	    ? STR("")
	    : arena_concat(v->arena, parts, sizeof(parts) / sizeof(*parts));
}

struct str
view_description(const struct view *v, const struct page *page)
{
	struct str text = page->description;

	if (text.n == 0 && page->noun != NULL && page->noun->document != NULL)
		text = markdown_excerpt(
		    page->noun->document->body, DESCRIPTION_CHARS, v->arena);
	return text.n == 0 ? v->plan->in.config->tagline : text;
}

void
view_use_media(
    struct view *v, const struct plan_media *media, enum plan_use use)
{
	uint32_t number = (uint32_t)(media - v->plan->media.items);

	for (size_t i = 0; i < v->out->media.n; i++) {
		if (v->out->media.items[i].media == number) {
			v->out->media.items[i].use |= use;
			return;
		}
	}
	*vec_push(v->arena, &v->out->media) = (struct media_use){ number, use };
}

const struct value *
view_words(struct view *v, struct str key, struct str *lang)
{
	bool own = lang->n == 0 || str_eq(*lang, v->page->lang);
	const struct catalogue *used = v->words;
	const struct value *words =
	    own && used != NULL ? map_get(&used->texts, key) : NULL;

	if (words == NULL)
		words = messages_text(&v->plan->in.theme->messages,
		    own ? v->page->lang : *lang, key, &used);
	if (words != NULL)
		*lang = used->lang;
	return words;
}

const struct str *
view_labels(struct view *v)
{
	struct page_renderer *r = v->renderer;
	struct str *labels = map_get(&r->labels, v->page->lang);
	struct str lang = STR("");

	if (labels != NULL)
		return labels;
	labels = arena_array(&r->memo, LABEL_COUNT, sizeof(*labels));
	map_put(&r->labels, v->page->lang, labels);
	for (size_t i = 0; i < LABEL_COUNT; i++) {
		const struct value *words = view_words(v,
		    arena_printf(
			v->arena, "markdown.%s", markdown_labels[i].key),
		    &lang);

		labels[i] = words == NULL ? markdown_labels[i].english
					  : value_str(words);
	}
	return labels;
}

/* Where findings about a noun's text stand. */
static struct str
path_of(const struct view *v, const struct noun *noun)
{
	if (noun == NULL)
		return v->plan->in.config->path;
	return noun->document != NULL ? noun->document->path : noun->url;
}

/* Words of which a part is set apart are searched as readers see them. */
bool
view_names_nobody(
    const struct view *v, const struct markdown *text, struct str path)
{
	const struct noun *noun = v->page->noun;

	return !text->joined ||
	    leak_check_joined(v->plan->in.leak, text->html,
		noun != NULL ? noun->released : NULL,
		(struct place){ .path = path }, v->diag);
}

/* What rendering fails at is reported there; the page then has a gap. */
static void
render_markdown(struct view *v, const struct noun *noun, struct str text,
    uint32_t line, unsigned heading_level, struct markdown *out)
{
	struct markdown_links links = { target_resolve, v };
	struct markdown_options options = { .path = path_of(v, noun),
		.line = line,
		.heading_level = heading_level,
		.rtl = locale_is_rtl(v->locale),
		.below = out != &v->content,
		.title = noun != NULL ? noun->title : STR(""),
		.anchors = &v->anchors,
		.links = &links,
		.labels = view_labels(v) };

	v->rendering = noun;
	if (!markdown_render(text, &options, v->arena, v->diag, out))
		*out = (struct markdown){ 0 };
	if (!view_names_nobody(v, out, options.path)) {
		*out = (struct markdown){ 0 };
		v->held = true;
	}
	v->rendering = NULL;
}

struct str
view_excerpt(struct view *v, const struct noun *noun)
{
	struct page_renderer *r = v->renderer;
	struct str *kept;

	if (noun->summary.n != 0 || noun->document == NULL)
		return noun->summary;
	kept = map_get(&r->excerpts, noun->document->path);
	if (kept != NULL)
		return *kept;
	kept = arena_alloc(&r->memo, sizeof(*kept));
	*kept = markdown_excerpt(noun->document->body, EXCERPT_CHARS, &r->memo);
	map_put(&r->excerpts, noun->document->path, kept);
	return *kept;
}

const struct markdown *
view_content(struct view *v)
{
	const struct noun *noun = v->page->noun;

	if (!v->has_content && noun != NULL && noun->document != NULL &&
	    noun->document->body.n != 0)
		render_markdown(v, noun, noun->document->body,
		    noun->document->body_line, 2, &v->content);
	v->has_content = true;
	return &v->content;
}

struct str
view_body(struct view *v, const struct noun *noun, unsigned heading_level)
{
	struct markdown out = { 0 };

	if (noun == v->page->noun)
		return view_content(v)->html;
	if (noun->document != NULL && noun->document->body.n != 0)
		render_markdown(v, noun, noun->document->body,
		    noun->document->body_line, heading_level, &out);
	return out.html;
}

struct str
view_text(
    struct view *v, const struct noun *noun, struct str text, uint32_t line)
{
	struct markdown out = { 0 };

	if (text.n != 0)
		render_markdown(v, noun, text, line, 3, &out);
	return out.html;
}

struct str
view_old_text(struct view *v, const struct noun *noun, struct str title,
    struct str text, const struct markdown_links *links, unsigned heading_level)
{
	struct markdown_options options = { .path = path_of(v, noun),
		.heading_level = heading_level,
		.rtl = locale_is_rtl(v->locale),
		.below = true,
		.title = title,
		.links = links,
		.labels = view_labels(v) };
	struct diag *diag = v->diag, quiet;
	struct markdown out = { 0 };

	diag_init(&quiet);
	v->rendering = noun;
	v->diag = &quiet;
	if (!markdown_render(text, &options, v->arena, v->diag, &out) ||
	    !view_names_nobody(v, &out, options.path))
		out.html = STR("");
	v->diag = diag;
	v->rendering = NULL;
	diag_free(&quiet);
	return out.html;
}
