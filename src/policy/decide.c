#include "policy/decide.h"

#include "config/config.h"
#include "content/content.h"
#include "policy/caption.h"
#include "policy/mention.h"
#include "policy/present.h"
#include "policy/token.h"
#include "policy/word.h"

/* A document on its way, narrowed by each person who worked on it. */
struct candidate {
	const struct document *document; /* as content has it */
	const struct document *now; /* today, in a site of another day */
	struct released released;
	const struct record *authors[AUTHORS_MAX];
	size_t n_authors;
	struct record *owner; /* NULL: not a student's */
	enum visibility visibility;
	enum refusal refusal;
	struct place place; /* of what refuses */
};

static void
refuse(struct candidate *c, enum refusal refusal, struct str field)
{
	if (c->refusal != REFUSAL_NONE)
		return;
	c->refusal = refusal;
	c->place = document_place(&c->released.document, field);
}

static void
narrow(struct candidate *c, enum visibility visibility)
{
	if (visibility > c->visibility)
		c->visibility = visibility;
}

/* A document with an error is private, but what it says of that is known. */
static enum visibility
visibility_of(const struct deciding *d, const struct document *doc)
{
	if (!d->input->rehearsal || !doc->broken)
		return doc->visibility;
	return document_visibility(doc, VISIBILITY_PUBLIC);
}

/* What an author's record allows is the most that the document shows. */
static void
add_author(struct candidate *c, const struct record *record)
{
	struct released *r = &c->released;
	const struct consent *consent = &record->consent;

	if (c->n_authors == AUTHORS_MAX) {
		refuse(c, REFUSAL_GROUP, STR("collaborators"));
		return;
	}
	for (size_t i = 0; i < c->n_authors; i++) {
		if (c->authors[i] == record)
			return;
	}
	c->authors[c->n_authors++] = record;
	narrow(c, consent->reach);
	if (consent->photo < r->photo)
		r->photo = consent->photo;
	if (consent->recording < r->recording)
		r->recording = consent->recording;
	if (consent->history < r->history)
		r->history = consent->history;
	r->index = r->index && consent->index;
	r->unlisted = r->unlisted || consent->work == WORK_UNLISTED;
}

/* Group work needs the consent of everybody who made it. */
static void
check_group(
    struct deciding *d, struct candidate *c, const struct document *document)
{
	const struct value *ids =
	    value_get(&document->front, STR("collaborators"));
	const struct record *record;

	for (size_t i = 0; value_is(ids, VALUE_LIST) && i < ids->n; i++) {
		record = people_find(&d->people, value_str(&ids->as.items[i]));
		if (record == NULL || record->shown == NULL ||
		    record->consent.refusal != REFUSAL_NONE)
			refuse(c, REFUSAL_GROUP, STR("collaborators"));
		else
			add_author(c, record);
	}
}

/* A cohort is told by its years, not by grade, class and teacher (R22). */
static void
make_coarse(struct document *profile, struct arena *arena)
{
	const struct object *all = profile->front.as.object;
	struct object *kept = arena_alloc(arena, sizeof(*kept));

	for (size_t i = 0; i < all->n; i++) {
		if (!str_eq(all->items[i].key, STR("class")) &&
		    !str_eq(all->items[i].key, STR("grade")))
			object_set(kept, arena, all->items[i].key,
			    all->items[i].value);
	}
	profile->front = value_object(kept);
}

/* Where the frame of somebody's portfolio is. */
static struct str
profile_of(const struct deciding *d, const struct record *owner)
{
	const struct str parts[] = { STR("students/"), owner->id,
		STR("/profile.md") };

	return arena_concat(d->arena, parts, 3);
}

