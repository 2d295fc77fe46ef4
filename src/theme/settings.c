#include "theme/settings.h"

#include "config/config.h"
#include "theme/color.h"

/* What the value of a setting may be. */
struct setting_type {
	const char *name;
	bool (*check)(const struct value *v);
	const char *wants; /* in the words of a finding */
};

static bool
is_text(const struct value *v)
{
	return value_is(v, VALUE_TEXT);
}

static bool
is_color(const struct value *v)
{
	struct color c;

	return color_from_text(value_str(v), &c);
}

static bool
is_yes_or_no(const struct value *v)
{
	struct str s = value_str(v);

	return value_is(v, VALUE_BOOL) || str_eq(s, STR("true")) ||
	    str_eq(s, STR("false"));
}

/* Names of fonts: nothing that could end a CSS declaration. */
static bool
is_font(const struct value *v)
{
	struct str s = value_str(v);

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == ';' || c == '{' || c == '}' || c == '<' || c == '\\' ||
		    c == '(' || c == '/' || c == '\n')
			return false;
	}
	return s.n != 0;
}

static const struct setting_type types[] = {
	{ "text", is_text, "text" },
	{ "picture", is_text, "the path of a picture below content/" },
	{ "color", is_color, "a color such as \"#0a5a73\"" },
	{ "font", is_font, "names of fonts, with commas between them" },
	{ "bool", is_yes_or_no, "true or false" },
};

static const struct setting_type *
type_find(struct str name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (str_eq(name, str_from(types[i].name)))
			return &types[i];
	}
	return &types[0];
}

/* What a theme itself says about one setting: it is checked for templates. */
static struct value
typed(const struct setting_type *type, const struct value *v)
{
	if (type->check == is_yes_or_no && value_is(v, VALUE_TEXT))
		return value_bool(str_eq(value_str(v), STR("true")));
	return *v;
}

/* The declaration of a setting in the nearest theme that has it. */
static const struct value *
find_declared(const struct theme_files *files, struct str name)
{
	for (size_t i = 0; i < files->folders.n; i++) {
		const struct value *all =
		    value_get(&files->folders.items[i].about, STR("settings"));
		const struct value *one =
		    all == NULL ? NULL : value_get(all, name);

		if (one != NULL)
			return one;
	}
	return NULL;
}

static void
take_defaults(
    const struct theme_files *files, struct object *values, struct arena *arena)
{
	for (size_t i = files->folders.n; i-- > 0;) {
		const struct value *all =
		    value_get(&files->folders.items[i].about, STR("settings"));

		for (size_t j = 0; all != NULL && value_is(all, VALUE_OBJECT) &&
		     j < all->as.object->n;
		     j++) {
			const struct member *m = &all->as.object->items[j];
			const struct value *type =
			    value_get(&m->value, STR("type"));
			const struct value *preset =
			    value_get(&m->value, STR("default"));

			if (type != NULL && preset != NULL)
				object_set(values, arena, m->key,
				    typed(type_find(value_str(type)), preset));
		}
	}
}

static void
report_unknown(const struct theme_files *files, const struct member *m,
    struct str path, struct arena *arena, struct diag *diag)
{
	struct map names;
	struct str near;

	map_init(&names, arena);
	for (size_t i = 0; i < files->folders.n; i++) {
		const struct value *all =
		    value_get(&files->folders.items[i].about, STR("settings"));

		for (size_t j = 0; all != NULL && value_is(all, VALUE_OBJECT) &&
		     j < all->as.object->n;
		     j++)
			(void)map_at(&names, all->as.object->items[j].key);
	}
	diag_report(diag, CODE_THEME_SETTING,
	    (struct place){ path, m->line, m->column },
	    "the theme has no setting called \"%.*s\"", STR_ARG(m->key));
	near = map_nearest(&names, m->key);
	if (near.n != 0)
		diag_hint(diag, "did you mean \"%.*s\"?", STR_ARG(near));
}

static bool
take_choice(struct object *values, const struct theme_files *files,
    const struct member *m, struct str path, struct arena *arena,
    struct diag *diag)
{
	const struct value *declared = find_declared(files, m->key);
	const struct value *type_name;
	const struct setting_type *type;

	if (declared == NULL) {
		report_unknown(files, m, path, arena, diag);
		return false;
	}
	type_name = value_get(declared, STR("type"));
	type = type_find(type_name == NULL ? STR("") : value_str(type_name));
	if (!type->check(&m->value)) {
		diag_report(diag, CODE_THEME_SETTING,
		    value_place(&m->value, path),
		    "the setting \"%.*s\" has to be %s", STR_ARG(m->key),
		    type->wants);
		return false;
	}
	object_set(values, arena, m->key, typed(type, &m->value));
	return true;
}

/* The pictures that the site chose, each with its place in site.yaml. */
static struct value
chosen_pictures(const struct theme_files *files, const struct value *chosen,
    struct arena *arena)
{
	size_t n = 0,
	       all = value_is(chosen, VALUE_OBJECT) ? chosen->as.object->n : 0;
	struct value *items = arena_array(arena, all, sizeof(*items));

	for (size_t i = 0; i < all; i++) {
		const struct member *m = &chosen->as.object->items[i];
		const struct value *declared = find_declared(files, m->key);
		const struct value *type =
		    declared == NULL ? NULL : value_get(declared, STR("type"));

		if (type != NULL && str_eq(value_str(type), STR("picture")) &&
		    is_text(&m->value))
			items[n++] = m->value;
	}
	return value_list(items, n);
}

bool
settings_load(struct settings *settings, const struct theme_files *files,
    const struct config *config, struct arena *arena, struct diag *diag)
{
	const struct value *chosen =
	    value_get(&config->site, STR("theme_options"));
	struct object *values = arena_alloc(arena, sizeof(*values));
	bool ok = true;

	settings->path = config->path;
	settings->chosen = chosen == NULL ? value_nil() : *chosen;
	take_defaults(files, values, arena);
	for (size_t i = 0; value_is(&settings->chosen, VALUE_OBJECT) &&
	     i < settings->chosen.as.object->n;
	     i++)
		ok = take_choice(values, files,
			 &settings->chosen.as.object->items[i], config->path,
			 arena, diag) &&
		    ok;
	settings->values = value_object(values);
	settings->pictures = chosen_pictures(files, &settings->chosen, arena);
	return ok;
}

struct str
settings_text(const struct settings *settings, struct str name)
{
	const struct value *v = value_get(&settings->values, name);

	return v == NULL ? STR("") : value_str(v);
}

struct place
settings_place(const struct settings *settings, struct str name)
{
	const struct value *v = value_get(&settings->chosen, name);

	return v == NULL ? (struct place){ settings->path, 0, 0 }
			 : value_place(v, settings->path);
}
