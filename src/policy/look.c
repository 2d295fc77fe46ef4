#include "policy/look.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "cache/cache.h"
#include "git/snapshot.h"
#include "policy/release.h"
#include "policy/withheld.h"

/* Of what is kept in the cache: another layout is another kind. */
static const struct str kind = STR_INIT("bitmap 1");

struct looking {
	struct release *release;
	const struct snapshot *snapshot;
	struct cache *cache;
	struct arena scratch;
	struct diag *diag;
};

/* Text as people write it: UTF-8, and nothing that only programs read. */
static bool
is_text(struct str bytes)
{
	size_t at = 0;

	return str_find_char(bytes, '\0') == STR_NONE &&
	    format_of(bytes) == FORMAT_UNKNOWN && utf8_check(bytes, &at);
}

static struct str
key_of(const struct entry *e)
{
	return (struct str){ (const char *)e->id.bytes, sizeof(e->id.bytes) };
}

static bool
read_bytes(struct looking *l, const struct entry *e, struct str *out)
{
	return snapshot_bytes(
	    l->snapshot, e, LIMIT_IMAGE_BYTES, &l->scratch, l->diag, out);
}

/* Why a picture cannot be cleaned, of which only the format is known. */
static enum refusal
refusal_of(enum format format)
{
	if (format == FORMAT_UNKNOWN || format_info(format)->cleaned)
		return REFUSAL_NO_PICTURE;
	return format == FORMAT_HEIC ? REFUSAL_HEIC : REFUSAL_FORMAT;
}

static bool
is_too_large(const struct bitmap *b)
{
	return b->width > LIMIT_IMAGE_SIDE || b->height > LIMIT_IMAGE_SIDE ||
	    (uint64_t)b->width * b->height > LIMIT_IMAGE_PIXELS;
}

/* What the head says, from the cache or from the file; zero for a bad one. */
static bool
read_head(struct looking *l, const struct entry *e, struct bitmap *out)
{
	struct str key = key_of(e), bytes;

	if (cache_get(l->cache, kind, key, &l->scratch, &bytes) &&
	    bytes.n == sizeof(*out)) {
		memcpy(out, bytes.p, sizeof(*out));
		return true;
	}
	if (!read_bytes(l, e, &bytes))
		return false;
	if (!bitmap_read(bytes, out))
		out->width = out->height = 0;
	/* Of a rehearsal, what is new may be what has to be withheld. */
	if (!l->release->rehearsal)
		cache_put(l->cache, kind, key,
		    (struct str){ (const char *)out, sizeof(*out) });
	return true;
}

/* A name that says one thing of bytes that are another. */
static void
tell_name(struct looking *l, const struct released_media *m)
{
	enum format format = m->bitmap.format;
	struct str path = m->document.path;
	size_t dot = str_find_last(path, '.');

	if (format_is_called(format, path))
		return;
	diag_report(l->diag, CODE_PICTURE_TYPE, (struct place){ path, 0, 0 },
	    "this is %s, whatever its name says; it is published as one",
	    format_info(format)->name);
	diag_hint(l->diag, "git mv \"%.*s\" \"%.*s%.*s\"", STR_ARG(path),
	    STR_ARG(str_slice(path, 0, dot)),
	    STR_ARG(format_info(format)->ending));
}

static enum refusal
look_at_picture(struct looking *l, struct released_media *m)
{
	const struct entry *e = m->document.entry;
	enum refusal refusal = REFUSAL_NONE;

	if (e->size > LIMIT_IMAGE_BYTES)
		refusal = REFUSAL_LARGE;
	else if (!read_head(l, e, &m->bitmap))
		return REFUSAL_BROKEN; /* which has been told */
	else if (m->bitmap.width == 0)
		refusal = refusal_of(m->bitmap.format);
	else if (is_too_large(&m->bitmap))
		refusal = REFUSAL_LARGE;
	if (refusal != REFUSAL_NONE && m->named) {
		m->kind = MEDIA_AS_IS;
		return REFUSAL_NONE;
	}
	if (refusal != REFUSAL_NONE)
		return refusal;
	tell_name(l, m);
	if (m->bitmap.moving) {
		diag_report(l->diag, CODE_PICTURE_MOVING,
		    (struct place){ m->document.path, 0, 0 },
		    "this picture moves; its first frame is shown");
		diag_hint(l->diag,
		    "What moves belongs into a film, which a reader can stop.");
	}
	return REFUSAL_NONE;
}

static enum refusal
look_at_text(struct looking *l, const struct released_media *m)
{
	struct str bytes;

	if (m->named)
		return REFUSAL_NONE;
	return m->document.entry->size <= LIMIT_IMAGE_BYTES &&
		read_bytes(l, m->document.entry, &bytes) && is_text(bytes)
	    ? REFUSAL_NONE
	    : REFUSAL_NO_TEXT;
}

/* A voice may be allowed where a face is not. */
static enum refusal
look_at_recording(struct looking *l, const struct released_media *m)
{
	struct place place = { m->document.path, 0, 0 };
	struct str bytes;

	if (m->document.entry->size > LIMIT_RECORDING_BYTES) {
		diag_report(l->diag, CODE_RECORDING_LARGE, place,
		    "this recording is over %u MB",
		    LIMIT_RECORDING_BYTES / (1024 * 1024));
		diag_hint(l->diag,
		    "Cut it to the minute that matters, or save it smaller.");
	}
	if (m->recording != RECORDING_VOICE)
		return REFUSAL_NONE;
	if (!snapshot_bytes(l->snapshot, m->document.entry, LIMIT_BLOB_BYTES,
		&l->scratch, l->diag, &bytes))
		return REFUSAL_BROKEN; /* which has been told */
	return format_is_film(bytes) ? REFUSAL_NO_SOUND : REFUSAL_NONE;
}

void
release_look(struct release *release, const struct snapshot *snapshot,
    struct cache *cache, struct diag *diag)
{
	struct looking l = { release, snapshot, cache, .diag = diag };
	struct released_media *items = release->media.items;
	struct arena names;
	struct map kept;
	size_t n = 0;

	arena_init(&l.scratch);
	arena_init(&names);
	map_init(&kept, &names);
	for (size_t i = 0; i < release->media.n; i++) {
		enum refusal refusal = REFUSAL_NONE;

		arena_reset(&l.scratch);
		if (items[i].kind == MEDIA_PICTURE)
			refusal = look_at_picture(&l, &items[i]);
		else if (items[i].kind == MEDIA_TEXT)
			refusal = look_at_text(&l, &items[i]);
		else if (items[i].recording != RECORDING_NONE)
			refusal = look_at_recording(&l, &items[i]);
		if (refusal == REFUSAL_NONE) {
			map_put(
			    &kept, key_of(items[i].document.entry), l.release);
			items[n++] = items[i];
			continue;
		}
		withheld_add(release->withheld, items[i].document.rel, refusal);
		withheld_add_name(release->withheld, NAME_PATH,
		    items[i].document.rel, &items[i].document, refusal);
		refusal_report(refusal,
		    (struct place){ items[i].document.path, 0, 0 }, diag);
	}
	release->media.n = n;
	cache_keep_only(cache, kind, &kept);
	arena_free(&names);
	arena_free(&l.scratch);
}