/* The owner's consent, and the frame of the portfolio. */
static void
check_owner(struct deciding *d, struct candidate *c)
{
	const struct document *profile;

	c->owner = people_find(&d->people, c->released.document.owner);
	if (c->owner->consent.refusal != REFUSAL_NONE) {
		c->refusal = c->owner->consent.refusal;
		return;
	}
	if (!consent_reaches(&c->owner->consent, d->config)) {
		c->refusal = REFUSAL_AUDIENCE;
		return;
	}
	add_author(c, c->owner);
	profile = content_find(d->content, profile_of(d, c->owner));
	if (profile != NULL)
		narrow(c, visibility_of(d, profile));
	if (c->owner->consent.coarse &&
	    c->released.document.kind == KIND_STUDENT)
		make_coarse(&c->released.document, d->arena);
}

/* By the record of the site's day: who has left has approved it all the same.
 */
static bool
may_approve(const struct deciding *d, const struct record *by)
{
	const struct document *record;

	if (by == NULL)
		return false;
	record = by->then != NULL ? by->then : by->document;
	if (d->input->rehearsal && record != NULL && record->broken)
		return true;
	return record != NULL && !record->broken &&
	    (by->role == ROLE_TEACHER || by->role == ROLE_STAFF);
}

/* Responses and voices are read by staff first (privacy.md R23). */
static void
check_approval(struct deciding *d, struct candidate *c)
{
	const struct document *doc = &c->released.document;
	const struct record *by, *from;

	if (doc->kind != KIND_RESPONSE && doc->kind != KIND_VOICE)
		return;
	by = people_find(&d->people, document_text(doc, STR("approved_by")));
	if (!may_approve(d, by))
		refuse(c, REFUSAL_APPROVAL, STR("approved_by"));
	from = people_find(&d->people, document_text(doc, STR("from")));
	if (from != NULL && from->shown == NULL)
		refuse(c, REFUSAL_FROM, STR("from"));
	if (c->owner != NULL && !c->owner->consent.responses)
		refuse(c, REFUSAL_RESPONSES, STR(""));
}

/* What a document says of itself can only narrow, today as well as then. */
static void
check_word_of(
    struct deciding *d, struct candidate *c, const struct document *doc)
{
	const struct value *level =
	    value_get(value_get(&doc->front, STR("history")), STR("level"));
	unsigned history = level_from(HISTORY_WORDS, value_str(level));
	int time = document_time(doc, d->config->as_of);

	if (doc->broken && !d->input->rehearsal)
		refuse(c, REFUSAL_BROKEN, STR(""));
	if (doc->draft && !d->config->drafts)
		refuse(c, REFUSAL_DRAFT, STR("draft"));
	if (time < 0 && !d->config->drafts)
		refuse(c, REFUSAL_EARLY, STR("publish_on"));
	if (time > 0)
		refuse(c, REFUSAL_LATE, STR("expires_on"));
	narrow(c, visibility_of(d, doc));
	if (level != NULL && history < (unsigned)c->released.history)
		c->released.history = history;
}

static void
check_document(struct deciding *d, struct candidate *c)
{
	const struct document *doc = &c->released.document;

	check_word_of(d, c, doc);
	if (c->now != NULL)
		check_word_of(d, c, c->now);
	if ((unsigned)c->visibility > (unsigned)d->config->audience)
		refuse(c, REFUSAL_VISIBILITY, STR("visibility"));
	if (redactions_hold(d->past->redactions, doc))
		refuse(c, REFUSAL_REDACTED, STR(""));
	if (str_starts(doc->rel, STR("people/")))
		refuse(c, REFUSAL_REGISTER, STR(""));
}

/* True if the stem has a word of the name. */
static bool
stem_names(struct str stem, struct str name)
{
	struct word part, word;

	for (size_t at = 0; word_next(name, &at, &part);) {
		for (size_t i = 0; word_next(stem, &i, &word);) {
			if (word.hash == part.hash)
				return true;
		}
	}
	return false;
}

