#include "policy/people.h"

#include "config/config.h"
#include "content/content.h"
#include "policy/display.h"
#include "policy/leak.h"
#include "policy/present.h"
#include "policy/release.h"

struct str
people_address(struct str identity)
{
	size_t open = str_find_last(identity, '<'), close;

	if (open != STR_NONE) {
		identity = str_skip(identity, open + 1);
		close = str_find_char(identity, '>');
		identity = str_slice(identity, 0, close);
	}
	identity = str_trim(identity);
	return str_find_char(identity, '@') != STR_NONE ? identity : STR("");
}

struct str
people_key(struct str s, struct arena *arena)
{
	return str_lower(arena, s);
}

/*
 * Whether pages may name and show the person at all. Adults are shown by
 * their record's display rule; a consent block, where they have one, holds
 * for them too. A student needs a consent that reaches the audience.
 */
static bool
may_show(const struct record *r, const struct config *config)
{
	enum refusal refusal = r->consent.refusal;

	if (r->role == ROLE_STUDENT || r->role == ROLE_NONE)
		return consent_reaches(&r->consent, config);
	return r->display != DISPLAY_NONE &&
	    (refusal == REFUSAL_NONE || refusal == REFUSAL_NO_CONSENT ||
		refusal == REFUSAL_NO_WORK);
}

/*
 * A portfolio whose author has no record is shown only where adults publish
 * their own work: there its title is theirs to choose.
 */
static struct str
own_title(const struct content *content, struct str id, struct arena *arena)
{
	const struct document *profile = content_find(content,
	    arena_printf(arena, "students/%.*s/profile.md", STR_ARG(id)));

	return profile != NULL ? document_text(profile, STR("title")) : STR("");
}

static void
name_shown(struct shown *s, const struct record *r, struct arena *arena)
{
	const struct value *front = &r->document->front;
	const struct value *sample = value_get(front, STR("sample"));

	s->display =
	    display_name(value_get(front, STR("name")), r->display, arena);
	s->lang = document_text(r->document, STR("lang"));
	s->title = document_text(r->document, STR("title"));
	if (r->display >= DISPLAY_FIRST)
		s->pronunciation =
		    document_text(r->document, STR("pronunciation"));
	s->sample = value_true(sample);
}

static void
show(struct record *r, struct release *release, const struct content *content,
    struct arena *arena)
{
	struct shown *s = arena_alloc(arena, sizeof(*s));

	*s = (struct shown){ .id = r->id,
		.role = r->role,
		.photo = r->consent.photo,
		.history = r->consent.history,
		.index = r->consent.index || r->role > ROLE_STUDENT,
		.unlisted = r->consent.work == WORK_UNLISTED,
		.coarse = r->consent.coarse };
	if (r->document != NULL)
		name_shown(s, r, arena);
	else
		s->display = own_title(content, r->id, arena);
	r->shown = s;
	*(struct shown **)vec_push(arena, &release->people) = s;
	map_put(&release->by_person, s->id, s);
}

/* Git's identities of who is shown: everybody else is "a contributor". */
static void
add_identities(
    const struct record *r, struct release *release, struct arena *arena)
{
	const struct value *git = r->document != NULL
	    ? value_get(&r->document->front, STR("git"))
	    : NULL;
	struct str address;

	for (size_t i = 0; value_is(git, VALUE_LIST) && i < git->n; i++) {
		address = people_address(value_str(&git->as.items[i]));
		if (address.n > 0)
			map_put(&release->identities->by_address,
			    people_key(address, arena), r->shown);
	}
}

static enum role
role_of(const struct document *record)
{
	return level_from(ROLE_WORDS, document_text(record, STR("role")));
}

static enum display_level
display_of(const struct document *record)
{
	return level_from(DISPLAY_WORDS, document_text(record, STR("display")));
}

/*
 * Nothing of what else is wrong shall hide behind a record with an error, or
 * behind a site.yaml that may have said that none is needed.
 */
