#include "text/difference.h"

#include "base/arena.h"
#include "base/buf.h"
#include "text/align.h"
#include "text/detach.h"
#include "text/units.h"
#include "text/wording.h"

const struct difference_labels difference_english = { STR_INIT("added:"),
	STR_INIT("removed:"), STR_INIT("moved:"), STR_INIT("end") };

struct marker {
	struct difference *out;
	const struct difference_labels *labels;
	struct arena *arena;
	struct buf html;
	struct pieces old, new;
	struct alignment alignment;
	size_t next_old; /* the first old piece not yet told as gone */
	size_t kept; /* words */
	struct units units; /* written so far */
};

enum mark { MARK_NONE, MARK_ADDED, MARK_REMOVED };

static const struct str hidden_open = STR_INIT("<span class=\"vh\">");
static const struct str hidden_close = STR_INIT("</span>");

static void
hidden(struct marker *m, struct str label, bool before)
{
	buf_add(&m->html, hidden_open);
	if (!before)
		buf_add_char(&m->html, ' ');
	buf_add_html(&m->html, label);
	if (before)
		buf_add_char(&m->html, ' ');
	buf_add(&m->html, hidden_close);
}

static void
open_mark(struct marker *m, enum mark mark)
{
	if (mark == MARK_NONE)
		return;
	buf_add(&m->html, mark == MARK_ADDED ? STR("<ins>") : STR("<del>"));
	hidden(m, mark == MARK_ADDED ? m->labels->added : m->labels->removed,
	    true);
}

static void
close_mark(struct marker *m, enum mark mark)
{
	if (mark == MARK_NONE)
		return;
	hidden(m, m->labels->end, false);
	buf_add(&m->html, mark == MARK_ADDED ? STR("</ins>") : STR("</del>"));
}

static void
count(struct marker *m, const struct token *t, enum mark mark)
{
	size_t word = t->kind == TOKEN_WORD;
	size_t picture = t->kind == TOKEN_PICTURE;

	if (mark != MARK_NONE)
		units_note_change(&m->units);
	m->kept += mark == MARK_NONE ? word : 0;
	m->out->added += mark == MARK_ADDED ? word : 0;
	m->out->removed += mark == MARK_REMOVED ? word : 0;
	m->out->pictures_added += mark == MARK_ADDED ? picture : 0;
	m->out->pictures_removed += mark == MARK_REMOVED ? picture : 0;
}

/*
 * Write tokens, those of one mark in one run. A tag ends the run, since runs
 * and tags must nest; what was removed has no tags.
 */
struct run {
	struct marker *m;
	enum mark mark;
};

static void
run_token(struct run *run, const struct token *t, enum mark mark)
{
	if (t->kind == TOKEN_TAG)
		mark = MARK_NONE;
	else
		count(run->m, t, mark);
	if (mark != run->mark)
		close_mark(run->m, run->mark);
	if (t->spaced)
		buf_add_char(&run->m->html, ' ');
	if (mark != run->mark)
		open_mark(run->m, mark);
	run->mark = mark;
	if (t->kind == TOKEN_WORD || t->kind == TOKEN_SIGN)
		buf_add(&run->m->html, t->html);
	else
		detach_ids(&run->m->html, t->html);
}

static void
run_end(struct run *run)
{
	close_mark(run->m, run->mark);
	run->mark = MARK_NONE;
}

static void
write_marked(struct marker *m, const struct piece *piece, enum mark mark)
{
	struct run run = { m, MARK_NONE };

	for (size_t i = 0; i < piece->n; i++) {
		if (mark == MARK_REMOVED && piece->kind != PIECE_ROW &&
		    piece->tokens[i].kind == TOKEN_TAG)
			continue;
		run_token(&run, &piece->tokens[i], mark);
	}
	run_end(&run);
}

/* Listings keep their line ends, which tokens do not. */
static void
write_listing(struct marker *m, const struct piece *piece, enum mark mark)
{
	for (size_t i = 0; i < piece->n; i++)
		count(m, &piece->tokens[i], mark);
	buf_add(&m->html, STR("<pre>"));
	open_mark(m, mark);
	detach_ids(&m->html, piece->content);
	close_mark(m, mark);
	buf_add(&m->html, STR("</pre>\n"));
}

/* What an old block is shown as, where the frame it stood in is open or not. */
static const struct dress {
	struct str open;
	struct str close;
} framed[] = {
	[PIECE_ENTRY] = { STR_INIT("<li class=\"gone\">"), STR_INIT("</li>") },
	[PIECE_ROW] = { STR_INIT("<tr class=\"gone\">"), STR_INIT("</tr>") },
	[PIECE_OTHER] = { { NULL, 0 }, { NULL, 0 } },
}, bare[] = {
	[PIECE_ENTRY] = { STR_INIT("<ul class=\"gone\"><li>"),
	    STR_INIT("</li></ul>") },
	[PIECE_ROW] = { STR_INIT("<table class=\"gone\"><tr>"),
	    STR_INIT("</tr></table>") },
	[PIECE_OTHER] = { { NULL, 0 }, { NULL, 0 } },
};

