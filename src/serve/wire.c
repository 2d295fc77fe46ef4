#define _GNU_SOURCE /* MSG_CMSG_CLOEXEC */
#include "serve/wire.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define RECEIVE_BYTES (64u * 1024u)

struct frame {
	uint32_t kind;
	uint32_t n;
};

static bool
send_all(int fd, struct str bytes)
{
	struct pollfd ready = { .fd = fd, .events = POLLOUT };
	ssize_t w;

	while (bytes.n != 0) {
		w = send(fd, bytes.p, bytes.n, MSG_NOSIGNAL);
		if (w >= 0)
			bytes = str_skip(bytes, (size_t)w);
		else if (errno == EAGAIN)
			(void)poll(&ready, 1, -1);
		else if (errno != EINTR)
			return false;
	}
	return true;
}

bool
wire_send(int fd, enum frame_kind kind, struct str bytes)
{
	struct frame frame = { kind, (uint32_t)bytes.n };

	return send_all(
		   fd, (struct str){ (const char *)&frame, sizeof(frame) }) &&
	    send_all(fd, bytes);
}

bool
wire_receive(int fd, struct buf *in)
{
	ssize_t r = recv(fd, buf_reserve(in, RECEIVE_BYTES), RECEIVE_BYTES, 0);

	if (r > 0)
		in->n += (size_t)r;
	return r > 0 || (r < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Connections travel beside the first byte of a frame; see unix(7). */
union passage {
	struct cmsghdr head;
	char room[CMSG_SPACE(WIRE_FDS * sizeof(int))];
};

bool
wire_send_with(
    int fd, enum frame_kind kind, struct str bytes, const struct wire_fds *with)
{
	struct frame frame = { kind, (uint32_t)bytes.n };
	size_t n = with->n * sizeof(*with->items);
	union passage passage = { .room = { 0 } };
	struct iovec part = { &frame, sizeof(frame) };
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = passage.room,
		.msg_controllen = CMSG_SPACE(n) };
	ssize_t w;

	passage.head.cmsg_level = SOL_SOCKET;
	passage.head.cmsg_type = SCM_RIGHTS;
	passage.head.cmsg_len = CMSG_LEN(n);
	memcpy(CMSG_DATA(&passage.head), with->items, n);
	do {
		w = sendmsg(fd, &message, MSG_NOSIGNAL);
	} while (w < 0 && errno == EINTR);
	return w >= 0 &&
	    send_all(fd,
		str_skip((struct str){ (const char *)&frame, sizeof(frame) },
		    (size_t)w)) &&
	    send_all(fd, bytes);
}

bool
wire_receive_with(int fd, struct buf *in, struct wire_fds *with)
{
	union passage passage;
	struct iovec part = { buf_reserve(in, RECEIVE_BYTES), RECEIVE_BYTES };
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = passage.room,
		.msg_controllen = sizeof(passage.room) };
	const struct cmsghdr *head;
	ssize_t r = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);

	if (r > 0)
		in->n += (size_t)r;
	head = r > 0 ? CMSG_FIRSTHDR(&message) : NULL;
	if (head != NULL && head->cmsg_type == SCM_RIGHTS) {
		with->n = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		memcpy(with->items, CMSG_DATA(head), with->n * sizeof(int));
	}
	return r > 0 || (r < 0 && (errno == EAGAIN || errno == EINTR));
}

bool
wire_take(const struct buf *in, uint32_t *kind, struct str *bytes)
{
	struct frame frame;

	if (in->n < sizeof(frame))
		return false;
	memcpy(&frame, in->p, sizeof(frame));
	if (in->n - sizeof(frame) < frame.n)
		return false;
	*kind = frame.kind;
	*bytes = str_slice(buf_str(in), sizeof(frame), frame.n);
	return true;
}

void
wire_drop(struct buf *in)
{
	struct str bytes;
	uint32_t kind;
	size_t n;

	if (!wire_take(in, &kind, &bytes))
		return;
	n = sizeof(struct frame) + bytes.n;
	memmove(in->p, in->p + n, in->n - n);
	in->n -= n;
}

void
wire_add_number(struct buf *out, uint32_t number)
{
	buf_add(out, (struct str){ (const char *)&number, sizeof(number) });
}

void
wire_add_text(struct buf *out, struct str text)
{
	wire_add_number(out, (uint32_t)text.n);
	buf_add(out, text);
}

uint32_t
wire_number(struct str *rest)
{
	uint32_t number = 0;

	if (rest->n < sizeof(number))
		return 0;
	memcpy(&number, rest->p, sizeof(number));
	*rest = str_skip(*rest, sizeof(number));
	return number;
}

struct str
wire_text(struct str *rest)
{
	uint32_t n = wire_number(rest);
	struct str text = str_slice(*rest, 0, n);

	*rest = str_skip(*rest, n);
	return text;
}

void
wire_add_answered(struct buf *out, const struct answered *a)
{
	wire_add_number(out, a->asked);
	wire_add_number(out, a->kind);
	wire_add_number(out, a->is_page);
	wire_add_text(out, a->file);
	wire_add_text(out, a->to);
	wire_add_text(out, a->document);
	wire_add_text(out, a->look);
	wire_add_text(out, a->findings);
	wire_add_text(out, a->bytes);
}

void
wire_answered(struct str rest, struct answered *out)
{
	out->asked = wire_number(&rest);
	out->kind = wire_number(&rest);
	out->is_page = wire_number(&rest);
	out->file = wire_text(&rest);
	out->to = wire_text(&rest);
	out->document = wire_text(&rest);
	out->look = wire_text(&rest);
	out->findings = wire_text(&rest);
	out->bytes = wire_text(&rest);
}
