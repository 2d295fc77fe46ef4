#include "policy/rights.h"

#include "base/diag.h"
#include "content/content.h"
#include "git/snapshot.h"

/* What a path below content/ is to a person. */
static bool is_any(const struct rights *r, struct str rel);
static bool is_own(const struct rights *r, struct str rel);
static bool is_own_response(const struct rights *r, struct str rel);
static bool is_group_work(const struct rights *r, struct str rel);
static bool is_taught(const struct rights *r, struct str rel);
static bool is_of_pupil(const struct rights *r, struct str rel);
static bool is_district(const struct rights *r, struct str rel);

static const struct right {
	enum role role;
	bool (*has)(const struct rights *r, struct str rel);
	bool (*but)(const struct rights *r, struct str rel); /* or NULL */
} rights[] = {
	{ ROLE_STUDENT, is_own, is_own_response },
	{ ROLE_STUDENT, is_group_work, NULL },
	{ ROLE_TEACHER, is_own, NULL },
	{ ROLE_TEACHER, is_taught, NULL },
	{ ROLE_TEACHER, is_of_pupil, NULL },
	{ ROLE_TEACHER, is_district, NULL },
	{ ROLE_STAFF, is_any, NULL },
};

static bool
is_any(const struct rights *r, struct str rel)
{
	(void)r;
	(void)rel;
	return true;
}

static bool
is_own(const struct rights *r, struct str rel)
{
	return str_eq(kind_owner(rel), r->author);
}

static bool
is_own_response(const struct rights *r, struct str rel)
{
	size_t own = STR("students/").n + r->author.n;

	return is_own(r, rel) &&
	    str_starts(str_skip(rel, own), STR("/responses/"));
}

static bool
is_made_with(const struct document *d, struct str id)
{
	const struct value *ids = value_get(&d->front, STR("collaborators"));

	for (size_t i = 0; value_is(ids, VALUE_LIST) && i < ids->n; i++) {
		if (str_eq(value_str(&ids->as.items[i]), id))
			return true;
	}
	return false;
}

/* The file of d, or one in the folder that has its name. */
static bool
belongs_to(const struct document *d, struct str rel)
{
	struct str stem = d->rel;

	if (str_eq(rel, stem))
		return true;
	stem.n -= str_ends(stem, STR("/index.md")) ? STR("/index.md").n
						   : STR(".md").n;
	return str_starts(rel, stem) &&
	    str_starts(str_skip(rel, stem.n), STR("/"));
}

/* A work in another's folder that lists the author, and the media beside. */
static bool
is_group_work(const struct rights *r, struct str rel)
{
	for (size_t i = 0; i < r->content->n; i++) {
		const struct document *d = &r->content->items[i];

		if (d->kind == KIND_ARTIFACT && belongs_to(d, rel) &&
		    is_made_with(d, r->author))
			return true;
	}
	return false;
}

/* The class, if the author teaches it. */
static bool
teaches(const struct rights *r, struct str class)
{
	for (size_t i = 0; i < r->content->n; i++) {
		const struct document *d = &r->content->items[i];

		if (d->kind == KIND_CLASS && str_eq(d->id, class))
			return str_eq(
			    document_text(d, STR("teacher")), r->author);
	}
	return false;
}

static bool
is_taught(const struct rights *r, struct str rel)
{
	struct str id, owner;

	return kind_of(rel, &id, &owner) == KIND_CLASS && teaches(r, id);
}

static bool
is_of_pupil(const struct rights *r, struct str rel)
{
	struct str owner = kind_owner(rel);

	for (size_t i = 0; owner.n != 0 && i < r->content->n; i++) {
		const struct document *d = &r->content->items[i];

		if (d->kind == KIND_STUDENT && str_eq(d->owner, owner))
			return teaches(r, document_text(d, STR("class")));
	}
	return false;
}

static bool
is_district(const struct rights *r, struct str rel)
{
	(void)r;
	return str_starts(rel, STR("showcases/")) ||
	    str_starts(rel, STR("journal/"));
}

bool
rights_of(struct rights *r, const struct content *content, struct str prefix,
    struct str author, struct diag *diag)
{
	*r = (struct rights){ content, prefix, author, ROLE_NONE };
	for (size_t i = 0; i < content->n; i++) {
		const struct document *d = &content->items[i];

		if (d->kind != KIND_PERSON || !str_eq(d->id, author))
			continue;
		r->role = level_from(ROLE_WORDS, document_text(d, STR("role")));
		return true;
	}
	diag_report(diag, CODE_OPTION, (struct place){ 0 },
	    "--author: the register has nobody called \"%.*s\"",
	    STR_ARG(author));
	diag_hint(diag,
	    "it is the id of a record in %.*speople/, as it was before the "
	    "change",
	    STR_ARG(prefix));
	return false;
}

bool
rights_allow(const struct rights *r, struct str path)
{
	bool inside = str_starts(path, r->prefix);
	struct str rel = str_skip(path, r->prefix.n);

	for (size_t i = 0; i < sizeof(rights) / sizeof(*rights); i++) {
		const struct right *right = &rights[i];

		if (right->role != r->role ||
		    (!inside && right->has != is_any) || !right->has(r, rel))
			continue;
		if (right->but == NULL || !right->but(r, rel))
			return true;
	}
	return false;
}

static void
hint_who_may(const struct rights *r, struct diag *diag)
{
	if (r->role == ROLE_STUDENT)
		diag_hint(diag,
		    "your own files are below %.*sstudents/%.*s/, but for "
		    "responses, and group work that lists you; ask a teacher "
		    "to make this change",
		    STR_ARG(r->prefix), STR_ARG(r->author));
	else if (r->role == ROLE_TEACHER)
		diag_hint(diag,
		    "yours are your classes, what their students keep, "
		    "%.*sshowcases/ and %.*sjournal/; ask the office",
		    STR_ARG(r->prefix), STR_ARG(r->prefix));
	else
		diag_hint(diag, "ask a teacher to make this change");
}

static void
hint_one_commit(struct str fork, struct diag *diag)
{
	diag_hint(diag,
	    "make one commit of how your files are now: \"git reset --soft "
	    "%.*s\", then \"git commit\"; or ask a teacher",
	    STR_ARG(fork));
}

void
rights_check(const struct rights *r, const struct paths *paths, struct str fork,
    struct diag *diag)
{
	bool undone = fork.n != 0;

	for (size_t i = 0; i < paths->n; i++) {
		if (rights_allow(r, paths->items[i]))
			continue;
		diag_report(diag, CODE_CHANGE_FOREIGN,
		    (struct place){ paths->items[i], 0, 0 },
		    "\"%.*s\" may not change this file%s", STR_ARG(r->author),
		    undone ? "; it is now as it was, but an earlier commit of "
			     "the change keeps what stood there"
			   : "");
		if (undone)
			hint_one_commit(fork, diag);
		else
			hint_who_may(r, diag);
	}
}
