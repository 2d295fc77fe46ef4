/*
 * helper: the program waymark-media, started when there is work for it.
 *
 * Pictures come from strangers and decoders have faults, so decoding happens
 * in a program of its own, which may use so much time and memory, and can
 * open no file and no connection. If it dies, that is one picture's finding;
 * helper_start makes a new one.
 *
 * Units     limits stand in base/limits.h.
 * Owner     a helper that was started must be ended. The bytes of the last
 *           delivery are good until the next order.
 * Errors    helper_start reports; the rest is told by enum helper_end.
 * Source    robust.md, "Pictures".
 */
#ifndef MEDIA_HELPER_H
#define MEDIA_HELPER_H

#include <sys/types.h>
#include <time.h>

#include "base/buf.h"
#include "base/diag.h"
#include "media/order.h"

enum helper_end {
	HELPER_BUSY, /* it has not answered yet */
	HELPER_DONE, /* see delivery and bytes */
	HELPER_TIME, /* it died: too much time */
	HELPER_CRASH /* it died: too much memory, or a fault */
};

struct helper {
	pid_t process; /* 0: none */
	int socket;
	uint32_t n; /* variants asked for */
	struct buf in; /* what has come of the delivery */
	struct delivery delivery;
	struct str bytes[VARIANTS_MAX];
	struct timespec since; /* when the order was sent */
};

/*
 * Where the program is: beside this one, as in the source tree, or else where
 * "make install" puts it. It need not be there.
 */
const char *helper_program(struct arena *arena);
bool helper_start(struct helper *h, struct diag *diag) must_check;
/* Send an order and its picture; false if the helper is dead. */
bool helper_order(
    struct helper *h, const struct order *order, struct str bytes) must_check;
/* Take what has come through the socket; it does not wait. */
enum helper_end helper_read(struct helper *h);
/* How long poll may wait for the helper, in milliseconds; 0: too long. */
int helper_patience(const struct helper *h);
/* It has died, or has been waited for too long: why. */
enum helper_end helper_bury(struct helper *h, bool late);
void helper_end(struct helper *h);

/*
 * One order with a helper of its own, waited for: for a preview, which makes
 * one file at a time. The bytes of its variants, copied, in the order's order;
 * false and nothing told if they cannot be made.
 */
bool helper_once(const struct order *order, struct str bytes,
    struct arena *arena, struct diag *diag, struct str *out) must_check;

#endif
