#include "policy/display.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Marks that belong to the letter before them. */
static bool
is_mark(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x652) ||
	    (c >= 0x93A && c <= 0x94F) || (c >= 0xE31 && c <= 0xE4E) ||
	    c == 0x200D;
}

/* The first letter of a name with its marks: "Á". */
static struct str
initial(struct str name)
{
	size_t at = 0, next;

	if (name.n > 0)
		(void)utf8_next(name, &at);
	for (next = at; next < name.n; at = next) {
		if (!is_mark(utf8_next(name, &next)))
			break;
	}
	return str_slice(name, 0, at);
}

static struct str
full_name(
    struct str first, struct str last, struct str full, struct arena *arena)
{
	if (full.n > 0)
		return str_copy(arena, full);
	if (first.n == 0 || last.n == 0)
		return str_copy(arena, first.n > 0 ? first : last);
	return arena_printf(arena, "%.*s %.*s", STR_ARG(first), STR_ARG(last));
}

static struct str
initials(struct str first, struct str last, struct arena *arena)
{
	struct str a = initial(first), b = initial(last);

	if (b.n == 0)
		return arena_printf(arena, "%.*s.", STR_ARG(a));
	return arena_printf(arena, "%.*s. %.*s.", STR_ARG(a), STR_ARG(b));
}

struct str
display_name(
    const struct value *name, enum display_level level, struct arena *arena)
{
	struct str first = str_trim(value_str(value_get(name, STR("first"))));
	struct str last = str_trim(value_str(value_get(name, STR("last"))));
	struct str full = str_trim(value_str(value_get(name, STR("full"))));

	if (level == DISPLAY_FULL)
		return full_name(first, last, full, arena);
	if (level == DISPLAY_NONE || first.n == 0)
		return STR("");
	if (level == DISPLAY_INITIALS)
		return initials(first, last, arena);
	if (level == DISPLAY_FIRST_INITIAL && last.n > 0)
		return arena_printf(arena, "%.*s %.*s.", STR_ARG(first),
		    STR_ARG(initial(last)));
	return str_copy(arena, first);
}