static void
write_gone(struct marker *m, const struct piece *piece, bool in_frame)
{
	struct dress dress = in_frame ? framed[piece->kind] : bare[piece->kind];

	units_note_gone(&m->units, piece->kind);
	m->out->rows += piece->kind == PIECE_ROW;
	if (piece->kind == PIECE_LISTING) {
		write_listing(m, piece, MARK_REMOVED);
		return;
	}
	if (dress.open.n == 0)
		dress =
		    (struct dress){ STR("<p class=\"gone\">"), STR("</p>") };
	buf_add(&m->html, dress.open);
	write_marked(m, piece, MARK_REMOVED);
	buf_add(&m->html, dress.close);
	buf_add_char(&m->html, '\n');
}

/* Old blocks that are gone, up to the old piece `end` or one of kind hold. */
static void
write_gone_bare(struct marker *m, size_t end, enum piece_kind hold)
{
	const struct piece *piece;

	for (; m->next_old < end; m->next_old++) {
		piece = &m->old.items[m->next_old];
		if (!m->alignment.gone[m->next_old])
			continue;
		if (piece->kind == hold)
			return;
		units_gone(&m->units, m->html.n, piece->kind);
		write_gone(m, piece, false);
	}
}

/* The same, within a frame: only those that a block of this kind may join. */
static void
write_gone_framed(struct marker *m, size_t end, enum piece_kind kind)
{
	const struct piece *piece;

	for (; m->next_old < end; m->next_old++) {
		piece = &m->old.items[m->next_old];
		if (!m->alignment.gone[m->next_old])
			continue;
		if (piece->kind != kind || kind == PIECE_OTHER)
			return;
		units_gone(&m->units, m->html.n, piece->kind);
		write_gone(m, piece, true);
	}
}

/* Old words, then new ones, between words that are in both. */
static void
write_merged(struct marker *m, const struct piece *piece,
    const struct wording *old, const struct wording *new,
    const uint32_t *partner)
{
	struct run run = { m, MARK_NONE };
	size_t i = 0, j = 0, next;

	for (size_t t = 0; t <= piece->n; t++) {
		bool end = t == piece->n;

		if (!end && piece->tokens[t].kind == TOKEN_TAG) {
			run_token(&run, &piece->tokens[t], MARK_NONE);
			continue;
		}
		next = j;
		while (next < new->row.n && partner[next] == MATCH_NONE)
			next++;
		next = next < new->row.n ? partner[next] : old->row.n;
		for (; i < next; i++)
			run_token(&run, old->items[i], MARK_REMOVED);
		if (end)
			break;
		if (partner[j] != MATCH_NONE)
			i = partner[j] + 1;
		run_token(&run, &piece->tokens[t],
		    partner[j] == MATCH_NONE ? MARK_ADDED : MARK_NONE);
		j++;
	}
	run_end(&run);
}

static void
write_open(struct marker *m, const struct piece *piece)
{
	detach_ids(&m->html, piece->open);
}

static void
write_new(struct marker *m, const struct piece *piece)
{
	m->out->rows += piece->kind == PIECE_ROW;
	if (piece->kind == PIECE_LISTING) {
		write_listing(m, piece, MARK_ADDED);
		return;
	}
	write_open(m, piece);
	write_marked(m, piece, MARK_ADDED);
	buf_add(&m->html, piece->close);
}

static void
write_changed(struct marker *m, const struct piece *old_piece,
    const struct piece *piece, bool moved)
{
	struct wording old = wording_of(old_piece, m->arena);
	struct wording new = wording_of(piece, m->arena);
	uint32_t *partner =
	    arena_array(m->arena, new.row.n + 1, sizeof(*partner));

	if (piece->kind == PIECE_LISTING ||
	    !wording_match(&old, &new, m->arena, partner)) {
		write_gone(m, old_piece, true);
		write_new(m, piece);
		return;
	}
	m->out->rows += piece->kind == PIECE_ROW && !moved;
	write_open(m, piece);
	if (moved && piece->kind != PIECE_ROW)
		hidden(m, m->labels->moved, true);
	write_merged(m, piece, &old, &new, partner);
	buf_add(&m->html, piece->close);
}

static void
write_same(struct marker *m, const struct piece *piece)
{
	write_open(m, piece);
	detach_ids(&m->html, piece->content);
	buf_add(&m->html, piece->close);
	m->kept += piece->words;
}

static void
note_heading(struct marker *m, const struct piece *piece)
{
	struct difference *d = m->out;

	if (d->headings == NULL)
		d->headings =
		    arena_array(m->arena, m->new.n, sizeof(*d->headings));
	d->headings[d->n_headings++] = piece_words(piece, m->arena);
}

