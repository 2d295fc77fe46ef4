#include "theme/files.h"

#include "data/yaml.h"
#include "git/snapshot.h"
#include "theme/folder.h"

/* More folders than this in one chain are a circle. */
#define CHAIN_LIMIT 8

/* The site's own folder, which is asked before any theme. */
#define THEME_OVERLAY "site"

struct chain {
	struct theme_files *files;
	const struct snapshot *snapshot;
	struct arena *arena;
	struct diag *diag;
};

/* A name that is one folder below themes/. */
static bool
name_is_plain(struct str name)
{
	return name.n != 0 && name.p[0] != '.' &&
	    str_find_char(name, '/') == STR_NONE &&
	    str_find_char(name, '\\') == STR_NONE;
}

static bool
read_about(
    struct chain *c, struct folder_files *found, struct theme_folder *folder)
{
	for (size_t i = 0; i < found->n; i++) {
		const struct theme_file *f = &found->items[i];

		if (str_eq(f->name, STR("theme.yaml"))) {
			folder->path = f->path;
			return value_from_yaml(f->bytes, f->path, c->arena,
			    c->diag, &folder->about);
		}
	}
	return true;
}

/* The files of a folder that no earlier folder has. */
static void
take_files(struct chain *c, const struct folder_files *found)
{
	for (size_t i = 0; i < found->n; i++) {
		struct theme_file *f = &found->items[i];
		void **at;

		if (str_starts(f->name, STR("messages/"))) {
			*vec_push(c->arena, &c->files->messages) = *f;
			continue;
		}
		at = map_at(&c->files->by_name, f->name);
		if (*at == NULL)
			*at = f;
	}
}

/* Add themes/NAME to the chain; *there says whether there is one. */
static bool
chain_add(struct chain *c, struct str name, bool *there)
{
	struct folder_files found = { NULL, 0, 0 };
	struct theme_folder folder = { name, { NULL, 0 }, value_nil() };

	folder_from_snapshot(&found, c->snapshot, name, c->arena, c->diag);
	if (found.n == 0 && !str_eq(name, STR(THEME_OVERLAY)))
		folder_from_program(&found, name, c->arena, c->diag);
	*there = found.n != 0;
	if (!*there)
		return true;
	if (!read_about(c, &found, &folder))
		return false;
	*vec_push(c->arena, &c->files->folders) = folder;
	take_files(c, &found);
	return true;
}

/* The theme that the last folder of the chain extends, and where it says so. */
static struct str
chain_next(const struct chain *c, struct place *place)
{
	const struct theme_folder *last =
	    &c->files->folders.items[c->files->folders.n - 1];
	const struct value *extends = value_get(&last->about, STR("extends"));

	if (extends != NULL) {
		*place = value_place(extends, last->path);
		return value_str(extends);
	}
	return str_eq(last->name, STR(THEME_DEFAULT)) ? STR("")
						      : STR(THEME_DEFAULT);
}

static bool
report_missing(struct chain *c, struct str name, struct place place)
{
	diag_report(c->diag, CODE_THEME_MISSING, place,
	    "there is no theme called \"%.*s\"", STR_ARG(name));
	diag_hint(c->diag,
	    "A theme is a tracked folder themes/%.*s/ with a theme.yaml; the "
	    "one that comes with waymark is \"" THEME_DEFAULT "\".",
	    STR_ARG(name));
	return false;
}

/* Later folders of the chain come first, so that earlier ones win. */
static void
turn_messages(struct theme_files *files)
{
	struct theme_file swap;

	for (size_t i = 0; i < files->messages.n / 2; i++) {
		size_t j = files->messages.n - 1 - i;

		swap = files->messages.items[i];
		files->messages.items[i] = files->messages.items[j];
		files->messages.items[j] = swap;
	}
}

bool
theme_files_load(struct theme_files *files, const struct snapshot *snapshot,
    struct str theme, struct place named_at, struct arena *arena,
    struct diag *diag)
{
	struct chain c = { files, snapshot, arena, diag };
	struct place place = named_at;
	bool there;

	*files = (struct theme_files){ 0 };
	map_init(&files->by_name, arena);
	if (!chain_add(&c, STR(THEME_OVERLAY), &there))
		return false;
	for (struct str name = theme; name.n != 0;
	     name = chain_next(&c, &place)) {
		if (files->folders.n == CHAIN_LIMIT) {
			diag_report(diag, CODE_THEME_CIRCLE, place,
			    "the themes extend each other in a circle");
			return false;
		}
		if (!name_is_plain(name))
			return report_missing(&c, name, place);
		if (!chain_add(&c, name, &there))
			return false;
		if (!there)
			return report_missing(&c, name, place);
	}
	turn_messages(files);
	return true;
}

const struct theme_file *
theme_file_find(const struct theme_files *files, struct str name)
{
	return map_get(&files->by_name, name);
}
