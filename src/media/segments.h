/*
 * segments: the parts that a picture file is made of, one after the other.
 *
 * A JPEG is markers, a PNG and a WebP are chunks, a GIF is blocks. What is
 * not pixels (a place, a name, a small older picture) stands in parts of its
 * own, so that whoever has looked at every part has looked at everything.
 *
 * Units     a kind is a JPEG's marker (0xE1), the four letters of a chunk
 *           as a number (SEGMENT_KIND("eXIf")), or a GIF's first byte.
 * Owner     bytes are slices of the file.
 * Errors    a part that does not end, or stray bytes where one should begin,
 *           make `broken`; nothing is read past the file's end.
 * Source    T.81 B.1; PNG 5.3; RIFF; GIF89a 15 to 27.
 */
#ifndef MEDIA_SEGMENTS_H
#define MEDIA_SEGMENTS_H

#include "media/format.h"

#define SEGMENT_KIND(name)                                       \
	((uint32_t)(name)[0] << 24 | (uint32_t)(name)[1] << 16 | \
	    (uint32_t)(name)[2] << 8 | (uint32_t)(name)[3])

struct segment {
	uint32_t kind;
	struct str bytes; /* what it holds; of a scan, with its pixels */
};

struct segments {
	enum format format;
	struct str rest; /* behind the end of the picture when all is read */
	bool ended; /* the picture's own last part has been read */
	bool broken;
};

void segments_begin(struct segments *s, enum format format, struct str bytes);
/* The next part; false at the end, or when the rest makes no sense. */
bool segments_next(struct segments *s, struct segment *out) must_check;

#endif
