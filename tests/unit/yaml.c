#include "data/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"

struct reading {
	struct arena arena;
	struct diag diag;
	struct value value;
	bool ok;
};

static void
read_file(struct reading *r, struct str text)
{
	arena_init(&r->arena);
	diag_init(&r->diag);
	r->ok = value_from_yaml(
	    text, STR("x.yaml"), &r->arena, &r->diag, &r->value);
}

static void
reading_free(struct reading *r)
{
	arena_free(&r->arena);
	diag_free(&r->diag);
}

/* Whether the words of a field are bytes of the text that was read. */
static bool
stands_in(struct str text, const char *field)
{
	struct arena arena;
	struct diag diag;
	struct value all;
	const struct value *v;
	bool inside;

	arena_init(&arena);
	diag_init(&diag);
	assert_true(value_from_yaml(text, STR("x.yaml"), &arena, &diag, &all));
	v = value_get(&all, str_from(field));
	assert_int_equal(v->kind, VALUE_TEXT);
	inside = v->as.text >= text.p && v->as.text < text.p + text.n;
	assert_int_equal((v->flags & VALUE_WRITTEN) != 0, inside);
	arena_free(&arena);
	diag_free(&diag);
	return inside;
}

static void
words_are_looked_at_where_they_are_written_so(void **state)
{
	struct str text =
	    STR("plain: some words\r\n\"two\": \"quoted: words\"\n"
		"three: 'it is'\nlist: [a]\n"
		"escaped: \"a\\tb\"\nsingle: 'it''s'\n"
		"long: first\n  second\nblock: |\n  line\n");

	(void)state;
	assert_true(stands_in(text, "plain"));
	assert_true(stands_in(text, "two"));
	assert_true(stands_in(text, "three"));
	assert_false(stands_in(text, "escaped"));
	assert_false(stands_in(text, "single"));
	assert_false(stands_in(text, "long"));
	assert_false(stands_in(text, "block"));
	assert_false(stands_in(STR("name: \xc3\xa9t\xc3\xa9\n"), "name"));
}

/* There is one finding: code, at line and column. */
static void
assert_told(
    const struct reading *r, enum code code, uint32_t line, uint32_t column)
{
	assert_false(r->ok);
	assert_int_equal(r->diag.n, 1);
	assert_string_equal(
	    code_info(r->diag.items[0].code)->name, code_info(code)->name);
	assert_int_equal(r->diag.items[0].place.line, line);
	assert_int_equal(r->diag.items[0].place.column, column);
}

static void
assert_refused(const char *text, enum code code, uint32_t line, uint32_t column)
{
	struct reading r;

	read_file(&r, str_from(text));
	assert_told(&r, code, line, column);
	reading_free(&r);
}

static void
places_count_code_points_from_one(void **state)
{
	struct reading r;
	const struct value *list;

	(void)state;
	read_file(&r, STR("\xEF\xBB\xBFé: ñandú\r\nlist: [ä, \"ö\"]\r\n"));
	assert_true(r.ok);
	assert_int_equal(value_get(&r.value, STR("é"))->line, 1);
	assert_int_equal(value_get(&r.value, STR("é"))->column, 4);
	list = value_get(&r.value, STR("list"));
	assert_int_equal(list->line, 2);
	assert_int_equal(list->as.items[1].column, 11);
	assert_int_equal(list->as.items[1].flags, VALUE_QUOTED);
	assert_int_equal(
	    object_find(r.value.as.object, STR("list"))->column, 1);
	reading_free(&r);
}

static void
front_matter_has_the_places_of_its_file(void **state)
{
	struct arena arena;
	struct diag diag;
	struct value v;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	assert_true(value_from_front_matter(STR("a: b\n"),
	    (struct place){ STR("x.md"), 4, 1 }, &arena, &diag, &v));
	assert_int_equal(value_get(&v, STR("a"))->line, 4);
	assert_int_equal(value_get(&v, STR("a"))->column, 4);
	arena_free(&arena);
	diag_free(&diag);
}

static void
every_scalar_is_text_or_nothing(void **state)
{
	static const char *const words[] = { "no", "1.10", "010", "12:30",
		"null", "~", "true", "2015-09-07", "0x10", "1e3" };
	struct reading r;
	struct buf text;

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		buf_init(&text);
		buf_printf(&text, "a: %s\nb:\nc: ''\n", words[i]);
		read_file(&r, buf_str(&text));
		assert_true(r.ok);
		assert_true(
		    str_is(value_str(value_get(&r.value, STR("a"))), words[i]));
		assert_true(value_is(value_get(&r.value, STR("b")), VALUE_NIL));
		assert_true(
		    value_is(value_get(&r.value, STR("c")), VALUE_TEXT));
		reading_free(&r);
		buf_free(&text);
	}
}

