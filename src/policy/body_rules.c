#include "policy/body_rules.h"

#include "policy/caption.h"
#include "policy/redaction.h"

struct body_rules {
	const struct redactions *redactions;
	struct leak captions;
	bool any_captions;
	bool today; /* false: the site is of another day, with more rules */
};

const struct body_rules *
body_rules_of(const struct deciding *d)
{
	struct body_rules *rules = arena_alloc(d->arena, sizeof(*rules));

	*rules = (struct body_rules){ .redactions = d->past->redactions,
		.captions = d->captions,
		.any_captions = d->any_captions,
		.today = d->input->present == NULL };
	return rules;
}

static bool
names_somebody(const struct body_rules *rules, const struct released *r,
    const struct document *document)
{
	struct str own[AUTHORS_MAX];
	struct place place;

	for (size_t i = 0; i < r->n_authors; i++)
		own[i] = r->authors[i]->id;
	return caption_names_somebody(
	    &rules->captions, document, own, r->n_authors, &place);
}

bool
release_renew(struct release *release, const struct document *document)
{
	const struct body_rules *rules = release->body_rules;
	struct released *r = map_get(&release->by_stem, stem_of(document->rel));
	struct value front;

	if (r == NULL || !str_eq(r->document.path, document->path) ||
	    !rules->today || redactions_hold(rules->redactions, document) ||
	    (rules->any_captions && names_somebody(rules, r, document)))
		return false;
	front = r->document.front;
	r->document = *document;
	/* A profile may have been made coarse, and its fields are lists'. */
	if (document->kind == KIND_STUDENT)
		r->document.front = front;
	return true;
}
