/*
 * wire: messages between the processes of a preview, over socket pairs.
 *
 * Both ends are the same program, so a message is a frame of bytes in the
 * machine's own order: a kind, a length, and that many bytes, in which
 * numbers and texts follow one another.
 *
 * Owner     what wire_take and the readers give are slices of the buffer.
 * Errors    false when the other end is gone, or nothing whole is there yet.
 */
#ifndef SERVE_WIRE_H
#define SERVE_WIRE_H

#include "base/buf.h"

enum frame_kind {
	/* From the server to a reader, with the ends for its loader. */
	FRAME_LOAD, /* as reader_ask writes it */
	/* From a loader to the server. */
	FRAME_LOADED, /* planned, audience, day, findings, whether more come */
	FRAME_FINDINGS, /* all of them */
	FRAME_DIED, /* number of a channel, findings */
	FRAME_ASIDE, /* enum aside, a list of files */
	/* Over a channel to a maker, and back. */
	FRAME_ASK, /* number of the question, url */
	FRAME_ANSWER /* as struct answered has it */
};

/* What is found out of the files while nobody waits. */
enum aside {
	ASIDE_UNTRACKED, /* not added to Git */
	ASIDE_UNSAVED, /* other than in the last commit */
	ASIDE_COUNT
};

/* What a maker answers. */
struct answered {
	uint32_t asked; /* number of the question */
	uint32_t kind; /* enum answer_kind */
	uint32_t is_page;
	struct str file;
	struct str to;
	struct str document; /* path of the page's document, or empty */
	struct str look; /* digits that change when the page looks new */
	struct str findings; /* of diag_write */
	struct str bytes;
};

/* Write all of it, waiting where needed. */
bool wire_send(int fd, enum frame_kind kind, struct str bytes) must_check;
/* Add what has arrived to in; false at the end. */
bool wire_receive(int fd, struct buf *in) must_check;

/* The same with connections that the other process then has as well. */
#define WIRE_FDS 8
struct wire_fds {
	int items[WIRE_FDS];
	size_t n; /* may stay 0 for what is received */
};
bool wire_send_with(int fd, enum frame_kind kind, struct str bytes,
    const struct wire_fds *with) must_check;
bool wire_receive_with(
    int fd, struct buf *in, struct wire_fds *with) must_check;

/* The first whole frame of in; wire_drop takes it away. */
bool wire_take(const struct buf *in, uint32_t *kind, struct str *bytes);
void wire_drop(struct buf *in);

void wire_add_number(struct buf *out, uint32_t number);
void wire_add_text(struct buf *out, struct str text);
/* Take from the front of *rest; what is missing is 0, or empty. */
uint32_t wire_number(struct str *rest);
struct str wire_text(struct str *rest);

void wire_add_answered(struct buf *out, const struct answered *answered);
void wire_answered(struct str rest, struct answered *out);

#endif
