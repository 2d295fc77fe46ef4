#define _GNU_SOURCE /* pipe2(2) */
#include "build/rehearse.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "build/hold.h"
#include "build/inside.h"

/* So much is read from the process at a time. */
#define READ_BYTES 4096u

/* Stands behind all findings: without it, the process did not come so far. */
static const char whole = '.';

static bool
is_any_broken(const struct content *content)
{
	for (size_t i = 0; i < content->n; i++) {
		if (content->items[i].broken)
			return true;
	}
	return false;
}

bool
rehearse_is_due(const struct build *b)
{
	return travel_is_today(&b->travel) && b->diag->errors != 0 &&
	    (b->config.unread || is_any_broken(&b->content));
}

static bool
make(struct build *b, unsigned parts)
{
	size_t from = b->diag->n;
	bool ok;

	b->rehearsal = true;
	ok = build_stages(b, parts);
	b->rehearsal = false;
	hold_forget_theme(&b->content, &b->snapshot, b->diag, from);
	return ok;
}

bool
rehearse(struct build *b)
{
	return make(b, PLAN | MAKE | FINISH);
}

static void
read_all(int fd, struct buf *out)
{
	ssize_t n;

	do {
		n = read(fd, buf_reserve(out, READ_BYTES), READ_BYTES);
		out->n += n > 0 ? (size_t)n : 0;
	} while (n > 0 || (n < 0 && errno == EINTR));
}

static _Noreturn void
tell(struct build *b, int fd)
{
	size_t from = b->diag->n;
	struct buf findings;

	/* Of workers it is asked how they end. */
	signal(SIGCHLD, SIG_DFL);
	/* A connection to the cache is for the process that opened it. */
	b->cache = NULL;
	(void)hold_back(&b->content, &b->snapshot, b->diag, 0, 0);
	if (!make(b, PLAN | MAKE))
		_exit(1);
	buf_init(&findings);
	diag_write(b->diag, from, &findings);
	buf_add_char(&findings, whole);
	_exit(file_write_all(fd, buf_str(&findings)) ? 0 : 1);
}

void
rehearsal_begin(struct rehearsal *r, struct build *b)
{
	int ends[2];
	pid_t process;

	r->findings = -1;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return;
	process = fork();
	if (process == 0)
		tell(b, ends[1]);
	close(ends[1]);
	if (process > 0)
		r->findings = ends[0];
	else
		close(ends[0]);
}

void
rehearsal_take(struct rehearsal *r, struct build *b, size_t from)
{
	struct buf findings;
	struct str told;

	if (r->findings < 0)
		return;
	buf_init(&findings);
	read_all(r->findings, &findings);
	close(r->findings);
	told = buf_str(&findings);
	if (told.n != 0 && told.p[told.n - 1] == whole) {
		diag_cut(b->diag, from);
		told.n--;
		if (!diag_read(b->diag, told))
			errno = EPROTO; /* as good as a crash */
	}
	buf_free(&findings);
}
