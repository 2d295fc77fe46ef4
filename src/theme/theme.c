#include "theme/theme.h"

#include "base/buf.h"
#include "config/config.h"
#include "liquid/liquid.h"
#include "theme/assets.h"
#include "theme/files.h"
#include "theme/tokens.h"

#define TEMPLATES "templates/"
#define TEMPLATE_END ".liquid"

/* The words that stand in where no language of the site has a key. */
#define LAST_LANGUAGE "en"

const struct theme_file *
theme_template(const struct theme *theme, struct str name)
{
	struct arena *arena = theme->files->by_name.arena;
	const struct theme_file *file = theme_file_find(theme->files,
	    arena_printf(arena, TEMPLATES "%.*s" TEMPLATE_END, STR_ARG(name)));

	return file != NULL
	    ? file
	    : theme_file_find(theme->files,
		  arena_printf(arena, TEMPLATES "%.*s", STR_ARG(name)));
}

static bool
load_template(void *arg, struct str name, struct arena *arena, struct str *path,
    struct str *source)
{
	const struct theme_file *file = theme_template(arg, name);

	(void)arena;
	if (file == NULL)
		return false;
	*path = file->path;
	*source = file->bytes;
	return true;
}

/* The name a template is called by: "card" for templates/card.liquid. */
static struct str
template_name(struct str file)
{
	struct str name = str_skip(file, sizeof(TEMPLATES) - 1);

	name.n -= sizeof(TEMPLATE_END) - 1;
	return name;
}

static void
compile_templates(struct theme *theme, const struct theme_source *source,
    struct arena *arena, struct diag *diag)
{
	const struct theme_files *files = theme->files;
	struct liquid_options options = { .load = load_template,
		.load_arg = theme,
		.filters = source->filters,
		.n_filters = source->n_filters };

	theme->templates = liquid_new(&options, arena);
	for (size_t i = 0; i < files->by_name.n; i++) {
		const struct theme_file *f = files->by_name.items[i].value;

		if (str_starts(f->name, STR(TEMPLATES)) &&
		    str_ends(f->name, STR(TEMPLATE_END)))
			(void)liquid_find(
			    theme->templates, template_name(f->name), diag);
	}
}

/* The catalogue of one language, from every folder of the chain. */
static bool
load_language(struct theme *theme, const struct theme_files *files,
    struct str lang, struct arena *arena, struct diag *diag)
{
	struct str name =
	    arena_printf(arena, "messages/%.*s.yaml", STR_ARG(lang));
	size_t dash = str_find_char(lang, '-');
	bool ok = true;

	if (dash != STR_NONE)
		ok = load_language(
		    theme, files, str_slice(lang, 0, dash), arena, diag);
	for (size_t i = 0; i < files->messages.n; i++) {
		const struct theme_file *f = &files->messages.items[i];

		if (str_eq_nocase(f->name, name))
			ok = messages_add(&theme->messages, lang, f->path,
				 f->bytes, arena, diag) &&
			    ok;
	}
	return ok;
}

static bool
load_site_language(struct theme *theme, const struct theme_files *files,
    const struct config *config, struct str lang, struct arena *arena,
    struct diag *diag)
{
	const struct value *languages =
	    value_get(&config->site, STR("languages"));
	struct place place = { config->path, 0, 0 };
	bool ok = load_language(theme, files, lang, arena, diag);

	if (languages != NULL)
		place = value_place(languages, config->path);
	if (messages_find(&theme->messages, lang) != NULL)
		return ok;
	diag_report(diag, CODE_MESSAGE_MISSING, place,
	    "the theme has no words in \"%.*s\"; others stand in",
	    STR_ARG(lang));
	diag_hint(diag,
	    "Write them into themes/site/messages/%.*s.yaml; the keys are "
	    "those of en.yaml.",
	    STR_ARG(lang));
	return ok;
}

static bool
load_messages(struct theme *theme, const struct theme_files *files,
    const struct config *config, struct arena *arena, struct diag *diag)
{
	bool ok = true;

	for (size_t i = 0; i < config->n_languages; i++)
		ok = load_site_language(theme, files, config,
			 config->languages[i], arena, diag) &&
		    ok;
	if (messages_find(&theme->messages, STR(LAST_LANGUAGE)) == NULL)
		ok = load_language(
			 theme, files, STR(LAST_LANGUAGE), arena, diag) &&
		    ok;
	messages_check(&theme->messages, arena, diag);
	return ok;
}

static bool
load_assets(struct theme *theme, const struct theme_files *files,
    const struct settings *settings, struct arena *arena, struct diag *diag)
{
	struct buf css;
	bool ok = true;

	buf_init(&css);
	for (size_t i = 0; ok && css.n == 0 && i < files->folders.n; i++)
		ok = tokens_write(&files->folders.items[i].about,
		    files->folders.items[i].path, settings, arena, diag, &css);
	assets_make(theme, files, str_copy(arena, buf_str(&css)), arena);
	buf_free(&css);
	return ok;
}

static struct hash
hash_files(const struct theme_files *files, struct arena *arena)
{
	struct hash_state *state = hash_begin(arena);

	for (size_t i = 0; i < files->by_name.n; i++) {
		const struct theme_file *f = files->by_name.items[i].value;

		hash_add(state, f->name);
		hash_add(state, f->bytes);
	}
	for (size_t i = 0; i < files->messages.n; i++) {
		hash_add(state, files->messages.items[i].name);
		hash_add(state, files->messages.items[i].bytes);
	}
	return hash_end(state);
}

bool
theme_load(struct theme *theme, const struct theme_source *source,
    struct arena *arena, struct diag *diag)
{
	const struct config *config = source->config;
	struct theme_files *files = arena_alloc(arena, sizeof(*files));
	struct settings settings;
	struct place named_at = { config->path, 0, 0 };
	const struct value *named = value_get(&config->site, STR("theme"));
	bool ok;

	*theme = (struct theme){ 0 };
	theme->name = config->theme.n == 0 ? STR(THEME_DEFAULT) : config->theme;
	if (named != NULL)
		named_at = value_place(named, config->path);
	if (!theme_files_load(
		files, source->snapshot, theme->name, named_at, arena, diag))
		return false;
	theme->files = files;
	ok = settings_load(&settings, files, config, arena, diag);
	theme->settings = settings.values;
	theme->pictures = settings.pictures;
	ok = load_messages(theme, files, config, arena, diag) && ok;
	ok = load_assets(theme, files, &settings, arena, diag) && ok;
	compile_templates(theme, source, arena, diag);
	theme->key = hash_files(files, arena);
	return ok;
}

void
theme_free(struct theme *theme)
{
	if (theme->templates != NULL)
		liquid_free(theme->templates);
	theme->templates = NULL;
}
