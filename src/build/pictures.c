#define _GNU_SOURCE /* sched_getaffinity(2) */
#include <poll.h>
#include <sched.h>
#include <string.h>

#include "base/limits.h"
#include "base/map.h"
#include "build/files.h"
#include "build/picture.h"
#include "cache/cache.h"
#include "git/snapshot.h"
#include "media/clean.h"
#include "media/helper.h"
#include "pages/plan.h"
#include "policy/release.h"

#define HELPERS_MAX 16u

/* One picture that a helper is at work on. */
struct task {
	const struct plan_media *media;
	bool listed;
	struct order order;
	const struct plan_variant *wanted[VARIANTS_MAX];
};

struct studio {
	struct files *files;
	struct cache *cache;
	struct map kept; /* keys of all pictures of this site */
	uint32_t next; /* of files->pictures */
	unsigned deaths;
	unsigned n; /* helpers at most */
	struct helper helpers[HELPERS_MAX];
	struct task tasks[HELPERS_MAX];
	bool busy[HELPERS_MAX];
	struct arena scratch;
};

static struct place
place_of(const struct task *t)
{
	return (struct place){ t->media->released->document.path, 0, 0 };
}

static void
report_broken(struct studio *s, const struct task *t, const char *why)
{
	progress_clear(s->files->progress);
	diag_report(s->files->diag, CODE_PICTURE_BROKEN, place_of(t),
	    "this picture cannot be shown: %s", why);
	diag_hint(s->files->diag,
	    "Open it in a picture program and save it once more, or take it "
	    "out of the pages that show it.");
}

static const char *const faults[] = {
	[FAULT_DAMAGED] = "it is damaged, or cut off before its end",
	[FAULT_SIZE] = "it is not as large as its beginning says",
	[FAULT_ENCODE] = "it cannot be written in all sizes",
};

static const char *
words_of_death(enum helper_end end)
{
	return end == HELPER_TIME
	    ? "making it small took more than 10 seconds of processor time"
	    : "making it small took too much memory, or crashed";
}

/* The last look at a picture: into the site and the cache, or a finding. */
static bool
publish(struct studio *s, const struct task *t, const struct plan_variant *v,
    struct str bytes, bool kept)
{
	struct files *f = s->files;
	struct published p;
	const char *fault = clean_fault(bytes, (enum format)v->made.format);

	if (fault != NULL) {
		report_broken(s, t,
		    arena_cstr(&s->scratch,
			arena_printf(
			    &s->scratch, "what was made of it %s", fault)));
		return true;
	}
	if (!kept)
		cache_put(s->cache, PICTURE_KIND,
		    picture_key(t->media, v, &s->scratch), bytes);
	if (f->publish == NULL)
		return true;
	if (!publish_put(f->publish, v->file, bytes, f->diag, &p))
		return false;
	p.unlisted = !t->listed;
	publish_add(f->publish, &p);
	f->changed += p.changed;
	return true;
}

static bool
is_wanted(const struct plan_media *m, size_t i, uint32_t use)
{
	return ((use & USE_SHOWN) != 0 && i < m->n_shown) ||
	    ((use & USE_FILE) != 0 && i == m->whole);
}

/*
 * Take what the cache has; what it has not is put on the order. A check keeps
 * nothing of a picture, and its least width tells as well as all of them
 * whether it can be decoded to its end.
 */
static bool
take_kept(struct studio *s, struct task *t, uint32_t use)
{
	const struct files *f = s->files;
	const struct plan_media *m = t->media;
	bool least = f->publish == NULL && f->cache == NULL;
	struct str bytes;

	for (size_t i = 0; i < m->n_variants; i++) {
		const struct plan_variant *v = &m->variants[i];

		if (!is_wanted(m, i, use) || (least && t->order.n != 0))
			continue;
		arena_reset(&s->scratch);
		map_put(&s->kept, picture_key(m, v, s->files->arena), s);
		if (!picture_kept(s->cache, m, v, &s->scratch, &bytes)) {
			t->order.variants[t->order.n] = v->made;
			t->wanted[t->order.n++] = v;
		} else if (!publish(s, t, v, bytes, true)) {
			return false;
		}
	}
	return true;
}

/* The next picture of which something has to be made; false at the end. */
static bool
next_task(struct studio *s, struct task *t, bool *ok)
{
	struct files *f = s->files;

	while (*ok && s->next < f->n_pictures) {
		uint32_t number = f->pictures[s->next++];
		const struct plan_media *m = &f->plan->media.items[number];

		*t = (struct task){ .media = m,
			.listed = f->used[number].listed,
			.order = { .magic = ORDER_MAGIC,
			    .bitmap = m->released->bitmap } };
		*ok = take_kept(s, t, f->used[number].use);
		if (*ok && t->order.n != 0)
			return true;
		progress_show(f->progress, "pictures", s->next, f->n_pictures);
	}
	return false;
}

