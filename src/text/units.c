#include "text/units.h"

#include "base/arena.h"
#include "base/buf.h"
#include "text/detach.h"

/* A table whose head is longer stays whole if that has changed. */
#define HEAD_BYTES_MAX 4096

/* All that is marked stands in a unit: frames begin one, too. */
static struct fold_unit *
unit_of(struct units *u)
{
	return &u->all.items[u->all.n - 1];
}

/* The entry or row that is being written, or NULL. */
static struct fold_unit *
part_of(struct units *u)
{
	struct fold_units *parts = &unit_of(u)->parts;

	return parts->n != 0 ? &parts->items[parts->n - 1] : NULL;
}

/* What is written from here on is a unit of the text, unless in a frame. */
static void
begin_unit(struct units *u, size_t at, enum piece_kind kind)
{
	if (u->depth != 0)
		return;
	*vec_push(u->arena, &u->all) =
	    (struct fold_unit){ .at = at, .heading = kind == PIECE_HEADING };
	u->parts = PIECE_FRAME;
	u->beside = false;
}

/* What stands above a table's rows, which may have to stand there again. */
static void
add_to_head(struct units *u, struct str html)
{
	struct buf out;

	if (u->head.n == 0 || unit_of(u)->parts.n != 0)
		return;
	buf_init(&out);
	buf_add(&out, u->head);
	detach_ids(&out, html);
	u->head = out.n <= HEAD_BYTES_MAX ? str_copy(u->arena, buf_str(&out))
					  : STR("");
	buf_free(&out);
}

/* The same of a part. */
static void
begin_part(struct units *u, size_t at, enum piece_kind kind)
{
	struct fold_unit *unit = unit_of(u);

	if (kind != u->parts || u->depth != u->parts_depth || u->part_open)
		return;
	if (unit->parts.n == 0 && unit->changed) {
		unit->head = u->head;
		if (unit->head.n == 0) {
			u->parts = PIECE_FRAME;
			return;
		}
	}
	*vec_push(u->arena, &unit->parts) =
	    (struct fold_unit){ .at = at, .number = u->entries };
}

/* An entry may end where it begins, or hold frames and more. */
static void
begin_entry(struct units *u, size_t at, const struct piece *piece)
{
	if (u->parts != PIECE_ENTRY || u->depth != u->parts_depth ||
	    !str_starts(piece->open, STR("<li")))
		return;
	begin_part(u, at, PIECE_ENTRY);
	u->entries++;
	u->part_open = !str_ends(piece->close, STR("</li>"));
}

static void
begin_parts(struct units *u, struct str open)
{
	bool list = u->depth == 0 &&
	    (str_starts(open, STR("<ul")) || str_starts(open, STR("<ol")));
	bool table = u->parts == PIECE_FRAME && !u->beside &&
	    str_starts(open, STR("<tbody"));

	if (!list && !table)
		return;
	u->parts = list ? PIECE_ENTRY : PIECE_ROW;
	u->parts_depth = u->depth + 1;
	u->part_open = false;
	u->entries = 0;
}

static void
end_parts(struct units *u, size_t at, struct str close)
{
	if (u->parts == PIECE_FRAME)
		return;
	if (u->depth + 1 == u->parts_depth) {
		unit_of(u)->tail = at;
		u->parts = PIECE_FRAME;
	} else if (u->depth == u->parts_depth &&
	    str_starts(close, STR("</li"))) {
		u->part_open = false;
	}
}

void
units_frame(struct units *u, size_t at, const struct piece *frame)
{
	if (str_starts(frame->open, STR("</"))) {
		add_to_head(u, frame->open);
		end_parts(u, at, frame->open);
		return;
	}
	begin_unit(u, at, frame->kind);
	if (u->depth == 0)
		u->head = str_starts(frame->open, STR("<table")) ? frame->open
								 : STR("");
	else
		add_to_head(u, frame->open);
	begin_parts(u, frame->open);
	begin_entry(u, at, frame);
}

/* What stands beside a table, as in a quotation, would be told with it. */
static void
note_beside(struct units *u, enum piece_kind kind)
{
	struct fold_unit *unit = unit_of(u);

	if (u->parts != PIECE_FRAME ||
	    (kind == PIECE_ROW && unit->parts.n == 0))
		return;
	u->beside = true;
	unit->parts.n = 0;
}

static void
add_room(struct fold_unit *unit, const struct piece *block)
{
	unit->words += block->words;
	for (size_t i = 0; i < block->n; i++)
		unit->pictures += block->tokens[i].kind == TOKEN_PICTURE;
}

void
units_block(struct units *u, size_t at, const struct piece *block)
{
	begin_unit(u, at, block->kind);
	if (block->kind == PIECE_ROW)
		begin_part(u, at, PIECE_ROW);
	begin_entry(u, at, block);
	add_to_head(u, block->open);
	add_to_head(u, block->content);
	add_to_head(u, block->close);
	note_beside(u, block->kind);
	add_room(unit_of(u), block);
	if (part_of(u) != NULL)
		add_room(part_of(u), block);
}

void
units_gone(struct units *u, size_t at, enum piece_kind kind)
{
	begin_unit(u, at, kind);
	begin_part(u, at, kind);
}

void
units_note_gone(struct units *u, enum piece_kind kind)
{
	units_note_change(u);
	note_beside(u, kind);
	u->entries += kind == PIECE_ENTRY && u->depth == u->parts_depth;
}

void
units_note_change(struct units *u)
{
	struct fold_unit *part = part_of(u);

	unit_of(u)->changed = true;
	if (part != NULL)
		part->changed = true;
}
