#include "content/content.h"

#include <string.h>

/* Paths are bounded by LIMIT_PATH_COMPONENT and LIMIT_PATH_DEPTH. */
#define PATH_BYTES 4096

struct path {
	char bytes[PATH_BYTES];
	size_t n;
};

static bool
append(struct path *path, struct str s)
{
	if (s.n > PATH_BYTES - path->n)
		return false;
	memcpy(path->bytes + path->n, s.n != 0 ? s.p : "", s.n);
	path->n += s.n;
	return true;
}

/* Without the last part and the "/" before it. */
static bool
go_up(struct path *path)
{
	size_t slash = str_find_last((struct str){ path->bytes, path->n }, '/');

	if (path->n == 0)
		return false;
	path->n = slash != STR_NONE ? slash : 0;
	return true;
}

/* Go on from path by ref; false when that leads out of content/. */
static bool
walk(struct path *path, struct str ref)
{
	struct str part;

	while (str_cut(&ref, '/', &part)) {
		if (part.n == 0 || str_eq(part, STR(".")))
			continue;
		if (str_eq(part, STR(".."))) {
			if (!go_up(path))
				return false;
			continue;
		}
		if ((path->n != 0 && !append(path, STR("/"))) ||
		    !append(path, part))
			return false;
	}
	return true;
}

/* The document at folder/ref, and what its name may leave out. */
static const struct document *
find_below(const struct content *content, struct str folder, struct str inner,
    struct str ref)
{
	static const char *const endings[] = { "", ".md", "/index.md",
		"/profile.md", ".yaml", ".markdown" };
	struct path path filled_first;
	const struct document *d = NULL;
	size_t n;

	path.n = 0;
	if (!walk(&path, folder) || !walk(&path, inner) || !walk(&path, ref))
		return NULL;
	n = path.n;
	for (size_t i = 0; d == NULL && i < sizeof(endings) / sizeof(*endings);
	     i++) {
		path.n = n;
		if (append(&path, str_from(endings[i])))
			d = content_find(
			    content, (struct str){ path.bytes, path.n });
	}
	return d;
}

/*
 * The document below a student's folder, which may be named by its slug
 * alone: "read-more" is "goals/read-more.md".
 */
static const struct document *
find_of_student(
    const struct content *content, struct str folder, struct str ref)
{
	static const char *const inner[] = { "", "artifacts", "goals",
		"reflections", "responses" };
	const struct document *d = NULL;

	for (size_t i = 0; d == NULL && i < sizeof(inner) / sizeof(*inner); i++)
		d = find_below(content, folder, str_from(inner[i]), ref);
	return d;
}

/* The folder that path stands in. */
static struct str
folder_of(struct str path)
{
	size_t slash = str_find_last(path, '/');

	return str_slice(path, 0, slash != STR_NONE ? slash : 0);
}

/* "students/<id>/<slug>", as the address of an artifact has it. */
static const struct document *
find_by_address(const struct content *content, struct str ref)
{
	struct str rest = ref, students, id;

	while (str_starts(rest, STR("/")))
		rest = str_skip(rest, 1);
	ref = rest;
	if (!str_cut(&rest, '/', &students) ||
	    !str_eq(students, STR("students")) || !str_cut(&rest, '/', &id) ||
	    rest.n == 0)
		return NULL;
	return find_of_student(
	    content, str_slice(ref, 0, (size_t)(id.p - ref.p) + id.n), rest);
}

const struct document *
content_resolve(
    const struct content *content, const struct document *from, struct str ref)
{
	struct str none = STR(""), student;
	const struct document *d = NULL;

	ref = str_slice(ref, 0, str_find_char(ref, '#'));
	if (ref.n == 0)
		return from;
	if (from != NULL && ref.p[0] != '/') {
		d = find_below(content, folder_of(from->rel), none, ref);
		student = str_slice(from->rel, 0,
		    from->owner.n != 0
			? (size_t)(from->owner.p - from->rel.p) + from->owner.n
			: 0);
		if (d == NULL && student.n != 0)
			d = find_of_student(content, student, ref);
	}
	if (d == NULL)
		d = find_below(content, none, none, ref);
	return d != NULL ? d : find_by_address(content, ref);
}
