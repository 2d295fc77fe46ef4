#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pages/bitmap.h"

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\xc0\0\0\x02"
			  "\x80";
static const char gif[] = "GIF89a\x0a\0\x14\0";
static const char jpeg[] = "\xff\xd8\xff\xe0\0\x04xx\xff\xc2\0\x11\x08\x01"
			   "\x00\x02\x00";
static const char webp[] = "RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0"
			   "\xef\0\0";

static void
has_size(const char *bytes, size_t n, uint32_t width, uint32_t height)
{
	uint32_t w, h;

	assert_true(bitmap_size((struct str){ bytes, n }, &w, &h));
	assert_int_equal(w, width);
	assert_int_equal(h, height);
}

static void
every_format_tells_its_size(void **state)
{
	(void)state;
	has_size(png, sizeof(png) - 1, 960, 640);
	has_size(gif, sizeof(gif) - 1, 10, 20);
	has_size(jpeg, sizeof(jpeg) - 1, 512, 256);
	has_size(webp, sizeof(webp) - 1, 320, 240);
}

static void
a_cut_picture_has_no_size(void **state)
{
	static const struct str all[] = { { png, sizeof(png) - 1 },
		{ gif, sizeof(gif) - 1 }, { jpeg, sizeof(jpeg) - 1 },
		{ webp, sizeof(webp) - 1 } };
	uint32_t w, h;

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		for (size_t n = 0; n < all[i].n; n++)
			assert_false(
			    bitmap_size(str_slice(all[i], 0, n), &w, &h));
	}
	assert_false(bitmap_size(STR("not a picture"), &w, &h));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_tells_its_size),
		cmocka_unit_test(a_cut_picture_has_no_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
