#include "policy/mention.h"

#include "content/document.h"
#include "policy/leak.h"

#define FIELD_DEPTH 16

struct search {
	const struct leak *names;
	const struct str *own;
	size_t n;
};

static bool
is_in(const struct search *s, struct str text)
{
	return leak_has(s->names, text, s->own, s->n);
}

/* Fields that are deeper than any that we know of count as a hit. */
static bool
is_in_value(const struct search *s, const struct value *v, unsigned depth)
{
	bool found = value_is(v, VALUE_TEXT) && is_in(s, value_str(v));

	if (depth == 0)
		return true;
	for (size_t i = 0; !found && value_is(v, VALUE_LIST) && i < v->n; i++)
		found = is_in_value(s, &v->as.items[i], depth - 1);
	for (size_t i = 0;
	     !found && value_is(v, VALUE_OBJECT) && i < v->as.object->n; i++)
		found =
		    is_in_value(s, &v->as.object->items[i].value, depth - 1);
	return found;
}

bool
mentions_somebody(const struct leak *names, const struct document *document,
    const struct str *own, size_t n)
{
	struct search s = { names, own, n };

	return is_in(&s, document->title) || is_in(&s, document->body) ||
	    is_in_value(&s, &document->front, FIELD_DEPTH);
}
