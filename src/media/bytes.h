/*
 * bytes: numbers out of a file's bytes; what lies behind its end is 0.
 */
#ifndef MEDIA_BYTES_H
#define MEDIA_BYTES_H

#include "base/str.h"

static inline uint32_t
byte_at(struct str s, size_t i)
{
	return i < s.n ? (unsigned char)s.p[i] : 0;
}

static inline uint32_t
big16(struct str s, size_t i)
{
	return byte_at(s, i) << 8 | byte_at(s, i + 1);
}

static inline uint32_t
big32(struct str s, size_t i)
{
	return big16(s, i) << 16 | big16(s, i + 2);
}

static inline uint32_t
little16(struct str s, size_t i)
{
	return byte_at(s, i) | byte_at(s, i + 1) << 8;
}

static inline uint32_t
little24(struct str s, size_t i)
{
	return little16(s, i) | byte_at(s, i + 2) << 16;
}

static inline uint32_t
little32(struct str s, size_t i)
{
	return little16(s, i) | little16(s, i + 2) << 16;
}

#endif
