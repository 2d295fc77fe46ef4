#include "content/kept.h"

#include "base/buf.h"
#include "base/diag.h"
#include "data/mojibake.h"
#include "git/snapshot.h"

/* What was replaced stays in the arena: so much of it is worth no reading. */
#define SPARE_BYTES ((size_t)64 * 1024 * 1024)

void
kept_init(struct kept *k)
{
	*k = (struct kept){ .first = 0 };
	arena_init(&k->arena);
	map_init(&k->by_path, &k->arena);
}

void
kept_free(struct kept *k)
{
	arena_free(&k->arena);
}

void
kept_forget(struct kept *k, struct str path)
{
	struct kept_document *at = map_get(&k->by_path, path);

	if (at != NULL)
		at->known = false;
}

/* The site's title is only the home page's, where that has none of its own. */
static void
take_title(struct kept *k, struct str title)
{
	struct kept_document *at;

	k->config.title = str_copy(&k->arena, title);
	for (size_t i = 0; i < k->by_path.n; i++) {
		at = k->by_path.items[i].value;
		if (at->known && at->document.kind == KIND_HOME)
			at->known = false;
	}
}

void
kept_begin(struct kept *k, const struct config *config)
{
	if (k->first == 0)
		k->first = k->arena.held;
	if (mojibake_has_ideographs(k->config.lang) !=
		mojibake_has_ideographs(config->lang) ||
	    k->arena.held > k->first + SPARE_BYTES) {
		kept_free(k);
		kept_init(k);
	}
	if (!str_eq(k->config.lang, config->lang) || k->config.lang.p == NULL)
		k->config.lang = str_copy(&k->arena, config->lang);
	if (!str_eq(k->config.title, config->title))
		take_title(k, config->title);
}

struct kept_document *
kept_at(struct kept *k, struct str path)
{
	struct kept_document *at = map_get(&k->by_path, path);

	if (at == NULL) {
		at = arena_alloc(&k->arena, sizeof(*at));
		at->path = str_copy(&k->arena, path);
		map_put(&k->by_path, at->path, at);
	}
	return at;
}

bool
kept_give(const struct kept *k, const struct kept_document *at,
    struct document *d, struct diag *diag)
{
	const struct entry *entry = d->entry;

	if (!at->known || !oid_eq(&at->id, &entry->id) ||
	    at->document.kind != d->kind)
		return false;
	*d = at->document;
	d->entry = entry;
	if (at->site_lang)
		d->lang = k->config.lang;
	return at->findings.n == 0 || diag_read(diag, at->findings);
}

void
kept_take(struct kept *k, struct kept_document *at, const struct document *d,
    struct str bytes, const struct diag *diag, size_t told)
{
	struct buf findings;

	buf_init(&findings);
	if (diag->n != told)
		diag_write(diag, told, &findings);
	at->known = true;
	at->id = d->entry->id;
	at->document = *d;
	at->site_lang = d->lang.p == k->config.lang.p;
	at->head = d->body.n != 0
	    ? str_slice(bytes, 0, (size_t)(d->body.p - bytes.p))
	    : bytes;
	at->findings = str_copy(&k->arena, buf_str(&findings));
	buf_free(&findings);
}

bool
kept_same_head(const struct kept_document *a, const struct kept_document *b)
{
	return a->document.kind == b->document.kind && !a->document.broken &&
	    !b->document.broken && a->document.body.n != 0 &&
	    b->document.body.n != 0 && str_eq(a->head, b->head) &&
	    str_eq(a->document.title, b->document.title) &&
	    str_eq(a->findings, b->findings);
}

bool
kept_same_links(const struct kept_document *a, const struct kept_document *b)
{
	return !a->document.broken && !b->document.broken &&
	    a->findings.n == 0 && b->findings.n == 0 &&
	    document_same_links(&a->document, &b->document);
}
