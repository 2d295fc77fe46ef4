#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "media/bitmap.h"

#define CHUNK_SUM "sum!"

static const struct str png =
    STR_INIT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\xc0\0\0\x02\x80\x08\2\0\0"
	     "\0" CHUNK_SUM);
static const struct str gif = STR_INIT("GIF89a\x0a\0\x14\0\0\0\0");
static const struct str jpeg = STR_INIT("\xff\xd8\xff\xe0\0\x04xx\xff\xc2\0\x11"
					"\x08\x01\0\x02\0\x03"
					"123456789");
static const struct str webp =
    STR_INIT("RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0\xef\0\0");

static struct bitmap
read(struct str bytes)
{
	struct bitmap b;

	assert_true(bitmap_read(bytes, &b));
	return b;
}

static void
has_size(struct str bytes, uint32_t width, uint32_t height)
{
	struct bitmap b = read(bytes);

	assert_int_equal(b.width, width);
	assert_int_equal(b.height, height);
	assert_int_equal(b.orientation, 1);
	assert_false(b.moving);
}

static void
every_format_tells_its_size(void **state)
{
	(void)state;
	has_size(png, 960, 640);
	has_size(gif, 10, 20);
	has_size(jpeg, 512, 256);
	has_size(webp, 320, 240);
}

static void
a_cut_picture_has_no_size(void **state)
{
	const struct str all[] = { png, jpeg, webp };
	struct bitmap b;

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		for (size_t n = 0; n < all[i].n; n++)
			assert_false(bitmap_read(str_slice(all[i], 0, n), &b));
	}
	assert_false(bitmap_read(str_slice(gif, 0, 8), &b));
	assert_false(bitmap_read(STR("not a picture"), &b));
}

/* "Exif", a TIFF header, and a directory of one entry: the orientation. */
#define EXIF_LITTLE(v) \
	"Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0" v "\0\0\0"
#define EXIF_BIG(v) "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0" v "\0\0"
#define JPEG_WITH(exif)                                    \
	STR("\xff\xd8\xff\xe1\0\x1e" exif "\xff\xc0\0\x11" \
	    "\x08\x01\0\x02\0\x03"                         \
	    "123456789")

static void
a_lying_picture_is_told_as_it_is_shown(void **state)
{
	struct bitmap b = read(JPEG_WITH(EXIF_LITTLE("\6")));

	(void)state;
	assert_int_equal(b.orientation, 6);
	assert_int_equal(b.width, 256);
	assert_int_equal(b.height, 512);
	b = read(JPEG_WITH(EXIF_BIG("\3")));
	assert_int_equal(b.orientation, 3);
	assert_int_equal(b.width, 512);
}

static void
an_orientation_that_is_none_is_upright(void **state)
{
	(void)state;
	assert_int_equal(read(JPEG_WITH(EXIF_LITTLE("\0"))).orientation, 1);
	assert_int_equal(read(JPEG_WITH(EXIF_LITTLE("\x09"))).orientation, 1);
}

static void
more_than_one_frame_moves(void **state)
{
	/* Two images of one pixel without a table of colours. */
#define IMAGE ",\0\0\0\0\1\0\1\0\0\2\1\0\0"
	(void)state;
	assert_true(read(STR("GIF89a\1\0\1\0\0\0\0" IMAGE IMAGE ";")).moving);
	assert_false(read(STR("GIF89a\1\0\1\0\0\0\0" IMAGE ";")).moving);
}

static void
a_name_is_not_believed(void **state)
{
	(void)state;
	assert_int_equal(format_of(png), FORMAT_PNG);
	assert_int_equal(format_of(STR("\0\0\0\x18"
				       "ftypheic")),
	    FORMAT_HEIC);
	assert_int_equal(format_of(STR("\0\0\0\x18"
				       "ftypqt  ")),
	    FORMAT_FILM);
	assert_int_equal(format_of(STR("%PDF-1.7")), FORMAT_PDF);
	assert_int_equal(format_of(STR("")), FORMAT_UNKNOWN);
	assert_true(format_is_called(FORMAT_JPEG, STR("IMG.JPEG")));
	assert_false(format_is_called(FORMAT_PNG, STR("photo.jpg")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_tells_its_size),
		cmocka_unit_test(a_cut_picture_has_no_size),
		cmocka_unit_test(a_lying_picture_is_told_as_it_is_shown),
		cmocka_unit_test(an_orientation_that_is_none_is_upright),
		cmocka_unit_test(more_than_one_frame_moves),
		cmocka_unit_test(a_name_is_not_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
