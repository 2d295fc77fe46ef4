#include "policy/redaction.h"

#include "base/arena.h"
#include "base/hash.h"
#include "config/config.h"
#include "content/content.h"
#include "policy/joined.h"
#include "policy/word.h"

/* A beginning of an id that is shorter could be anybody's. */
#define OBJECT_DIGITS_MIN 7
#define FIELD_DEPTH 16
/* What goes on longer without an end is no address of a link. */
#define UNSEEN_BYTES_MAX 512

static void
add_text(struct redactions *r, struct str text, struct arena *arena)
{
	uint64_t *words = arena_array(arena, text.n + 1, sizeof(*words));
	struct word word;
	size_t n = 0;

	for (size_t at = 0; word_next(text, &at, &word);)
		words[n++] = word.hash;
	if (n != 0)
		*vec_push(arena, &r->texts) =
		    (struct redacted_text){ words, n };
}

static void
add_list(struct redactions *r, const struct value *list, struct arena *arena)
{
	struct str text, path, object;

	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++) {
		text = value_str(value_get(&list->as.items[i], STR("text")));
		path = value_str(value_get(&list->as.items[i], STR("path")));
		object =
		    value_str(value_get(&list->as.items[i], STR("object")));
		add_text(r, text, arena);
		if (path.n != 0)
			*vec_push(arena, &r->paths) = path;
		if (object.n >= OBJECT_DIGITS_MIN)
			*vec_push(arena, &r->objects) = object;
	}
}

void
redactions_read(struct redactions *r, const struct content *content,
    const struct config *config, struct arena *arena)
{
	*r = (struct redactions){ 0 };
	add_list(r, value_get(&config->site, STR("redactions")), arena);
	redactions_add(r, content, arena);
}

void
redactions_add(
    struct redactions *r, const struct content *content, struct arena *arena)
{
	for (size_t i = 0; i < content->n; i++) {
		if (content->items[i].kind == KIND_PERSON)
			add_list(r,
			    value_get(
				&content->items[i].front, STR("redactions")),
			    arena);
	}
}

bool
redactions_have_path(const struct redactions *r, struct str path)
{
	struct str listed;

	for (size_t i = 0; i < r->paths.n; i++) {
		listed = r->paths.items[i];
		if (str_eq(path, listed) ||
		    (str_ends(path, listed) &&
			path.p[path.n - listed.n - 1] == '/'))
			return true;
	}
	return false;
}

bool
redactions_have_object(const struct redactions *r, struct str hex)
{
	for (size_t i = 0; i < r->objects.n; i++) {
		if (str_eq_nocase(r->objects.items[i],
			str_slice(hex, 0, r->objects.items[i].n)))
			return true;
	}
	return false;
}

/* What a reader does not see of a text: where a link leads, a note's mark. */
static const struct unseen {
	struct str start;
	char open; /* one more of these within it; tags have none */
	char close;
} unseen[] = {
	{ STR_INIT("]("), '(', ')' },
	{ STR_INIT("]["), '[', ']' },
	{ STR_INIT("[^"), '[', ']' },
	{ STR_INIT("<"), '\0', '>' },
};

/* Bytes of what text begins with and is not seen, or 0; pairs may nest. */
static size_t
unseen_length(struct str text)
{
	const struct unseen *u = unseen;
	const struct unseen *end = unseen + sizeof(unseen) / sizeof(*unseen);
	unsigned depth = 1;

	while (u != end && !str_starts(text, u->start))
		u++;
	if (u == end)
		return 0;
	text = str_slice(text, 0, UNSEEN_BYTES_MAX);
	for (size_t i = u->start.n; i < text.n; i++) {
		depth += text.p[i] == u->open;
		depth -= text.p[i] == u->close;
		if (depth == 0)
			return i + 1;
	}
	return 0;
}

/* Where the next letter is that a reader sees. */
static size_t
next_seen(struct str text, size_t at)
{
	uint32_t c;
	size_t next;

	while (at < text.n) {
		next = at + unseen_length(str_skip(text, at));
		if (next == at) {
			c = word_char(text, &next);
			if (c != 0 && (c & WORD_BREAK) == 0)
				break;
		}
		at = next;
	}
	return at;
}

/* The words of a redaction, the first of which ends at byte at of text. */
static bool
follows(const struct redacted_text *redacted, struct str text, size_t at,
    bool as_seen)
{
	struct word word;

	for (size_t i = 1; i < redacted->n; i++) {
		if (as_seen)
			at = next_seen(text, at);
		if (!word_next(text, &at, &word) ||
		    word.hash != redacted->words[i])
			return false;
	}
	return true;
}

static bool
are_in(const struct redactions *r, struct str text)
{
	struct word word;

	for (size_t at = 0; word_next(text, &at, &word);) {
		for (size_t i = 0; i < r->texts.n; i++) {
			if (word.hash == r->texts.items[i].words[0] &&
			    (follows(&r->texts.items[i], text, at, false) ||
				follows(&r->texts.items[i], text, at, true)))
				return true;
		}
	}
	return false;
}

bool
redactions_are_in(const struct redactions *r, struct str text)
{
	struct arena scratch;
	struct str joined;
	bool found;

	if (r->texts.n == 0)
		return false;
	if (are_in(r, text))
		return true;
	arena_init(&scratch);
	joined = joined_text(text, &scratch);
	found = joined.p != text.p && are_in(r, joined);
	arena_free(&scratch);
	return found;
}

static bool
are_in_value(const struct redactions *r, const struct value *v, unsigned depth)
{
	bool found =
	    value_is(v, VALUE_TEXT) && redactions_are_in(r, value_str(v));

	if (depth == 0)
		return true;
	for (size_t i = 0; !found && value_is(v, VALUE_LIST) && i < v->n; i++)
		found = are_in_value(r, &v->as.items[i], depth - 1);
	for (size_t i = 0;
	     !found && value_is(v, VALUE_OBJECT) && i < v->as.object->n; i++)
		found =
		    are_in_value(r, &v->as.object->items[i].value, depth - 1);
	return found;
}

bool
redactions_hold(const struct redactions *r, const struct document *document)
{
	if (redactions_have_path(r, document->path))
		return true;
	return r->texts.n != 0 &&
	    (redactions_are_in(r, document->title) ||
		redactions_are_in(r, document->body) ||
		are_in_value(r, &document->front, FIELD_DEPTH));
}

void
redactions_add_key(const struct redactions *r, struct hash_state *state)
{
	for (size_t i = 0; i < r->texts.n; i++)
		hash_add(state,
		    (struct str){ (const char *)r->texts.items[i].words,
			r->texts.items[i].n * sizeof(uint64_t) });
	hash_add(state, STR("paths"));
	for (size_t i = 0; i < r->paths.n; i++)
		hash_add(state, r->paths.items[i]);
	hash_add(state, STR("objects"));
	for (size_t i = 0; i < r->objects.n; i++)
		hash_add(state, r->objects.items[i]);
}
