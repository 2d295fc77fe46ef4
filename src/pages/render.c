#include "pages/render.h"

#include <stdlib.h>

#include "config/config.h"
#include "liquid/liquid.h"
#include "model/model.h"
#include "pages/check.h"
#include "pages/globals.h"
#include "pages/renderer.h"
#include "theme/theme.h"

struct page_renderer *
page_renderer_new(const struct plan *plan, struct cache *cache)
{
	struct arena memo;
	struct page_renderer *r;

	arena_init(&memo);
	r = arena_alloc(&memo, sizeof(*r));
	r->plan = plan;
	r->cache = cache;
	buf_init(&r->growth.key);
	buf_init(&r->growth.bytes);
	r->liquid = liquid_renderer_new(plan->in.theme->templates);
	r->memo = memo;
	r->pictures =
	    arena_array(&r->memo, plan->media.n + 1, sizeof(*r->pictures));
	r->known = arena_array(&r->memo, KNOWN_PIECES, sizeof(*r->known));
	map_init(&r->excerpts, &r->memo);
	map_init(&r->ids, &r->memo);
	map_init(&r->kept, &r->memo);
	map_init(&r->labels, &r->memo);
	map_init(&r->growth.rules, &r->memo);
	return r;
}

void
page_renderer_free(struct page_renderer *r)
{
	struct arena memo = r->memo;

	liquid_renderer_free(r->liquid);
	buf_free(&r->growth.key);
	buf_free(&r->growth.bytes);
	arena_free(&memo);
}

/* The markdownify filter of a template. */
static struct str
markdownify(void *arg, struct str text, struct arena *arena)
{
	struct view *v = arg;
	struct markdown_options options = { .path = v->page->url,
		.anchors = &v->anchors };
	struct markdown out = { 0 };

	if (!markdown_render(text, &options, arena, v->diag, &out))
		return STR("");
	if (view_names_nobody(v, &out, options.path))
		return out.html;
	v->held = true;
	return STR("");
}

/* The way to the root, of a page that has one like any other's. */
static struct str
root_of(const struct view *v)
{
	return (v->page->kind->flags & PAGE_ANYWHERE) != 0 ? STR("")
							   : v->prefix;
}

/*
 * The number, from 1, of the page's language; a page whose links are not made
 * like any other's, such as the first one, has a setting of its own.
 */
static uint32_t
setting_of(const struct view *v)
{
	struct page_renderer *r = v->renderer;
	struct str prefix = root_of(v).n != 0 ? STR("../") : v->prefix;

	for (uint32_t i = 0; i < r->settings.n; i++) {
		if (str_eq(r->settings.items[i].prefix, prefix) &&
		    str_eq(r->settings.items[i].lang, v->page->lang))
			return i + 1;
	}
	*vec_push(&r->memo, &r->settings) =
	    (struct setting){ v->page->lang, str_copy(&r->memo, prefix) };
	return (uint32_t)r->settings.n;
}

static bool
render_template(struct view *v)
{
	struct globals globals = { { &globals_class } };
	struct page_renderer *r = v->renderer;
	const struct config *config = r->plan->in.config;
	struct liquid_page page = { .setting = setting_of(v),
		.root = root_of(v),
		.globals = value_drop(&globals.drop),
		.arena = v->arena,
		.diag = v->diag,
		.limits = liquid_limits_default(),
		.now = date_to_days(config->as_of) * 86400,
		.markdown = markdownify,
		.markdown_arg = v,
		.page = v,
		.host = v };
	const struct liquid_template *t =
	    liquid_find(r->plan->in.theme->templates, v->page->layout, v->diag);

	return t != NULL && liquid_render(r->liquid, t, &page, &v->out->html);
}

struct str
page_bytes(
    struct page_renderer *r, const struct page *page, struct arena *arena)
{
	struct rendered out = { 0 };
	struct diag quiet;
	struct view v;
	struct str bytes = STR("");

	diag_init(&quiet);
	view_init(&v, r, page, arena, &quiet, &out);
	if (render_template(&v))
		bytes = str_copy(arena, buf_str(&out.html));
	buf_free(&out.html);
	diag_free(&quiet);
	return bytes;
}

bool
page_render(struct page_renderer *r, const struct page *page,
    struct arena *scratch, struct diag *diag, struct rendered *out)
{
	size_t errors = diag->errors;
	struct view v;

	buf_reset(&out->html);
	out->media.items = NULL;
	out->media.n = out->media.cap = 0;
	out->keep.items = NULL;
	out->keep.n = out->keep.cap = 0;
	view_init(&v, r, page, scratch, diag, out);
	return render_template(&v) && page_check(&v, buf_str(&out->html)) &&
	    diag->errors == errors;
}
