#include "policy/past.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "config/config.h"
#include "content/read.h"
#include "data/json.h"
#include "git/snapshot.h"
#include "policy/leak.h"
#include "policy/outline.h"
#include "policy/release.h"

/* Versions being read, one after the other. */
struct past_reader {
	const struct past *past;
	struct arena *arena;
	struct diag quiet; /* old mistakes are nobody's to correct now */
	struct document read; /* the one read last; at first, that of today */
	bool looked; /* at whether the file is as Git was told */
	bool same; /* it is */
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
is_publishable(
    const struct document *d, struct date day, const struct config *config)
{
	return !d->broken &&
	    ((!d->draft && document_time(d, day) >= 0) || config->drafts) &&
	    (unsigned)d->visibility <= (unsigned)config->audience;
}

/*
 * True unless the file was saved once more since Git was asked for its id.
 * Earlier versions mostly stand on what it has, which is at hand.
 */
static bool
is_as_told(struct past_reader *o)
{
	const struct document *now = o->past->document;

	if (o->looked)
		return o->same;
	o->looked = true;
	o->same = now->entry != NULL && entry_has(now->entry, now->source);
	if (o->same)
		history_offer(
		    o->past->room->history, &now->entry->id, now->source);
	return o->same;
}

/* The version is what the file has now, which has been read already. */
static bool
is_present(struct past_reader *o, const struct version *v)
{
	const struct document *now = o->past->document;

	return now->entry != NULL && oid_eq(&now->entry->id, &v->blob) &&
	    is_as_told(o);
}

/*
 * The document as it was; the kind and the path are those of today. False if
 * this clone does not have it.
 */
static bool
read_document(struct past_reader *o, const struct version *v)
{
	struct read_env env = { o->past->room->config, o->arena, o->arena,
		&o->quiet };
	struct str bytes;

	if (is_present(o, v)) {
		o->read = *o->past->document;
		return true;
	}
	(void)is_as_told(o);
	if (!history_bytes(o->past->room->history, &v->blob,
		LIMIT_MARKDOWN_BYTES, o->arena, &bytes))
		return false;
	diag_init(&o->quiet);
	document_read_old(&o->read, &o->read, bytes, &env);
	diag_free(&o->quiet);
	return true;
}

static bool
finds(const struct past *past, const struct leak *leak, struct str text)
{
	return leak_has(leak, text, past->terms.people, past->terms.n_people);
}

static bool
finds_leak(const struct past *past, struct str text)
{
	return finds(past, past->room->leak, text);
}

static bool
may_tell(const struct past *past, struct str text)
{
	return !redactions_are_in(past->room->redactions, text) &&
	    !finds_leak(past, text);
}

struct past_reader *
past_reader_new(const struct past *past, struct arena *arena)
{
	struct past_reader *o = arena_alloc(arena, sizeof(*o));

	*o = (struct past_reader){
		.past = past, .arena = arena, .read = *past->document
	};
	return o;
}

/*
 * What was not released when it was written is told only where the records
 * say that all of the history is.
 */
bool
past_read(struct past_reader *o, struct version *v)
{
	const struct past *past = o->past;
	bool full = past->terms.level == HISTORY_FULL;

	v->has_text = false;
	if (!full && past->terms.from_the_start)
		return true;
	if (!read_document(o, v))
		return past->terms.from_the_start;
	if (!is_publishable(&o->read, v->day, past->room->config))
		return past->terms.from_the_start;
	v->has_text = full &&
	    !redactions_hold(past->room->redactions, &o->read) &&
	    may_tell(past, o->read.body) && may_tell(past, o->read.title);
	if (v->has_text)
		v->document = o->read;
	return true;
}

struct oid
past_content(const struct past *past, const struct version *v)
{
	struct oid stored;

	return history_stored(past->room->history, &v->blob, &stored)
	    ? stored
	    : (struct oid){ { 0 } };
}

size_t
past_missing(const struct past *past)
{
	size_t n = 0;
	struct oid stored;

	if (past == NULL || past->terms.level != HISTORY_FULL)
		return 0;
	for (size_t i = 0; i < past->n; i++)
		n += !history_stored(
		    past->room->history, &past->items[i].blob, &stored);
	return n;
}

/* A note was written for who reads Git's log. */
static struct str
note_of(const struct past *past, const struct outline *outline)
{
	struct str note = outline->note;

	return note.n != 0 && may_tell(past, note) &&
		!finds(past, past->room->strangers, note)
	    ? note
	    : STR("");
}

void
past_list(const struct past *past, struct arena *arena, struct versions *out)
{
	const struct outline *outline;

	*out = (struct versions){ .cut = past->cut };
	out->items = arena_array(arena, past->n, sizeof(*out->items));
	for (size_t i = past->n; i-- > 0;) {
		outline = &past->items[i];
		out->items[out->n++] = (struct version){ .number = past->n - i,
			.day = outline->day,
			.author = outline->author,
			.told_author = past->terms.level >= HISTORY_SUMMARIES,
			.note = note_of(past, outline),
			.begins = outline->begins,
			.blob = outline->blob,
			.at = i };
	}
}

void
past_open(const struct past *past, struct arena *arena, struct versions *out)
{
	struct past_reader *reader = past_reader_new(past, arena);
	size_t n;

	past_list(past, arena, out);
	n = out->n;
	out->n = 0;
	for (size_t i = 0; i < n; i++) {
		struct version *v = &out->items[out->n];

		*v = out->items[i];
		if (!past_read(reader, v))
			continue;
		v->number = ++out->n;
		out->begins = out->begins || v->begins;
	}
}

/* Whatever in site.yaml may bear upon what is read or shown. */
static void
add_config(
    struct hash_state *state, const struct config *config, struct arena *arena)
{
	struct buf site;

	buf_init(&site);
	value_to_json(&site, &config->site, JSON_PLAIN, NULL);
	hash_add(state, buf_str(&site));
	buf_free(&site);
	hash_add(state,
	    arena_printf(
		arena, "%d %d", (int)config->audience, (int)config->drafts));
}

struct hash
past_rules(const struct past *past, struct arena *arena)
{
	struct hash_state *state = hash_begin(arena);

	add_config(state, past->room->config, arena);
	leak_add_key(past->room->leak, state);
	redactions_add_key(past->room->redactions, state);
	return hash_end(state);
}

void
past_add_terms(const struct past *past, struct hash_state *state)
{
	const struct past_terms *terms = &past->terms;
	unsigned char words[] = { (unsigned char)terms->level,
		terms->from_the_start, (unsigned char)past->document->kind };

	hash_add(state, (struct str){ (const char *)words, sizeof(words) });
	hash_add(state, past->document->path);
	for (size_t i = 0; i < terms->n_people; i++)
		hash_add(state, terms->people[i]);
}

bool
past_file(const struct past *past, const struct version *version,
    struct str rel, struct oid *out)
{
	const struct outline *o = &past->items[version->at];
	const struct document *d = past->document;
	struct arena scratch;
	struct str path;
	bool found;

	arena_init(&scratch);
	path = arena_printf(&scratch, "%.*s%.*s",
	    STR_ARG(str_slice(d->path, 0, d->path.n - d->rel.n)), STR_ARG(rel));
	found = !redactions_have_path(past->room->redactions, path) &&
	    history_file(past->room->history, o->commit, path, out);
	arena_free(&scratch);
	return found;
}

bool
past_allows(const struct past *past, struct str html)
{
	return may_tell(past, html);
}
