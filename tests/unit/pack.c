/* Objects read straight from packs, which may come from anywhere. */
#include <fcntl.h>

#include "base/file.h"
#include "git/delta.h"
#include "git/pack.h"
#include "git/packs.h"
#include "scratch.h"

static struct scratch scratch;

/* Ten versions of a text and their trees: each is little but a difference. */
#define VERSIONS                                                          \
	"git init -q -b main .;"                                          \
	"for i in 0 1 2 3 4 5 6 7 8 9; do"                                \
	" mkdir -p d; seq 100 400 >d/a; echo $i >>d/a; seq $i 300 >b-$i;" \
	" git add .; git commit -qm \"Version $i\"; done;"

static int
setup(void **state)
{
	(void)state;
	scratch_begin(&scratch);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	scratch_end(&scratch);
	return 0;
}

static struct str
in_folder(const char *path)
{
	return arena_printf(&scratch.arena, "%s/%s", scratch.folder, path);
}

static struct str
text_of(const char *path)
{
	struct str out;

	assert_true(
	    file_read_named(in_folder(path), SIZE_MAX, &scratch.arena, &out));
	return out;
}

/* "ID KIND SIZE", the content and a line end, as git cat-file --batch has it.
 */
static struct str
cut_object(struct str *rest, struct oid *id, struct str *kind)
{
	struct str line, word, out;
	uint64_t n;

	assert_true(str_cut(rest, '\n', &line) && str_cut(&line, ' ', &word));
	assert_true(oid_from_hex(word, id) && str_cut(&line, ' ', kind));
	assert_true(str_uint(line, UINT32_MAX, &n));
	out = str_slice(*rest, 0, (size_t)n);
	*rest = str_skip(*rest, (size_t)n + 1);
	return out;
}

static enum object_kind
kind_from(struct str name)
{
	return str_is(name, "commit") ? OBJECT_COMMIT
	    : str_is(name, "tree")    ? OBJECT_TREE
	    : str_is(name, "blob")    ? OBJECT_BLOB
				      : OBJECT_TAG;
}

/* How many objects there are; each has to be what Git says it is. */
static size_t
compare_with_git(struct packs *packs)
{
	struct str all = text_of("all"), kind, bytes;
	struct packed *object;
	struct oid id;
	size_t n;

	for (n = 0; all.n != 0; n++) {
		bytes = cut_object(&all, &id, &kind);
		assert_true(packs_have(packs, &id));
		assert_int_equal(
		    packs_read(packs, &id, 0, &object), OBJECT_FOUND);
		assert_int_equal(object->kind, kind_from(kind));
		assert_true(str_eq(buf_str(&object->bytes), bytes));
		packed_release(object);
	}
	return n;
}

#define LIST_ALL                                                     \
	"git cat-file --batch-all-objects --unordered --batch >all;" \
	"git count-objects -v | grep -q '^count: 0'"

static void
every_object_of_every_pack_is_what_git_says(void **state)
{
	struct packs *packs;
	struct oid id = { { 1 } };
	struct packed *object;

	(void)state;
	scratch_run(&scratch,
	    VERSIONS "git tag -a -m T one; git tag empty "
		     "$(git hash-object -w -t blob /dev/null);"
		     "git repack -q -adf;"
		     "git verify-pack -v .git/objects/pack/*.idx |"
		     " grep -q 'chain length = 2';"
		     "seq 300 500 >c; git add c; git commit -qm More;"
		     "git repack -q -d;" LIST_ALL);
	packs = packs_open(in_folder(".git/objects/pack"));
	assert_true(compare_with_git(packs) > 40);
	/* What is kept of them is the same, and so is what is read again. */
	assert_true(compare_with_git(packs) > 40);
	packs_trim(packs);
	assert_true(compare_with_git(packs) > 40);
	assert_false(packs_have(packs, &id));
	assert_int_equal(packs_read(packs, &id, 0, &object), OBJECT_MISSING);
	packs_free(packs);
}

static void
a_base_may_be_named_by_its_id(void **state)
{
	struct packs *packs;

	(void)state;
	scratch_run(&scratch,
	    "git config repack.useDeltaBaseOffset false;"
	    "git repack -q -adf;" LIST_ALL);
	packs = packs_open(in_folder(".git/objects/pack"));
	assert_true(compare_with_git(packs) > 40);
	packs_free(packs);
}