/* A helper is dead: its picture has a finding, and it has no successor yet. */
static bool
bury(struct studio *s, unsigned i, bool late)
{
	enum helper_end end = helper_bury(&s->helpers[i], late);

	s->busy[i] = false;
	report_broken(s, &s->tasks[i], words_of_death(end));
	if (++s->deaths <= LIMIT_HELPER_DEATHS)
		return true;
	diag_report(s->files->diag, CODE_WORKER_DEATHS, (struct place){ 0 },
	    "%u pictures could not be made; the build is given up", s->deaths);
	return false;
}

/* Give a helper its next picture, and start it when there is one. */
static bool
give(struct studio *s, unsigned i)
{
	struct task *t = &s->tasks[i];
	struct str bytes;
	bool ok = true;

	while (next_task(s, t, &ok)) {
		arena_reset(&s->scratch);
		if (!plan_media_bytes(s->files->plan,
			(uint32_t)(t->media - s->files->plan->media.items),
			&s->scratch, s->files->diag, &bytes))
			continue;
		t->order.bytes = bytes.n;
		if (s->helpers[i].process == 0 &&
		    !helper_start(&s->helpers[i], s->files->diag))
			return false;
		s->busy[i] = true;
		if (helper_order(&s->helpers[i], &t->order, bytes))
			return true;
		if (!bury(s, i, false))
			return false;
	}
	return ok;
}

static bool
take_answer(struct studio *s, unsigned i)
{
	struct helper *h = &s->helpers[i];
	struct task *t = &s->tasks[i];
	enum helper_end end = helper_read(h);
	bool ok = true;

	if (end == HELPER_BUSY)
		return true;
	if (end != HELPER_DONE)
		return bury(s, i, false) && give(s, i);
	s->busy[i] = false;
	if (h->delivery.fault != FAULT_NONE)
		report_broken(s, t,
		    faults[h->delivery.fault <= FAULT_ENCODE ? h->delivery.fault
							     : FAULT_DAMAGED]);
	for (uint32_t k = 0;
	     ok && h->delivery.fault == FAULT_NONE && k < t->order.n; k++) {
		arena_reset(&s->scratch);
		ok = publish(s, t, t->wanted[k], h->bytes[k], false);
	}
	progress_show(
	    s->files->progress, "pictures", s->next, s->files->n_pictures);
	return ok && give(s, i);
}

/* Wait for any helper; false when all are done, or the work is given up. */
static bool
turn(struct studio *s, bool *ok)
{
	struct pollfd fds[HELPERS_MAX];
	int patience = LIMIT_PICTURE_WAIT_S * 1000, left;
	bool any = false;

	for (unsigned i = 0; i < s->n; i++) {
		fds[i] =
		    (struct pollfd){ s->busy[i] ? s->helpers[i].socket : -1,
			    POLLIN, 0 };
		if (!s->busy[i])
			continue;
		any = true;
		left = helper_patience(&s->helpers[i]);
		patience = left < patience ? left : patience;
	}
	if (!any || poll(fds, s->n, patience) < 0)
		return any;
	for (unsigned i = 0; *ok && i < s->n; i++) {
		if (s->busy[i] && fds[i].revents != 0)
			*ok = take_answer(s, i);
		else if (s->busy[i] && helper_patience(&s->helpers[i]) == 0)
			*ok = bury(s, i, true) && give(s, i);
	}
	return *ok;
}

static unsigned
count_helpers(const struct files *f)
{
	unsigned n = f->jobs;
	cpu_set_t set;

	if (n == 0)
		n = sched_getaffinity(0, sizeof(set), &set) == 0
		    ? (unsigned)CPU_COUNT(&set)
		    : 1;
	return n > HELPERS_MAX ? HELPERS_MAX : n;
}

bool
files_pictures(struct files *f)
{
	struct studio *s = arena_alloc(f->arena, sizeof(*s));
	bool ok = true;

	s->files = f;
	s->cache = f->cache;
	s->n = count_helpers(f);
	arena_init(&s->scratch);
	map_init(&s->kept, f->arena);
	for (unsigned i = 0; ok && i < s->n; i++) {
		s->helpers[i].socket = -1;
		ok = give(s, i);
	}
	while (ok && turn(s, &ok))
		continue;
	for (unsigned i = 0; i < s->n; i++) {
		if (s->helpers[i].process != 0)
			helper_end(&s->helpers[i]);
	}
	if (ok)
		cache_keep_only(f->cache, PICTURE_KIND, &s->kept);
	progress_clear(f->progress);
	arena_free(&s->scratch);
	return ok;
}
