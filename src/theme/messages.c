#include "theme/messages.h"

#include "data/yaml.h"

/* Missing keys that a finding names; the others are only counted. */
#define KEYS_TOLD 12

/* "es" of "es-MX". */
static struct str
base_language(struct str lang)
{
	size_t dash = str_find_char(lang, '-');

	return dash == STR_NONE ? lang : str_slice(lang, 0, dash);
}

static struct catalogue *
find_exact(const struct messages *m, struct str lang)
{
	for (size_t i = 0; i < m->n; i++) {
		if (str_eq_nocase(m->items[i].lang, lang))
			return &m->items[i];
	}
	return NULL;
}

const struct catalogue *
messages_find(const struct messages *m, struct str lang)
{
	const struct catalogue *c = find_exact(m, lang);

	return c != NULL ? c : find_exact(m, base_language(lang));
}

static bool
is_message(const struct value *v)
{
	return value_is(v, VALUE_TEXT) ||
	    (value_is(v, VALUE_OBJECT) && value_get(v, STR("other")) != NULL);
}

bool
messages_add(struct messages *m, struct str lang, struct str path,
    struct str bytes, struct arena *arena, struct diag *diag)
{
	struct catalogue *c = find_exact(m, lang);
	struct value all;

	if (!value_from_yaml(bytes, path, arena, diag, &all))
		return false;
	if (c == NULL) {
		c = vec_push(arena, m);
		c->lang = lang;
		map_init(&c->texts, arena);
	}
	c->path = path;
	for (size_t i = 0; value_is(&all, VALUE_OBJECT) && i < all.as.object->n;
	     i++) {
		struct member *one = &all.as.object->items[i];

		if (is_message(&one->value)) {
			map_put(&c->texts, one->key, &one->value);
			continue;
		}
		diag_report(diag, CODE_MESSAGE_WRONG,
		    value_place(&one->value, path),
		    "\"%.*s\" is neither a text nor a group of texts with "
		    "\"other\"",
		    STR_ARG(one->key));
	}
	return true;
}

static bool
has_text(const struct messages *m, const struct catalogue *c, struct str key)
{
	const struct catalogue *base = find_exact(m, base_language(c->lang));

	return map_get(&c->texts, key) != NULL ||
	    (base != NULL && map_get(&base->texts, key) != NULL);
}

/* Every key that some catalogue has, in the order in which they stand. */
static void
collect_keys(const struct messages *m, struct arena *arena, struct map *keys)
{
	map_init(keys, arena);
	for (size_t i = 0; i < m->n; i++) {
		for (size_t k = 0; k < m->items[i].texts.n; k++)
			(void)map_at(keys, m->items[i].texts.items[k].key);
	}
}

/* Is this the "es" that only stands behind an "es-MX"? */
static bool
is_base(const struct messages *m, const struct catalogue *c)
{
	for (size_t i = 0; i < m->n; i++) {
		if (&m->items[i] != c &&
		    str_eq_nocase(base_language(m->items[i].lang), c->lang))
			return true;
	}
	return false;
}

/*
 * Words of the browser editor for what the tables of fields say in English:
 * no English catalogue repeats them.
 */
static bool
is_of_tables(struct str key)
{
	return str_starts(key, STR("field.")) ||
	    str_starts(key, STR("hint.")) || str_starts(key, STR("choice."));
}

static bool
may_lack(const struct catalogue *c, struct str key)
{
	return str_eq(base_language(c->lang), STR("en")) && is_of_tables(key);
}

static void
check_catalogue(const struct messages *m, const struct catalogue *c,
    const struct map *keys, struct arena *arena, struct diag *diag)
{
	struct str names = STR("");
	size_t missing = 0;

	for (size_t i = 0; i < keys->n; i++) {
		if (has_text(m, c, keys->items[i].key) ||
		    may_lack(c, keys->items[i].key))
			continue;
		if (missing++ < KEYS_TOLD)
			names = arena_printf(arena, "%.*s%s%.*s",
			    STR_ARG(names), names.n == 0 ? "" : ", ",
			    STR_ARG(keys->items[i].key));
	}
	if (missing == 0)
		return;
	diag_report(diag, CODE_MESSAGE_MISSING, (struct place){ c->path, 0, 0 },
	    "%zu of the theme's words are missing in \"%.*s\"; others stand in",
	    missing, STR_ARG(c->lang));
	diag_hint(diag, "Add %.*s%s.", STR_ARG(names),
	    missing > KEYS_TOLD ? " and the others of en.yaml" : "");
}

void
messages_check(const struct messages *m, struct arena *arena, struct diag *diag)
{
	struct map keys;

	collect_keys(m, arena, &keys);
	for (size_t i = 0; i < m->n; i++) {
		if (!is_base(m, &m->items[i]))
			check_catalogue(m, &m->items[i], &keys, arena, diag);
	}
}

const struct value *
messages_text(const struct messages *m, struct str lang, struct str key,
    const struct catalogue **used)
{
	const struct catalogue *c = messages_find(m, lang);
	const struct value *v = c == NULL ? NULL : map_get(&c->texts, key);

	for (size_t i = 0; v == NULL && i < m->n; i++) {
		c = &m->items[i];
		v = map_get(&c->texts, key);
	}
	*used = c;
	return v;
}