/* Whoever has a text already says so, and it is not read for the others. */
static void
a_text_at_hand_is_not_read(void **state)
{
	struct packs *packs = packs_open(in_folder(".git/objects/pack"));
	struct str all = text_of("all"), kind, bytes, other = STR("other");
	struct oid id = { { 1 } }, blob = id;
	struct packed *object;

	(void)state;
	packs_offer(packs, &id, STR("in no pack"));
	assert_false(packs_have(packs, &id));
	while (all.n != 0) {
		bytes = cut_object(&all, &id, &kind);
		if (!str_is(kind, "blob"))
			continue;
		packs_offer(packs, &id, bytes);
		packs_offer(packs, &id, bytes);
		blob = id;
	}
	assert_true(compare_with_git(packs) > 40);
	packs_trim(packs);
	packs_offer(packs, &blob, other);
	assert_int_equal(packs_read(packs, &blob, 0, &object), OBJECT_FOUND);
	assert_true(str_eq(buf_str(&object->bytes), other));
	packed_release(object);
	packs_free(packs);
}

static void
what_is_too_large_is_not_given(void **state)
{
	struct packs *packs = packs_open(in_folder(".git/objects/pack"));
	struct str all = text_of("all"), kind, bytes;
	struct packed *object;
	struct oid id;

	(void)state;
	while (all.n != 0) {
		bytes = cut_object(&all, &id, &kind);
		if (bytes.n < 2)
			continue;
		assert_int_equal(
		    packs_read(packs, &id, bytes.n - 1, &object), OBJECT_LARGE);
		assert_int_equal(
		    packs_read(packs, &id, bytes.n, &object), OBJECT_FOUND);
		packed_take(object);
		packed_release(object);
		assert_true(str_eq(buf_str(&object->bytes), bytes));
		packed_release(object);
	}
	packs_free(packs);
}

/* One object in each of the packs that are left after a byte was changed. */
static void
read_damaged(struct str all)
{
	struct packs *packs = packs_open(in_folder("bad"));
	struct str kind;
	struct packed *object;
	struct oid id;

	while (all.n != 0) {
		(void)cut_object(&all, &id, &kind);
		if (packs_read(packs, &id, 0, &object) == OBJECT_FOUND)
			packed_release(object);
	}
	packs_free(packs);
}

static void
damage(struct str file, const char *name, struct str all)
{
	int folder = open(arena_cstr(&scratch.arena, in_folder("bad")),
	    O_RDONLY | O_DIRECTORY);
	char *bytes = arena_bytes(&scratch.arena, file.n);

	assert_true(folder >= 0);
	memcpy(bytes, file.p, file.n);
	for (size_t i = 0; i < file.n; i += 1 + file.n / 97) {
		bytes[i] = (char)(file.p[i] ^ (1 << i % 8));
		assert_true(file_write(
		    folder, str_from(name), (struct str){ bytes, file.n }));
		read_damaged(all);
		bytes[i] = file.p[i];
	}
	/* Cut short, and nothing at all. */
	for (size_t n = file.n - 1; n != 0; n /= 2) {
		assert_true(file_write(
		    folder, str_from(name), (struct str){ bytes, n }));
		read_damaged(all);
	}
	assert_true(file_write(folder, str_from(name), file));
	close(folder);
}

static void
damage_is_left_to_libgit2(void **state)
{
	struct str index, pack, all = text_of("all");

	(void)state;
	scratch_run(&scratch,
	    "mkdir bad; cp .git/objects/pack/*.idx bad/p.idx;"
	    "cp .git/objects/pack/*.pack bad/p.pack; chmod u+w bad/*");
	index = text_of("bad/p.idx");
	pack = text_of("bad/p.pack");
	damage(index, "p.idx", all);
	damage(pack, "p.pack", all);
}

/* Where all objects stand, and that none stands where one nearly does. */
static void
find_all(const struct pack *pack, size_t *places)
{
	struct str all = text_of("all"), kind;
	struct oid id;
	size_t n = 0, at;

	for (; all.n != 0; n++) {
		(void)cut_object(&all, &id, &kind);
		assert_true(pack_find(pack, &id, &places[n]));
		id.bytes[OID_BYTES - 1] ^= 1;
		assert_false(pack_find(pack, &id, &at));
		id.bytes[1] ^= 0x80;
		assert_false(pack_find(pack, &id, &at));
	}
	assert_int_equal(n, pack->n);
}

static void
what_was_learned_of_an_index_says_the_same(void **state)
{
	struct pack pack;
	size_t *before, *after;

	(void)state;
	scratch_run(&scratch,
	    "mkdir one; cp .git/objects/pack/*.idx one/idx;"
	    "cp .git/objects/pack/*.pack one/pack");
	assert_true(pack_init(&pack, text_of("one/idx"), text_of("one/pack")));
	before = arena_array(&scratch.arena, pack.n, sizeof(*before));
	after = arena_array(&scratch.arena, pack.n, sizeof(*after));
	find_all(&pack, before);
	pack_learn(&pack, &scratch.arena);
	find_all(&pack, after);
	assert_memory_equal(before, after, pack.n * sizeof(*before));
}

