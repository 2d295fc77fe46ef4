/*
 * messages: the words of a theme, one catalogue a language.
 *
 * messages/en.yaml is a map from a key to a text. A text may hold {name},
 * which an argument of the t filter replaces. A key whose text depends on a
 * number is a map of plural categories, "one" and "other" in English:
 *
 *	pieces: { one: "{count} piece", other: "{count} pieces" }
 *
 * Owner     texts live in the arena of the build.
 * Source    the categories are those of Unicode TR35, through locale/.
 */
#ifndef THEME_MESSAGES_H
#define THEME_MESSAGES_H

#include "base/map.h"
#include "data/value.h"

struct catalogue {
	struct str lang; /* "es" */
	struct str path; /* of its last file, for findings */
	struct map texts; /* key -> struct value, a text or a map of them */
};

struct messages {
	/* In the order in which they stand in for each other. */
	struct catalogue *items;
	size_t n;
	size_t cap;
};

/* Add a file's texts; they replace those of earlier files. */
bool messages_add(struct messages *m, struct str lang, struct str path,
    struct str bytes, struct arena *arena, struct diag *diag) must_check;

/* The catalogue of lang, of its base language ("es" for "es-MX"), or NULL. */
const struct catalogue *messages_find(
    const struct messages *m, struct str lang);
/*
 * Report, once for each language, the keys that another one has and it lacks.
 * A language that has none at all is not among them.
 */
void messages_check(
    const struct messages *m, struct arena *arena, struct diag *diag);
/*
 * The text of key in lang, else in the first language that has it; *used is
 * its catalogue. NULL when no language has it.
 */
const struct value *messages_text(const struct messages *m, struct str lang,
    struct str key, const struct catalogue **used);

#endif
