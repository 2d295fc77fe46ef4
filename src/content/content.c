#include "content/content.h"

#include "base/limits.h"
#include "base/diag.h"
#include "config/config.h"
#include "content/kept.h"
#include "content/read.h"
#include "git/snapshot.h"

/* What document paths end in, but for what stands in the way. */
static const struct {
	struct str suffix;
	struct str better;
} suffixes[] = {
	{ STR_INIT(".yml"), STR_INIT(".yaml") },
	{ STR_INIT(".markdown"), STR_INIT(".md") },
	{ STR_INIT(".mkd"), STR_INIT(".md") },
	{ STR_INIT(".mdown"), STR_INIT(".md") },
};

/* Whether it would be a document with that ending; others may end as they do.
 */
static bool
would_be_read(struct str rel, struct str suffix, struct str better)
{
	char bytes[LIMIT_PATH_BYTES];
	struct str id, owner, name = { bytes, rel.n - suffix.n + better.n };

	if (name.n > sizeof(bytes))
		return false;
	memcpy(bytes, rel.p, rel.n - suffix.n);
	memcpy(bytes + rel.n - suffix.n, better.p, better.n);
	return kind_of(name, &id, &owner) != KIND_MEDIA;
}

static void
check_name(struct document *d, struct diag *diag)
{
	struct place place = { d->path, 0, 0 };

	if (str_starts(d->rel, STR("people/")) && d->kind != KIND_PERSON) {
		diag_report(diag, CODE_REGISTER_FILE, place,
		    "this is not a person's file, and nothing else may be in "
		    "people/");
		diag_hint(diag, "move it to another folder, or delete it");
		d->broken = true;
	}
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
		struct str suffix = suffixes[i].suffix;
		struct str better = suffixes[i].better;

		if (d->kind != KIND_MEDIA || !str_ends(d->rel, suffix) ||
		    !would_be_read(d->rel, suffix, better))
			continue;
		diag_report(diag, CODE_FILE_SUFFIX, place,
		    "files that end in %s are not read", suffix.p);
		diag_hint(diag, "rename it so that it ends in %s", better.p);
	}
}

static size_t
size_limit(enum kind kind)
{
	return kind_is_yaml(kind) ? LIMIT_YAML_FILE_BYTES
				  : LIMIT_MARKDOWN_BYTES;
}

/* False if there were no bytes to read. */
static bool
read_entry(struct document *d, const struct snapshot *snapshot,
    const struct read_env *env, struct str *bytes)
{
	*bytes = STR("");
	check_name(d, env->diag);
	if (d->kind == KIND_SITE) {
		document_read_nothing(d, env);
		d->front = env->config->site;
		return true;
	}
	if (d->kind == KIND_MEDIA) {
		document_read_nothing(d, env);
		return true;
	}
	if (!snapshot_bytes(snapshot, d->entry, size_limit(d->kind), env->arena,
		env->diag, bytes)) {
		d->broken = true;
		document_read_nothing(d, env);
		return false;
	}
	document_read(d, *bytes, env);
	arena_reset(env->scratch);
	return true;
}

/* One whose bytes cannot be read now is tried again the next time. */
static void
recall_entry(struct document *d, struct kept *kept,
    const struct snapshot *snapshot, const struct read_env *env)
{
	struct kept_document *at = kept_at(kept, d->path);
	struct read_env lasting = { &kept->config, &kept->arena, env->scratch,
		env->diag };
	size_t prefix = d->path.n - d->rel.n, told = env->diag->n;
	struct str bytes;

	if (kept_give(kept, at, d, env->diag))
		return;
	d->path = at->path;
	d->rel = str_skip(d->path, prefix);
	(void)kind_of(d->rel, &d->id, &d->owner);
	if (read_entry(d, snapshot, &lasting, &bytes))
		kept_take(kept, at, d, bytes, env->diag, told);
}

static bool
has_index(const struct content *content)
{
	static const struct str names[] = { STR_INIT("index.md"),
		STR_INIT("index.markdown"), STR_INIT("index.mdown"),
		STR_INIT("index.mkd") };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (content_find(content, names[i]) != NULL)
			return true;
	}
	return false;
}