static void
write_block(struct marker *m, size_t i)
{
	const struct piece *piece = &m->new.items[i];
	const struct piece *partner = &m->old.items[m->alignment.partners[i]];

	m->out->words += piece->words;
	if (m->alignment.fates[i] == FATE_MOVED)
		units_note_change(&m->units);
	switch (m->alignment.fates[i]) {
	case FATE_SAME:
		write_same(m, piece);
		break;
	case FATE_NEW:
		if (piece->kind == PIECE_HEADING)
			note_heading(m, piece);
		write_new(m, piece);
		break;
	case FATE_CHANGED:
		write_changed(m, partner, piece, false);
		break;
	case FATE_MOVED:
		m->out->moved++;
		write_changed(m, partner, piece, true);
		break;
	}
	buf_add_char(&m->html, '\n');
}

/* The old piece that the next block in both bodies, from new i on, was. */
static size_t
next_in_both(const struct marker *m, size_t i)
{
	for (; i < m->new.n; i++) {
		if (m->new.items[i].kind != PIECE_FRAME &&
		    (m->alignment.fates[i] == FATE_SAME ||
			m->alignment.fates[i] == FATE_CHANGED))
			return m->alignment.partners[i];
	}
	return m->old.n;
}

/* What an open frame at new piece i takes in: entries, rows, or neither. */
static enum piece_kind
frame_takes(const struct marker *m, size_t i)
{
	enum piece_kind kind;

	while (i < m->new.n && m->new.items[i].kind == PIECE_FRAME)
		i++;
	kind = i < m->new.n ? m->new.items[i].kind : PIECE_FRAME;
	return kind == PIECE_ENTRY || kind == PIECE_ROW ? kind : PIECE_FRAME;
}

/* A list stands in it, and no entry can stand before that. */
static bool
is_open_entry(const struct piece *piece)
{
	return piece->kind == PIECE_ENTRY &&
	    !str_ends(piece->close, STR("</li>"));
}

static void
write_all(struct marker *m)
{
	const struct piece *piece;
	size_t end = next_in_both(m, 0);

	for (size_t i = 0; i < m->new.n; i++) {
		piece = &m->new.items[i];
		m->units.depth = piece->depth;
		if (piece->depth == 0 && !str_starts(piece->open, STR("</")))
			write_gone_bare(m, end, frame_takes(m, i));
		if (piece->kind == PIECE_FRAME) {
			units_frame(&m->units, m->html.n, piece);
			write_open(m, piece);
			continue;
		}
		write_gone_framed(m, end, piece->kind);
		units_block(&m->units, m->html.n, piece);
		write_block(m, i);
		end = next_in_both(m, i + 1);
		if (!is_open_entry(piece))
			write_gone_framed(m, end, piece->kind);
	}
	m->units.depth = 0;
	write_gone_bare(m, m->old.n, PIECE_FRAME);
}

const struct pieces *
difference_cut(struct str html, struct cuts *cuts, struct arena *arena)
{
	struct pieces *pieces = arena_alloc(arena, sizeof(*pieces));

	pieces_cut(pieces, html, cuts);
	return pieces;
}

void
difference_between(struct difference *out, const struct pieces *old_body,
    const struct pieces *new_body, const struct difference_labels *labels,
    struct arena *arena)
{
	struct marker m = { .out = out,
		.labels = labels != NULL ? labels : &difference_english,
		.arena = arena,
		.old = *old_body,
		.new = *new_body };

	*out = (struct difference){ 0 };
	buf_init(&m.html);
	units_init(&m.units, arena);
	align_pieces(&m.alignment, &m.old, &m.new, arena);
	write_all(&m);
	out->html = str_copy(arena, buf_str(&m.html));
	out->n_folds = fold_find(&m.units.all, out->html, arena, &out->folds);
	/* Less than a fifth of what there was, or is, stands in both. */
	out->rewritten = out->removed > 4 * m.kept && out->added > 4 * m.kept;
	buf_free(&m.html);
}

void
difference_make(struct difference *out, struct str old_html,
    struct str new_html, const struct difference_labels *labels,
    struct arena *arena)
{
	const struct pieces *old_body, *new_body;
	struct cuts *cuts = cuts_new(arena);

	old_body = difference_cut(old_html, cuts, arena);
	new_body = difference_cut(new_html, cuts, arena);
	difference_between(out, old_body, new_body, labels, arena);
}

struct str
difference_seen(struct str html, struct arena *arena)
{
	struct buf out;
	struct str seen;
	size_t at, end;

	buf_init(&out);
	while ((at = str_find(html, hidden_open)) != STR_NONE) {
		buf_add(&out, str_slice(html, 0, at));
		html = str_skip(html, at);
		end = str_find(html, hidden_close);
		html = str_skip(
		    html, end == STR_NONE ? html.n : end + hidden_close.n);
	}
	buf_add(&out, html);
	seen = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return seen;
}
