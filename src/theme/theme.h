/*
 * theme: the templates, assets, settings and words that pages are made with.
 *
 * A theme is a folder with theme.yaml and, each of them optional, templates/,
 * assets/ and messages/. A file is looked for in the site's own themes/site/,
 * then in the theme that site.yaml names, then in the one which that extends,
 * down to the default theme; the first one found counts. So a site changes
 * one partial, or one color, and inherits the rest.
 *
 * A theme is looked for among the repository's tracked files, then beside the
 * program in its source tree, then under DATADIR. All templates are compiled
 * here, once, before any worker is forked.
 *
 * Owner     everything lives in the arena of the build, but for the compiled
 *           templates, which theme_free gives back.
 */
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include "base/hash.h"
#include "data/value.h"
#include "theme/messages.h"

struct config;
struct liquid;
struct liquid_filter;
struct snapshot;
struct theme_file;
struct theme_files;

/* A file of the theme as it is published. */
struct theme_asset {
	struct str name; /* as templates call it: "style.css" */
	struct str url; /* "/assets/style.1b2c3d4e.css" */
	struct str file; /* the same below the output, without its "/" */
	struct str bytes;
};

struct theme {
	struct str name;
	const struct theme_files *files;
	struct value settings; /* theme.yaml's defaults, site.yaml's choices */
	struct value pictures; /* of those choices, with their places */
	struct liquid *templates;
	struct theme_asset *assets; /* sorted by name */
	size_t n_assets;
	struct messages messages;
	struct hash key; /* of every file that counts, for the build's key */
};

/* What a theme is loaded from; filters are pages/filters.h's. */
struct theme_source {
	const struct config *config;
	const struct snapshot *snapshot;
	const struct liquid_filter *filters;
	size_t n_filters;
};

/* False if no page can be rendered with it. */
bool theme_load(struct theme *theme, const struct theme_source *source,
    struct arena *arena, struct diag *diag) must_check;
void theme_free(struct theme *theme);

/* The template that is called so, "card" or "card.liquid"; NULL if none is. */
const struct theme_file *theme_template(
    const struct theme *theme, struct str name);

/* NULL if the theme has no asset of that name. */
const struct theme_asset *theme_asset_find(
    const struct theme *theme, struct str name);

#endif
