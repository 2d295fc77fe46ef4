#define _GNU_SOURCE /* SOCK_CLOEXEC */
#include "serve/generation.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "build/answer.h"

/* A pair of which the first end does not wait for the other process. */
static bool
pair(int *near, int *far)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return false;
	*near = ends[0];
	*far = ends[1];
	return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

static void
close_near(struct generation *g)
{
	if (g->control >= 0)
		close(g->control);
	for (size_t i = 0; i < MAKERS; i++) {
		if (g->channels[i].fd >= 0)
			close(g->channels[i].fd);
	}
}

bool
generation_start(struct generation *g, uint32_t number, struct reader *reader,
    const struct build_options *options, const struct changes *changes)
{
	struct wire_fds far = { .n = MAKERS + 1 };
	bool ok;

	*g = (struct generation){ .control = -1, .number = number };
	for (size_t i = 0; i < MAKERS; i++)
		g->channels[i].fd = -1;
	for (size_t i = 0; i < far.n; i++)
		far.items[i] = -1;
	ok = pair(&g->control, &far.items[0]);
	for (size_t i = 0; i < MAKERS; i++)
		ok = ok && pair(&g->channels[i].fd, &far.items[i + 1]);
	ok = ok && reader_ask(reader, options, changes, &far);
	for (size_t i = 0; i < far.n; i++) {
		if (far.items[i] >= 0)
			close(far.items[i]);
	}
	if (!ok) {
		close_near(g);
		return false;
	}
	g->lives = true;
	buf_init(&g->in);
	for (size_t i = 0; i < MAKERS; i++)
		buf_init(&g->channels[i].in);
	return true;
}

void
generation_stop(struct generation *g)
{
	if (!g->lives)
		return;
	close_near(g);
	buf_free(&g->in);
	for (size_t i = 0; i < MAKERS; i++)
		buf_free(&g->channels[i].in);
	*g = (struct generation){ .lives = false };
}

bool
generation_ask(struct generation *g, struct str url, void *asker)
{
	struct buf question;

	for (size_t i = 0; i < MAKERS; i++) {
		struct channel *c = &g->channels[i];

		if (c->asker != NULL)
			continue;
		c->asker = asker;
		buf_init(&question);
		wire_add_number(&question, ++c->asked);
		wire_add_text(&question, url);
		/* A maker that is gone is told of by its loader. */
		if (!wire_send(c->fd, FRAME_ASK, buf_str(&question)))
			errno = 0;
		buf_free(&question);
		return true;
	}
	return false;
}

void
generation_fds(const struct generation *g, int fds[GENERATION_FDS])
{
	for (size_t i = 0; i < MAKERS; i++)
		fds[i] = g->lives ? g->channels[i].fd : -1;
	fds[MAKERS] = g->lives ? g->control : -1;
}

static void
read_channel(struct generation *g, struct channel *c,
    const struct generation_events *events)
{
	struct answered answered;
	struct str bytes;
	uint32_t kind;
	void *asker;

	if (!wire_receive(c->fd, &c->in) || !wire_take(&c->in, &kind, &bytes) ||
	    kind != FRAME_ANSWER)
		return;
	wire_answered(bytes, &answered);
	asker = c->asker;
	/* What a maker was asked before it died is answered by the next one. */
	if (asker != NULL && answered.asked == c->asked) {
		c->asker = NULL;
		if (answered.kind == ANSWER_FAILED)
			g->spoiled = true;
		events->answered(
		    events->arg, g, asker, &answered, answered.findings);
	}
	wire_drop(&c->in);
}

/* What the dead maker had begun to write is of no use. */
static void
bury(struct generation *g, struct str rest,
    const struct generation_events *events)
{
	uint32_t number = wire_number(&rest);
	struct channel *c = &g->channels[number < MAKERS ? number : 0];
	void *asker = c->asker;
	size_t n;

	do {
		n = c->in.n;
	} while (wire_receive(c->fd, &c->in) && c->in.n != n);
	buf_reset(&c->in);
	c->asker = NULL;
	g->spoiled = true;
	if (asker != NULL)
		events->answered(events->arg, g, asker, NULL, wire_text(&rest));
}

/* An event may stop the generation, and with it what is left to read. */
static bool
is_still(const struct generation *g, uint32_t number)
{
	return g->lives && g->number == number;
}

static void
read_control(struct generation *g, const struct generation_events *events)
{
	bool open = wire_receive(g->control, &g->in);
	uint32_t number = g->number;
	struct str bytes;
	uint32_t kind;

	while (is_still(g, number) && wire_take(&g->in, &kind, &bytes)) {
		if (kind == FRAME_LOADED) {
			g->loaded = true;
			events->loaded(events->arg, g, bytes);
		} else if (kind == FRAME_FINDINGS) {
			events->findings(events->arg, g, bytes);
		} else if (kind == FRAME_DIED) {
			bury(g, bytes, events);
		} else {
			events->aside(events->arg, g, bytes);
		}
		if (is_still(g, number))
			wire_drop(&g->in);
	}
	if (!open && is_still(g, number))
		events->ended(events->arg, g);
}

void
generation_read(
    struct generation *g, size_t ready, const struct generation_events *events)
{
	if (ready < MAKERS)
		read_channel(g, &g->channels[ready], events);
	else
		read_control(g, events);
}
