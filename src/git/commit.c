#include "git/commit.h"

#include <string.h>

#include "base/arena.h"
#include "git/handle.h"

/* Tags of tags are followed this far. */
#define TAG_DEPTH 8
/* "parent ", 40 digits and the line's end. */
#define PARENT_LINE (7 + OID_DIGITS + 1)

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t
count_digits(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
		n++;
	return n;
}

static size_t
skip_spaces(struct str s, size_t at)
{
	while (at < s.n && is_space(s.p[at]))
		at++;
	return at;
}

/* "1700000000 +0100", or nothing where either part is damaged. */
static void
parse_date(struct str s, struct signature *out)
{
	size_t at = skip_spaces(s, 0), n = count_digits(s, at);
	uint64_t time, zone;
	size_t zone_n;

	if (!str_uint(str_slice(s, at, n), INT64_MAX, &time))
		return;
	at = skip_spaces(s, at + n);
	if (at >= s.n || (s.p[at] != '+' && s.p[at] != '-'))
		return;
	zone_n = count_digits(s, at + 1);
	/* No place is a day from UTC; the time is right all the same. */
	if (!str_uint(str_slice(s, at + 1, zone_n), 2359, &zone) ||
	    zone % 100 > 59)
		zone = 0;
	out->time = (int64_t)time;
	out->dated = zone_n != 0;
	out->zone = (int)(zone / 100 * 60 + zone % 100);
	if (s.p[at] == '-')
		out->zone = -out->zone;
}

/* As Git's split_ident_line: the date stands behind the last ">". */
static void
parse_signature(struct str line, struct signature *out)
{
	size_t open = str_find_char(line, '<'), close, name = open;
	struct str mail;

	if (open == STR_NONE)
		return;
	mail = str_skip(line, open + 1);
	close = str_find_char(mail, '>');
	if (close == STR_NONE)
		return;
	while (name > 0 && is_space(line.p[name - 1]))
		name--;
	out->name = str_slice(line, 0, name);
	out->address = str_slice(mail, 0, close);
	parse_date(str_skip(line, str_find_last(line, '>') + 1), out);
}

static void
parse_header(struct commit *c, struct str *rest)
{
	struct str line;

	c->parents = (struct str){ rest->p, 0 };
	while (str_cut(rest, '\n', &line) && line.n != 0) {
		if (str_starts(line, STR("parent ")) &&
		    line.n + 1 == PARENT_LINE) {
			if (c->parents.n == 0)
				c->parents.p = line.p;
			c->parents.n =
			    (size_t)(line.p - c->parents.p) + PARENT_LINE;
		} else if (str_starts(line, STR("author "))) {
			parse_signature(str_skip(line, 7), &c->author);
		} else if (str_starts(line, STR("committer "))) {
			parse_signature(str_skip(line, 10), &c->committed);
		} else if (str_starts(line, STR("encoding "))) {
			c->encoding = str_skip(line, 9);
		}
	}
}

bool
commit_parse(struct commit *c, struct str bytes)
{
	struct str tree;

	*c = (struct commit){ .object = { .handle = NULL } };
	if (!header_find(bytes, STR("tree"), &tree) ||
	    !oid_from_hex(tree, &c->tree))
		return false;
	parse_header(c, &bytes);
	c->message = bytes;
	return true;
}

bool
commit_read(struct repo *repo, const struct oid *id, struct commit *out)
{
	struct object object;

	if (object_read(repo, id, 0, &object) != OBJECT_FOUND)
		return false;
	if (object.kind != OBJECT_COMMIT || !commit_parse(out, object.bytes)) {
		object_free(&object);
		return false;
	}
	out->object = object;
	return true;
}

void
commit_free(struct commit *c)
{
	object_free(&c->object);
}

bool
commit_parent(struct str *rest, struct oid *out)
{
	bool ok =
	    rest->n >= PARENT_LINE && oid_from_hex(str_skip(*rest, 7), out);

	*rest = str_skip(*rest, PARENT_LINE);
	return ok;
}

