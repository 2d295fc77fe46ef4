#include <string.h>

#include "base/limits.h"
#include "model/link.h"

#define STEM_BYTES 1024 /* a reference that is longer leads nowhere */
#define HINTS_MAX 50 /* looked for in one build: each costs a whole pass */

/* A reference being looked for: from where, and what was in the way. */
struct lookup {
	const struct model *model;
	const struct noun *from;
	struct noun *found;
	struct str why;
	struct str tail; /* what is put behind every stem */
};

/* The reference as a stem: without what authors may write round it. */
static struct str
clean(struct str ref)
{
	size_t hash = str_find_char(ref, '#');

	ref = str_trim(str_slice(ref, 0, hash));
	while (str_starts(ref, STR("/")))
		ref = str_skip(ref, 1);
	if (str_starts(ref, STR("content/")))
		ref = str_skip(ref, sizeof("content/") - 1);
	while (str_ends(ref, STR("/")))
		ref.n--;
	if (kind_markdown_ending(ref).n != 0)
		ref.n -= kind_markdown_ending(ref).n;
	else if (str_ends(ref, STR(".yaml")))
		ref.n -= sizeof(".yaml") - 1;
	else if (str_ends(ref, STR("/index.html")))
		ref.n -= sizeof(".html") - 1;
	if (str_ends(ref, STR("/index")))
		ref.n -= sizeof("/index") - 1;
	return ref;
}

/* An unlisted document is linked by those of the same person alone. */
static bool
may_link(const struct lookup *q, const struct noun *to)
{
	return noun_is_listed(to) ||
	    (q->from != NULL && q->from->student != NULL &&
		q->from->student == to->student && !noun_is_listed(q->from));
}

/* Try the parts, one behind the other, as a stem. */
static bool
try_stem(struct lookup *q, const struct str *parts, size_t n)
{
	char bytes[STEM_BYTES];
	struct str stem = { bytes, 0 }, part;

	for (size_t i = 0; i <= n; i++) {
		part = i < n ? parts[i] : q->tail;
		if (stem.n + part.n > sizeof(bytes))
			return false;
		if (part.n > 0)
			memcpy(bytes + stem.n, part.p, part.n);
		stem.n += part.n;
	}
	q->found = map_get(&q->model->by_stem, stem);
	if (q->found != NULL && !may_link(q, q->found)) {
		q->found = NULL;
		q->why = STR("it is unlisted");
	}
	if (q->found == NULL && q->why.n == 0)
		q->why = release_why(q->model->release, stem);
	return q->found != NULL;
}

static struct str
folder_of(struct str path)
{
	size_t slash = str_find_last(path, '/');

	return str_slice(path, 0, slash == STR_NONE ? 0 : slash);
}

/* Below the folder of the document that refers, "../" included. Where nothing
 * is left of ref, the folder's index.md is meant: at the root, the home page.
 */
static bool
try_relative(struct lookup *q, struct str ref)
{
	struct str folder = folder_of(q->from->document->rel);
	struct str rest = ref, part;

	while (str_cut(&rest, '/', &part) &&
	    (str_eq(part, STR(".")) || str_eq(part, STR("..")))) {
		if (part.n == 2)
			folder = folder_of(folder);
		ref = rest;
	}
	if (folder.n == 0 && ref.n == 0)
		ref = STR("index");
	if (folder.n == 0)
		return try_stem(q, &ref, 1);
	return try_stem(
	    q, (struct str[]){ folder, STR("/"), ref }, ref.n != 0 ? 3 : 1);
}

/* Whether it is among the pages of the one file of competencies. */
static bool
is_graduate(struct str stem)
{
	struct str first;

	return str_cut(&stem, '/', &first) && str_eq(first, STR("graduate"));
}

/* A document of the student id, by its slug or a path below the folder. */
static bool
try_student(struct lookup *q, struct str id, struct str ref)
{
	static const struct str folders[] = { STR_INIT("/"),
		STR_INIT("/artifacts/"), STR_INIT("/goals/"),
		STR_INIT("/reflections/"), STR_INIT("/responses/") };
	struct str parts[] = { STR("students/"), id, STR(""), ref };

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		parts[2] = folders[i];
		if (try_stem(q, parts, 4))
			return true;
	}
	return false;
}

/* A permalink below /students/: the folder artifacts/ is not in it. */
static bool
try_permalink(struct lookup *q, struct str ref)
{
	struct str id;

	if (!str_starts(ref, STR("students/")))
		return false;
	ref = str_skip(ref, sizeof("students/") - 1);
	(void)str_cut(&ref, '/', &id);
	return ref.n == 0 ? try_student(q, id, STR("profile"))
			  : try_student(q, id, ref);
}

static bool
try_all(struct lookup *q, const struct document *from, struct str stem,
    bool relative)
{
	if (relative && from != NULL)
		return try_relative(q, stem);
	return try_stem(q, &stem, 1) || try_permalink(q, stem) ||
	    (from != NULL && from->owner.n > 0 &&
		try_student(q, from->owner, stem)) ||
	    (from != NULL && try_relative(q, stem));
}

