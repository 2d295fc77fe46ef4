#include "text/shape.h"

#include <stddef.h>

#include "text/list.h"

/* Lists of words between spaces: what they name stands in the open. */

static const struct {
	enum shape_way way;
	const char *names;
} elements[] = {
	{ SHAPE_KEEP,
	    " circle clipPath defs ellipse feBlend feColorMatrix "
	    "feComponentTransfer feComposite feConvolveMatrix "
	    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow "
	    "feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge "
	    "feMergeNode feMorphology feOffset fePointLight "
	    "feSpecularLighting feSpotLight feTile feTurbulence filter g line "
	    "linearGradient marker mask path pattern polygon polyline "
	    "radialGradient rect stop svg symbol use " },
	{ SHAPE_TEXT, " desc text textPath title tspan " },
	{ SHAPE_OPEN, " a switch " },
	{ SHAPE_QUIET, " metadata view cursor " },
};

/* Looks: they may be set as attributes, and in style="...". */
static const char properties[] =
    " alignment-baseline baseline-shift clip-path clip-rule color "
    "color-interpolation color-interpolation-filters direction display "
    "dominant-baseline fill fill-opacity fill-rule filter flood-color "
    "flood-opacity font-family font-size font-size-adjust font-stretch "
    "font-style font-variant font-weight image-rendering letter-spacing "
    "lighting-color marker-end marker-mid marker-start mask opacity overflow "
    "paint-order shape-rendering stop-color stop-opacity stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-anchor "
    "text-decoration text-rendering unicode-bidi vector-effect visibility "
    "word-spacing writing-mode ";

static const char attributes[] =
    " amplitude aria-hidden aria-label aria-labelledby azimuth baseFrequency "
    "bias clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode "
    "elevation exponent filterUnits fr fx fy gradientTransform gradientUnits "
    "height href id in in2 intercept k1 k2 k3 k4 kernelMatrix lang "
    "lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth "
    "maskContentUnits maskUnits method mode numOctaves offset operator order "
    "orient pathLength patternContentUnits patternTransform patternUnits "
    "points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio "
    "primitiveUnits r radius refX refY result role rotate rx ry scale seed "
    "side slope spacing specularConstant specularExponent spreadMethod "
    "startOffset stdDeviation stitchTiles surfaceScale tableValues targetX "
    "targetY textLength transform type values viewBox width x x1 x2 "
    "xChannelSelector y y1 y2 yChannelSelector z ";

/* What may stand before "(" in a value; url has a rule of its own. */
static const char functions[] =
    " hsl hsla matrix rgb rgba rotate scale skewX skewY translate url ";

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '_';
}

enum shape_way
shape_element(struct str name)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++) {
		if (list_has(elements[i].names, name))
			return elements[i].way;
	}
	return SHAPE_DROP;
}

bool
shape_property(struct str name)
{
	return list_has(properties, name);
}

bool
shape_attribute(struct str name)
{
	return list_has(attributes, name) || shape_property(name);
}

/* "url(#part)", with or without quotes: the picture's own part. */
static bool
is_own_part(struct str inside)
{
	inside = str_trim(inside);
	if (inside.n != 0 && (*inside.p == '"' || *inside.p == '\''))
		inside = str_skip(inside, 1);
	return inside.n != 0 && *inside.p == '#';
}

bool
shape_value(struct str value)
{
	for (size_t i = 0; i < value.n; i++) {
		size_t from = i;
		struct str name;

		/* "\75rl(" is "url(" in CSS; no drawing needs an escape. */
		if (value.p[i] == '\\' || value.p[i] == '@')
			return false;
		if (value.p[i] != '(')
			continue;
		while (from > 0 && is_word(value.p[from - 1]))
			from--;
		name = str_slice(value, from, i - from);
		if (!list_has(functions, name) ||
		    (str_eq(name, STR("url")) &&
			!is_own_part(str_skip(value, i + 1))))
			return false;
	}
	return true;
}
