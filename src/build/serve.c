#include "build/serve.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "build/allowance.h"

/* A worker that nobody reads any more has nothing left to do. */
static void
tell(int fd, struct str bytes)
{
	if (!file_write_all(fd, bytes))
		_exit(1);
}

/* Make a task, and add to out what it tells. */
static void
make_task(const struct work *work, uint32_t task, struct buf *out)
{
	struct message m = { .task = task };
	struct diag diag;
	size_t at = out->n, from;

	diag_init(&diag);
	buf_reserve(out, sizeof(m));
	out->n += sizeof(m);
	from = out->n;
	work->make(work->arg, task, &diag, out);
	m.n = (uint32_t)(out->n - from);
	from = out->n;
	diag_write(&diag, 0, out);
	m.findings = (uint32_t)(out->n - from);
	memcpy(out->p + at, &m, sizeof(m));
	diag_free(&diag);
}

static bool
take_task(struct service *s, uint32_t *task)
{
	if (s->redo.n != 0) {
		*task = s->redo.tasks[--s->redo.n];
		return true;
	}
	*task = atomic_fetch_add(s->next, 1);
	return *task < s->work->n;
}

_Noreturn void
serve(struct service *s)
{
	struct allowance allowance;
	struct buf out;
	uint32_t task, n = 0;

	if (!allowance_begin(&allowance))
		_exit(1);
	buf_init(&out);
	if (s->work->begin != NULL)
		s->work->begin(s->work->arg);
	while (take_task(s, &task)) {
		s->slot->tasks[n] = task;
		atomic_store(&s->slot->n, ++n);
		allowance_renew(&allowance);
		make_task(s->work, task, &out);
		if (n < BATCH && out.n < BATCH_BYTES)
			continue;
		tell(s->out, buf_str(&out));
		buf_reset(&out);
		n = 0;
		atomic_store(&s->slot->n, 0);
	}
	tell(s->out, buf_str(&out));
	_exit(0);
}
