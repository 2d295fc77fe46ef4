#include "serve/maker.h"

#include <poll.h>
#include <unistd.h>

#include "base/hash.h"
#include "build/allowance.h"
#include "build/answer.h"
#include "git/snapshot.h"
#include "model/noun.h"
#include "pages/page.h"
#include "pages/plan.h"
#include "policy/release.h"
#include "serve/wire.h"
#include "theme/theme.h"

/* Of the hash of how a page looks: digits are twice as many. */
#define LOOK_BYTES 8

struct making {
	struct answerer answerer;
	struct arena scratch;
	struct buf out;
};

/* The bytes of a page but for the names of style sheets in it. */
static void
add_without_styles(
    struct hash_state *state, struct str html, const struct theme *theme)
{
	const struct theme_asset *first;
	size_t at, nearest;

	do {
		first = NULL;
		nearest = html.n;
		for (size_t i = 0; i < theme->n_assets; i++) {
			const struct theme_asset *asset = &theme->assets[i];

			if (!str_ends(asset->file, STR(".css")))
				continue;
			at = str_find(str_slice(html, 0, nearest), asset->file);
			if (at == STR_NONE)
				continue;
			nearest = at;
			first = asset;
		}
		hash_add(state, str_slice(html, 0, nearest));
		if (first != NULL)
			html = str_skip(html, nearest + first->file.n);
	} while (first != NULL);
}

/*
 * What a reader sees of a page, its pictures included. A page with another
 * style sheet looks the same to it: that is exchanged without loading anew.
 */
static struct str
look_of(const struct making *m, struct arena *arena)
{
	const struct plan *plan = m->answerer.plan;
	const struct rendered *rendered = &m->answerer.rendered;
	struct hash_state *state = hash_begin(arena);
	struct hash hash;

	add_without_styles(state, buf_str(&rendered->html), plan->in.theme);
	for (size_t i = 0; i < rendered->media.n; i++) {
		const struct plan_media *media =
		    &plan->media.items[rendered->media.items[i].media];
		const struct entry *entry = media->released->document.entry;

		hash_add(state,
		    (struct str){ (const char *)entry->id.bytes, OID_BYTES });
	}
	hash = hash_end(state);
	return hash_hex(&hash, LOOK_BYTES, arena);
}

static void
make(struct making *m, uint32_t asked, struct str url)
{
	struct answered answered;
	struct answer answer;
	struct buf findings;
	struct diag diag;

	diag_init(&diag);
	buf_init(&findings);
	answer_make(&m->answerer, url, &m->scratch, &diag, &answer);
	diag_write(&diag, 0, &findings);
	answered = (struct answered){ .asked = asked,
		.kind = answer.kind,
		.is_page = answer.page != NULL,
		.file = answer.file,
		.to = answer.to,
		.findings = buf_str(&findings),
		.bytes = answer.bytes };
	if (answer.page != NULL)
		answered.look = look_of(m, &m->scratch);
	if (answer.page != NULL && answer.page->noun != NULL &&
	    answer.page->noun->document != NULL)
		answered.document = answer.page->noun->document->path;
	buf_reset(&m->out);
	wire_add_answered(&m->out, &answered);
	buf_free(&findings);
	diag_free(&diag);
}

/* A copy is many files: each may take its time. */
static void
renew(void *arg)
{
	allowance_renew(arg);
}

static void
mark(const struct maker *maker, struct str url)
{
	const struct page *page = answer_page(maker->plan, url);

	atomic_store(
	    maker->page, page != NULL ? (uint32_t)page->number + 1 : 0);
}

/* Wait for the next question; false when nobody will ask any more. */
static bool
listen(int channel, struct buf *in, uint32_t *asked, struct str *url)
{
	struct str question;
	struct pollfd ready = { .fd = channel, .events = POLLIN };
	uint32_t kind;

	while (!wire_take(in, &kind, &question)) {
		(void)poll(&ready, 1, -1);
		if (!wire_receive(channel, in))
			return false;
	}
	*asked = wire_number(&question);
	*url = wire_text(&question);
	return true;
}

_Noreturn void
maker_run(const struct maker *maker)
{
	struct making m = { .answerer = { .plan = maker->plan,
				.cache_folder = maker->cache_folder } };
	struct allowance allowance;
	struct buf in;
	uint32_t asked;
	struct str url;

	if (!allowance_begin(&allowance))
		_exit(1);
	arena_init(&m.scratch);
	buf_init(&m.out);
	buf_init(&in);
	m.answerer.renderer = page_renderer_new(maker->plan, NULL);
	m.answerer.renew = renew;
	m.answerer.arg = &allowance;
	while (listen(maker->channel, &in, &asked, &url)) {
		mark(maker, url);
		allowance_renew(&allowance);
		make(&m, asked, url);
		/* It is made: sending it is not on its account. */
		allowance_renew(&allowance);
		if (!wire_send(maker->channel, FRAME_ANSWER, buf_str(&m.out)))
			break;
		wire_drop(&in);
		arena_reset(&m.scratch);
	}
	_exit(0);
}
