/*
 * drop: an object of the program that a template may look into.
 *
 * A struct that templates see has a struct drop as its first member and a
 * class: a table of properties, each with the function that makes its value
 * when a template asks. The manual's list of variables is printed from these
 * tables. A class may also answer for names that its table does not have, as
 * a document does with the fields of its front matter.
 *
 * Owner     a property borrows from the object, or is made in env->arena and
 *           lives until the page is done. The object itself is not changed
 *           while pages are made of it.
 * Source    the drops of Ruby Liquid.
 */
#ifndef DATA_DROP_H
#define DATA_DROP_H

#include "data/value.h"

/* Where a property is made: the arena of the page, and the page itself. */
struct drop_env {
	struct arena *arena;
	void *hidden; /* the page: for drop_page and drop_setting alone */
	bool own; /* something was made for this page alone */
};

/*
 * What pages/ renders; NULL outside of a build. What a property makes of it is
 * good for this page alone, and is asked for again on the next one.
 */
static inline void *
drop_page(struct drop_env *env)
{
	env->own = true;
	return env->hidden;
}

/*
 * The same, for a property that reads nothing of it but what all pages of one
 * setting share: see struct liquid_page.
 */
static inline void *
drop_setting(struct drop_env *env)
{
	return env->hidden;
}

typedef void drop_get_fn(
    const struct drop *drop, struct drop_env *env, struct value *out);

struct drop_property {
	const char *name;
	drop_get_fn *get;
	const char *type; /* "text", "list of artifact": for the manual */
	const char *help; /* one sentence for the manual */
};

struct drop_class {
	const char *name; /* as in the manual: "artifact" */
	const char *help;
	const struct drop_property *properties; /* sorted by name */
	size_t n;
	/* A class all of whose properties it has as well, or NULL. */
	const struct drop_class *base;
	/* A name in neither table, or NULL; false when there is none such. */
	bool (*other)(const struct drop *drop, struct str name,
	    struct drop_env *env, struct value *out);
};

struct drop {
	const struct drop_class *class;
};

/* The row of the class's table, or of its base's; or NULL. */
const struct drop_property *drop_class_find(
    const struct drop_class *class, struct str name);

/* The property called name; false if the class has none such. */
bool drop_get(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out) must_check;

#endif
