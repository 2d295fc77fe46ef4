#include "helper/draw.h"

#include <vips/vips.h>
#include <vips/vector.h> /* needs vips.h */

#include "media/clean.h"

/* Measured on phone photos: no fault is seen, and 60 KB hold 960 pixels. */
#define QUALITY_JPEG 78
#define QUALITY_WEBP 74
#define EFFORT_WEBP 4
/* Measured on screenshots: 9 takes seven times as long for 3 % fewer bytes. */
#define PNG_COMPRESSION 7

/* Pixels kept for each one shown while a JPEG is decoded: in tenths. */
#define SHRINK_KEEPS 12u

bool
draw_init(const char *program)
{
	if (VIPS_INIT(program) != 0)
		return false;
	/* One picture at a time, and the same bytes on every machine. */
	vips_concurrency_set(1);
	vips_cache_set_max(0);
	vips_vector_set_enabled(FALSE);
	return true;
}

/* Exchange *image for what an operation has made of it. */
static bool
step(VipsImage **image, int failed, VipsImage **made)
{
	if (failed != 0)
		return false;
	g_object_unref(*image);
	*image = *made;
	return true;
}

/* The size as stored, before the picture is turned. */
static struct variant
as_stored(struct variant v, uint8_t orientation)
{
	uint32_t width = v.width;

	if (bitmap_lies(orientation)) {
		v.width = v.height;
		v.height = width;
	}
	return v;
}

/* A JPEG can be decoded at a half, a quarter or an eighth of its size. */
static int
shrink_of(struct variant stored, struct variant wanted)
{
	int shrink = 8;

	while (shrink > 1 &&
	    (stored.width / (uint32_t)shrink * 10 <
		    wanted.width * SHRINK_KEEPS ||
		stored.height / (uint32_t)shrink * 10 <
		    wanted.height * SHRINK_KEEPS))
		shrink /= 2;
	return shrink;
}

/* The loader goes by what was sniffed; the library is not asked to guess. */
static VipsImage *
load(enum format format, struct str bytes, int shrink)
{
	void *p = (void *)(uintptr_t)bytes.p; /* it is only read */
	VipsImage *image = NULL;
	int failed = -1;

	switch (format) {
	case FORMAT_JPEG:
		failed = vips_jpegload_buffer(p, bytes.n, &image, "shrink",
		    shrink, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
		    VIPS_FAIL_ON_ERROR, NULL);
		break;
	case FORMAT_PNG:
		failed = vips_pngload_buffer(p, bytes.n, &image, "access",
		    VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR,
		    NULL);
		break;
	case FORMAT_GIF:
		failed = vips_gifload_buffer(p, bytes.n, &image, "n", 1,
		    "fail_on", VIPS_FAIL_ON_ERROR, NULL);
		break;
	case FORMAT_WEBP:
		failed = vips_webpload_buffer(p, bytes.n, &image, "n", 1,
		    "fail_on", VIPS_FAIL_ON_ERROR, NULL);
		break;
	case FORMAT_UNKNOWN:
	case FORMAT_HEIC:
	case FORMAT_AVIF:
	case FORMAT_TIFF:
	case FORMAT_BMP:
	case FORMAT_JXL:
	case FORMAT_PDF:
	case FORMAT_FILM:
	case FORMAT_COUNT:
		break;
	}
	return failed == 0 ? image : NULL;
}

/* Exif's eight orientations as what has to be done to stand upright. */
static const struct {
	bool flip; /* left and right change places, first */
	VipsAngle angle;
} turns[] = {
	[1] = { false, VIPS_ANGLE_D0 },
	[2] = { true, VIPS_ANGLE_D0 },
	[3] = { false, VIPS_ANGLE_D180 },
	[4] = { true, VIPS_ANGLE_D180 },
	[5] = { true, VIPS_ANGLE_D270 },
	[6] = { false, VIPS_ANGLE_D90 },
	[7] = { true, VIPS_ANGLE_D90 },
	[8] = { false, VIPS_ANGLE_D270 },
};

static bool
turn(VipsImage **image, uint8_t orientation)
{
	VipsImage *made = NULL;

	if (turns[orientation].flip &&
	    !step(image,
		vips_flip(*image, &made, VIPS_DIRECTION_HORIZONTAL, NULL),
		&made))
		return false;
	return turns[orientation].angle == VIPS_ANGLE_D0 ||
	    step(image, vips_rot(*image, &made, turns[orientation].angle, NULL),
		&made);
}

/* Every field goes: Exif, XMP, IPTC, profile, comments, thumbnails. */
static bool
forget(VipsImage **image)
{
	VipsImage *made = NULL;
	gchar **names;

	if (!step(image, vips_copy(*image, &made, NULL), &made))
		return false;
	names = vips_image_get_fields(*image);
	for (gchar **name = names; name != NULL && *name != NULL; name++)
		vips_image_remove(*image, *name);
	g_strfreev(names);
	return true;
}

