#include "theme/messages.h"

#include "data/yaml.h"

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
