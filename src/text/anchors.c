#include "text/anchors.h"

#include <cmark-gfm/utf8.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/letters.h"
#include "text/nodes.h"

void
anchors_init(struct anchors *a, const struct map *kept, struct arena *arena)
{
	*a = (struct anchors){ .arena = arena, .kept = kept };
	map_init(&a->taken, arena);
}

/* The value of a taken id is the number that its next namesake tries. */
static unsigned *
take(struct anchors *a, struct str id)
{
	unsigned *next = arena_alloc(a->arena, sizeof(*next));

	*next = 1;
	map_put(&a->taken, str_copy(a->arena, id), next);
	return next;
}

static bool
is_kept(const struct anchors *a, struct str id)
{
	return a->kept != NULL && map_get(a->kept, id) != NULL;
}

bool
anchors_reserve(struct anchors *a, struct str id)
{
	if (map_get(&a->taken, id) != NULL || is_kept(a, id))
		return false;
	take(a, id);
	return true;
}

/* Text as it is compared, whatever its case: "Straße" as "strasse". */
static struct str
fold(struct str text)
{
	cmark_strbuf folded;

	if (utf8_is_ascii(text))
		return str_lower(nodes_arena(), text);
	cmark_strbuf_init(nodes_memory(), &folded, 0);
	cmark_utf8proc_case_fold(
	    &folded, (const uint8_t *)text.p, (bufsize_t)text.n);
	return (struct str){ (const char *)folded.ptr, (size_t)folded.size };
}

struct str
anchors_slug(struct str text, struct arena *arena)
{
	struct str from = fold(str_trim(text)), id;
	size_t at = 0;
	char *to = arena_bytes(arena, from.n);

	id = (struct str){ to, 0 };
	while (at < from.n) {
		uint32_t c = utf8_next(from, &at);

		if (c == '-' || c == '_' || letter_of(c) >= LETTER_WORD)
			id.n += utf8_put(to + id.n, c);
		else if (letter_of(c) == LETTER_SPACE)
			to[id.n++] = '-';
	}
	return id.n != 0 ? id : STR("section");
}

struct str
anchors_make(struct anchors *a, struct str slug)
{
	struct str id;
	unsigned *next = map_get(&a->taken, slug);

	if (next == NULL) {
		next = take(a, slug);
		if (!is_kept(a, slug))
			return slug;
	}
	do
		id =
		    arena_printf(a->arena, "%.*s-%u", STR_ARG(slug), (*next)++);
	while (!anchors_reserve(a, id));
	return id;
}
