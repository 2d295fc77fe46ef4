#include "build/hold.h"

#include "base/diag.h"
#include "content/content.h"
#include "git/snapshot.h"

/*
 * What is wrong with a file's path keeps that file out of the snapshot, and
 * all others of its folder if the name of that is meant. A twin is no such
 * thing: what policy looks for by name may be the one that is left out.
 */
static const enum code left_out[] = {
	CODE_PATH_UNSAFE,
	CODE_PATH_NAME,
	CODE_PATH_LONG,
	CODE_PATH_ENCODING,
	CODE_PATH_CHARACTERS,
	CODE_PATH_NFC,
};

/* Told of a document, but the theme's fault, so other pages have it too. */
static const enum code of_theme[] = {
	CODE_PAGE_LINK,
	CODE_PAGE_HEADING,
	CODE_PAGE_ID,
	CODE_PAGE_FOREIGN,
};

static bool
is_one_of(enum code code, const enum code *codes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (codes[i] == code)
			return true;
	}
	return false;
}

/* What other pages are made of, or what says who must be withheld. */
static bool
is_foundation(enum kind kind)
{
	return kind == KIND_SITE || kind == KIND_PERSON || kind == KIND_HOME ||
	    kind == KIND_VISION || kind == KIND_PLAN ||
	    kind == KIND_COMPETENCIES || kind == KIND_QUESTIONS;
}

static struct document *
document_at(struct content *content, struct str rel)
{
	const struct document *found = content_find(content, rel);

	return found == NULL ? NULL : &content->items[found - content->items];
}

/* A file that is not there for the stages before the content, either. */
static bool
is_left_out(const struct snapshot *snapshot, const struct finding *f)
{
	struct str rel = f->place.path;

	return is_one_of(
		   f->code, left_out, sizeof(left_out) / sizeof(*left_out)) &&
	    str_starts(rel, snapshot->content) &&
	    !str_starts(str_skip(rel, snapshot->content.n), STR("people/"));
}

static bool
is_of_theme(enum code code)
{
	return is_one_of(code, of_theme, sizeof(of_theme) / sizeof(*of_theme));
}

static enum hold
judge(struct content *content, const struct snapshot *snapshot,
    const struct finding *f)
{
	struct str rel = f->place.path;
	struct document *d;

	if (!str_starts(rel, snapshot->content) || is_of_theme(f->code))
		return HOLD_ALL;
	rel = str_skip(rel, snapshot->content.n);
	if (str_starts(rel, STR("people/")))
		return HOLD_ALL;
	d = document_at(content, rel);
	if (d == NULL || is_foundation(d->kind))
		return HOLD_ALL;
	if (d->broken)
		return HOLD_NOTHING;
	d->broken = true;
	return HOLD_MORE;
}

enum hold
hold_back(struct content *content, const struct snapshot *snapshot,
    const struct diag *diag, size_t early, size_t from)
{
	enum hold worst = HOLD_NOTHING, one;

	for (size_t i = from; i < diag->n; i++) {
		if (diag->items[i].severity != SEVERITY_ERROR)
			continue;
		one = is_left_out(snapshot, &diag->items[i]) ? HOLD_NOTHING
		    : i < early				     ? HOLD_ALL
				: judge(content, snapshot, &diag->items[i]);
		if (one > worst)
			worst = one;
	}
	return worst;
}

/* Where a theme's faults are told of. */
struct site {
	const struct content *content;
	const struct snapshot *snapshot;
};

static bool
is_of_promise(const struct finding *f, const void *arg)
{
	const struct site *site = arg;
	struct str path = f->place.path, prefix = site->snapshot->content;
	const struct document *d;

	if (!is_of_theme(f->code) || !str_starts(path, prefix))
		return false;
	d = content_find(site->content, str_skip(path, prefix.n));
	return d != NULL && d->broken;
}

void
hold_forget_theme(const struct content *content,
    const struct snapshot *snapshot, struct diag *diag, size_t from)
{
	struct site site = { content, snapshot };

	diag_drop(diag, from, is_of_promise, &site);
}
