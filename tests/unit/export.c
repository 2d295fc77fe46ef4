#include "export/inner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/hash.h"

static void
a_picture_that_somebody_did_not_agree_to_is_left_out(void **state)
{
	struct arena arena;
	struct diag diag;
	struct release release = { 0 };
	struct export x = {
		.release = &release, .arena = &arena, .diag = &diag
	};
	struct exporting e = { .x = &x };
	struct released d = { .document = {
				  .body = STR("![A cat](cat.png)") } };
	struct released_media media = { .document = { .rel = STR("cat.png"),
					    .path = STR("content/cat.png") },
		.kind = MEDIA_PICTURE,
		.beside = &d };
	struct str rel, bytes;
	size_t at = 0;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	d.document.front = value_nil();
	d.photo = PHOTO_NONE;
	release.media.items = &media;
	release.media.n = 1;
	assert_false(document_file(&e, &d, &at, &rel, &bytes));
	assert_int_equal(diag.n, 1);
	assert_int_equal(diag.items[0].code, CODE_EXPORT_LEFT_OUT);
	diag_free(&diag);
	arena_free(&arena);
}

/* The example of RFC 9562 A.4 is in another namespace; this one is what
 * other programs make of the address. */
static void
an_address_has_one_uuid(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_true(str_eq(hash_uuid(STR("http://www.example.com/"), &arena),
	    STR("fcde3c85-2270-590f-9e7c-ee003d65e0e2")));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_picture_that_somebody_did_not_agree_to_is_left_out),
		cmocka_unit_test(an_address_has_one_uuid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
