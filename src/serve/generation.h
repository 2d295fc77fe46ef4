/*
 * generation: the site as it was at one moment, held by processes of its own.
 *
 * The server lets the reader start one for each change, asks it for files when
 * it is loaded, and stops it when a newer one has taken its place.
 *
 * Owner     generation_stop gives back everything; a generation of zero bytes
 *           is none.
 */
#ifndef SERVE_GENERATION_H
#define SERVE_GENERATION_H

#include "base/diag.h"
#include "serve/loader.h"
#include "serve/reader.h"

/* One maker as the server sees it. */
struct channel {
	int fd;
	struct buf in;
	void *asker; /* who waits for its answer; NULL: it is free */
	uint32_t asked; /* number of the last question */
};

struct generation {
	bool lives; /* false: there is no generation */
	int control;
	struct buf in;
	struct channel channels[MAKERS];
	uint32_t number; /* of the change that it was started for */
	bool loaded;
	bool spoiled; /* something in it cannot be made */
};

/* What a generation tells; the bytes are good until the call returns. */
struct generation_events {
	void (*loaded)(void *arg, struct generation *g, struct str rest);
	void (*findings)(void *arg, struct generation *g, struct str rest);
	void (*aside)(void *arg, struct generation *g, struct str rest);
	/* answered is NULL for a file of whose making a maker has died. */
	void (*answered)(void *arg, struct generation *g, void *asker,
	    const struct answered *answered, struct str findings);
	/* Its loader has ended, having told of its loading or not. */
	void (*ended)(void *arg, struct generation *g);
	void *arg;
};

/* False if there is no process to be had; errno says why. */
bool generation_start(struct generation *g, uint32_t number,
    struct reader *reader, const struct build_options *options,
    const struct changes *changes) must_check;
/* Its processes end when they find that nobody asks them any more. */
void generation_stop(struct generation *g);

/* Ask for url; false when no maker is free. */
bool generation_ask(
    struct generation *g, struct str url, void *asker) must_check;

/* The connections to wait for, and what to do when one of them is ready. */
#define GENERATION_FDS (MAKERS + 1)
void generation_fds(const struct generation *g, int fds[GENERATION_FDS]);
void generation_read(
    struct generation *g, size_t ready, const struct generation_events *events);

#endif
