#include "content/frontmatter.h"

static bool
is_fence(struct str line, struct str fence)
{
	return str_starts(line, fence) && str_eq(str_trim(line), fence);
}

static bool
is_blank(struct str line)
{
	return str_trim(line).n == 0;
}

/* "title: My river", but not "https://..." and not prose with a colon. */
static bool
looks_like_field(struct str line)
{
	size_t colon = str_find_char(line, ':');

	if (colon == STR_NONE || colon == 0 ||
	    (colon + 1 < line.n && line.p[colon + 1] != ' '))
		return false;
	return str_find_char(str_slice(line, 0, colon), ' ') == STR_NONE;
}

/* The line after the blank ones that text starts with, taken from it. */
static bool
first_line(struct str *text, uint32_t *number, struct str *line)
{
	for (*number = 1; str_line(text, line); ++*number) {
		if (!is_blank(*line))
			return true;
	}
	return false;
}

/* Behind a rule stands a blank line, and then something else than a field. */
static bool
is_rule(struct str rest)
{
	struct str line;
	uint32_t number;

	return first_line(&rest, &number, &line) && number > 1 &&
	    !looks_like_field(line);
}

static bool
report(enum code code, struct place place, struct diag *diag, const char *text,
    const char *hint)
{
	diag_report(diag, code, place, "%s", text);
	diag_hint(diag, "%s", hint);
	return false;
}

/* Find the closing fence; what stands before it is meta. */
static bool
find_end(struct str rest, struct frontmatter *out)
{
	struct str line, from = rest;
	uint32_t number = out->meta_line;

	for (; str_line(&rest, &line); number++) {
		if (!is_fence(line, STR("---")) && !is_fence(line, STR("...")))
			continue;
		out->meta = str_slice(from, 0, (size_t)(line.p - from.p));
		out->body = rest;
		out->body_line = number + 1;
		return true;
	}
	return false;
}

bool
frontmatter_split(struct str text, struct str path, struct diag *diag,
    struct frontmatter *out)
{
	struct str rest = text, line;
	struct place place = { path, 1, 1 };

	*out = (struct frontmatter){
		.body = text, .body_line = 1, .meta_line = 1
	};
	if (!first_line(&rest, &place.line, &line))
		return true;
	if (is_fence(line, STR("+++")))
		return report(CODE_FRONT_MATTER_TOML, place, diag,
		    "the fields are written in TOML",
		    "write them as \"name: value\" between lines \"---\"");
	if (!is_fence(line, STR("---")))
		return true;
	out->meta_line = place.line + 1;
	if (is_rule(rest) || find_end(rest, out))
		return true;
	if (!str_line(&rest, &line) || !looks_like_field(line))
		return true;
	return report(CODE_FRONT_MATTER_OPEN, place, diag,
	    "the fields that begin here have no end",
	    "put a line \"---\" below the last field");
}
