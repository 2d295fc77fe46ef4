#include "text/units.h"

#include "base/arena.h"

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

/* The same of a part. Behind a head that changed there are none. */
static void
begin_part(struct units *u, size_t at, enum piece_kind kind)
{
	struct fold_unit *unit = unit_of(u);

	if (kind != u->parts || u->depth != u->parts_depth || u->part_open)
		return;
	if (unit->parts.n == 0 && unit->changed)
		u->parts = PIECE_FRAME;
	else
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
		end_parts(u, at, frame->open);
		return;
	}
	begin_unit(u, at, frame->kind);
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
