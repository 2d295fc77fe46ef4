/*
 * order: what is asked of waymark-media, and what it answers.
 *
 * The program that builds the site never decodes a picture. It sends the
 * picture's bytes and a struct order through a socket, and gets back a struct
 * delivery and the bytes of each variant, in the order they were asked for.
 * Both programs are made together and run on one machine, so the structs go as
 * they lie in memory.
 */
#ifndef MEDIA_ORDER_H
#define MEDIA_ORDER_H

#include "media/variant.h"

/* Other programs, and other versions of these two, do not get far. */
#define ORDER_MAGIC 0x776d0001u

/* Where the helper finds its socket; libraries write to 1 and 2. */
#define ORDER_SOCKET 3

struct order {
	uint32_t magic;
	uint32_t n; /* variants */
	uint64_t bytes; /* of the picture, which follows */
	struct bitmap bitmap; /* what was read of it */
	struct variant variants[VARIANTS_MAX];
};

enum fault {
	FAULT_NONE,
	FAULT_DAMAGED, /* it cannot be decoded to its end */
	FAULT_SIZE, /* it is not as large as its head says */
	FAULT_ENCODE /* a variant could not be made */
};

struct delivery {
	uint32_t magic;
	uint32_t fault; /* enum fault; then no bytes follow */
	uint64_t sizes[VARIANTS_MAX];
};

#endif