static struct noun *
look_up(struct lookup *q, struct str ref)
{
	const struct document *from =
	    q->from != NULL ? q->from->document : NULL;
	struct str stem = clean(ref);
	/* A folder without an index has a front page all the same. */
	static const struct str tails[] = { STR_INIT(""), STR_INIT("/README"),
		STR_INIT("/readme") };
	bool found = false;

	if (stem.n == 0)
		return NULL;
	for (size_t i = 0;
	     !found && q->why.n == 0 && i < sizeof(tails) / sizeof(*tails);
	     i++) {
		q->tail = tails[i];
		found = try_all(q, from, stem, str_starts(ref, STR(".")));
	}
	if (!found && q->why.n == 0 && is_graduate(stem))
		q->why =
		    release_why(q->model->release, STR("vision/competencies"));
	return found ? q->found : NULL;
}

struct noun *
model_find(const struct model *model, const struct noun *from, struct str ref,
    struct str *why)
{
	struct lookup q = { .model = model, .from = from };
	struct noun *noun = look_up(&q, ref);

	*why = q.why;
	return noun;
}

static void
hint_nearest(struct linking *l, const struct noun *from, struct str ref)
{
	struct str stem = clean(ref), near;

	if (l->hints++ >= HINTS_MAX)
		return;
	near = map_nearest(&l->model->by_stem, stem);
	if (near.n == 0 && from->document->owner.n > 0)
		near = map_nearest(&l->model->by_stem,
		    arena_printf(l->arena, "students/%.*s/%.*s",
			STR_ARG(from->document->owner), STR_ARG(stem)));
	if (near.n > 0)
		diag_hint(l->diag, "did you mean \"%.*s\"?", STR_ARG(near));
}

/* The inside of "[[a name|words]]" without the words; else all of ref. */
static struct str
without_brackets(struct str ref)
{
	if (!str_starts(ref, STR("[[")) || !str_ends(ref, STR("]]")) ||
	    ref.n < 4)
		return ref;
	ref = str_slice(ref, 2, ref.n - 4);
	return str_trim(str_slice(ref, 0, str_find_char(ref, '|')));
}

/* By name, which only a reference in brackets is. */
static struct noun *
find_named(struct linking *l, const struct noun *from, struct str ref,
    struct place place, struct str *why)
{
	struct byname_asker asker = model_asker(from);
	struct str name = model_name(ref);
	struct byname_answer answer;

	if (l->names.arena == NULL)
		model_names(l->model, &l->names, l->arena);
	answer = byname_find(&l->names, name, &asker, l->arena);
	if (answer.thing == NULL)
		*why = release_why_named(l->model->release, name, &asker);
	if (answer.other.n != 0) {
		diag_report(l->diag, CODE_NAME_AMBIGUOUS, place,
		    "\"%.*s\" may mean %.*s or %.*s", STR_ARG(ref),
		    STR_ARG(answer.path), STR_ARG(answer.other));
		diag_hint(l->diag,
		    "the first is taken; write [[%.*s]] to say so",
		    STR_ARG(answer.path));
	}
	return answer.thing != NULL ? noun_of(answer.thing) : NULL;
}

struct noun *
link_ref(struct linking *l, const struct noun *from, const struct value *v,
    bool must)
{
	struct str all = value_str(v), ref = without_brackets(all), why;
	struct noun *noun;
	struct place place;

	if (ref.n == 0)
		return NULL;
	place = value_place(v, from->document->path);
	noun = model_find(l->model, from, ref, &why);
	if (noun == NULL && why.n == 0 && ref.n != all.n)
		noun = find_named(l, from, ref, place, &why);
	if (noun != NULL)
		return noun;
	if (why.n == 0) {
		diag_report(l->diag, CODE_REF_UNKNOWN, place,
		    "there is no document \"%.*s\"", STR_ARG(ref));
		hint_nearest(l, from, ref);
		return NULL;
	}
	/* A slip in one piece must not take away all that were chosen. */
	must = must && !release_why_is_slip(why);
	diag_report(l->diag, must ? CODE_SHOWCASE_WITHHELD : CODE_REF_WITHHELD,
	    place, "\"%.*s\" is not published: %.*s", STR_ARG(ref),
	    STR_ARG(why));
	if (must)
		diag_hint(l->diag,
		    "The showcase is shown without it: take it out, or choose "
		    "another piece.");
	return NULL;
}

struct person *
link_person(struct linking *l, const struct noun *from, const struct value *v)
{
	struct str id = value_str(v), near;
	struct person *person = map_get(&l->by_person, id);

	if (id.n == 0 || person != NULL)
		return person;
	diag_report(l->diag, CODE_PERSON_UNKNOWN,
	    value_place(v, from->document->path),
	    "people/ has nobody called \"%.*s\" whose name is shown",
	    STR_ARG(id));
	near = map_nearest(&l->by_person, id);
	if (near.n > 0)
		diag_hint(l->diag, "did you mean \"%.*s\"?", STR_ARG(near));
	return NULL;
}
