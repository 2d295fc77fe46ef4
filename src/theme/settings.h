/*
 * settings: what a site may choose about its theme.
 *
 * A theme declares its settings in theme.yaml, each with type, default and
 * help; site.yaml chooses under theme_options. Templates see the result as
 * `theme`.
 *
 * Errors    a choice that the theme does not have, or of a wrong type, is
 *           reported at its place.
 */
#ifndef THEME_SETTINGS_H
#define THEME_SETTINGS_H

#include "theme/files.h"

struct config;

struct settings {
	struct value values; /* an object: every setting with its value */
	struct value chosen; /* site.yaml's theme_options, or nil */
	struct value pictures; /* the chosen values that are pictures' paths */
	struct str path; /* of site.yaml */
};

bool settings_load(struct settings *settings, const struct theme_files *files,
    const struct config *config, struct arena *arena,
    struct diag *diag) must_check;

/* The value of a setting as text; empty if there is none. */
struct str settings_text(const struct settings *settings, struct str name);
/* Where the site chose it. */
struct place settings_place(const struct settings *settings, struct str name);

#endif
