#include "theme/color.h"

#include <math.h>

#include "base/arena.h"
#include "base/hex.h"

static const struct color black = { 0, 0, 0 };
static const struct color white = { 255, 255, 255 };

bool
color_from_text(struct str s, struct color *out)
{
	uint8_t rgb[3];
	char digits[6];
	size_t wide = s.n == 7 ? 1 : 2; /* "#rgb" doubles its digits */

	if ((s.n != 7 && s.n != 4) || s.p[0] != '#')
		return false;
	for (size_t i = 0; i < 6; i++)
		digits[i] = s.p[1 + i / wide];
	if (!hex_bytes((struct str){ digits, 6 }, rgb, 3))
		return false;
	*out = (struct color){ rgb[0], rgb[1], rgb[2] };
	return true;
}

struct str
color_text(struct color c, struct arena *arena)
{
	return arena_printf(arena, "#%02x%02x%02x", c.red, c.green, c.blue);
}

static double
linear(uint8_t channel)
{
	double x = channel / 255.0;

	return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

static double
luminance(struct color c)
{
	return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) +
	    0.0722 * linear(c.blue);
}

double
color_contrast(struct color a, struct color b)
{
	double x = luminance(a) + 0.05;
	double y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

double
color_contrast_on(struct color c, const struct color *grounds, size_t n)
{
	double lowest = 21.0, one;

	for (size_t i = 0; i < n; i++) {
		one = color_contrast(c, grounds[i]);
		if (one < lowest)
			lowest = one;
	}
	return lowest;
}

static uint8_t
mix(uint8_t a, uint8_t b, unsigned percent)
{
	return (uint8_t)((a * percent + b * (100 - percent) + 50) / 100);
}

struct color
color_mix(struct color a, struct color b, unsigned percent)
{
	return (struct color){ mix(a.red, b.red, percent),
		mix(a.green, b.green, percent), mix(a.blue, b.blue, percent) };
}

bool
color_reach(
    struct color c, const struct color *grounds, size_t n, struct color *out)
{
	const struct color *ends[] = { &black, &white };

	for (unsigned step = 0; step <= 100; step++) {
		for (size_t i = 0; i < 2; i++) {
			*out = color_mix(c, *ends[i], 100 - step);
			if (color_contrast_on(*out, grounds, n) >=
			    COLOR_TEXT_CONTRAST)
				return true;
		}
	}
	return false;
}
