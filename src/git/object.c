#include "git/object.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "git/handle.h"
#include "git/packs.h"

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

static enum object_answer
ask_libgit2(
    struct repo *repo, const git_oid *at, size_t limit, struct object *out)
{
	git_odb_object *object;
	git_object_t kind;
	size_t n = 0;
	int error = 0;

	if (limit != 0)
		error = git_odb_read_header(&n, &kind, repo->odb, at);
	if (error < 0)
		return answer(error);
	if (limit != 0 && n > limit)
		return OBJECT_LARGE;
	error = git_odb_read(&object, repo->odb, at);
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

/* Our oid and libgit2's are the same 20 bytes. */
static struct oid
own_oid(const git_oid *id)
{
	struct oid out;

	memcpy(out.bytes, id->id, OID_BYTES);
	return out;
}

enum object_answer
object_read(
    struct repo *repo, const struct oid *id, size_t limit, struct object *out)
{
	git_oid name = object_name(repo, id);
	struct oid own = own_oid(&name);
	struct packed *packed;
	enum object_answer found =
	    packs_read(repo->packs, &own, limit, &packed);

	if (found == OBJECT_MISSING)
		return ask_libgit2(repo, &name, limit, out);
	if (found == OBJECT_FOUND)
		*out = (struct object){ .bytes = buf_str(&packed->bytes),
			.kind = packed->kind,
			.handle = packed,
			.is_packed = true };
	return found;
}

struct object
object_share(const struct object *object)
{
	git_odb_object *again = NULL;
	struct object out = *object;

	if (object->is_packed)
		packed_take(object->handle);
	/* Counts one more user; it cannot fail. */
	else if (git_odb_object_dup(&again, object->handle) == 0)
		out.handle = again;
	return out;
}

void
object_free(struct object *object)
{
	if (!object->is_packed)
		git_odb_object_free(object->handle);
	else if (object->handle != NULL)
		packed_release(object->handle);
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

	*out = own_oid(&at);
	return packs_have(repo->packs, out) ||
	    git_odb_exists_ext(repo->odb, &at, GIT_ODB_LOOKUP_NO_REFRESH) == 1;
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

/* How nearly all entries begin: a folder, and a file. */
static const struct {
	char head[8];
	size_t n;
	uint32_t mode;
} common_modes[] = {
	{ "40000 ", 6, MODE_TREE },
	{ "100644 ", 7, MODE_FILE | 0644u },
};

/* The mode at the beginning of *rest, in octal digits and a space. */
static bool
cut_mode(struct str *rest, uint32_t *mode)
{
	size_t at = 0;

	for (size_t i = 0; i < sizeof(common_modes) / sizeof(*common_modes);
	     i++) {
		if (rest->n >= sizeof(common_modes[i].head) &&
		    memcmp(rest->p, common_modes[i].head, common_modes[i].n) ==
			0) {
			*mode = common_modes[i].mode;
			*rest = str_skip(*rest, common_modes[i].n);
			return true;
		}
	}
	for (*mode = 0;
	     at < rest->n && rest->p[at] >= '0' && rest->p[at] <= '7'; at++)
		*mode = *mode << 3 | (uint32_t)(rest->p[at] - '0');
	if (at == 0 || at == rest->n || rest->p[at] != ' ')
		return false;
	*rest = str_skip(*rest, at + 1);
	return true;
}

bool
tree_next(struct str *rest, struct tree_entry *out)
{
	struct str name = *rest;
	const char *nul;

	if (!cut_mode(&name, &out->mode))
		return false;
	nul = memchr(name.p, '\0', name.n);
	if (nul == NULL || (size_t)(name.p + name.n - nul) < 1 + OID_BYTES)
		return false;
	out->name = str_slice(name, 0, (size_t)(nul - name.p));
	out->id = (const struct oid *)(nul + 1);
	*rest = str_skip(name, out->name.n + 1 + OID_BYTES);
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
