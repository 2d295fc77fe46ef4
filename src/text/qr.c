#include "text/qr.h"

#include <qrencode.h>

#include "base/arena.h"
#include "base/buf.h"

#define BORDER 4 /* modules that stay white on each side */

static bool
is_dark(const QRcode *code, int x, int y)
{
	return (code->data[y * code->width + x] & 1) != 0;
}

/*
 * The dark modules of a row, each run of them as one stroke along its middle,
 * as wide as a module; from one to the next the pen is moved.
 */
static void
add_row(struct buf *b, const QRcode *code, int y)
{
	int pen = 0, from;

	for (int x = 0; x < code->width; x++) {
		if (!is_dark(code, x, y))
			continue;
		from = x;
		while (x < code->width && is_dark(code, x, y))
			x++;
		if (pen == 0) {
			buf_add_char(b, 'M');
			buf_add_number(b, (unsigned)(from + BORDER));
			buf_add_char(b, ' ');
			buf_add_number(b, (unsigned)(y + BORDER));
			buf_add(b, STR(".5"));
		} else {
			buf_add_char(b, 'm');
			buf_add_number(b, (unsigned)(from - pen));
			buf_add(b, STR(" 0"));
		}
		buf_add_char(b, 'h');
		buf_add_number(b, (unsigned)(x - from));
		pen = x;
	}
}

static void
add_svg(struct buf *b, const QRcode *code, struct str label)
{
	int side = code->width + 2 * BORDER;

	buf_printf(b,
	    "<svg class=\"qr\" viewBox=\"0 0 %d %d\" role=\"img\" "
	    "shape-rendering=\"crispEdges\" aria-label=\"",
	    side, side);
	buf_add_html(b, label);
	buf_printf(b,
	    "\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>"
	    "<path stroke=\"#000\" d=\"",
	    side, side);
	for (int y = 0; y < code->width; y++)
		add_row(b, code, y);
	buf_add(b, STR("\"/></svg>"));
}

struct str
qr_svg(struct str text, struct str label, struct arena *arena)
{
	QRcode *code = text.n > INT16_MAX
	    ? NULL
	    : QRcode_encodeData(
		  (int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
	struct str out = STR("");
	struct buf b;

	if (code == NULL)
		return out;
	buf_init(&b);
	add_svg(&b, code, label);
	out = str_copy(arena, buf_str(&b));
	buf_free(&b);
	QRcode_free(code);
	return out;
}
