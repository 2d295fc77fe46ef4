/*
 * redaction: what staff have said is never to be shown again.
 *
 * A word that was published by mistake stays in Git whatever is done to the
 * file. The lists "redactions" in site.yaml and in people's records name such
 * texts, files and contents, and hold for every version as for the present:
 * a document that has one is not released, and neither is an old text.
 *
 * Owner     everything lives in the arena that redactions_read was given.
 * Source    privacy.md R9.
 */
#ifndef POLICY_REDACTION_H
#define POLICY_REDACTION_H

#include "data/value.h"

struct config;
struct content;
struct document;

/* A text by the hashes of its words: case and punctuation do not count. */
struct redacted_text {
	uint64_t *words;
	size_t n;
};

struct redactions {
	struct {
		struct redacted_text *items;
		size_t n;
		size_t cap;
	} texts;
	struct {
		struct str *items; /* paths, or ids of objects */
		size_t n;
		size_t cap;
	} paths, objects;
};

void redactions_read(struct redactions *r, const struct content *content,
    const struct config *config, struct arena *arena);

/* Those of other records as well: of another day. */
void redactions_add(
    struct redactions *r, const struct content *content, struct arena *arena);

/* Add all of them: with the same key, the same is redacted. */
struct hash_state;
void redactions_add_key(const struct redactions *r, struct hash_state *state);

/* Whether a file's path, below content/ or from the root, is listed. */
bool redactions_have_path(const struct redactions *r, struct str path);
/* Whether the id of a content or commit is; a list may have its beginning. */
bool redactions_have_object(const struct redactions *r, struct str hex);
bool redactions_are_in(const struct redactions *r, struct str text);
/* Whether path, fields or body of a document have any. */
bool redactions_hold(
    const struct redactions *r, const struct document *document);

#endif
