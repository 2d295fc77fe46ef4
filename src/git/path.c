#include "git/path.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "locale/unicode.h"

static enum path_verdict
refuse(struct diag *diag, enum code code, struct str path, const char *what,
    const char *hint)
{
	diag_report(diag, code, (struct place){ .path = path }, "%s", what);
	diag_hint(diag, "%s", hint);
	return PATH_REFUSED;
}

enum path_verdict
path_refuse_unsafe(struct str path, struct diag *diag)
{
	return refuse(diag, CODE_PATH_UNSAFE, path,
	    "this path could lead out of the site's folder, so it is not read",
	    "remove it from the repository: an honest tool does not make such "
	    "a path");
}

/* Names that would lead out of the folder, or into Git's own. */
static bool
is_unsafe(struct str part)
{
	return part.n == 0 || str_eq(part, STR(".")) ||
	    str_eq(part, STR("..")) || str_eq_nocase(part, STR(".git")) ||
	    str_eq_nocase(part, STR("git~1"));
}

/* The rules that look at one part of the path alone. */
static enum path_verdict
judge_part(struct str part, struct str path, struct diag *diag)
{
	if (is_unsafe(part))
		return path_refuse_unsafe(path, diag);
	if (part.p[0] == '-' || part.p[part.n - 1] == '.' ||
	    part.p[part.n - 1] == ' ')
		return refuse(diag, CODE_PATH_NAME, path,
		    "a name must not begin with \"-\" or end with a dot or a "
		    "space",
		    "rename it with \"git mv\"");
	if (part.n > LIMIT_PATH_COMPONENT)
		return refuse(diag, CODE_PATH_LONG, path,
		    "a name in this path has more than 200 bytes",
		    "give the file or folder a shorter name with \"git mv\"");
	return part.p[0] == '.' ? PATH_HIDDEN : PATH_GOOD;
}

static enum path_verdict
judge_parts(struct str path, struct diag *diag)
{
	enum path_verdict verdict = PATH_GOOD, v;
	struct str rest = path, part;
	size_t depth = 0;

	/* A last "/" names an empty part, which str_cut does not give. */
	if (path.n == 0 || path.p[path.n - 1] == '/')
		return judge_part(STR(""), path, diag);
	while (str_cut(&rest, '/', &part)) {
		v = judge_part(part, path, diag);
		if (v == PATH_REFUSED)
			return v;
		if (v == PATH_HIDDEN)
			verdict = v;
		depth++;
	}
	if (verdict == PATH_GOOD && depth > LIMIT_PATH_DEPTH)
		return refuse(diag, CODE_PATH_LONG, path,
		    "this file lies more than 16 folders deep",
		    "move it up with \"git mv\"");
	return verdict;
}

/* The rules that look at characters. */
static enum path_verdict
judge_characters(struct str path, struct diag *diag)
{
	size_t bad, at = 0;
	bool ascii = true;
	uint32_t c;

	if (!utf8_check(path, &bad))
		return refuse(diag, CODE_PATH_ENCODING, path,
		    "this path is not UTF-8", "rename it with \"git mv\"");
	while (at < path.n) {
		c = utf8_next(path, &at);
		ascii = ascii && c < 0x80;
		if (c == '\\' || unicode_is_format(c))
			return refuse(diag, CODE_PATH_CHARACTERS, path,
			    c == '\\' ? "a path must not hold a backslash"
				      : "a path must not hold invisible "
					"characters",
			    "rename it with \"git mv\"");
	}
	if (!ascii && !unicode_is_nfc(path))
		return refuse(diag, CODE_PATH_NFC, path,
		    "letters with marks in this path are spelled in two "
		    "pieces (not Unicode NFC)",
		    "on macOS: git config core.precomposeunicode true, then "
		    "rename it with \"git mv\"");
	return PATH_GOOD;
}

enum path_verdict
path_judge(struct str path, struct diag *diag)
{
	enum path_verdict verdict = judge_parts(path, diag);

	return verdict == PATH_GOOD ? judge_characters(path, diag) : verdict;
}

void
path_twins_init(struct path_twins *t, struct arena *arena)
{
	map_init(&t->folded, arena);
	t->last = STR("");
}

/* The path before its twin, or one of its folders before another's. */
static bool
add_one(
    struct path_twins *t, struct str path, struct str whole, struct diag *diag)
{
	void **at = map_at(&t->folded, unicode_fold(path, t->folded.arena));
	struct str *first = *at;

	if (first == NULL) {
		first = arena_alloc(t->folded.arena, sizeof(*first));
		*first = path;
		*at = first;
	} else if (!str_eq(*first, path)) {
		diag_report(diag, CODE_PATH_TWIN,
		    (struct place){ .path = whole },
		    "on many computers this is the same name as \"%.*s\"",
		    STR_ARG(*first));
		diag_hint(diag, "rename one of the two with \"git mv\"");
		return false;
	}
	return true;
}

bool
path_twins_add(struct path_twins *t, struct str path, struct diag *diag)
{
	size_t same = 0, at;

	/* Paths come sorted: the folders shared with the last are known. */
	while (same < path.n && same < t->last.n &&
	    path.p[same] == t->last.p[same])
		same++;
	for (at = 0; at < path.n; at++) {
		if (path.p[at] == '/' && at >= same &&
		    !add_one(t, str_slice(path, 0, at), path, diag))
			return false;
	}
	t->last = path;
	return add_one(t, path, path, diag);
}

bool
path_join(
    struct str prefix, struct str parts, struct arena *arena, struct str *out)
{
	struct str part;
	size_t slash;

	*out = prefix;
	while (str_cut(&parts, '/', &part)) {
		if (part.n == 0 || str_eq(part, STR(".")))
			continue;
		if (!str_eq(part, STR(".."))) {
			*out = arena_printf(
			    arena, "%.*s%.*s/", STR_ARG(*out), STR_ARG(part));
			continue;
		}
		if (out->n == 0)
			return false;
		slash = str_find_last(str_slice(*out, 0, out->n - 1), '/');
		*out = str_slice(*out, 0, slash != STR_NONE ? slash + 1 : 0);
	}
	return true;
}