bool
path_tells_name(const struct record *record, struct str path)
{
	const struct value *name;
	struct str first, last;

	if (record->document == NULL || record->display == DISPLAY_FULL)
		return false;
	name = value_get(&record->document->front, STR("name"));
	first = value_str(value_get(name, STR("first")));
	last = value_str(value_get(name, STR("last")));
	path = str_skip(path, sizeof("students/") - 1);
	/* "page-two.md" is no name, but "will-page.md" is one. */
	if (people_name_is_ordinary(record->document))
		return stem_names(path, last) && stem_names(path, first);
	return stem_names(path, last) ||
	    (record->display <= DISPLAY_INITIALS && stem_names(path, first));
}

/* A path becomes an address: it tells no name that the record hides. */
static void
check_path(struct candidate *c)
{
	for (size_t i = 0; i < c->n_authors; i++) {
		if (path_tells_name(c->authors[i], c->released.stem))
			refuse(c, REFUSAL_PATH_NAMED, STR(""));
	}
}

static void
check_captions(struct deciding *d, struct candidate *c)
{
	struct str own[AUTHORS_MAX];
	struct place place;

	for (size_t i = 0; i < c->n_authors; i++)
		own[i] = c->authors[i]->id;
	if (c->refusal != REFUSAL_NONE || !d->any_captions ||
	    !caption_names_somebody(
		&d->captions, &c->released.document, own, c->n_authors, &place))
		return;
	c->refusal = REFUSAL_PHOTO_NAMED;
	c->place = place;
}

static void
check_mentions(struct deciding *d, struct candidate *c)
{
	struct str own[AUTHORS_MAX];

	for (size_t i = 0; i < c->n_authors; i++)
		own[i] = c->authors[i]->id;
	if (d->input->present != NULL && c->refusal == REFUSAL_NONE &&
	    mentions_somebody(
		&d->mentions, &c->released.document, own, c->n_authors))
		refuse(c, REFUSAL_NAMED, STR(""));
}

static void
check_key(struct deciding *d, struct candidate *c)
{
	struct released *r = &c->released;

	if (!r->unlisted || c->refusal != REFUSAL_NONE)
		return;
	r->index = false;
	if (d->input->key.n == 0)
		refuse(c, REFUSAL_KEY, STR(""));
	else
		r->token = token_of(d->input->key, r->stem, d->arena);
}

static void
log_release(
    struct deciding *d, const struct released *r, const struct record *author)
{
	struct release_row *row = vec_push(d->arena, &d->release->log);

	*row = (struct release_row){ .document = r->document.path,
		.document_entry = r->document.entry };
	if (author == NULL)
		return;
	row->person = author->id;
	row->until = author->consent.until;
	row->unlisted = r->unlisted;
	if (author->document == NULL)
		return;
	row->record = author->document->path;
	row->record_entry = author->document->entry;
}

/* An author may know of an older path where Git does not. */
static void
join_older(struct deciding *d, const struct document *document)
{
	const struct value *from =
	    value_get(value_get(&document->front, STR("history")), STR("from"));

	if (d->past->history == NULL || value_str(from).n == 0 ||
	    past_join(d->past, document, value_str(from)))
		return;
	diag_report(d->diag, CODE_HISTORY_FROM,
	    value_place(from, document->path),
	    "no older version of this is known at \"%.*s\"",
	    STR_ARG(value_str(from)));
	diag_hint(d->diag,
	    "\"git log --stat -- PATH\" shows whether a file was there");
}

/* What everybody who worked on it has agreed to have told of its past. */
static const struct past *
past_of(struct deciding *d, const struct candidate *c)
{
	struct past_terms terms = { .level = c->released.history,
		.from_the_start = c->n_authors != 0,
		.since = c->now != NULL ? past_since(&c->now->front)
					: (struct date){ 0 },
		.n_people = c->n_authors };
	struct str *people =
	    arena_array(d->arena, c->n_authors, sizeof(*people));
	const struct consent *consent;

	for (size_t i = 0; i < c->n_authors; i++) {
		consent = &c->authors[i]->consent;
		people[i] = c->authors[i]->id;
		terms.from_the_start =
		    terms.from_the_start && consent->history == HISTORY_FULL;
		if (date_cmp(terms.granted, consent->granted) < 0)
			terms.granted = consent->granted;
	}
	terms.people = people;
	join_older(d, c->document);
	return past_decide(d->past, c->document, &terms);
}