static void
rehearse_record(struct record *r, const struct config *config)
{
	if (r->document != NULL ? !r->document->broken : !config->unread)
		return;
	consent_assume(&r->consent);
	r->display = DISPLAY_FULL;
}

/* The record of today joins that of the site's day; see policy/present.h. */
static void
narrow_record(struct record *r, const struct present *present)
{
	const struct document *now = present_record(present, r->id);
	struct consent consent;

	consent_read(&consent, now, present->config);
	consent_narrow(&r->consent, &consent);
	r->then = r->document;
	r->document = now;
	if (now == NULL)
		return;
	if (r->then == NULL || role_of(now) <= ROLE_STUDENT)
		r->role = role_of(now);
	if (r->then == NULL || display_of(now) < r->display)
		r->display = display_of(now);
}

static struct record *
add_record(struct people *people, const struct document *document,
    struct str id, const struct register_source *source, struct arena *arena)
{
	struct record *r = arena_alloc(arena, sizeof(*r));

	r->document = document;
	r->id = id;
	if (document != NULL) {
		r->role = role_of(document);
		r->display = display_of(document);
	}
	consent_read(&r->consent, document, source->config);
	if (source->rehearsal)
		rehearse_record(r, source->config);
	if (source->present != NULL)
		narrow_record(r, source->present);
	*(struct record **)vec_push(arena, people) = r;
	map_put(&people->by_id, id, r);
	return r;
}

/* An adult whose full name any page of today may have. */
static bool
is_public_name(const struct document *d, const struct config *config)
{
	struct record r = { .role = role_of(d), .display = display_of(d) };

	consent_read(&r.consent, d, config);
	return r.role > ROLE_STUDENT && r.display == DISPLAY_FULL &&
	    may_show(&r, config);
}

/* Whoever has come into the register since is not shown yet. */
static void
add_newcomers(struct people *people, const struct register_source *source,
    struct arena *arena)
{
	const struct content *now;
	const struct document *d;

	if (source->present == NULL)
		return;
	now = source->present->content;
	for (size_t i = 0; i < now->n; i++) {
		d = &now->items[i];
		if (d->kind == KIND_PERSON &&
		    map_get(&people->by_id, d->id) == NULL &&
		    !is_public_name(d, source->present->config))
			(void)add_record(people, NULL, d->id, source, arena);
	}
}

/* Told where the record is, or for want of one, where the work is. */
static void
report_record(
    const struct record *r, const struct document *work, struct diag *diag)
{
	struct place place = r->consent.place;

	if (r->document == NULL)
		place = (struct place){ work->path, 0, 0 };
	refusal_report(r->consent.refusal, place, diag);
}

static void
read_records(struct people *people, const struct register_source *source,
    struct arena *arena, struct diag *diag)
{
	const struct content *content = source->content;
	const struct document *d;
	struct record *r;

	map_init(&people->by_id, arena);
	for (size_t i = 0; i < content->n; i++) {
		d = &content->items[i];
		if (d->kind == KIND_PERSON)
			(void)add_record(people, d, d->id, source, arena);
	}
	for (size_t i = 0; i < content->n; i++) {
		d = &content->items[i];
		if (d->owner.n == 0 || d->kind == KIND_MEDIA)
			continue;
		r = map_get(&people->by_id, d->owner);
		if (r == NULL)
			r = add_record(people, NULL, d->owner, source, arena);
		if (!r->works)
			report_record(r, d, diag);
		r->works = true;
	}
	add_newcomers(people, source, arena);
}

void
people_read(struct people *people, struct release *release,
    const struct register_source *source, struct arena *arena,
    struct diag *diag)
{
	struct record *r;

	read_records(people, source, arena, diag);
	for (size_t i = 0; i < people->n; i++) {
		r = people->items[i];
		/* A consent that ended later has held on an earlier day. */
		if (source->present == NULL)
			consent_warn(&r->consent, source->config, diag);
		if (!may_show(r, source->config))
			continue;
		show(r, release, source->content, arena);
		add_identities(r, release, arena);
	}
}

