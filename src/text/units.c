#include "text/units.h"

#include "base/arena.h"
#include "base/buf.h"
#include "text/detach.h"

/* A table whose head is longer stays whole if that has changed. */
#define HEAD_BYTES_MAX 4096

/* What stands in the frames that have parts. */
static const struct holder {
	struct str open;
	enum units_hold hold;
} holders[] = {
	{ STR_INIT("<ul"), UNITS_ENTRIES },
	{ STR_INIT("<ol"), UNITS_ENTRIES },
	{ STR_INIT("<table"), UNITS_HEAD },
	{ STR_INIT("<blockquote"), UNITS_BLOCKS },
	{ STR_INIT("<section"), UNITS_BLOCKS },
	{ STR_INIT("<div"), UNITS_BLOCKS },
};

static struct units_level *
top_of(struct units *u)
{
	return &u->levels[u->n - 1];
}

/* The last part of a level, or NULL. */
static struct fold_unit *
last_of(const struct units_level *level)
{
	const struct fold_units *units = level->units;

	return units->n != 0 ? &units->items[units->n - 1] : NULL;
}

/* The frame whose parts the innermost level has, or NULL for the text. */
static struct fold_unit *
owner_of(struct units *u)
{
	return u->n > 1 ? last_of(top_of(u) - 1) : NULL;
}

void
units_init(struct units *u, struct arena *arena)
{
	*u = (struct units){ .arena = arena, .n = 1 };
	u->levels[0].units = &u->all;
}

/*
 * What changed before the first part stands in the head; where the frame has
 * to begin anew, it does so with the head as it is now.
 */
static void
begin_part(struct units *u, size_t at, enum piece_kind kind)
{
	struct units_level *level = top_of(u);
	struct fold_unit *owner = owner_of(u);

	if (owner != NULL && owner->changed && level->units->n == 0) {
		owner->head = level->head;
		if (owner->head.n == 0) {
			level->hold = UNITS_END;
			return;
		}
	}
	*vec_push(u->arena, level->units) = (struct fold_unit){ .at = at,
		.heading = kind == PIECE_HEADING,
		.number = level->entries };
}

/* Whether a block of this kind, where it now stands, is a part. */
static bool
is_part(struct units *u, enum piece_kind kind)
{
	const struct units_level *level = top_of(u);

	if (u->depth != level->depth)
		return false;
	switch (level->hold) {
	case UNITS_BLOCKS:
		return true;
	case UNITS_ENTRIES:
		return kind == PIECE_ENTRY && !level->entry_open;
	case UNITS_ROWS:
		return kind == PIECE_ROW;
	case UNITS_HEAD:
	case UNITS_END:
		break;
	}
	return false;
}

/* What stands above a table's rows, which may have to stand there again. */
static void
add_to_head(struct units *u, struct str html)
{
	struct units_level *level = top_of(u);
	struct buf out;

	if (level->hold != UNITS_HEAD || level->head.n == 0)
		return;
	buf_init(&out);
	buf_add(&out, level->head);
	detach_ids(&out, html);
	level->head = out.n <= HEAD_BYTES_MAX
	    ? str_copy(u->arena, buf_str(&out))
	    : STR("");
	buf_free(&out);
}

static void
begin_frame(struct units *u, size_t at, const struct piece *frame)
{
	struct units_level *level;

	if (top_of(u)->hold != UNITS_BLOCKS || !is_part(u, frame->kind))
		return;
	begin_part(u, at, frame->kind);
	for (size_t i = 0; i < sizeof(holders) / sizeof(*holders); i++) {
		if (!str_starts(frame->open, holders[i].open) ||
		    u->n == UNITS_DEPTH)
			continue;
		level = &u->levels[u->n++];
		*level =
		    (struct units_level){ .units = &last_of(level - 1)->parts,
			    .hold = holders[i].hold,
			    .frame = u->depth,
			    .depth = u->depth + 1 };
		if (level->hold == UNITS_HEAD)
			level->head = frame->open;
		return;
	}
}

/* Within a table: its rows begin. */
static void
begin_rows(struct units *u, struct str open)
{
	struct units_level *level = top_of(u);

	if (level->hold != UNITS_HEAD || u->depth != level->depth ||
	    !str_starts(open, STR("<tbody")))
		return;
	level->hold = UNITS_ROWS;
	level->depth = u->depth + 1;
}

static void
end_frame(struct units *u, size_t at, struct str close)
{
	struct units_level *level = top_of(u);

	if (level->hold == UNITS_ENTRIES && u->depth == level->depth &&
	    str_starts(close, STR("</li")))
		level->entry_open = false;
	if (level->hold == UNITS_ROWS && u->depth + 1 == level->depth) {
		owner_of(u)->tail = at;
		level->hold = UNITS_END;
	}
	if (u->n == 1 || u->depth != level->frame)
		return;
	if (owner_of(u)->tail == 0)
		owner_of(u)->tail = at;
	u->n--;
}

void
units_frame(struct units *u, size_t at, const struct piece *frame)
{
	if (str_starts(frame->open, STR("</"))) {
		add_to_head(u, frame->open);
		end_frame(u, at, frame->open);
		return;
	}
	add_to_head(u, frame->open);
	begin_rows(u, frame->open);
	begin_frame(u, at, frame);
}

/* Rows behind the rows, as a foot has, would be told with each fold. */
static void
note_behind(struct units *u)
{
	if (top_of(u)->hold == UNITS_END)
		owner_of(u)->parts.n = 0;
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
	struct units_level *level = top_of(u);

	if (is_part(u, block->kind)) {
		begin_part(u, at, block->kind);
		level->entries++;
		level->entry_open = level->hold == UNITS_ENTRIES &&
		    !str_ends(block->close, STR("</li>"));
	}
	add_to_head(u, block->open);
	add_to_head(u, block->content);
	add_to_head(u, block->close);
	note_behind(u);
	for (size_t i = 0; i < u->n; i++) {
		if (last_of(&u->levels[i]) != NULL)
			add_room(last_of(&u->levels[i]), block);
	}
}

void
units_gone(struct units *u, size_t at, enum piece_kind kind)
{
	if (is_part(u, kind))
		begin_part(u, at, kind);
}

void
units_note_gone(struct units *u, enum piece_kind kind)
{
	units_note_change(u);
	note_behind(u);
	top_of(u)->entries +=
	    kind == PIECE_ENTRY && u->depth == top_of(u)->depth;
}

void
units_note_change(struct units *u)
{
	for (size_t i = 0; i < u->n; i++) {
		if (last_of(&u->levels[i]) != NULL)
			last_of(&u->levels[i])->changed = true;
	}
}
