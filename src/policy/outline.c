#include "policy/outline.h"

#include "base/arena.h"
#include "config/config.h"
#include "policy/release.h"
#include "policy/session.h"
#include "policy/subject.h"

/* A commit that changes more pages than this is nobody's work on one. */
#define MASS_PAGES 50
/* Commits of more files than this are not looked through: they are mass. */
#define MASS_FILES 2000
#define SECONDS_AN_HOUR 3600

/* The outline being made; what is needed on the way lives in scratch. */
struct making {
	const struct past_room *room;
	struct past *past;
	struct arena scratch;
	struct date since;
	struct {
		struct seen *items; /* newest first, like the moments */
		size_t n;
		size_t cap;
	} seen;
};

/* A revision that counts. */
struct seen {
	const struct revision *revision;
	const struct shown *author;
	bool own; /* its commit is about this owner's pages alone */
};

/* The path below content/; false for a file that stands elsewhere. */
static bool
below_content(const struct document *d, struct str path, struct str *rel)
{
	size_t n = d->path.n - d->rel.n;

	*rel = str_skip(path, n);
	return str_starts(path, str_slice(d->path, 0, n));
}

static struct str
owner_of(struct str rel)
{
	return str_starts(rel, STR("people/")) ? STR("people/")
					       : kind_owner(rel);
}

/* Whose pages a commit changed, and how many. */
struct commit_scope {
	bool known;
	bool mixed; /* of more than one owner */
	struct str owner; /* empty: nobody's */
	size_t files; /* below content/ */
	size_t pages;
};

struct commit_scope *
commit_scopes_new(size_t commits, struct arena *arena)
{
	return arena_array(arena, commits, sizeof(struct commit_scope));
}

static void
read_scope(struct making *m, uint32_t commit, struct commit_scope *scope)
{
	struct arena scratch;
	struct file_list files;
	struct str rel, owner;

	arena_init(&scratch);
	history_files(m->room->history, commit, &scratch, &files);
	for (size_t i = 0; i < files.n; i++) {
		if (!below_content(m->past->document, files.items[i], &rel))
			continue;
		owner = owner_of(rel);
		if (scope->files++ == 0)
			scope->owner = str_copy(m->room->arena, owner);
		scope->mixed = scope->mixed || !str_eq(scope->owner, owner);
		scope->pages += kind_markdown_ending(rel).n != 0;
	}
	scope->known = true;
	arena_free(&scratch);
}

/*
 * Whether a commit changed pages of the document's owner and of nobody else,
 * so that its message is about them; *mass tells of more pages than one
 * person writes.
 */
static bool
is_own_commit(struct making *m, const struct revision *r, bool *mass)
{
	struct commit_scope *scope;

	*mass = r->files > MASS_FILES;
	if (*mass || r->files == 1)
		return !*mass;
	scope = &m->room->scopes[r->commit];
	if (!scope->known)
		read_scope(m, r->commit, scope);
	*mass = scope->pages > MASS_PAGES;
	return !scope->mixed &&
	    (scope->files == 0 ||
		str_eq(scope->owner, m->past->document->owner));
}

struct date
past_since(const struct value *front)
{
	struct date day;

	if (!date_from_iso(value_str(value_get(
			       value_get(front, STR("history")), STR("since"))),
		&day))
		return (struct date){ 0 };
	return day;
}

/* The day before which nothing is told: the latest of those that are set. */
static struct date
since_of(const struct past *past)
{
	struct date days[] = {
		past_since(&past->document->front),
		past_since(&past->room->config->site),
		past->terms.since,
		past->terms.from_the_start ? (struct date){ 0 }
					   : past->terms.granted,
	};
	struct date since = { 0 };

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		if (date_cmp(since, days[i]) < 0)
			since = days[i];
	}
	return since;
}

static bool
is_redacted(struct making *m, const struct revision *r)
{
	const struct redactions *redactions = m->room->redactions;

	return redactions_have_path(redactions, r->path) ||
	    (redactions->objects.n != 0 &&
		(redactions_have_object(
		     redactions, oid_hex(&r->blob, &m->scratch)) ||
		    redactions_have_object(
			redactions, oid_hex(&r->id, &m->scratch))));
}

/*
 * A revision that says nothing of the work is folded into the next one. The
 * one that made the document is its first draft, whatever else was in it.
 */
static bool
is_minor(const struct revision *r, bool mass)
{
	return r->kind != REVISION_CREATE &&
	    (r->kind == REVISION_MERGE || r->same_text || r->ignored || mass);
}

/* Who wrote it, if that person may stand on this document's page. */
static const struct shown *
author_of(const struct making *m, const struct revision *r)
{
	const struct shown *s =
	    release_author(m->room->release, r->author.address);
	bool own = s != NULL && str_eq(s->id, m->past->document->owner);

	return s != NULL && s->unlisted && !own ? NULL : s;
}

