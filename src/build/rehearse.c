#define _XOPEN_SOURCE 700 /* nice(2) */
#include "build/rehearse.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "base/file.h"
#include "build/hold.h"
#include "build/inside.h"

/* How much a rehearsal stands back behind the makers of pages. */
#define NICE 10

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

void
rehearsal_begin(struct rehearsal *r, struct build *b)
{
	*r = (struct rehearsal){ .build = b->to_rehearse ? b : NULL };
	buf_init(&r->planned);
	if (r->build == NULL)
		return;
	diag_write(b->diag, b->read, &r->planned);
	diag_cut(b->diag, b->read);
}

_Noreturn void
rehearsal_run(const struct rehearsal *r, int fd)
{
	struct build *b = r->build;
	struct buf findings;

	/* Of workers it is asked how they end. */
	signal(SIGCHLD, SIG_DFL);
	/* Who looks at a page comes first. */
	if (nice(NICE) < 0)
		errno = 0; /* which is all the same to what is found */
	/* What a preview has ready for its next plan is not in this process. */
	b->keep = NULL;
	build_plan_afresh(b);
	/* A connection to the cache is for the process that opened it. */
	b->cache = NULL;
	(void)hold_back(&b->content, &b->snapshot, b->diag, 0, 0);
	if (!make(b, PLAN | MAKE))
		_exit(1);
	buf_init(&findings);
	diag_write(b->diag, b->read, &findings);
	buf_add_char(&findings, whole);
	_exit(file_write_all(fd, buf_str(&findings)) ? 0 : 1);
}

void
rehearsal_take(struct rehearsal *r, struct str told)
{
	bool is_whole = told.n != 0 && told.p[told.n - 1] == whole;

	if (is_whole)
		told.n--;
	else
		told = buf_str(&r->planned);
	if (!diag_read(r->build->diag, told))
		errno = EPROTO; /* as good as a crash */
	buf_free(&r->planned);
	r->build = NULL;
}
