/*
 * waymark-media: decodes pictures for waymark, alone with them in a room.
 *
 * It is started by waymark with a socket, and takes one order after the other
 * until the socket ends. See media/order.h for what is said, and
 * helper/sandbox.h for what it may do.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/limits.h"
#include "helper/draw.h"
#include "helper/sandbox.h"

/* False at the end of the socket. */
static bool
read_all(char *to, size_t n)
{
	ssize_t got;

	while (n != 0 && (got = read(ORDER_SOCKET, to, n)) > 0) {
		to += got;
		n -= (size_t)got;
	}
	return n == 0;
}

static bool
write_all(const char *from, size_t n)
{
	ssize_t put;

	while (n != 0 && (put = write(ORDER_SOCKET, from, n)) > 0) {
		from += put;
		n -= (size_t)put;
	}
	return n == 0;
}

/* The parent is trusted; but a mistake in it should not end in a wild read. */
static bool
is_sound(const struct order *o)
{
	return o->magic == ORDER_MAGIC && o->n >= 1 && o->n <= VARIANTS_MAX &&
	    o->bytes <= LIMIT_IMAGE_BYTES && o->bitmap.orientation >= 1 &&
	    o->bitmap.orientation <= 8;
}

static bool
answer(const struct order *order, struct str bytes)
{
	struct delivery delivery = { .magic = ORDER_MAGIC };
	struct drawing drawings[VARIANTS_MAX] = { 0 };
	bool ok;

	delivery.fault = draw(order, bytes, drawings);
	for (uint32_t i = 0; i < order->n && delivery.fault == FAULT_NONE; i++)
		delivery.sizes[i] = drawings[i].n;
	ok = write_all((const char *)&delivery, sizeof(delivery));
	for (uint32_t i = 0; ok && i < order->n; i++)
		ok = write_all(drawings[i].bytes, delivery.sizes[i]);
	draw_free(drawings);
	return ok;
}

static int
serve(void)
{
	struct sandbox sandbox;
	struct arena arena;
	struct order order;
	char *bytes;
	bool ok = true;

	if (!sandbox_enter(&sandbox))
		return 1;
	arena_init(&arena);
	while (ok && read_all((char *)&order, sizeof(order))) {
		arena_reset(&arena);
		sandbox_renew(&sandbox);
		ok = is_sound(&order);
		if (!ok)
			break;
		bytes = arena_bytes(&arena, order.bytes);
		ok = read_all(bytes, order.bytes) &&
		    answer(&order, (struct str){ bytes, order.bytes });
	}
	arena_free(&arena);
	return ok ? 0 : 1;
}

int
main(int argc, char **argv)
{
	if (argc != 2 || strcmp(argv[1], "--serve") != 0) {
		fprintf(stderr,
		    "waymark-media makes the pictures of a site for waymark, "
		    "which starts it.\n");
		return 2;
	}
	return draw_init(argv[0]) ? serve() : 1;
}
