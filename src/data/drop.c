#include "data/drop.h"

#include <string.h>

static int
compare_name(struct str name, const char *property)
{
	int c = strncmp(name.p, property, name.n);

	return c != 0 ? c : property[name.n] != '\0' ? -1 : 0;
}

static const struct drop_property *
find_own(const struct drop_class *class, struct str name)
{
	size_t low = 0, high = class->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = compare_name(name, class->properties[mid].name);

		if (c == 0)
			return &class->properties[mid];
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

const struct drop_property *
drop_class_find(const struct drop_class *class, struct str name)
{
	const struct drop_property *p = NULL;

	for (; class != NULL && p == NULL; class = class->base)
		p = find_own(class, name);
	return p;
}

bool
drop_get(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	const struct drop_class *class = drop->class;
	const struct drop_property *p = drop_class_find(class, name);

	if (p == NULL)
		return class->other != NULL &&
		    class->other(drop, name, env, out);
	*out = value_nil();
	p->get(drop, env, out);
	return true;
}
