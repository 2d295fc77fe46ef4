#include "git/object.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "git/handle.h"

git_oid
object_name(const struct repo *repo, const struct oid *id)
{
	struct str key = { (const char *)id->bytes, OID_BYTES };
	const struct oid *to = map_get(&repo->replaced, key);

	return repo_oid(to != NULL ? to : id);
}

static enum object_answer
answer(int error)
{
	return error == GIT_ENOTFOUND ? OBJECT_MISSING : OBJECT_DAMAGED;
}

enum object_answer
object_read(
    struct repo *repo, const struct oid *id, size_t limit, struct object *out)
{
	git_oid at = object_name(repo, id);
	git_odb_object *object;
	git_object_t kind;
	size_t n = 0;
	int error = 0;

	if (limit != 0)
		error = git_odb_read_header(&n, &kind, repo->odb, &at);
	if (error < 0)
		return answer(error);
	if (limit != 0 && n > limit)
		return OBJECT_LARGE;
	error = git_odb_read(&object, repo->odb, &at);
	if (error < 0)
		return answer(error);
	*out = (struct object){
		.bytes = { git_odb_object_data(object),
		    git_odb_object_size(object) },
		.kind = (enum object_kind)git_odb_object_type(object),
		.handle = object,
	};
	return OBJECT_FOUND;
}

struct object
object_share(const struct object *object)
{
	git_odb_object *again = NULL;
	struct object out = *object;

	/* Counts one more user; it cannot fail. */
	if (git_odb_object_dup(&again, object->handle) == 0)
		out.handle = again;
	return out;
}

void
object_free(struct object *object)
{
	git_odb_object_free(object->handle);
	*object = (struct object){ .handle = NULL };
}

bool
object_size(struct repo *repo, const struct oid *id, uint64_t *out)
{
	git_oid at = object_name(repo, id);
	git_object_t kind;
	size_t n;

	if (git_odb_read_header(&n, &kind, repo->odb, &at) < 0)
		return false;
	*out = n;
	return true;
}

bool
object_stored(struct repo *repo, const struct oid *id, struct oid *out)
{
	git_oid at = object_name(repo, id);

	memcpy(out->bytes, at.id, OID_BYTES);
	return git_odb_exists_ext(repo->odb, &at, GIT_ODB_LOOKUP_NO_REFRESH) ==
	    1;
}

bool
is_lfs_pointer(struct str bytes)
{
	return bytes.n < 1024 &&
	    str_starts(
		bytes, STR("version https://git-lfs.github.com/spec/v1\n"));
}

struct oid
object_blob_id(struct str bytes)
{
	struct oid out;
	char head[32];
	int n = snprintf(head, sizeof(head), "blob %zu", bytes.n);

	/*
	 * libgit2's SHA-1 also looks for forgeries, at ten times the cost; what
	 * Git stores it has looked at itself.
	 */
	hash_sha1((struct str){ head, (size_t)n + 1 }, bytes, out.bytes);
	return out;
}

bool
tree_next(struct str *rest, struct tree_entry *out)
{
	const char *p = rest->p, *end = rest->p + rest->n, *nul;
	uint32_t mode = 0;

	for (; p < end && *p >= '0' && *p <= '7'; p++)
		mode = mode << 3 | (uint32_t)(*p - '0');
	if (p == end || p == rest->p || *p != ' ')
		return false;
	p++;
	nul = memchr(p, '\0', (size_t)(end - p));
	if (nul == NULL || (size_t)(end - nul) < 1 + OID_BYTES)
		return false;
	out->name = (struct str){ p, (size_t)(nul - p) };
	out->id = (const struct oid *)(nul + 1);
	out->mode = mode;
	*rest = str_skip(*rest, (size_t)(nul + 1 + OID_BYTES - rest->p));
	return true;
}

bool
tree_find(struct str bytes, struct str name, struct tree_entry *out)
{
	while (tree_next(&bytes, out)) {
		if (str_eq(out->name, name))
			return true;
	}
	return false;
}

bool
tree_file(
    struct repo *repo, const struct oid *tree, struct str path, struct oid *out)
{
	struct object folder;
	struct tree_entry te = { .mode = MODE_TREE };
	struct str part;
	bool found;

	*out = *tree;
	while (str_cut(&path, '/', &part)) {
		if ((te.mode & MODE_KIND) != MODE_TREE ||
		    object_read(repo, out, 0, &folder) != OBJECT_FOUND)
			return false;
		found = tree_find(folder.bytes, part, &te);
		if (found)
			*out = *te.id;
		object_free(&folder);
		if (!found)
			return false;
	}
	return (te.mode & MODE_KIND) == MODE_FILE;
}

bool
header_find(struct str bytes, struct str name, struct str *out)
{
	struct str line;

	while (str_cut(&bytes, '\n', &line) && line.n != 0) {
		if (str_starts(line, name) && line.n > name.n &&
		    line.p[name.n] == ' ') {
			*out = str_skip(line, name.n + 1);
			return true;
		}
	}
	return false;
}
