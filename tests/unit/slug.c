#include "locale/slug.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/arena.h"

static void
check(const char *title, const char *wanted)
{
	struct arena arena;

	arena_init(&arena);
	assert_string_equal(
	    arena_cstr(&arena, slug_make(str_from(title), &arena)), wanted);
	arena_free(&arena);
}

static void
a_title_becomes_a_name_that_can_be_read_out(void **state)
{
	(void)state;
	check("A lantern for the hallway", "a-lantern-for-the-hallway");
	check("  Why don't bridges fall?  (part 2)",
	    "why-dont-bridges-fall-part-2");
	check("Why don’t they", "why-dont-they");
	check("../../etc/passwd", "etc-passwd");
	check("--rev", "rev");
}

static void
every_script_has_a_way_into_latin_letters(void **state)
{
	(void)state;
	check("Año nuevo, corazón", "ano-nuevo-corazon");
	check("Straße nach Łódź", "strasse-nach-lodz");
	check("Đường về nhà", "duong-ve-nha");
	check("我的作品", "wo-de-zuo-pin");
	check("Моя работа", "moa-rabota");
	check("Το έργο μου", "to-ergo-mou");
	check("ฉันรักการอ่าน", "chan-rak-kar-xan");
	check("नमस्ते दुनिया", "namaste-duniya");
}

static void
marks_that_latin_letters_lack_are_left_out(void **state)
{
	struct arena arena;
	struct str slug;

	(void)state;
	arena_init(&arena);
	slug = slug_make(STR("عملي الأول"), &arena);
	assert_true(slug.n > 4);
	for (size_t i = 0; i < slug.n; i++)
		assert_non_null(
		    strchr("abcdefghijklmnopqrstuvwxyz-", slug.p[i]));
	arena_free(&arena);
}

static void
a_long_title_is_cut_between_words(void **state)
{
	(void)state;
	check("What I learned about the creek behind our school when the rain "
	      "came",
	    "what-i-learned-about-the-creek-behind-our-school-when-the");
	check("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	      "aaaaaaaaaaaaaaaaaaaa",
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
}

static void
a_title_without_letters_has_no_name(void **state)
{
	(void)state;
	check("", "");
	check("!!! 🎉", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_becomes_a_name_that_can_be_read_out),
		cmocka_unit_test(every_script_has_a_way_into_latin_letters),
		cmocka_unit_test(marks_that_latin_letters_lack_are_left_out),
		cmocka_unit_test(a_long_title_is_cut_between_words),
		cmocka_unit_test(a_title_without_letters_has_no_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
