#include "policy/past.h"

#include "base/arena.h"
#include "base/limits.h"
#include "config/config.h"
#include "content/frontmatter.h"
#include "content/read.h"
#include "data/bytes.h"
#include "policy/leak.h"
#include "policy/outline.h"
#include "policy/release.h"

/* Versions being read, oldest first. */
struct opening {
	const struct past *past;
	struct arena *arena;
	struct diag quiet; /* old mistakes are nobody's to correct now */
	/* The fields read last: most drafts do not change them. */
	struct str fields;
	struct document read;
	bool publishable;
	bool any; /* something was read */
};

struct date
past_updated(const struct past *past)
{
	return past != NULL && past->n != 0 ? past->items[0].day
					    : (struct date){ 0 };
}

size_t
past_most(const struct past *past)
{
	return past != NULL ? past->n : 0;
}

/* Whether the fields of then would have let it out, as those of now do. */
static bool
is_publishable(const struct document *d, const struct config *config)
{
	return !d->broken && (!d->draft || config->drafts) &&
	    (unsigned)d->visibility <= (unsigned)config->audience;
}

/* The document as it was; the kind and the path are those of today. */
static void
read_document(struct opening *o, struct str bytes)
{
	const struct past *past = o->past;
	const struct document *now = past->document;
	struct read_env env = { past->room->config, o->arena, o->arena,
		&o->quiet };
	struct frontmatter parts;
	struct str text = bytes_text(bytes);

	if (!kind_is_yaml(now->kind) &&
	    frontmatter_split(text, now->path, &o->quiet, &parts) && o->any &&
	    str_eq(parts.meta, o->fields)) {
		o->read.body = parts.body;
		o->read.body_line = parts.body_line;
		return;
	}
	o->read = (struct document){ .kind = now->kind,
		.path = now->path,
		.rel = now->rel,
		.id = now->id,
		.owner = now->owner };
	document_read_old(&o->read, bytes, &env);
	o->publishable = is_publishable(&o->read, past->room->config);
	o->fields = kind_is_yaml(now->kind) ? STR("") : parts.meta;
	o->any = !kind_is_yaml(now->kind);
}

static bool
finds_leak(const struct past *past, struct str text)
{
	struct leak_hit hit;
	size_t at = 0;

	return leak_next(past->room->leak, text, past->terms.people,
	    past->terms.n_people, &at, &hit);
}

static bool
may_tell(const struct past *past, struct str text)
{
	return !redactions_are_in(past->room->redactions, text) &&
	    !finds_leak(past, text);
}

/*
 * Whether anything of the version is told; its text is there if it may be
 * shown. What was not released when it was written is told only where the
 * records say that all of the history is.
 */
static bool
open_version(
    struct opening *o, const struct outline *outline, struct version *v)
{
	const struct past *past = o->past;
	bool full = past->terms.level == HISTORY_FULL;
	struct str bytes;

	if (!history_bytes(past->room->history, &outline->blob,
		LIMIT_MARKDOWN_BYTES, o->arena, &bytes))
		return past->terms.from_the_start;
	read_document(o, bytes);
	if (!o->publishable)
		return past->terms.from_the_start;
	v->has_text = full &&
	    !redactions_hold(past->room->redactions, &o->read) &&
	    may_tell(past, o->read.body) && may_tell(past, o->read.title);
	if (v->has_text)
		v->document = o->read;
	return true;
}

void
past_open(const struct past *past, struct arena *arena, struct versions *out)
{
	struct opening o = { .past = past, .arena = arena };
	const struct outline *outline;
	struct version *v;

	*out = (struct versions){ .cut = past->cut };
	out->items = arena_array(arena, past->n, sizeof(*out->items));
	diag_init(&o.quiet);
	for (size_t i = past->n; i-- > 0;) {
		outline = &past->items[i];
		v = &out->items[out->n];
		*v = (struct version){ .number = out->n + 1,
			.day = outline->day,
			.author = outline->author,
			.told_author = past->terms.level >= HISTORY_SUMMARIES,
			.at = i };
		if (!open_version(&o, outline, v))
			continue;
		if (may_tell(past, outline->note))
			v->note = outline->note;
		out->begins = out->begins || outline->begins;
		out->n++;
	}
	diag_free(&o.quiet);
}

bool
past_file(const struct past *past, const struct version *version,
    struct str rel, struct oid *out)
{
	const struct outline *o = &past->items[version->at];
	const struct document *d = past->document;
	struct arena scratch;
	bool found;

	arena_init(&scratch);
	found = history_file(past->room->history, o->commit,
	    arena_printf(&scratch, "%.*s%.*s",
		STR_ARG(str_slice(d->path, 0, d->path.n - d->rel.n)),
		STR_ARG(rel)),
	    out);
	arena_free(&scratch);
	return found;
}

bool
past_allows(const struct past *past, struct str html)
{
	return !finds_leak(past, html);
}