static void
a_file_without_content_is_nothing(void **state)
{
	static const char *const texts[] = { "", "\n\n", "# a comment\n",
		"---\n", "---\n...\n" };
	struct reading r;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		read_file(&r, str_from(texts[i]));
		assert_true(r.ok);
		assert_true(value_is(&r.value, VALUE_NIL));
		assert_int_equal(r.diag.n, 0);
		reading_free(&r);
	}
}

static void
all_marks_of_other_programs_are_told_at_once(void **state)
{
	struct reading r;

	(void)state;
	read_file(&r, STR("a: &x b\na: !t c\n<<: d\n"));
	assert_false(r.ok);
	assert_int_equal(r.diag.n, 4);
	reading_free(&r);
	assert_refused("a: *x\n", CODE_YAML_ALIAS, 1, 4);
	assert_refused("- &x [a]\n", CODE_YAML_ALIAS, 1, 3);
	assert_refused("!!map {a: b}\n", CODE_YAML_TAG, 1, 1);
}

static void
bytes_that_are_not_text_have_a_place(void **state)
{
	struct reading r;

	(void)state;
	assert_refused("a: b\nc: caf\xE9\n", CODE_ENCODING, 2, 7);
	assert_refused("a: b\nc: \x01", CODE_CONTROL_CHARACTER, 2, 4);
	assert_refused("a: \xC2\x80", CODE_CONTROL_CHARACTER, 1, 4);
	read_file(&r, STR("a: b\0c"));
	assert_told(&r, CODE_CONTROL_CHARACTER, 1, 5);
	reading_free(&r);
	read_file(&r,
	    STR("\xFF\xFE"
		"a\0:\0 \0b\0"));
	assert_told(&r, CODE_ENCODING, 1, 1);
	assert_true(str_find(r.diag.items[0].hint, STR("iconv -f UTF-16 ")) !=
	    STR_NONE);
	reading_free(&r);
	read_file(&r, STR("a\0:\0 \0b\0"));
	assert_told(&r, CODE_ENCODING, 1, 2);
	reading_free(&r);
}

/* The encoding that text looks like, by the name in the hint. */
static void
assert_encoding(const char *text, const char *name)
{
	struct reading r;
	struct buf wanted;

	buf_init(&wanted);
	buf_printf(&wanted, "iconv -f %s ", name);
	read_file(&r, str_from(text));
	assert_false(r.ok);
	assert_int_equal(r.diag.items[0].code, CODE_ENCODING);
	assert_true(
	    str_find(r.diag.items[0].hint, buf_str(&wanted)) != STR_NONE);
	buf_free(&wanted);
	reading_free(&r);
}

static void
the_encoding_is_guessed_where_that_helps(void **state)
{
	struct reading r;

	(void)state;
	assert_encoding("caf\xE9 gar\xE7on", "WINDOWS-1252");
	assert_encoding("\x93quoted\x94 it\x92s", "WINDOWS-1252");
	assert_encoding(
	    "title: \xB8\xF6\xD0\xD4\xBB\xAF\xD1\xA7\xCF\xB0", "GB18030");
	/* Russian in Windows-1251, which could be Greek as well. */
	read_file(&r, STR("\xEF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0"));
	assert_told(&r, CODE_ENCODING, 1, 1);
	assert_true(str_find(r.diag.items[0].hint, STR("iconv")) == STR_NONE);
	reading_free(&r);
}

static void
line_ends_of_old_macs_are_refused(void **state)
{
	(void)state;
	assert_refused("a: b\r\nc: d\re: f", CODE_CONTROL_CHARACTER, 2, 5);
	assert_refused("a: b\r", CODE_CONTROL_CHARACTER, 1, 5);
}

/* open, n times, then close, n times. */
static void
nest(struct buf *b, const char *open, const char *close, size_t n)
{
	buf_init(b);
	for (size_t i = 0; i < n; i++)
		buf_add(b, str_from(open));
	for (size_t i = 0; i < n; i++)
		buf_add(b, str_from(close));
}