static void
look_at(struct making *m, const struct revision *r)
{
	bool mass, own;

	if (r->kind == REVISION_BOUNDARY) {
		m->past->cut = true;
		return;
	}
	if (date_cmp(r->day, m->since) < 0 || is_redacted(m, r))
		return;
	own = is_own_commit(m, r, &mass);
	if (is_minor(r, mass))
		return;
	*vec_push(&m->scratch, &m->seen) =
	    (struct seen){ r, author_of(m, r), own && !mass };
}

static bool
is_same_person(const struct seen *a, const struct seen *b)
{
	if (a->author != NULL || b->author != NULL)
		return a->author == b->author;
	return str_eq_nocase(
	    a->revision->author.address, b->revision->author.address);
}

static struct moment *
moments_of(struct making *m)
{
	struct moment *out = arena_array(&m->scratch, m->seen.n, sizeof(*out));
	const struct seen *seen = m->seen.items;
	uint32_t who = 0;

	for (size_t i = 0; i < m->seen.n; i++) {
		who += i != 0 && !is_same_person(&seen[i - 1], &seen[i]);
		out[i] = (struct moment){ who, seen[i].revision->dated,
			seen[i].revision->authored };
	}
	return out;
}

/* The newest note of a session that says something. */
static struct str
note_of(struct making *m, const struct seen *session, size_t n)
{
	struct str note;

	for (size_t i = 0; i < n; i++) {
		if (!session[i].own)
			continue;
		note = subject_clean(session[i].revision->summary, &m->scratch);
		if (subject_says(note, m->past->document->id))
			return str_copy(m->room->arena, note);
	}
	return STR("");
}

static void
add_version(struct making *m, const struct seen *session, size_t n)
{
	struct past *past = m->past;
	struct outline *o = &past->items[past->n++];
	const struct revision *r = session->revision;

	*o = (struct outline){ .day = r->day,
		.blob = r->blob,
		.commit = r->commit,
		.begins = session[n - 1].revision->kind == REVISION_CREATE,
		.path = str_eq(r->path, past->document->path)
		    ? past->document->path
		    : str_copy(m->room->arena, r->path) };
	if (past->terms.level < HISTORY_SUMMARIES)
		return;
	o->author = session->author;
	o->note = note_of(m, session, n);
}

/* What was folded away last is the present text all the same. */
static void
end_at_present(struct past *past, const struct revisions *all)
{
	if (past->n == 0)
		return;
	past->items[0].blob = all->items[0].blob;
	past->items[0].commit = all->items[0].commit;
}

static int64_t
session_gap(const struct config *config)
{
	const struct value *hours = value_get(
	    value_get(&config->site, STR("history")), STR("session_hours"));

	return (value_is(hours, VALUE_INT) ? hours->as.integer
					   : SESSION_HOURS) *
	    SECONDS_AN_HOUR;
}

static void
make_outline(struct making *m)
{
	struct past *past = m->past;
	int64_t gap = session_gap(m->room->config);
	struct revisions all;
	const struct moment *moments;
	size_t n;

	history_of(m->room->history, past->document->path, HISTORY_PLAIN,
	    &m->scratch, &all);
	m->since = since_of(past);
	for (size_t i = 0; i < all.n; i++)
		look_at(m, &all.items[i]);
	moments = moments_of(m);
	past->items =
	    arena_array(m->room->arena, m->seen.n, sizeof(*past->items));
	for (size_t i = 0; i < m->seen.n; i += n) {
		n = session_length(&moments[i], m->seen.n - i, gap);
		add_version(m, &m->seen.items[i], n);
	}
	end_at_present(past, &all);
}

bool
past_join(const struct past_room *room, const struct document *document,
    struct str from)
{
	size_t folder = document->path.n - document->rel.n;
	struct arena scratch;
	bool ok;

	/* A register's text is nobody's draft. */
	if (!str_eq(owner_of(from), owner_of(document->rel)) ||
	    kind_is_yaml(document->kind) != str_ends(from, STR(".yaml")))
		return false;
	arena_init(&scratch);
	ok = history_join(room->history, document->path,
	    arena_printf(&scratch, "%.*s%.*s",
		STR_ARG(str_slice(document->path, 0, folder)), STR_ARG(from)));
	arena_free(&scratch);
	return ok;
}

struct past *
past_decide(const struct past_room *room, const struct document *document,
    const struct past_terms *terms)
{
	struct making m = { .room = room };

	if (room->history == NULL || terms->level == HISTORY_NONE)
		return NULL;
	m.past = arena_alloc(room->arena, sizeof(*m.past));
	*m.past = (struct past){ room, document, *terms, NULL, 0, false };
	arena_init(&m.scratch);
	make_outline(&m);
	arena_free(&m.scratch);
	return m.past->n != 0 || m.past->cut ? m.past : NULL;
}