static struct str
trim_end(struct str s)
{
	while (s.n != 0 && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str
commit_summary(const struct commit *c, struct arena *arena)
{
	struct str rest = c->message, line, out = { NULL, 0 };

	while (str_cut(&rest, '\n', &line)) {
		line = trim_end(line);
		if (line.n == 0 && out.n == 0)
			continue;
		if (line.n == 0)
			break;
		out = out.n == 0 ? str_copy(arena, line)
				 : arena_printf(arena, "%.*s %.*s",
				       STR_ARG(out), STR_ARG(line));
	}
	return out;
}

static bool
peel(struct repo *repo, struct oid *id)
{
	struct object object;
	struct str target;
	bool ok, is_commit = false;

	for (int i = 0; i < TAG_DEPTH && !is_commit; i++) {
		if (object_read(repo, id, 0, &object) != OBJECT_FOUND)
			return false;
		is_commit = object.kind == OBJECT_COMMIT;
		ok = is_commit ||
		    (object.kind == OBJECT_TAG &&
			header_find(object.bytes, STR("object"), &target) &&
			oid_from_hex(target, id));
		object_free(&object);
		if (!ok)
			return false;
	}
	return is_commit;
}

static bool
find_ref(struct repo *repo, const char *name, struct oid *out)
{
	git_reference *ref = NULL;
	bool ok = false;

	if (git_reference_dwim(&ref, repo->git, name) == 0 &&
	    git_reference_target(ref) != NULL) {
		memcpy(out->bytes, git_reference_target(ref)->id, OID_BYTES);
		ok = true;
	}
	git_reference_free(ref);
	return ok;
}

static bool
find_prefix(struct repo *repo, struct str name, struct oid *out)
{
	git_oid id, full;

	if (name.n < GIT_OID_MINPREFIXLEN || name.n > OID_DIGITS ||
	    git_oid_fromstrn(&id, name.p, name.n) < 0 ||
	    git_odb_exists_prefix(&full, repo->odb, &id, name.n) < 0)
		return false;
	memcpy(out->bytes, full.id, OID_BYTES);
	return true;
}

static bool
find_name(struct repo *repo, struct str name, struct oid *out)
{
	struct arena scratch;
	bool ok;

	if (str_eq(name, STR("@")))
		name = STR("HEAD");
	arena_init(&scratch);
	ok = (find_ref(repo, arena_cstr(&scratch, name), out) ||
		 find_prefix(repo, name, out)) &&
	    peel(repo, out);
	arena_free(&scratch);
	return ok;
}

/* The nth parent of *id, counted from 1. */
static bool
step_to_parent(struct repo *repo, uint64_t nth, struct oid *id)
{
	struct commit c;
	struct str rest;
	bool ok;

	if (!commit_read(repo, id, &c))
		return false;
	rest = c.parents;
	do {
		ok = commit_parent(&rest, id);
	} while (ok && --nth != 0);
	commit_free(&c);
	return ok;
}

/* One "~3" or "^2" at the beginning of *rest. */
static bool
step(struct repo *repo, struct str *rest, struct oid *id)
{
	size_t n = 1;
	uint64_t count = 1;

	while (n < rest->n && rest->p[n] >= '0' && rest->p[n] <= '9')
		n++;
	if (n > 1 && !str_uint(str_slice(*rest, 1, n - 1), 1000000, &count))
		return false;
	if (rest->p[0] == '^') {
		*rest = str_skip(*rest, n);
		return count == 0 || step_to_parent(repo, count, id);
	}
	if (rest->p[0] != '~')
		return false;
	*rest = str_skip(*rest, n);
	for (; count != 0; count--) {
		if (!step_to_parent(repo, 1, id))
			return false;
	}
	return true;
}

bool
commit_find(struct repo *repo, struct str name, struct oid *out)
{
	size_t end = 0;
	struct str rest;

	while (end < name.n && name.p[end] != '~' && name.p[end] != '^')
		end++;
	rest = str_skip(name, end);
	if (str_eq(rest, STR("^{commit}")) || str_eq(rest, STR("^{}")))
		rest = STR("");
	if (!find_name(repo, str_slice(name, 0, end), out))
		return false;
	while (rest.n != 0) {
		if (!step(repo, &rest, out))
			return false;
	}
	return true;
}