/* A repository's own front page will do where there is no index. */
static bool
is_home(const struct content *content, const struct document *d)
{
	struct str name = d->rel;

	if (d->kind != KIND_PAGE || str_find_char(name, '/') != STR_NONE)
		return false;
	name.n -= kind_markdown_ending(name).n;
	return str_eq(name, STR("index"))
	    ? content_find(content, STR("index.md")) == NULL
	    : str_eq_nocase(name, STR("readme")) && !has_index(content);
}

static void
list_entries(struct content *content, const struct snapshot *snapshot,
    struct arena *arena)
{
	size_t first, end;

	snapshot_range(snapshot, snapshot->content, &first, &end);
	content->items =
	    arena_array(arena, end - first, sizeof(struct document));
	map_reserve(&content->by_rel, end - first);
	for (size_t i = first; i < end; i++) {
		const struct entry *entry = &snapshot->items[i];
		struct str rel = str_skip(entry->path, snapshot->content.n);
		struct document *d = &content->items[content->n];

		if (str_starts(rel, STR("themes/")))
			continue;
		d->entry = entry;
		d->path = entry->path;
		d->rel = rel;
		d->kind = kind_of(rel, &d->id, &d->owner);
		map_put(&content->by_rel, rel, d);
		content->n++;
	}
}

bool
content_load_kept(struct content *content, const struct snapshot *snapshot,
    const struct config *config, struct kept *kept, struct arena *arena,
    struct diag *diag)
{
	struct arena scratch;
	struct read_env env = { config, arena, &scratch, diag };
	struct str bytes;

	*content = (struct content){ .n = 0 };
	arena_init(&scratch);
	map_init(&content->by_rel, arena);
	list_entries(content, snapshot, arena);
	if (kept != NULL)
		kept_begin(kept, config);
	for (size_t i = 0; i < content->n; i++) {
		struct document *d = &content->items[i];

		if (is_home(content, d))
			d->kind = KIND_HOME;
		if (kept != NULL && d->kind != KIND_SITE)
			recall_entry(d, kept, snapshot, &env);
		else
			(void)read_entry(d, snapshot, &env, &bytes);
	}
	arena_free(&scratch);
	return true;
}

bool
content_load(struct content *content, const struct snapshot *snapshot,
    const struct config *config, struct arena *arena, struct diag *diag)
{
	return content_load_kept(content, snapshot, config, NULL, arena, diag);
}

enum renewed
content_renew(struct content *content, const struct snapshot *snapshot,
    struct kept *kept, struct str path, const struct document **out)
{
	struct kept_document *at = kept_at(kept, path), before = *at;
	struct document *d = map_get(&content->by_rel, before.document.rel);
	struct document again;
	struct arena scratch;
	struct read_env env = { &kept->config, &kept->arena, &scratch, NULL };
	struct diag diag;
	bool words;

	/* Of site.yaml, everything has been read with what it said. */
	if (d == NULL || d->kind == KIND_SITE)
		return RENEWED_NOT;
	arena_init(&scratch);
	diag_init(&diag);
	env.diag = &diag;
	again = (struct document){ .kind = d->kind,
		.entry = d->entry,
		.path = d->path,
		.rel = d->rel,
		.id = d->id,
		.owner = d->owner };
	kept_forget(kept, path);
	recall_entry(&again, kept, snapshot, &env);
	diag_free(&diag);
	arena_free(&scratch);
	if (!at->known)
		return RENEWED_NOT;
	*out = d;
	if (!kind_is_yaml(d->kind) && kept_same_head(&before, at)) {
		d->body = again.body;
		return RENEWED_BODY;
	}
	words = kept_same_links(&before, at);
	*d = again;
	return words ? RENEWED_WORDS : RENEWED_DOCUMENT;
}

bool
content_tell(struct kept *kept, struct str path, struct diag *diag)
{
	const struct kept_document *at = kept_at(kept, path);

	return diag_read(diag, at->findings);
}

const struct document *
content_find(const struct content *content, struct str rel)
{
	return map_get(&content->by_rel, rel);
}
