#include "theme/tokens.h"

#include "base/buf.h"
#include "theme/color.h"

enum scheme { LIGHT, DARK, N_SCHEMES };

static const struct str scheme_names[N_SCHEMES] = { STR_INIT("light"),
	STR_INIT("dark") };

/* What text stands on. */
static const char *const grounds[] = { "paper", "card" };
enum { N_GROUNDS = sizeof(grounds) / sizeof(*grounds) };

struct token {
	struct str name;
	struct str value[N_SCHEMES];
};

struct tokens {
	struct token *items; /* in the theme's order */
	size_t n;
	size_t cap;
	const struct settings *settings;
	struct arena *arena;
	struct diag *diag;
};

static struct token *
token_find(const struct tokens *t, struct str name)
{
	for (size_t i = 0; i < t->n; i++) {
		if (str_eq(t->items[i].name, name))
			return &t->items[i];
	}
	return NULL;
}

static bool
tokens_read(struct tokens *t, const struct value *all, struct str path)
{
	bool ok = true;

	for (size_t i = 0; i < all->as.object->n; i++) {
		const struct member *m = &all->as.object->items[i];
		struct token token = { .name = m->key };

		for (size_t s = 0; s < N_SCHEMES; s++) {
			const struct value *v =
			    value_get(&m->value, scheme_names[s]);

			token.value[s] = v == NULL ? STR("") : value_str(v);
		}
		if (token.value[LIGHT].n == 0 || token.value[DARK].n == 0) {
			diag_report(t->diag, CODE_THEME_SETTING,
			    value_place(&m->value, path),
			    "the color \"%.*s\" needs a light and a dark "
			    "value",
			    STR_ARG(m->key));
			ok = false;
			continue;
		}
		*vec_push(t->arena, t) = token;
	}
	return ok;
}

static void
find_grounds(const struct tokens *t, enum scheme scheme, struct color *out)
{
	for (size_t i = 0; i < N_GROUNDS; i++) {
		const struct token *token = token_find(t, str_from(grounds[i]));

		if (token == NULL ||
		    !color_from_text(token->value[scheme], &out[i]))
			out[i] = scheme == LIGHT
			    ? (struct color){ 255, 255, 255 }
			    : (struct color){ 0, 0, 0 };
	}
}

static void
set_token(
    struct tokens *t, const char *name, enum scheme scheme, struct color c)
{
	struct token *token = token_find(t, str_from(name));

	if (token != NULL)
		token->value[scheme] = color_text(c, t->arena);
}

/* The accent, and what follows from it: text on it, and its quiet fill. */
static void
apply_accent(struct tokens *t, enum scheme scheme, struct color accent,
    const struct color *behind)
{
	static const struct color white = { 255, 255, 255 };
	static const struct color black = { 11, 20, 24 };
	bool light =
	    color_contrast(accent, white) >= color_contrast(accent, black);

	set_token(t, "accent", scheme, accent);
	set_token(t, "on-accent", scheme, light ? white : black);
	set_token(t, "tint", scheme,
	    color_mix(accent, behind[0], scheme == LIGHT ? 10 : 16));
}

static bool
check_accent(struct tokens *t, enum scheme scheme, struct str setting,
    struct color accent, const struct color *behind)
{
	struct color near;

	if (color_contrast_on(accent, behind, N_GROUNDS) >= COLOR_TEXT_CONTRAST)
		return true;
	diag_report(t->diag, CODE_THEME_CONTRAST,
	    settings_place(t->settings, setting),
	    "text in this color has a contrast of %.1f on the %.*s pages; "
	    "4.5 is needed",
	    color_contrast_on(accent, behind, N_GROUNDS),
	    STR_ARG(scheme_names[scheme]));
	if (color_reach(accent, behind, N_GROUNDS, &near))
		diag_hint(t->diag,
		    "The nearest color that can be read is %.*s.",
		    STR_ARG(color_text(near, t->arena)));
	return false;
}

/*
 * The site's accent, light and dark. Without a dark one of its own it is the
 * light one, made lighter until it can be read.
 */
static bool
choose_accent(struct tokens *t)
{
	struct str light = settings_text(t->settings, STR("accent"));
	struct str dark = settings_text(t->settings, STR("accent_dark"));
	struct color behind[N_GROUNDS], accent;
	bool ok = true;

	if (color_from_text(light, &accent)) {
		find_grounds(t, LIGHT, behind);
		ok = check_accent(t, LIGHT, STR("accent"), accent, behind);
		apply_accent(t, LIGHT, accent, behind);
		find_grounds(t, DARK, behind);
		if (dark.n == 0 &&
		    color_reach(accent, behind, N_GROUNDS, &accent))
			apply_accent(t, DARK, accent, behind);
	}
	if (color_from_text(dark, &accent)) {
		find_grounds(t, DARK, behind);
		ok =
		    check_accent(t, DARK, STR("accent_dark"), accent, behind) &&
		    ok;
		apply_accent(t, DARK, accent, behind);
	}
	return ok;
}

static void
write_scheme(const struct tokens *t, enum scheme scheme, struct buf *out)
{
	buf_printf(out, "color-scheme:%.*s", STR_ARG(scheme_names[scheme]));
	for (size_t i = 0; i < t->n; i++)
		buf_printf(out, ";--%.*s:%.*s", STR_ARG(t->items[i].name),
		    STR_ARG(t->items[i].value[scheme]));
}

static void
write_fonts(const struct tokens *t, struct buf *out)
{
	struct str body = settings_text(t->settings, STR("body_font"));
	struct str heading = settings_text(t->settings, STR("heading_font"));

	buf_printf(out, ":root{--body-font:%.*s;--heading-font:%.*s}\n",
	    STR_ARG(body), STR_ARG(heading));
}

bool
tokens_write(const struct value *about, struct str path,
    const struct settings *settings, struct arena *arena, struct diag *diag,
    struct buf *out)
{
	struct tokens t = {
		.settings = settings, .arena = arena, .diag = diag
	};
	const struct value *all = value_get(about, STR("tokens"));

	if (all == NULL || !value_is(all, VALUE_OBJECT))
		return true;
	if (!tokens_read(&t, all, path) || !choose_accent(&t))
		return false;
	write_fonts(&t, out);
	buf_add(out, STR(":root{"));
	write_scheme(&t, LIGHT, out);
	buf_add(out,
	    STR("}\n@media screen and (prefers-color-scheme:dark){"
		":root:not([data-theme=light]){"));
	write_scheme(&t, DARK, out);
	buf_add(out, STR("}}\n@media screen{:root[data-theme=dark]{"));
	write_scheme(&t, DARK, out);
	buf_add(out, STR("}}\n"));
	return true;
}
