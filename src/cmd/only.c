#include "cmd/only.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "base/diag.h"
#include "git/path.h"
#include "git/repo.h"

/* Without a repository there is nothing to check, which is told later. */
static bool
find_prefix(struct arena *arena, struct str *prefix)
{
	struct repo *repo;
	struct diag quiet;
	bool ok;

	diag_init(&quiet);
	ok = repo_open(&repo, ".", &quiet);
	diag_free(&quiet);
	if (!ok)
		return false;
	*prefix = str_copy(arena, repo_prefix(repo));
	repo_free(repo);
	return true;
}

bool
only_read(struct only *only, const struct words *words, struct arena *arena)
{
	struct str prefix;

	*only = (struct only){ .n = 0 };
	assert(words->n <= ONLY_MAX);
	if (words->n == 0 || !find_prefix(arena, &prefix))
		return true;
	for (size_t i = 0; i < words->n; i++) {
		const char *word = words->items[i];

		if (access(word, F_OK) < 0 ||
		    !path_join(prefix, str_from(word), arena,
			&only->paths[only->n++])) {
			fprintf(stderr,
			    "waymark check: there is no file or folder \"%s\" "
			    "here\n"
			    "As in: waymark check content/students/amara-g\n",
			    word);
			return false;
		}
	}
	return true;
}

static bool
is_of_others(const struct finding *f, const void *arg)
{
	const struct only *only = arg;
	struct str path = f->place.path, at;

	for (size_t i = 0; i < only->n; i++) {
		at = only->paths[i];
		if (str_starts(path, at) ||
		    (at.n != 0 && str_eq(path, str_slice(at, 0, at.n - 1))))
			return false;
	}
	return path.n != 0;
}

size_t
only_keep(const struct only *only, struct diag *diag)
{
	size_t all = diag->n;

	if (only->n != 0)
		diag_drop(diag, 0, is_of_others, only);
	return all - diag->n;
}
