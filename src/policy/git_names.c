#include "policy/git_names.h"

#include "base/arena.h"
#include "git/history.h"
#include "policy/leak.h"
#include "policy/people.h"
#include "policy/release.h"
#include "policy/word.h"

/* Letters and words that a name has at least. */
#define WORD_LETTERS 2
#define NAME_WORDS 2

/*
 * Whether a text is somebody's name, and whether all of it is in capitals:
 * then it is one only where it is written so.
 */
static bool
is_name(struct str text, bool *capitals)
{
	struct word word;
	size_t n = 0;

	*capitals = true;
	for (size_t at = 0; word_next(text, &at, &word);) {
		/* A script without spaces has words of one letter: word.h. */
		n += word.n >= WORD_LETTERS || (word.start & 0x80) != 0;
		*capitals = *capitals && word.capital;
	}
	return n >= NAME_WORDS;
}

/* As it is written, and with the last word first. */
static void
withhold_name(struct leak *leak, struct str person, struct str name)
{
	struct leak_name as = { .person = person, .full = name };
	size_t space = str_find_last(name, ' ');

	if (!is_name(name, &as.ordinary))
		return;
	leak_add_name(leak, &as);
	if (space == STR_NONE)
		return;
	as.full = arena_printf(leak->arena, "%.*s %.*s",
	    STR_ARG(str_skip(name, space + 1)),
	    STR_ARG(str_slice(name, 0, space)));
	leak_add_name(leak, &as);
}

static bool
is_shown_in_full(const struct record *r)
{
	return r->shown != NULL && r->display == DISPLAY_FULL;
}

static void
withhold(const struct identity *who, const struct record *r,
    const struct git_names_from *from)
{
	if (r != NULL) {
		leak_add_address(from->pages, r->id, who->address);
		if (!is_shown_in_full(r))
			withhold_name(from->pages, r->id, who->name);
		return;
	}
	leak_add_address(
	    from->adults ? from->notes : from->pages, STR(""), who->address);
	withhold_name(from->notes, STR(""), who->name);
}

/* Whom the mailmap has for another one is somebody's other name. */
void
git_names_withhold(struct history *history, const struct people *people,
    const struct git_names_from *from, struct arena *arena)
{
	struct identity_list all;
	const struct record *r;
	struct map by_address;

	map_init(&by_address, arena);
	people_addresses(people, &by_address, arena);
	history_identities(history, arena, &all);
	for (size_t i = 0; i < all.n; i++) {
		r = map_get(&by_address,
		    people_key(all.items[i].mapped.address, arena));
		if (r == NULL)
			r = map_get(&by_address,
			    people_key(all.items[i].written.address, arena));
		withhold(&all.items[i].written, r, from);
		withhold(&all.items[i].mapped, r, from);
	}
}
