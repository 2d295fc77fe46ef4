#include "config/config.h"
#include "content/content.h"
#include "git/snapshot.h"
#include "policy/decide.h"
#include "text/player.h"

/* What a file is by its name's ending, which staff may have to vouch for. */
static const struct {
	struct str suffix;
	enum type { DRAWING, TEXT, PICTURE, SOUND, FILM, OTHER } type;
} types[] = {
	{ STR_INIT(".svg"), DRAWING },
	{ STR_INIT(".csv"), TEXT },
	{ STR_INIT(".srt"), TEXT },
	{ STR_INIT(".txt"), TEXT },
	{ STR_INIT(".vtt"), TEXT },
	{ STR_INIT(".avif"), PICTURE },
	{ STR_INIT(".bmp"), PICTURE },
	{ STR_INIT(".gif"), PICTURE },
	{ STR_INIT(".heic"), PICTURE },
	{ STR_INIT(".heif"), PICTURE },
	{ STR_INIT(".jfif"), PICTURE },
	{ STR_INIT(".jpeg"), PICTURE },
	{ STR_INIT(".jpg"), PICTURE },
	{ STR_INIT(".png"), PICTURE },
	{ STR_INIT(".tif"), PICTURE },
	{ STR_INIT(".tiff"), PICTURE },
	{ STR_INIT(".webp"), PICTURE },
};

/* How each is published; as it is, only if staff have named it. */
static const enum media_kind kinds[] = {
	[DRAWING] = MEDIA_SVG,
	[TEXT] = MEDIA_TEXT,
	[PICTURE] = MEDIA_PICTURE,
	[SOUND] = MEDIA_AS_IS,
	[FILM] = MEDIA_AS_IS,
	[OTHER] = MEDIA_AS_IS,
};

static enum type
type_of(struct str rel)
{
	struct str suffix;

	switch (player_of(rel)) {
	case PLAYER_AUDIO:
		return SOUND;
	case PLAYER_VIDEO:
		return FILM;
	case PLAYER_NONE:
		break;
	}
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		suffix = types[i].suffix;
		if (rel.n > suffix.n &&
		    str_eq_nocase(str_skip(rel, rel.n - suffix.n), suffix))
			return types[i].type;
	}
	return OTHER;
}

/* Whether staff have named the file in site.yaml: publish_as_is. */
static bool
is_named(const struct deciding *d, const struct document *media)
{
	const struct value *paths =
	    value_get(&d->config->site, STR("publish_as_is"));
	struct str path;

	for (size_t i = 0; value_is(paths, VALUE_LIST) && i < paths->n; i++) {
		path = value_str(&paths->as.items[i]);
		if (str_eq(path, media->rel) || str_eq(path, media->path))
			return true;
	}
	return false;
}

/*
 * The document whose folder the file is in: the nearest index.md above it.
 * False if that one is withheld.
 */
static bool
find_beside(struct deciding *d, struct str rel, const struct released **out)
{
	size_t slash;
	struct str folder = rel;

	*out = NULL;
	while ((slash = str_find_last(folder, '/')) != STR_NONE) {
		folder = str_slice(folder, 0, slash);
		*out = release_find(d->release, folder);
		if (*out != NULL)
			return true;
		if (withheld_find(d->release->withheld, folder) != REFUSAL_NONE)
			return false;
	}
	return true;
}

/* The least that everybody who is to be heard or seen must have agreed to. */
static enum recording_level
level_of(enum type type)
{
	return type == FILM ? RECORDING_FACE
	    : type == SOUND ? RECORDING_VOICE
			    : RECORDING_NONE;
}

/* What the owner's consent says of files of this type. */
static enum refusal
check_owner(struct deciding *d, const struct document *media, enum type type)
{
	const struct record *owner = people_find(&d->people, media->owner);

	if (owner == NULL)
		return REFUSAL_NO_RECORD;
	if (owner->consent.refusal != REFUSAL_NONE)
		return owner->consent.refusal;
	if (owner->shown == NULL)
		return REFUSAL_AUDIENCE;
	if (path_tells_name(owner, media->rel))
		return REFUSAL_PATH_NAMED;
	if (type == PICTURE && owner->consent.photo == PHOTO_NONE)
		return REFUSAL_PICTURE;
	if (owner->consent.recording < level_of(type))
		return type == FILM ? REFUSAL_FILM : REFUSAL_RECORDING;
	return REFUSAL_NONE;
}

static bool
has_redacted_content(struct deciding *d, const struct document *media)
{
	const struct redactions *redactions = d->past->redactions;

	return redactions->objects.n != 0 &&
	    redactions_have_object(
		redactions, oid_hex(&media->entry->id, d->arena));
}

static enum refusal
check_media(struct deciding *d, const struct document *media, enum type type,
    const struct released **beside, enum media_kind *kind)
{
	enum refusal refusal = REFUSAL_NONE;

	if (str_starts(media->rel, STR("people/")))
		return REFUSAL_REGISTER;
	if (media->broken)
		return REFUSAL_BROKEN;
	if (redactions_have_path(d->past->redactions, media->path) ||
	    has_redacted_content(d, media))
		return REFUSAL_REDACTED;
	if (media->owner.n > 0)
		refusal = check_owner(d, media, type);
	if (refusal != REFUSAL_NONE)
		return refusal;
	if (!find_beside(d, media->rel, beside))
		return REFUSAL_BESIDE;
	*kind = kinds[type];
	if (*kind == MEDIA_AS_IS && !is_named(d, media))
		return REFUSAL_NOT_CLEAN;
	return REFUSAL_NONE;
}

void
decide_media(struct deciding *d, const struct document *media)
{
	struct released_media *m;
	const struct released *beside = NULL;
	enum media_kind kind = MEDIA_SVG;
	enum type type = type_of(media->rel);
	enum refusal refusal = check_media(d, media, type, &beside, &kind);

	if (refusal != REFUSAL_NONE) {
		withheld_add(d->release->withheld, media->rel, refusal);
		if (refusal == REFUSAL_NOT_CLEAN)
			withheld_add_name(d->release->withheld, NAME_PATH,
			    media->rel, media, refusal);
		return;
	}
	m = vec_push(d->arena, &d->release->media);
	*m = (struct released_media){ .document = *media,
		.kind = kind,
		.named = is_named(d, media),
		.recording = level_of(type),
		.beside = beside,
		.owner = release_person(d->release, media->owner) };
}