/* A picture without a profile is taken for sRGB, as browsers do. */
static bool
has_profile(VipsImage *image)
{
	return vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0 ||
	    vips_image_get_interpretation(image) == VIPS_INTERPRETATION_CMYK;
}

static int
resize(VipsImage *image, VipsImage **made, struct variant to)
{
	if (has_profile(image))
		return vips_thumbnail_image(image, made, (int)to.width,
		    "height", (int)to.height, "size", VIPS_SIZE_FORCE,
		    "no_rotate", TRUE, "export_profile", "srgb", "intent",
		    VIPS_INTENT_RELATIVE, NULL);
	return vips_thumbnail_image(image, made, (int)to.width, "height",
	    (int)to.height, "size", VIPS_SIZE_FORCE, "no_rotate", TRUE, NULL);
}

/*
 * To exactly that size, in sRGB, and into memory, so that the next size can
 * be made of it. A profile of the picture's own is applied on the way.
 */
static bool
scale(VipsImage **image, struct variant to)
{
	VipsImage *made = NULL;

	if (!step(image, resize(*image, &made, to), &made) || !forget(image))
		return false;
	made = vips_image_copy_memory(*image);
	return step(image, made == NULL ? -1 : 0, &made);
}

/* The library writes a new Exif part even where it has none to keep. */
static bool
write_webp(VipsImage *image, gboolean lossless, struct drawing *out)
{
	if (vips_webpsave_buffer(image, &out->bytes, &out->n, "lossless",
		lossless, "Q", QUALITY_WEBP, "effort", EFFORT_WEBP, "strip",
		TRUE, NULL) != 0)
		return false;
	out->n = clean_webp(out->bytes, out->n);
	return true;
}

static bool
save_webp(VipsImage *image, bool drawn, struct drawing *out)
{
	struct drawing exact = { NULL, 0 };

	if (!write_webp(image, FALSE, out))
		return false;
	/* Of lines and flat colours, the exact picture is often smaller. */
	if (!drawn || !write_webp(image, TRUE, &exact))
		return true;
	if (exact.n < out->n) {
		g_free(out->bytes);
		*out = exact;
	} else {
		g_free(exact.bytes);
	}
	return true;
}

static bool
save(VipsImage *image, enum format format, bool drawn, struct drawing *out)
{
	if (format == FORMAT_WEBP)
		return save_webp(image, drawn, out);
	if (format == FORMAT_PNG)
		return vips_pngsave_buffer(image, &out->bytes, &out->n,
			   "compression", PNG_COMPRESSION, "strip", TRUE,
			   NULL) == 0;
	return vips_jpegsave_buffer(image, &out->bytes, &out->n, "Q",
		   QUALITY_JPEG, "optimize_coding", TRUE, "interlace", TRUE,
		   "strip", TRUE, NULL) == 0;
}

/* Each variant from the one before it, which is the next larger. */
static enum fault
draw_all(VipsImage **image, const struct order *order, struct drawing *out)
{
	bool drawn = order->bitmap.format == FORMAT_PNG ||
	    order->bitmap.format == FORMAT_GIF;

	for (uint32_t i = order->n; i-- > 0;) {
		const struct variant *v = &order->variants[i];

		if (((uint32_t)vips_image_get_width(*image) != v->width ||
			(uint32_t)vips_image_get_height(*image) != v->height) &&
		    !scale(image, *v))
			return FAULT_DAMAGED;
		if (!save(*image, (enum format)v->format, drawn, &out[i]))
			return FAULT_ENCODE;
	}
	return FAULT_NONE;
}

/* Whether the picture is as large as its head says: the plan relies on it. */
static bool
has_size(VipsImage *image, struct variant stored)
{
	return (uint32_t)vips_image_get_width(image) == stored.width &&
	    (uint32_t)vips_image_get_height(image) == stored.height;
}

enum fault
draw(const struct order *order, struct str bytes,
    struct drawing out[VARIANTS_MAX])
{
	const struct bitmap *b = &order->bitmap;
	struct variant stored = as_stored(
	    (struct variant){ 0, b->width, b->height }, b->orientation);
	struct variant most =
	    as_stored(order->variants[order->n - 1], b->orientation);
	enum format format = (enum format)b->format;
	VipsImage *image = load(format, bytes, 1);
	enum fault fault = FAULT_DAMAGED;
	int shrink = shrink_of(stored, most);

	if (image != NULL && !has_size(image, stored)) {
		fault = FAULT_SIZE;
		goto done;
	}
	if (image != NULL && format == FORMAT_JPEG && shrink > 1) {
		g_object_unref(image);
		image = load(format, bytes, shrink);
	}
	if (image != NULL && scale(&image, most) &&
	    turn(&image, b->orientation))
		fault = draw_all(&image, order, out);
done:
	if (image != NULL)
		g_object_unref(image);
	vips_error_clear();
	return fault;
}

void
draw_free(struct drawing out[VARIANTS_MAX])
{
	for (size_t i = 0; i < VARIANTS_MAX; i++)
		g_free(out[i].bytes);
}
