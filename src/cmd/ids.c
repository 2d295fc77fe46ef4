#include "cmd/ids.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/near.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
/* More choices would hide the line that asks for one. */
#define MOST_TOLD 6

/* Where the ids are that an option may name. */
static const struct place_of_ids {
	const char *option;
	const char *folder;
	const char *suffix; /* of the files; "" for folders */
	bool alone; /* the only one there is needs no naming */
	bool adult; /* students are not proposed */
} places[] = {
	{ "student", "students", "", true, false },
	{ "class", "classes", ".md", true, false },
	{ "school", "schools", ".md", true, false },
	{ "teacher", "people", ".yaml", false, true },
	{ "curator", "people", ".yaml", false, true },
};

/* The folders of a student that have documents in them. */
static const char *const shelves[] = { "artifacts/", "goals/", "reflections/" };

static const struct place_of_ids *
find_place(const char *option)
{
	for (size_t i = 0; i < COUNT(places); i++) {
		if (strcmp(places[i].option, option) == 0)
			return &places[i];
	}
	return NULL;
}

static bool
is_file(const struct ids_site *site, struct str path)
{
	int fd = file_open_beneath(site->dir, path);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* The names in a folder of the content that end in suffix, without it, behind
 * the word before; a folder with a document in it is one, too. */
static void
list(const struct ids_site *site, struct str folder, struct str suffix,
    struct str before, struct ids *out)
{
	struct str path = arena_printf(
	    site->arena, "%.*s/%.*s", STR_ARG(site->content), STR_ARG(folder));
	int fd = file_open_beneath(site->dir, path);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (dir == NULL && fd >= 0)
		close(fd);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		struct str name = str_from(entry->d_name);

		if (name.p[0] == '.')
			continue;
		if (str_ends(name, suffix))
			name.n -= suffix.n;
		else if (!is_file(site,
			     arena_printf(site->arena, "%.*s/%.*s/index.md",
				 STR_ARG(path), STR_ARG(name))))
			continue;
		*vec_push(site->arena, out) = arena_printf(
		    site->arena, "%.*s%.*s", STR_ARG(before), STR_ARG(name));
	}
	if (dir != NULL)
		closedir(dir);
	if (out->n != 0)
		qsort(out->items, out->n, sizeof(*out->items), str_cmp_items);
}

static void
list_place(
    const struct ids_site *site, const struct place_of_ids *p, struct ids *out)
{
	list(site, str_from(p->folder), str_from(p->suffix), STR(""), out);
}

static void
list_documents(const struct ids_site *site, struct str student, struct ids *out)
{
	for (size_t i = 0; i < COUNT(shelves); i++) {
		struct str folder = arena_printf(site->arena,
		    "students/%.*s/%s", STR_ARG(student), shelves[i]);

		list(site, folder, STR(".md"), str_from(shelves[i]), out);
	}
}

static bool
has(const struct ids *ids, struct str id)
{
	for (size_t i = 0; i < ids->n; i++) {
		if (str_eq(ids->items[i], id))
			return true;
	}
	return false;
}

static struct str
nearest(const struct ids *ids, struct str id)
{
	struct near near;

	near_init(&near, id);
	for (size_t i = 0; i < ids->n; i++)
		near_try(&near, ids->items[i]);
	return near.best;
}

/* Without those who are not proposed. */
static struct ids
choices_of(const struct ids_site *site, const struct place_of_ids *p)
{
	struct ids all = { 0 }, students = { 0 }, kept = { 0 };

	list_place(site, p, &all);
	if (!p->adult)
		return all;
	list_place(site, find_place("student"), &students);
	for (size_t i = 0; i < all.n; i++) {
		if (!has(&students, all.items[i]))
			*vec_push(site->arena, &kept) = all.items[i];
	}
	return kept;
}

static bool
tell_choices(const char *option, const struct ids *ids)
{
	if (ids->n == 0)
		return false;
	fprintf(stderr, "Say --%s ", option);
	for (size_t i = 0; i < ids->n && i < MOST_TOLD; i++)
		fprintf(stderr, "%s%.*s",
		    i == 0		  ? ""
			: i + 1 == ids->n ? " or "
					  : ", ",
		    STR_ARG(ids->items[i]));
	fprintf(stderr, "%s.\n", ids->n > MOST_TOLD ? "..." : "");
	return true;
}

bool
ids_tell(const struct ids_site *site, const char *option, struct str student)
{
	const struct place_of_ids *p = find_place(option);
	struct ids ids = { 0 };

	if (p != NULL)
		ids = choices_of(site, p);
	else if (strcmp(option, "about") == 0 && student.n != 0)
		list_documents(site, student, &ids);
	return tell_choices(option, &ids);
}

static void
tell_unknown(
    const struct ids_site *site, const struct place_of_ids *p, struct str id)
{
	struct ids ids = choices_of(site, p);
	struct str near = nearest(&ids, id);

	fprintf(stderr, "waymark new: %.*s/%s has no \"%.*s\"\n",
	    STR_ARG(site->content), p->folder, STR_ARG(id));
	if (near.n != 0)
		fprintf(stderr, "Did you mean --%s %.*s?\n", p->option,
		    STR_ARG(near));
	else if (!tell_choices(p->option, &ids))
		fputs(
		    "There is none yet; \"waymark new\" makes one.\n", stderr);
}

bool
ids_settle(const struct ids_site *site, const char *option, struct str *id)
{
	const struct place_of_ids *p = find_place(option);
	struct ids ids = { 0 };

	if (p == NULL)
		return true;
	list_place(site, p, &ids);
	if (id->n == 0) {
		if (p->alone && ids.n == 1)
			*id = ids.items[0];
		return true;
	}
	if (has(&ids, *id))
		return true;
	tell_unknown(site, p, *id);
	return false;
}

bool
ids_settle_ref(const struct ids_site *site, struct str student, struct str *ref)
{
	struct ids ids = { 0 };
	struct str near;

	list_documents(site, student, &ids);
	if (has(&ids, *ref))
		return true;
	near = nearest(&ids, *ref);
	for (size_t i = 0; i < COUNT(shelves); i++) {
		struct str whole = arena_printf(
		    site->arena, "%s%.*s", shelves[i], STR_ARG(*ref));

		if (has(&ids, whole)) {
			*ref = whole;
			return true;
		}
		if (near.n == 0)
			near = nearest(&ids, whole);
	}
	fprintf(stderr, "waymark new: %.*s has no document \"%.*s\"\n",
	    STR_ARG(student), STR_ARG(*ref));
	if (near.n != 0)
		fprintf(stderr, "Did you mean --about %.*s?\n", STR_ARG(near));
	else if (!tell_choices("about", &ids))
		fputs("--about is a path in the student's folder, such as "
		      "artifacts/creek.\n",
		    stderr);
	return false;
}
