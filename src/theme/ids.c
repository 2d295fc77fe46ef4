#include "theme/ids.h"

#include "base/arena.h"
#include "theme/files.h"
#include "theme/theme.h"

/* Tags whose first argument is the name of another template. */
static const struct str bringing[] = {
	STR_INIT("layout"),
	STR_INIT("render"),
	STR_INIT("include"),
};

/* What one search has come by. */
struct search {
	const struct theme *theme;
	struct map *ids;
	struct map seen; /* templates */
};

/* The text in the quotes that *rest begins with; empty if it does not. */
static struct str
quoted(struct str rest)
{
	size_t end;

	if (rest.n == 0 || (*rest.p != '"' && *rest.p != '\''))
		return STR("");
	end = str_find_char(str_skip(rest, 1), *rest.p);
	return end == STR_NONE ? STR("") : str_slice(rest, 1, end);
}

static void
find_ids(struct search *s, struct str source)
{
	size_t at;

	while ((at = str_find(source, STR(" id="))) != STR_NONE) {
		struct str id;

		source = str_skip(source, at + 4);
		id = quoted(source);
		if (id.n != 0 && str_find_char(id, '{') == STR_NONE)
			map_put(s->ids, id, s);
	}
}

static void search_template(struct search *s, struct str name);

static void
find_templates(struct search *s, struct str source, struct str tag)
{
	size_t at;

	while ((at = str_find(source, tag)) != STR_NONE) {
		struct str name;

		source = str_skip(source, at + tag.n);
		name = quoted(str_trim(source));
		if (name.n != 0)
			search_template(s, name);
	}
}

static void
search_template(struct search *s, struct str name)
{
	const struct theme_file *file;
	void **seen = map_at(&s->seen, name);

	if (*seen != NULL)
		return;
	*seen = s;
	file = theme_template(s->theme, name);
	if (file == NULL)
		return;
	find_ids(s, file->bytes);
	for (size_t i = 0; i < sizeof(bringing) / sizeof(*bringing); i++)
		find_templates(s, file->bytes, bringing[i]);
}

void
theme_ids(const struct theme *theme, struct str template, struct map *ids)
{
	struct search s = { .theme = theme, .ids = ids };

	map_init(&s.seen, ids->arena);
	search_template(&s, template);
}
