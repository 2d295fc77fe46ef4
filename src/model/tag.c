#include "config/config.h"
#include "model/link.h"
#include "model/property.h"

static struct tag *
make_tag(struct linking *l, struct str id, struct str title)
{
	struct tag *tag = arena_alloc(l->arena, sizeof(*tag));

	noun_init_term(l, &tag->noun, &tag_class, id, title);
	return tag;
}

/* The site's own list: a tag's id, name and synonyms all mean it. */
static void
read_vocabulary(struct linking *l, const struct value *tags)
{
	const struct member *m;
	const struct value *synonyms;
	struct str name;
	struct tag *tag;

	for (size_t i = 0; i < tags->as.object->n; i++) {
		m = &tags->as.object->items[i];
		name = value_str(value_get(&m->value, STR("name")));
		synonyms = value_get(&m->value, STR("synonyms"));
		tag = make_tag(
		    l, slug_of(m->key, l->arena), name.n > 0 ? name : m->key);
		map_put(&l->by_tag, tag->noun.id, tag);
		map_put(&l->by_tag, slug_of(tag->noun.title, l->arena), tag);
		if (!value_is(synonyms, VALUE_LIST))
			continue;
		tag->synonyms = *synonyms;
		for (size_t k = 0; k < synonyms->n; k++)
			map_put(&l->by_tag,
			    slug_of(
				value_str(&synonyms->as.items[k]), l->arena),
			    tag);
	}
}

/* The tag that an author wrote; where the site has a list, one of that. */
static struct tag *
find_tag(struct linking *l, const struct noun *from, const struct value *v,
    bool listed)
{
	/* Most are written as their slug, which needs no making. */
	struct tag *tag = map_get(&l->by_tag, value_str(v));
	struct str slug, near;

	if (tag != NULL)
		return tag;
	slug = slug_of(value_str(v), l->arena);
	tag = map_get(&l->by_tag, slug);
	if (tag != NULL || slug.n == 0)
		return tag;
	if (listed) {
		diag_report(l->diag, CODE_TAG_UNKNOWN,
		    value_place(v, from->document->path),
		    "\"%.*s\" is not in the site's list of tags",
		    STR_ARG(value_str(v)));
		near = map_nearest(&l->by_tag, slug);
		if (near.n > 0)
			diag_hint(
			    l->diag, "did you mean \"%.*s\"?", STR_ARG(near));
	}
	tag = make_tag(l, slug, value_str(v));
	map_put(&l->by_tag, slug, tag);
	return tag;
}

static void
tag_noun(struct linking *l, struct noun *noun, bool listed)
{
	size_t n;
	const struct value *items = noun_items(noun, "tags", &n);
	struct tag *tag;

	for (size_t i = 0; i < n; i++) {
		tag = find_tag(l, noun, &items[i], listed);
		if (tag == NULL || list_has(&noun->tags, &tag->noun.drop))
			continue;
		list_add(&noun->tags, l->arena, &tag->noun.drop);
	}
}

void
link_tags(struct linking *l)
{
	const struct value *tags = value_get(&l->config->site, STR("tags"));
	const struct list *nouns = &l->model->nouns;
	bool listed = value_is(tags, VALUE_OBJECT);
	struct noun *noun, *tag;

	if (listed)
		read_vocabulary(l, tags);
	for (size_t i = 0; i < nouns->n; i++)
		tag_noun(l, list_noun(nouns, i), listed);
	for (size_t i = 0; i < l->dated.n; i++) {
		noun = list_noun(&l->dated, i);
		for (size_t k = 0; k < noun->tags.n; k++) {
			tag = list_noun(&noun->tags, k);
			list_add(
			    &((struct tag *)tag)->works, l->arena, &noun->drop);
		}
	}
	for (size_t i = 0; i < l->by_tag.n; i++) {
		tag = l->by_tag.items[i].value;
		if (((struct tag *)tag)->works.n > 0 &&
		    str_eq(l->by_tag.items[i].key, tag->id))
			list_add(&l->model->tags, l->arena, &tag->drop);
	}
	list_sort(&l->model->tags);
}

PROPERTY_LIST(tag, works)
PROPERTY_GET(tag, synonyms, self->synonyms)

static const struct drop_property properties[] = {
	{ "synonyms", get_synonyms, "list of text", "Other words for it." },
	{ "works", get_works, "list of any noun",
	    "All that has it, newest first." },
};

NOUN_CLASS(tag, "A topic.");
