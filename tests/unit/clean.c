#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "media/clean.h"

/* Parts as the formats have them; a PNG's sums are not looked at. */
#define SOI "\xff\xd8"
#define JFIF "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define DQT "\xff\xdb\0\4ab"
#define SCAN "\xff\xda\0\4abpixels\xff\0pixels\xff\xd0pixels"
#define EOI "\xff\xd9"
#define PNG "\x89PNG\r\n\x1a\n"
#define IHDR "\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0sum!"
#define IDAT "\0\0\0\6IDATpixelssum!"
#define IEND "\0\0\0\0IENDsum!"
#define VP8 "VP8 \6\0\0\0pixels"

static void
is_clean(struct str bytes, enum format format)
{
	assert_null(clean_fault(bytes, format));
}

static void
has_fault(struct str bytes, enum format format, const char *fault)
{
	const char *found = clean_fault(bytes, format);

	assert_non_null(found);
	assert_string_equal(found, fault);
}

static void
pixels_alone_are_clean(void **state)
{
	(void)state;
	is_clean(STR(SOI JFIF DQT SCAN EOI), FORMAT_JPEG);
	is_clean(STR(PNG IHDR IDAT IEND), FORMAT_PNG);
	is_clean(STR("RIFF\x12\0\0\0WEBP" VP8), FORMAT_WEBP);
}

static void
every_other_part_is_a_fault(void **state)
{
	static const struct {
		struct str bytes;
		enum format format;
	} all[] = {
		/* Exif and XMP; IPTC; a profile; a comment; a thumbnail. */
		{ STR_INIT(SOI "\xff\xe1\0\6Exif" SCAN EOI), FORMAT_JPEG },
		{ STR_INIT(SOI "\xff\xed\0\6IPTC" SCAN EOI), FORMAT_JPEG },
		{ STR_INIT(SOI "\xff\xe2\0\6ICC_" SCAN EOI), FORMAT_JPEG },
		{ STR_INIT(SOI "\xff\xfe\0\6name" SCAN EOI), FORMAT_JPEG },
		{ STR_INIT(
		      SOI "\xff\xe0\0\x13JFIF\0\1\1\0\0\1\0\1\1\1rgb" SCAN EOI),
		    FORMAT_JPEG },
		/* The same behind the pixels. */
		{ STR_INIT(SOI SCAN "\xff\xfe\0\6name" EOI), FORMAT_JPEG },
		{ STR_INIT(PNG IHDR "\0\0\0\4tEXtnamesum!" IDAT IEND),
		    FORMAT_PNG },
		{ STR_INIT(PNG IHDR "\0\0\0\4eXIfMM\0*sum!" IDAT IEND),
		    FORMAT_PNG },
		{ STR_INIT(PNG IHDR IDAT "\0\0\0\4iTXtnamesum!" IEND),
		    FORMAT_PNG },
		{ STR_INIT("RIFF\x1e\0\0\0WEBP" VP8 "EXIF\4\0\0\0name"),
		    FORMAT_WEBP },
		/* A flag that promises Exif. */
		{ STR_INIT("RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\0\0\0\0"
			   "\0\0" VP8),
		    FORMAT_WEBP },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		has_fault(
		    all[i].bytes, all[i].format, "holds more than its pixels");
}

static void
a_cut_or_longer_file_is_a_fault(void **state)
{
	(void)state;
	has_fault(STR(SOI JFIF DQT SCAN), FORMAT_JPEG, "is not whole");
	has_fault(STR(SOI JFIF DQT SCAN EOI "GPS"), FORMAT_JPEG,
	    "has something behind its end");
	has_fault(STR(PNG IHDR IDAT), FORMAT_PNG, "is not whole");
	has_fault(STR(PNG IHDR IDAT IEND "GPS"), FORMAT_PNG,
	    "has something behind its end");
	has_fault(STR("RIFF\x12\0\0\0WEBP" VP8 "GPS"), FORMAT_WEBP,
	    "has something behind its end");
	has_fault(STR(PNG IHDR IDAT IEND), FORMAT_JPEG,
	    "is of another type than it should be");
}

static void
a_webp_loses_what_is_not_pixels(void **state)
{
	char bytes[] =
	    "RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\0\0\0\0\0\0" VP8
	    "EXIF\3\0\0\0GPS";
	size_t n = sizeof(bytes); /* the NUL pads the last part */

	(void)state;
	n = clean_webp(bytes, n);
	is_clean((struct str){ bytes, n }, FORMAT_WEBP);
	assert_int_equal(n, 12 + 18 + 14);
	/* What is no WebP stays for the last look. */
	assert_int_equal(clean_webp(bytes, 20), 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pixels_alone_are_clean),
		cmocka_unit_test(every_other_part_is_a_fault),
		cmocka_unit_test(a_cut_or_longer_file_is_a_fault),
		cmocka_unit_test(a_webp_loses_what_is_not_pixels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
