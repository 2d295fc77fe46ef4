#include "theme/assets.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "theme/files.h"
#include "theme/squeeze.h"

#define ASSETS "assets/"
#define MAIN_SHEET "style.css"
#define HASH_BYTES 4 /* eight digits */

static int
compare_assets(const void *a, const void *b)
{
	return str_cmp(((const struct theme_asset *)a)->name,
	    ((const struct theme_asset *)b)->name);
}

static bool
is_style_sheet(struct str name)
{
	return str_ends(name, STR(".css"));
}

/* "style.css" is published as "/assets/style.1b2c3d4e.css". */
static struct str
published_url(struct str name, struct str bytes, struct arena *arena)
{
	struct hash hash = hash_of(bytes);
	struct str digits = hash_hex(&hash, HASH_BYTES, arena);
	size_t slash = str_find_last(name, '/');
	size_t dot = str_find_last(name, '.');

	if (dot == STR_NONE || (slash != STR_NONE && dot < slash))
		dot = name.n;
	return arena_printf(arena, "/" ASSETS "%.*s.%.*s%.*s",
	    STR_ARG(str_slice(name, 0, dot)), STR_ARG(digits),
	    STR_ARG(str_skip(name, dot)));
}

/* The name between url( and ), with or without quotes. */
static struct str
url_name(struct str css, size_t from, size_t *end)
{
	struct str name = str_skip(css, from);
	size_t close = str_find_char(name, ')');

	*end = close == STR_NONE ? css.n : from + close;
	name = str_trim(str_slice(name, 0, close == STR_NONE ? 0 : close));
	if (name.n >= 2 && (name.p[0] == '"' || name.p[0] == '\''))
		name = str_slice(name, 1, name.n - 2);
	return name;
}

static struct str
rewrite_urls(const struct theme *theme, struct str css, struct arena *arena)
{
	const struct str mark = STR("url(");
	const struct theme_asset *asset;
	struct buf out;
	size_t from = 0, found, end;

	buf_init(&out);
	while ((found = str_find(str_skip(css, from), mark)) != STR_NONE) {
		found += from + mark.n;
		asset = theme_asset_find(theme, url_name(css, found, &end));
		buf_add(&out, str_slice(css, from, found - from));
		from = found;
		if (asset != NULL) {
			buf_add(
			    &out, str_skip(asset->file, sizeof(ASSETS) - 1));
			from = end;
		}
	}
	buf_add(&out, str_skip(css, from));
	css = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return css;
}

/* Names depend on bytes, and a style sheet's bytes on other assets' names. */
static void
publish_assets(struct theme *theme, bool style_sheets, struct arena *arena)
{
	for (size_t i = 0; i < theme->n_assets; i++) {
		struct theme_asset *a = &theme->assets[i];

		if (is_style_sheet(a->name) != style_sheets)
			continue;
		if (style_sheets)
			a->bytes = squeeze_css(
			    rewrite_urls(theme, a->bytes, arena), arena);
		a->url = published_url(a->name, a->bytes, arena);
		a->file = str_skip(a->url, 1);
	}
}

/* One file, because a browser paints nothing before the last style sheet. */
static void
add_tokens(struct theme *theme, struct str tokens, struct arena *arena)
{
	struct theme_asset *sheet = theme->assets;
	const struct theme_asset *end = sheet + theme->n_assets;

	while (sheet != end && !str_is(sheet->name, MAIN_SHEET))
		sheet++;
	if (sheet == end && tokens.n != 0) {
		*sheet = (struct theme_asset){ .name = STR(MAIN_SHEET) };
		theme->n_assets++;
	}
	if (tokens.n != 0)
		sheet->bytes = arena_printf(
		    arena, "%.*s%.*s", STR_ARG(tokens), STR_ARG(sheet->bytes));
}

void
assets_make(struct theme *theme, const struct theme_files *files,
    struct str tokens, struct arena *arena)
{
	const struct map *all = &files->by_name;

	theme->assets = arena_array(arena, all->n + 1, sizeof(*theme->assets));
	for (size_t i = 0; i < all->n; i++) {
		const struct theme_file *f = all->items[i].value;

		if (str_starts(f->name, STR(ASSETS)))
			theme->assets[theme->n_assets++] = (struct theme_asset){
				.name = str_skip(f->name, sizeof(ASSETS) - 1),
				.bytes = f->bytes,
			};
	}
	add_tokens(theme, tokens, arena);
	qsort(theme->assets, theme->n_assets, sizeof(*theme->assets),
	    compare_assets);
	publish_assets(theme, false, arena);
	publish_assets(theme, true, arena);
}

const struct theme_asset *
theme_asset_find(const struct theme *theme, struct str name)
{
	struct theme_asset key = { .name = name };

	return theme->n_assets == 0
	    ? NULL
	    : bsearch(&key, theme->assets, theme->n_assets,
		  sizeof(*theme->assets), compare_assets);
}