struct record *
people_find(const struct people *people, struct str id)
{
	return map_get(&people->by_id, id);
}

bool
people_name_is_ordinary(const struct document *record)
{
	const struct value *ordinary =
	    value_get(value_get(&record->front, STR("name")), STR("ordinary"));

	return value_true(ordinary);
}

static struct leak_name
name_in(const struct record *r, const struct document *document)
{
	const struct value *name = value_get(&document->front, STR("name"));

	return (struct leak_name){ .person = r->id,
		.first = value_str(value_get(name, STR("first"))),
		.last = value_str(value_get(name, STR("last"))),
		.full = value_str(value_get(name, STR("full"))),
		.first_alone = r->display <= DISPLAY_INITIALS,
		.ordinary = people_name_is_ordinary(document) };
}

/* A name that somebody has given up. */
static void
withhold_old_name(const struct record *r, struct leak *leak)
{
	struct leak_name then = name_in(r, r->then), now;

	if (r->document == NULL) {
		if (r->shown == NULL)
			leak_add_name(leak, &then);
		return;
	}
	now = name_in(r, r->document);
	if (str_eq(then.first, now.first) && str_eq(then.last, now.last) &&
	    str_eq(then.full, now.full))
		return;
	/* The last name alone may be one that they have kept. */
	if (then.full.n == 0)
		then.full = arena_printf(leak->arena, "%.*s %.*s",
		    STR_ARG(then.first), STR_ARG(then.last));
	if (str_eq(then.last, now.last))
		then.last = STR("");
	leak_add_name(leak, &then);
}

static void
withhold_name(const struct record *r, struct leak *leak)
{
	struct leak_name parts = name_in(r, r->document);

	if (r->shown == NULL || r->display != DISPLAY_FULL)
		leak_add_name(leak, &parts);
	/* One word alone would allow the first name of others too. */
	if (r->shown != NULL &&
	    str_find_char(r->shown->display, ' ') != STR_NONE)
		leak_allow(leak, r->shown->display);
}

static void
withhold_addresses(
    const struct record *r, const struct document *document, struct leak *leak)
{
	const struct value *git = value_get(&document->front, STR("git"));

	for (size_t i = 0; value_is(git, VALUE_LIST) && i < git->n; i++)
		leak_add_address(
		    leak, r->id, people_address(value_str(&git->as.items[i])));
}

void
people_withhold(const struct people *people, struct leak *leak)
{
	const struct record *r;

	for (size_t i = 0; i < people->n; i++) {
		r = people->items[i];
		if (r->document != NULL) {
			withhold_name(r, leak);
			withhold_addresses(r, r->document, leak);
		}
		if (r->then != NULL) {
			withhold_old_name(r, leak);
			withhold_addresses(r, r->then, leak);
		}
	}
}

static void
add_addresses(struct record *r, const struct document *document,
    struct map *by_address, struct arena *arena)
{
	const struct value *git =
	    document == NULL ? NULL : value_get(&document->front, STR("git"));
	struct str address;

	for (size_t i = 0; value_is(git, VALUE_LIST) && i < git->n; i++) {
		address = people_address(value_str(&git->as.items[i]));
		if (address.n != 0)
			map_put(by_address, people_key(address, arena), r);
	}
}

void
people_addresses(
    const struct people *people, struct map *by_address, struct arena *arena)
{
	for (size_t i = 0; i < people->n; i++) {
		struct record *r = people->items[i];

		add_addresses(r, r->document, by_address, arena);
		add_addresses(r, r->then, by_address, arena);
	}
}

const struct shown *
release_author(const struct release *release, struct str address)
{
	struct arena scratch;
	const struct shown *s;

	arena_init(&scratch);
	s = map_get(
	    &release->identities->by_address, people_key(address, &scratch));
	arena_free(&scratch);
	return s;
}
