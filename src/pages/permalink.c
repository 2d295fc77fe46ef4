#include "pages/permalink.h"

#include "base/arena.h"
#include "model/model.h"

/* students/<id>/artifacts/<slug> loses its third part. */
static struct str
without_artifacts(struct str path, struct arena *arena)
{
	struct str rest = path, students, id, folder;

	if (!str_cut(&rest, '/', &students) || !str_cut(&rest, '/', &id) ||
	    !str_cut(&rest, '/', &folder))
		return path;
	if (!str_eq(students, STR("students")) ||
	    !str_eq(folder, STR("artifacts")))
		return path;
	return arena_concat(
	    arena, (struct str[]){ STR("students/"), id, STR("/"), rest }, 4);
}

static struct str
folder_url(struct str path, struct arena *arena)
{
	struct str parts[] = { STR("/"), path, STR("/") };

	return path.n == 0 ? STR("/") : arena_concat(arena, parts, 3);
}

static struct str
unlisted_url(struct str token, struct arena *arena)
{
	return arena_printf(arena, "/u/%.*s/", STR_ARG(token));
}

/* "#" and "?" end the path of an address, so none can hold them. */
static struct str
without_marks(struct str url, struct arena *arena)
{
	char *to;

	if (str_find_char(url, '#') == STR_NONE &&
	    str_find_char(url, '?') == STR_NONE)
		return url;
	to = arena_bytes(arena, url.n);
	for (size_t i = 0; i < url.n; i++)
		to[i] = url.p[i] == '#' || url.p[i] == '?' ? '-' : url.p[i];
	return (struct str){ to, url.n };
}

static struct str
of_document(const struct released *r, struct arena *arena)
{
	struct str stem = r->stem;

	if (r->unlisted)
		return unlisted_url(r->token, arena);
	switch (r->document.kind) {
	case KIND_HOME:
		return STR("/");
	case KIND_COMPETENCIES:
		return STR("/graduate/");
	case KIND_STUDENT:
		return arena_printf(
		    arena, "/students/%.*s/", STR_ARG(r->document.owner));
	case KIND_ARTIFACT:
		return folder_url(without_artifacts(stem, arena), arena);
	case KIND_SITE:
	case KIND_PERSON:
	case KIND_QUESTIONS:
	case KIND_RESPONSE:
	case KIND_MEDIA:
	case KIND_COUNT:
		return STR("");
	case KIND_VISION:
	case KIND_PLAN:
	case KIND_PROCESS:
	case KIND_FRAMEWORK:
	case KIND_VOICE:
	case KIND_VISION_PAGE:
	case KIND_TOOLKIT:
	case KIND_JOURNAL:
	case KIND_SCHOOL:
	case KIND_CLASS:
	case KIND_GOAL:
	case KIND_REFLECTION:
	case KIND_SHOWCASE:
	case KIND_PAGE:
		break;
	}
	return folder_url(stem, arena);
}

struct str
permalink_of(const struct noun *noun, struct arena *arena)
{
	return noun->released == NULL
	    ? STR("")
	    : without_marks(of_document(noun->released, arena), arena);
}

struct str
permalink_of_media(const struct released_media *media, struct arena *arena)
{
	struct str rel = media->document.rel;
	size_t slash = str_find_last(rel, '/');
	struct str name = slash == STR_NONE ? rel : str_skip(rel, slash + 1);

	if (media->beside != NULL && media->beside->unlisted)
		return arena_printf(arena, "/u/%.*s/%.*s",
		    STR_ARG(media->beside->token), STR_ARG(name));
	return without_marks(arena_printf(arena, "/%.*s",
				 STR_ARG(without_artifacts(rel, arena))),
	    arena);
}

struct str
permalink_file(struct str url, struct arena *arena)
{
	struct str parts[] = { str_skip(url, 1), STR("index.html") };

	return str_ends(url, STR("/")) ? arena_concat(arena, parts, 2)
				       : parts[0];
}

/* Each part is a plain name: nothing leads up or is empty. */
static bool
path_is_plain(struct str path)
{
	struct str part;

	while (str_cut(&path, '/', &part)) {
		if (part.n == 0 || part.p[0] == '.' ||
		    str_find_char(part, '\\') != STR_NONE ||
		    str_find_char(part, ':') != STR_NONE ||
		    str_find_char(part, '?') != STR_NONE ||
		    str_find_char(part, '#') != STR_NONE)
			return false;
	}
	return true;
}

struct str
permalink_of_alias(struct str alias, struct arena *arena)
{
	struct str path;

	if (alias.n < 2 || alias.p[0] != '/')
		return STR("");
	path = str_skip(alias, 1);
	if (str_ends(path, STR("/")))
		path.n--;
	if (!path_is_plain(path))
		return STR("");
	if (str_ends(path, STR(".html")) || str_ends(path, STR(".htm")))
		return arena_printf(arena, "/%.*s", STR_ARG(path));
	return arena_printf(arena, "/%.*s/", STR_ARG(path));
}

bool
permalink_is_name(struct str alias)
{
	return alias.n != 0 && alias.p[0] != '/' &&
	    !str_ends(alias, STR("/")) && !str_ends(alias, STR(".html")) &&
	    !str_ends(alias, STR(".htm")) &&
	    str_find(alias, STR("://")) == STR_NONE;
}
