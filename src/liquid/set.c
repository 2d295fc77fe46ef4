#include "liquid/template.h"

#include <locale.h>

#include "base/limits.h"
#include "base/utf8.h"

struct place
template_place(const struct liquid_template *t, uint32_t at)
{
	struct place place = { t->path, 1, 1 };
	size_t start = 0;

	for (size_t i = 0; i < at && i < t->source.n; i++) {
		if (t->source.p[i] == '\n') {
			place.line++;
			start = i + 1;
		}
	}
	place.column +=
	    (uint32_t)utf8_count(str_slice(t->source, start, at - start));
	return place;
}

void
findings_copy(const struct diag *from, struct diag *to)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct finding *f = &from->items[i];

		diag_report(to, f->code, f->place, "%.*s", STR_ARG(f->text));
		if (f->hint.n != 0)
			diag_hint(to, "%.*s", STR_ARG(f->hint));
	}
}

struct liquid_limits
liquid_limits_default(void)
{
	return (struct liquid_limits){ LIMIT_LIQUID_DEPTH, LIMIT_LIQUID_STEPS,
		LIMIT_LIQUID_OUTPUT, LIMIT_LIQUID_MEMORY };
}

bool
liquid_name_ok(struct str name)
{
	struct str rest = name, part;

	if (name.n == 0 || name.p[name.n - 1] == '/' ||
	    str_find_char(name, '\\') != STR_NONE ||
	    str_find_char(name, '\0') != STR_NONE)
		return false;
	while (str_cut(&rest, '/', &part)) {
		if (part.n == 0 || *part.p == '.')
			return false;
	}
	return true;
}

static void
add_filter(struct liquid *set, const struct liquid_filter *f)
{
	map_put(&set->filters, str_from(f->name), (void *)(uintptr_t)f);
}

struct liquid *
liquid_new(const struct liquid_options *options, struct arena *arena)
{
	static const struct str known[NAME_KNOWN] = {
		[NAME_FORLOOP] = STR_INIT("forloop"),
		[NAME_TABLEROWLOOP] = STR_INIT("tablerowloop"),
		[NAME_BLOCK] = STR_INIT("block"),
		[NAME_SITE] = STR_INIT("site"),
		[NAME_BUILD] = STR_INIT("build"),
	};
	struct liquid *set = arena_alloc(arena, sizeof(*set));
	const struct liquid_filter *f;

	set->arena = arena;
	set->options = *options;
	names_init(&set->names, arena, NULL);
	for (size_t i = 0; i < NAME_KNOWN; i++)
		names_intern(&set->names, known[i]);
	map_init(&set->templates, arena);
	map_init(&set->filters, arena);
	for (size_t i = 0; (f = liquid_filter(i)) != NULL; i++)
		add_filter(set, f);
	for (size_t i = 0; i < options->n_filters; i++)
		add_filter(set, &options->filters[i]);
	set->letters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	return set;
}

void
liquid_free(struct liquid *set)
{
	struct liquid_template *t;

	for (size_t i = 0; i < set->templates.n; i++) {
		t = set->templates.items[i].value;
		diag_free(&t->findings);
	}
	if (set->letters != NULL)
		freelocale(set->letters);
}

/* The part of a name behind the last "/": what include ... with binds. */
static struct str
base_name(struct str name)
{
	size_t slash = str_find_last(name, '/');

	return slash == STR_NONE ? name : str_skip(name, slash + 1);
}

void
template_init(struct liquid_template *t, struct names *names, struct str name,
    struct str path, struct str source)
{
	t->name = name;
	t->path = path;
	t->source = source;
	t->variable = names_intern(names, base_name(name));
	diag_init(&t->findings);
	if (source.n <= LIMIT_THEME_FILE_BYTES)
		return;
	t->source = STR("");
	diag_report(&t->findings, CODE_LIQUID_LIMIT,
	    (struct place){ path, 0, 0 },
	    "the template is larger than the limit of %u bytes",
	    LIMIT_THEME_FILE_BYTES);
}

/* In the set, but not compiled yet. */
static struct liquid_template *
add(struct liquid *set, struct str name, struct str path, struct str source)
{
	struct liquid_template *t = arena_alloc(set->arena, sizeof(*t));

	name = str_copy(set->arena, name);
	map_put(&set->templates, name, t);
	template_init(t, &set->names, name, str_copy(set->arena, path),
	    str_copy(set->arena, source));
	return t;
}

/*
 * Compile what was added, and what that names in turn: one after the other,
 * so that templates may name each other and a long chain needs no stack.
 */
static void
compile_added(struct liquid *set)
{
	struct compile_env env = { set, &set->names, set->arena, &set->n_sites,
		false };

	while (set->n_compiled < set->templates.n)
		template_compile(
		    set->templates.items[set->n_compiled++].value, &env);
}

struct liquid_template *
set_find(struct liquid *set, struct str name)
{
	struct liquid_template *t = map_get(&set->templates, name);
	struct str path, source;

	if (t != NULL || set->options.load == NULL ||
	    !set->options.load(
		set->options.load_arg, name, set->arena, &path, &source))
		return t;
	return add(set, name, path, source);
}

const struct liquid_template *
liquid_add(struct liquid *set, struct str name, struct str path,
    struct str source, struct diag *diag)
{
	struct liquid_template *t = add(set, name, path, source);

	compile_added(set);
	findings_copy(&t->findings, diag);
	return t;
}

const struct liquid_template *
liquid_find(struct liquid *set, struct str name, struct diag *diag)
{
	struct liquid_template *t =
	    liquid_name_ok(name) ? set_find(set, name) : NULL;

	compile_added(set);
	if (t != NULL && diag != NULL)
		findings_copy(&t->findings, diag);
	return t;
}

bool
liquid_template_ok(const struct liquid_template *t)
{
	return t->ok;
}
