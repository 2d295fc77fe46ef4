#include "import/portfolio_inner.h"

#include "content/kind.h"
#include "git/path.h"
#include "text/url.h"

bool
portfolio_holds(struct str rel)
{
	return str_eq(rel, STR("has_part")) ||
	    str_eq(rel, STR("has_attachment")) ||
	    str_eq(rel, STR("has_evidence")) ||
	    str_eq(rel, STR("supported_by"));
}

bool
portfolio_is_part(struct str rel)
{
	return str_eq(rel, STR("is_part_of")) ||
	    str_eq(rel, STR("is_attachment_of")) ||
	    str_eq(rel, STR("is_evidence_of")) || str_eq(rel, STR("supports"));
}

static void
tell_left_out(struct portfolio *p, const struct leap_entry *e, const char *why)
{
	diag_report(p->im->diag, CODE_IMPORT_DROPPED,
	    leap_place(&p->leap, e->node), "\"%.*s\" was left out: %s",
	    STR_ARG(e->title), why);
}

static bool
is_comment(const struct leap *leap, const struct leap_entry *e)
{
	return str_eq(e->kind, STR("comment")) ||
	    str_eq(e->kind, STR("peerassessment")) ||
	    (e->author.n != 0 && leap->author.n != 0 &&
		!str_eq(e->author, leap->author));
}

/* The person that the portfolio is about: named as its author, or the first.
 */
static bool
is_owner(const struct leap *leap, const struct leap_entry *e)
{
	if (leap_find(leap, leap->author_id) != NULL)
		return leap_find(leap, leap->author_id) == e;
	for (size_t i = 0; i < leap->entries.n; i++) {
		if (leap->entries.items[i].type == LEAP_PERSON)
			return &leap->entries.items[i] == e;
	}
	return false;
}

static enum fate
resource_fate(const struct leap_entry *e)
{
	/* A file that nothing names becomes a piece of work by itself. */
	return e->type == LEAP_RESOURCE && e->file.n != 0 && e->used
	    ? FATE_FILE
	    : FATE_ARTIFACT;
}

/* The plan that a plan is a part of, or NULL. */
static struct leap_entry *
plan_above(const struct leap_entry *e)
{
	for (size_t i = 0; i < e->links.n; i++) {
		struct leap_entry *to = e->links.items[i].to;

		if (str_eq(e->links.items[i].rel, STR("is_part_of")) &&
		    to != NULL && to != e && to->type == LEAP_PLAN)
			return to;
	}
	return NULL;
}

/* Whether an entry becomes a document that a reflection can be about. */
static bool
is_piece(const struct leap_entry *e)
{
	return e->type != LEAP_PERSON && e->type != LEAP_ORGANIZATION &&
	    !e->furniture && portfolio_personal(e) == NULL &&
	    !(e->type == LEAP_SELECTION && e->container) &&
	    !(e->type == LEAP_PLAN && plan_above(e) != NULL) &&
	    !(e->type == LEAP_RESOURCE && e->file.n != 0 && e->used);
}

static bool
reflects(const struct leap_entry *e)
{
	for (size_t i = 0; i < e->links.n; i++) {
		const struct leap_link *l = &e->links.items[i];

		if (str_eq(l->rel, STR("reflects_on")) && l->to != NULL &&
		    l->to != e && is_piece(l->to))
			return true;
	}
	return false;
}

static enum fate
decide(struct portfolio *p, struct leap_entry *e)
{
	if (e->own_source.n != 0)
		return FATE_OWN;
	if (e->own_path.n != 0 && e->file.n != 0)
		return FATE_OWN;
	if (e->type == LEAP_PERSON && is_owner(&p->leap, e))
		return FATE_PROFILE;
	if (e->type == LEAP_PERSON || e->type == LEAP_ORGANIZATION) {
		tell_left_out(p, e, "it is about another person or a place");
		return FATE_NONE;
	}
	if (is_comment(&p->leap, e)) {
		tell_left_out(p, e, "somebody else wrote it");
		return FATE_NONE;
	}
	if (e->furniture) {
		tell_left_out(p, e, "Mahara makes such a page for everybody");
		return FATE_NONE;
	}
	if (portfolio_personal(e) != NULL) {
		diag_report(p->im->diag, CODE_IMPORT_PERSONAL,
		    leap_place(&p->leap, e->node), "%s was not taken over",
		    portfolio_personal(e));
		return FATE_NONE;
	}
	if (e->type == LEAP_SELECTION && e->container) {
		tell_left_out(p, e, "it only holds others, which were taken");
		return FATE_NONE;
	}
	if (e->type == LEAP_PLAN)
		return plan_above(e) != NULL ? FATE_STEP : FATE_GOAL;
	return reflects(e) ? FATE_REFLECTION : resource_fate(e);
}

/* Take the next address off the words of an entry. */
static bool
next_address(struct str *html, struct str *address)
{
	static const char *const names[] = { "href=", "src=" };
	size_t at, end;

	while ((at = str_find_char(*html, '=')) != STR_NONE) {
		struct str before = str_slice(*html, 0, at + 1);

		*html = str_skip(*html, at + 1);
		if (html->n == 0 || (*html->p != '"' && *html->p != '\''))
			continue;
		end = str_find_char(str_skip(*html, 1), *html->p);
		*address = str_slice(str_skip(*html, 1), 0, end);
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
			if (str_ends(before, str_from(names[i])))
				return true;
		}
	}
	return false;
}