static void
add_number(struct buf *out, uint32_t n)
{
	for (unsigned shift = 32; shift != 0; shift -= 8)
		buf_add_char(out, (char)(n >> (shift - 8)));
}

/* A pack may be made so that nothing stands where one would guess. */
static void
ids_that_stand_close_together_are_found(void **state)
{
	const uint32_t n = 1000, first = 0xFFFC00;
	struct buf index, bytes;
	struct pack pack;
	struct oid id = { { 0 } };
	size_t at;

	(void)state;
	buf_init(&index);
	buf_init(&bytes);
	buf_add(&index, STR("\377tOc\0\0\0\2"));
	for (unsigned i = 0; i < 256; i++)
		add_number(&index, n);
	for (uint32_t i = 0; i < n; i++) {
		add_number(&index, i < n / 2 ? i : first + i);
		buf_add(&index, (struct str){ (const char *)id.bytes, 16 });
	}
	for (uint32_t i = 0; i < 2 * n; i++)
		add_number(&index, i); /* sums, and places from n on */
	buf_add(&bytes, STR("PACK\0\0\0\2"));
	add_number(&bytes, n);
	for (unsigned i = 0; i < 2; i++) {
		buf_add(
		    &index, (struct str){ (const char *)id.bytes, OID_BYTES });
		buf_add(
		    &bytes, (struct str){ (const char *)id.bytes, OID_BYTES });
	}
	assert_true(pack_init(&pack, buf_str(&index), buf_str(&bytes)));
	for (uint32_t i = 0; i < n; i++) {
		uint32_t head = i < n / 2 ? i : first + i;

		id.bytes[1] = (uint8_t)(head >> 16);
		id.bytes[2] = (uint8_t)(head >> 8);
		id.bytes[3] = (uint8_t)head;
		assert_true(pack_find(&pack, &id, &at));
		assert_int_equal(at, n + i);
	}
	id.bytes[1] = 0x80;
	assert_false(pack_find(&pack, &id, &at));
	buf_free(&index);
	buf_free(&bytes);
}

static void
a_difference_makes_what_it_says(void **state)
{
	/* 2 bytes of its own, then 3 of the base from its second on. */
	struct str whole = STR("\005\005\002ab\221\001\003"), delta = whole;
	struct str base = STR("12345");
	char out[8];
	size_t from, to;

	(void)state;
	assert_true(delta_sizes(&delta, &from, &to));
	assert_int_equal(from, 5);
	assert_int_equal(to, 5);
	assert_true(delta_apply(delta, base, out, 5));
	assert_memory_equal(out, "ab234", 5);
	/* Too much, too little, past the base, no step, and half a step. */
	assert_false(delta_apply(delta, base, out, 4));
	assert_false(delta_apply(delta, base, out, 6));
	assert_false(delta_apply(delta, STR("123"), out, 5));
	assert_false(delta_apply(STR("\000"), base, out, 0));
	assert_false(delta_apply(STR("\005a"), base, out, 5));
	assert_false(delta_apply(STR("\221\001"), base, out, 3));
	delta = STR("\205\200");
	assert_false(delta_sizes(&delta, &from, &to));
	delta = STR("\377\377\377\377\377\377\377\377\377\377\001\001");
	assert_false(delta_sizes(&delta, &from, &to));
}

static void
a_folder_without_packs_has_nothing(void **state)
{
	struct packs *packs = packs_open(in_folder("nowhere"));
	struct oid id = { { 0 } };

	(void)state;
	assert_false(packs_have(packs, &id));
	packs_free(packs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_object_of_every_pack_is_what_git_says),
		cmocka_unit_test(a_base_may_be_named_by_its_id),
		cmocka_unit_test(a_text_at_hand_is_not_read),
		cmocka_unit_test(what_is_too_large_is_not_given),
		cmocka_unit_test(damage_is_left_to_libgit2),
		cmocka_unit_test(what_was_learned_of_an_index_says_the_same),
		cmocka_unit_test(ids_that_stand_close_together_are_found),
		cmocka_unit_test(a_difference_makes_what_it_says),
		cmocka_unit_test(a_folder_without_packs_has_nothing),
	};

	return cmocka_run_group_tests_name("pack", tests, setup, teardown);
}
