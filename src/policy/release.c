#include "policy/release.h"

#include "config/config.h"
#include "content/content.h"
#include "policy/body_rules.h"
#include "policy/caption.h"
#include "policy/git_names.h"
#include "policy/present.h"

struct str
stem_of(struct str rel)
{
	size_t dot = str_find_last(rel, '.'), slash = str_find_last(rel, '/');

	if (dot != STR_NONE && (slash == STR_NONE || dot > slash))
		rel = str_slice(rel, 0, dot);
	if (str_ends(rel, STR("/index")))
		rel.n -= sizeof("/index") - 1;
	return rel;
}

struct str
stem_of_address(struct str url)
{
	while (str_starts(url, STR("/")))
		url = str_skip(url, 1);
	while (str_ends(url, STR("/")))
		url.n--;
	return url;
}

/* Whether a document of this kind can be in a release at all. */
static bool
is_publishable(enum kind kind)
{
	return kind != KIND_SITE && kind != KIND_PERSON && kind != KIND_MEDIA;
}

/* Texts that staff publish on purpose: an office's address, a name. */
static void
allow_site(struct leak *leak, const struct value *v, unsigned depth)
{
	if (depth == 0)
		return;
	if (value_is(v, VALUE_TEXT))
		leak_allow(leak, value_str(v));
	for (size_t i = 0; value_is(v, VALUE_LIST) && i < v->n; i++)
		allow_site(leak, &v->as.items[i], depth - 1);
	for (size_t i = 0; value_is(v, VALUE_OBJECT) && i < v->as.object->n;
	     i++) {
		/* What must not be shown is named there, too. */
		if (!str_eq(v->as.object->items[i].key, STR("redactions")))
			allow_site(
			    leak, &v->as.object->items[i].value, depth - 1);
	}
}

static void
tell_leak(struct leak *leak, const struct deciding *d)
{
	const struct release *release = d->release;
	const struct document *doc;

	people_withhold(&d->people, leak);
	allow_site(leak, &d->config->site, 8);
	for (size_t i = 0; i < release->documents.n; i++) {
		doc = &release->documents.items[i].document;
		if (doc->kind == KIND_SCHOOL || doc->kind == KIND_CLASS)
			leak_allow(leak, doc->title);
	}
}

/* Adults' own work, or a folder of texts that knows of no people at all. */
static bool
is_of_adults(const struct deciding *d)
{
	return d->config->consent_assumed ||
	    (d->config->path.n == 0 && d->people.n == 0);
}

/* Where nothing is told of the past, Git's log has not been read. */
static void
tell_strangers(struct leak *leak, const struct deciding *d)
{
	struct leak *notes = arena_alloc(d->arena, sizeof(*notes));

	leak_init(notes, d->arena);
	git_names_withhold(d->input->history, &d->people,
	    &(struct git_names_from){ leak, notes, is_of_adults(d) }, d->arena);
	leak_compile(notes);
	d->past->strangers = notes;
}

/* See REFUSAL_NAMED; of titles, those that may be released are not yet known.
 */
static void
read_mentions(struct deciding *d)
{
	const struct document *doc;

	if (d->input->present == NULL)
		return;
	leak_init(&d->mentions, d->arena);
	people_withhold(&d->people, &d->mentions);
	allow_site(&d->mentions, &d->config->site, 8);
	for (size_t i = 0; i < d->content->n; i++) {
		doc = &d->content->items[i];
		if (doc->kind == KIND_SCHOOL || doc->kind == KIND_CLASS)
			leak_allow(&d->mentions, doc->title);
	}
	leak_compile(&d->mentions);
}

/* Room for every document at once: growing would leave copies behind. */
static void
make_room(struct release *release, const struct content *content,
    size_t n_people, struct arena *arena)
{
	size_t n = n_people; /* each may need a portfolio */

	for (size_t i = 0; i < content->n; i++)
		n += is_publishable(content->items[i].kind);
	release->documents.items =
	    arena_array(arena, n, sizeof(*release->documents.items));
	release->documents.cap = n;
	release->log.items = arena_array(arena, n, sizeof(*release->log.items));
	release->log.cap = n;
}

static void
start(struct release *release, struct arena *arena)
{
	*release = (struct release){ 0 };
	map_init(&release->by_stem, arena);
	map_init(&release->by_person, arena);
	release->identities = arena_alloc(arena, sizeof(*release->identities));
	map_init(&release->identities->by_address, arena);
	release->withheld = withheld_new(arena);
}