static void
mark(struct leap_entry *document, struct leap_entry *file)
{
	if (file == document || file->file.n == 0 || document->container ||
	    document->furniture)
		return;
	file->used = true;
	document->has_files = true;
}

/* Files that an entry names, by a link or within its words. */
static void
mark_files(struct portfolio *p)
{
	for (size_t i = 0; i < p->leap.entries.n; i++) {
		struct leap_entry *e = &p->leap.entries.items[i], *to;
		struct str rest = e->html, address;

		e->has_files |= e->file.n != 0;
		for (size_t k = 0; k < e->links.n; k++) {
			const struct leap_link *l = &e->links.items[k];

			if (l->to != NULL && portfolio_holds(l->rel))
				mark(e, l->to);
			else if (l->to != NULL && portfolio_is_part(l->rel))
				mark(l->to, e);
		}
		while (next_address(&rest, &address)) {
			to = leap_find(&p->leap, address);
			if (to != NULL)
				mark(e, to);
			else if (url_kind(address) == URL_PATH)
				e->has_files = true;
		}
	}
}

static struct str
without_suffix(struct str rel)
{
	if (str_ends(rel, STR("/index.md")))
		return str_slice(rel, 0, rel.n - sizeof("/index.md") + 1);
	return str_slice(rel, 0, rel.n - sizeof(".md") + 1);
}

/* Where an entry will stand; all names are known before the first is used. */
static void
name_entry(struct portfolio *p, struct leap_entry *e)
{
	static const struct {
		const char *folder;
		const char *fallback;
	} rows[] = {
		[FATE_ARTIFACT] = { "artifacts/", "work" },
		[FATE_GOAL] = { "goals/", "goal" },
		[FATE_REFLECTION] = { "reflections/", "reflection" },
	};
	struct arena *arena = p->im->arena;
	struct str folder;

	if (e->fate == FATE_PROFILE)
		e->rel =
		    arena_printf(arena, "%.*sprofile.md", STR_ARG(p->folder));
	if (e->fate != FATE_ARTIFACT && e->fate != FATE_GOAL &&
	    e->fate != FATE_REFLECTION)
		return;
	folder = arena_printf(
	    arena, "%.*s%s", STR_ARG(p->folder), rows[e->fate].folder);
	e->rel = import_name(p->im, folder, e->title,
	    str_from(rows[e->fate].fallback), STR(".md"));
	e->ref = str_skip(without_suffix(e->rel), p->folder.n);
	if (e->fate == FATE_ARTIFACT && e->has_files)
		e->rel = arena_printf(
		    arena, "%.*s/index.md", STR_ARG(without_suffix(e->rel)));
}

/* Back to where it stood, if that is a place of a portfolio. */
static void
write_own(struct portfolio *p, const struct leap_entry *e)
{
	struct str rel = arena_printf(
	    p->im->arena, "%.*s%.*s", STR_ARG(p->folder), STR_ARG(e->own_path));
	struct str id, owner, bytes = e->own_source;

	(void)kind_of(rel, &id, &owner);
	if (path_judge(rel, p->im->diag) != PATH_GOOD || owner.n == 0 ||
	    map_get(&p->im->taken, rel) != NULL) {
		tell_left_out(p, e, "its place is taken, or is none");
		return;
	}
	if (bytes.n == 0 && !bundle_file(&p->bundle, e->file, &bytes)) {
		diag_report(p->im->diag, CODE_IMPORT_DANGLING,
		    leap_place(&p->leap, e->node),
		    "the file \"%.*s\" is not in the export", STR_ARG(e->file));
		return;
	}
	import_put(p->im, rel, bytes);
}

static void
write_all(struct portfolio *p)
{
	struct leap *leap = &p->leap;

	for (size_t i = 0; i < leap->entries.n; i++)
		name_entry(p, &leap->entries.items[i]);
	for (size_t i = 0; i < leap->entries.n; i++) {
		struct leap_entry *e = &leap->entries.items[i];

		if (e->fate == FATE_OWN)
			write_own(p, e);
		else if (e->rel.n != 0)
			portfolio_write(p, e);
	}
}

static bool
read_bundle(struct portfolio *p)
{
	struct leap *leap = &p->leap;

	if (!leap_read(leap, p->im, p->bundle.feed, p->bundle.path))
		return false;
	mark_files(p);
	for (size_t i = 0; i < leap->entries.n; i++) {
		struct leap_entry *e = &leap->entries.items[i];

		e->fate = (int)decide(p, e);
	}
	portfolio_drop_names(p);
	write_all(p);
	tally_report(
	    &leap->dropped, p->im->diag, CODE_IMPORT_DROPPED, "was left out");
	if (p->im->files.n != 0)
		return true;
	diag_report(p->im->diag, CODE_IMPORT_UNREADABLE,
	    (struct place){ leap->path, 0, 0 },
	    "there is nothing in the feed that a portfolio has");
	return false;
}

bool
portfolio_import(struct import *im)
{
	struct portfolio p = { .im = im };
	bool ok;

	p.folder =
	    arena_printf(im->arena, "students/%.*s/", STR_ARG(im->student));
	ok = bundle_open(&p.bundle, im) && read_bundle(&p);
	bundle_close(&p.bundle);
	return ok;
}