static void
release_document(struct deciding *d, const struct candidate *c)
{
	struct release *release = d->release;
	const struct past *past = past_of(d, c);
	struct released *r = vec_push(d->arena, &release->documents);

	*r = c->released;
	r->past = past;
	r->owner = c->owner != NULL ? c->owner->shown : NULL;
	r->n_authors = c->n_authors;
	r->authors =
	    arena_array(d->arena, c->n_authors + 1, sizeof(*r->authors));
	for (size_t i = 0; i < c->n_authors; i++) {
		r->authors[i] = c->authors[i]->shown;
		log_release(d, r, c->authors[i]);
	}
	if (c->n_authors == 0)
		log_release(d, r, NULL);
	if (c->owner != NULL) {
		c->owner->released = true;
		c->owner->portfolio |= r->document.kind == KIND_STUDENT;
	}
}

/* Whoever links to it, by whatever it is called, is not at fault. */
static void
withhold_names(struct deciding *d, const struct candidate *c)
{
	struct withheld *withheld = d->release->withheld;
	const struct document *doc = &c->released.document;
	const struct value *aliases = value_get(&doc->front, STR("aliases"));
	struct str alias;

	withheld_add_name(
	    withheld, NAME_PATH, c->released.stem, doc, c->refusal);
	withheld_add_name(withheld, NAME_TITLE, doc->title, doc, c->refusal);
	for (size_t i = 0; value_is(aliases, VALUE_LIST) && i < aliases->n;
	     i++) {
		alias = value_str(&aliases->as.items[i]);
		withheld_add_name(withheld, NAME_ALIAS, alias, doc, c->refusal);
		withheld_add(withheld, stem_of_address(alias), c->refusal);
	}
}

void
decide_document(struct deciding *d, const struct document *document)
{
	struct candidate c = { .document = document,
		.released = { .document = *document,
		    .stem = stem_of(document->rel),
		    .photo = PHOTO_NAMED,
		    .recording = RECORDING_FACE,
		    .history = d->config->history,
		    .index = true },
		.visibility = VISIBILITY_PUBLIC };

	if (d->input->present != NULL)
		c.now = present_document(d->input->present, document);
	if (document->owner.n > 0)
		check_owner(d, &c);
	check_document(d, &c);
	check_group(d, &c, &c.released.document);
	if (c.now != NULL)
		check_group(d, &c, c.now);
	check_approval(d, &c);
	check_path(&c);
	check_captions(d, &c);
	check_mentions(d, &c);
	check_key(d, &c);
	if (c.refusal == REFUSAL_NONE) {
		release_document(d, &c);
		return;
	}
	withheld_add(d->release->withheld, c.released.stem, c.refusal);
	if (c.refusal == REFUSAL_BROKEN)
		withhold_names(d, &c);
	if (c.owner == NULL || c.owner->consent.refusal == REFUSAL_NONE)
		refusal_report(c.refusal, c.place, d->diag);
}

/* Where content/ stands in the repository: "content/", or nothing. */
static struct str
content_folder(const struct content *content)
{
	const struct document *any = &content->items[0];

	return str_slice(any->path, 0, any->path.n - any->rel.n);
}

void
decide_portfolio(struct deciding *d, struct record *record)
{
	static const struct object nothing = { 0 };
	struct document *profile;

	if (!record->released || record->portfolio)
		return;
	/* What is told of its past refers to it for as long as the release. */
	profile = arena_alloc(d->arena, sizeof(*profile));
	*profile = (struct document){ .kind = KIND_STUDENT,
		.owner = record->id,
		.title = record->shown->display,
		.rel = profile_of(d, record),
		.front = value_object(&nothing),
		.visibility = VISIBILITY_PUBLIC };
	profile->path = arena_printf(d->arena, "%.*s%.*s",
	    STR_ARG(content_folder(d->content)), STR_ARG(profile->rel));
	decide_document(d, profile);
}