/* Every past looks into it, as long as there is a page to be made. */
static struct past_room *
past_room(const struct deciding *d, const struct leak *leak)
{
	struct past_room *room = arena_alloc(d->arena, sizeof(*room));
	struct redactions *redactions =
	    arena_alloc(d->arena, sizeof(*redactions));

	redactions_read(redactions, d->content, d->config, d->arena);
	if (d->input->present != NULL)
		redactions_add(
		    redactions, d->input->present->content, d->arena);
	*room = (struct past_room){ d->input->history, d->release, d->config,
		redactions, leak, NULL, d->arena, NULL };
	if (room->history != NULL)
		room->scopes =
		    commit_scopes_new(history_commits(room->history), d->arena);
	return room;
}

/* A partial clone is not cut, but has no words for what it tells of. */
static void
report_missing(const struct deciding *d)
{
	const struct release *release = d->release;
	size_t n = 0;

	if (d->input->history == NULL || !history_is_partial(d->input->history))
		return;
	for (size_t i = 0; i < release->documents.n; i++)
		n += past_missing(release->documents.items[i].past);
	if (n == 0)
		return;
	diag_report(d->diag, CODE_HISTORY_GAPS, (struct place){ 0 },
	    "the text of %zu earlier version%s is not in this clone", n,
	    n == 1 ? "" : "s");
	diag_hint(d->diag, "\"git fetch --refetch --no-filter\" brings it");
}

void
release_decide(struct release *release, struct leak *leak,
    const struct release_input *input, struct arena *arena, struct diag *diag)
{
	const struct content *content = input->content;
	struct deciding d = { .release = release,
		.input = input,
		.content = content,
		.config = input->config,
		.arena = arena,
		.diag = diag };
	struct released *r;

	start(release, arena);
	release->rehearsal = input->rehearsal;
	d.past = past_room(&d, leak);
	milestones_read(
	    &release->milestones, input->history, d.config, arena, diag);
	people_read(&d.people, release,
	    &(struct register_source){
		content, d.config, input->present, input->rehearsal },
	    arena, diag);
	read_mentions(&d);
	make_room(release, content, d.people.n, arena);
	leak_init(&d.captions, arena);
	d.any_captions = caption_names(&d.captions, &d.people);
	for (size_t i = 0; i < content->n; i++) {
		if (is_publishable(content->items[i].kind))
			decide_document(&d, &content->items[i]);
	}
	for (size_t i = 0; i < d.people.n; i++)
		decide_portfolio(&d, d.people.items[i]);
	map_reserve(&release->by_stem, release->documents.n);
	for (size_t i = 0; i < release->documents.n; i++) {
		r = &release->documents.items[i];
		map_put(&release->by_stem, r->stem, r);
	}
	for (size_t i = 0; i < content->n; i++) {
		if (content->items[i].kind == KIND_MEDIA)
			decide_media(&d, &content->items[i]);
	}
	report_missing(&d);
	release->body_rules = body_rules_of(&d);
	leak_init(leak, arena);
	tell_leak(leak, &d);
	if (input->history != NULL)
		tell_strangers(leak, &d);
}

const struct released *
release_find(const struct release *release, struct str stem)
{
	return map_get(&release->by_stem, stem);
}

bool
release_allows(
    const struct released *released, const struct released_media *media)
{
	return released == NULL ||
	    (released->recording >= media->recording &&
		(media->kind != MEDIA_PICTURE ||
		    released->photo != PHOTO_NONE));
}

const struct shown *
release_person(const struct release *release, struct str id)
{
	return map_get(&release->by_person, id);
}

bool
release_why_is_slip(struct str why)
{
	return str_is(why, refusal_info(REFUSAL_BROKEN)->says);
}

static struct str
says(enum refusal refusal)
{
	return refusal != REFUSAL_NONE ? str_from(refusal_info(refusal)->says)
				       : STR("");
}

struct str
release_why(const struct release *release, struct str stem)
{
	return says(withheld_find(release->withheld, stem));
}

struct str
release_why_named(const struct release *release, struct str name,
    const struct byname_asker *asker)
{
	return says(withheld_find_name(release->withheld, name, asker));
}