static void
depth_is_bounded(void **state)
{
	struct reading r;
	struct buf b;

	(void)state;
	nest(&b, "[", "]", LIMIT_YAML_DEPTH);
	read_file(&r, buf_str(&b));
	assert_true(r.ok);
	reading_free(&r);
	buf_free(&b);
	nest(&b, "[", "]", LIMIT_YAML_DEPTH + 1);
	read_file(&r, buf_str(&b));
	assert_told(&r, CODE_YAML_LIMIT, 1, LIMIT_YAML_DEPTH + 1);
	reading_free(&r);
	buf_free(&b);
	/* What took libyaml's own document interface half a minute. */
	nest(&b, "[", "", 100000);
	read_file(&r, buf_str(&b));
	assert_told(&r, CODE_YAML_LIMIT, 1, LIMIT_YAML_DEPTH + 1);
	reading_free(&r);
	buf_free(&b);
	nest(&b, "- ", "", 100000);
	read_file(&r, buf_str(&b));
	assert_told(&r, CODE_YAML_LIMIT, 1, 2 * LIMIT_YAML_DEPTH + 1);
	reading_free(&r);
	buf_free(&b);
}

static void
size_and_number_are_bounded(void **state)
{
	struct arena arena;
	struct diag diag;
	struct value v;
	struct buf b;
	struct place start = { STR("x.md"), 2, 1 };

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	nest(&b, "- a\n", "", LIMIT_YAML_EVENTS);
	assert_false(
	    value_from_front_matter(buf_str(&b), start, &arena, &diag, &v));
	assert_int_equal(diag.items[0].code, CODE_YAML_LIMIT);
	buf_free(&b);
	nest(&b, "# a comment\n", "", LIMIT_YAML_BYTES / 12 + 1);
	assert_false(
	    value_from_front_matter(buf_str(&b), start, &arena, &diag, &v));
	assert_int_equal(diag.n, 2);
	assert_int_equal(diag.items[1].code, CODE_YAML_LIMIT);
	assert_true(
	    value_from_yaml(buf_str(&b), STR("x.yaml"), &arena, &diag, &v));
	buf_free(&b);
	arena_free(&arena);
	diag_free(&diag);
}

static void
many_fields_are_found_again(void **state)
{
	struct reading r;
	struct buf b;

	(void)state;
	buf_init(&b);
	for (unsigned i = 0; i < 1000; i++)
		buf_printf(&b, "key%u: %u\n", i, i);
	buf_add(&b, STR("key500: twice\n"));
	read_file(&r, buf_str(&b));
	assert_told(&r, CODE_YAML_DUPLICATE, 1001, 1);
	assert_true(
	    str_eq(value_str(value_get(&r.value, STR("key999"))), STR("999")));
	reading_free(&r);
	buf_free(&b);
}

static void
a_comment_behind_a_value_is_told_and_others_are_not(void **state)
{
	struct reading r;

	(void)state;
	read_file(&r,
	    STR("# one\na: b\n  # two\nc: 'd' # three\n"
		"e: # four\n  - f\ng: |\n  # five\n"));
	assert_true(r.ok);
	assert_int_equal(r.diag.n, 0);
	reading_free(&r);
	read_file(&r, STR("a: ñ # lost\nb: [c, d # lost\n  ]\ne: #lost\n"));
	assert_true(r.ok);
	assert_int_equal(r.diag.n, 3);
	assert_int_equal(r.diag.items[0].place.column, 5);
	assert_int_equal(r.diag.items[1].place.line, 2);
	assert_int_equal(r.diag.items[2].place.line, 4);
	reading_free(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_looked_at_where_they_are_written_so),
		cmocka_unit_test(places_count_code_points_from_one),
		cmocka_unit_test(front_matter_has_the_places_of_its_file),
		cmocka_unit_test(every_scalar_is_text_or_nothing),
		cmocka_unit_test(a_file_without_content_is_nothing),
		cmocka_unit_test(all_marks_of_other_programs_are_told_at_once),
		cmocka_unit_test(bytes_that_are_not_text_have_a_place),
		cmocka_unit_test(the_encoding_is_guessed_where_that_helps),
		cmocka_unit_test(line_ends_of_old_macs_are_refused),
		cmocka_unit_test(depth_is_bounded),
		cmocka_unit_test(size_and_number_are_bounded),
		cmocka_unit_test(many_fields_are_found_again),
		cmocka_unit_test(
		    a_comment_behind_a_value_is_told_and_others_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
