/*
 * clean: the last look at a picture before it is published.
 *
 * A picture made by waymark-media holds its pixels and nothing else. This
 * reads the finished file part by part and takes only parts from a short
 * list, so that the promise of no places, names and times in pictures does
 * not rest on the library that made them (libvips 8.14 keeps them in WebP
 * even when told to strip).
 *
 * Source    privacy.md R4; the formats as in segments.h.
 */
#ifndef MEDIA_CLEAN_H
#define MEDIA_CLEAN_H

#include "media/format.h"

/*
 * NULL if bytes are a whole picture of the format with nothing beside its
 * pixels; else what is wrong, as words that follow "the picture".
 */
const char *clean_fault(struct str bytes, enum format format) must_check;

/*
 * Take out of a WebP what is not pixels, in place; the new size. What does not
 * look like a WebP stays as it is, for clean_fault to find.
 */
size_t clean_webp(char *bytes, size_t n);

#endif
