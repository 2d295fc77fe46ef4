#include "content/damage.h"
#include "content/fence.h"

/* Lines of a page's frame. A weak one says nothing if it is the first. */
static const struct furniture {
	struct str line;
	bool strong;
} furniture[] = {
	{ STR_INIT("Close this search box."), true },
	{ STR_INIT("No comments:"), true },
	{ STR_INIT("Post a Comment"), true },
	{ STR_INIT("Leave a Reply"), true },
	{ STR_INIT("Leave a Comment"), true },
	{ STR_INIT("Skip to content"), true },
	{ STR_INIT("Skip to main content"), true },
	{ STR_INIT("Subscribe to our newsletter"), true },
	{ STR_INIT("Share this post"), true },
	{ STR_INIT("Email This BlogThis! Share to Twitter"), true },
	{ STR_INIT("Search"), false },
	{ STR_INIT("Menu"), false },
	{ STR_INIT("Share"), false },
	{ STR_INIT("Tweet"), false },
	{ STR_INIT("Print"), false },
	{ STR_INIT("Log in"), false },
};

static const struct str teasers[] = {
	STR_INIT("[…]"),
	STR_INIT("[...]"),
	STR_INIT("Read more"),
	STR_INIT("Read More"),
	STR_INIT("Read more…"),
	STR_INIT("Read more..."),
	STR_INIT("Continue reading"),
	STR_INIT("Continue reading…"),
	STR_INIT("Leer más"),
};

static const struct str numbers[] = {
	STR_INIT("two"),
	STR_INIT("three"),
	STR_INIT("four"),
	STR_INIT("five"),
	STR_INIT("six"),
	STR_INIT("seven"),
	STR_INIT("eight"),
	STR_INIT("nine"),
	STR_INIT("ten"),
	STR_INIT("dos"),
	STR_INIT("tres"),
	STR_INIT("cuatro"),
	STR_INIT("cinco"),
	STR_INIT("seis"),
	STR_INIT("siete"),
	STR_INIT("ocho"),
	STR_INIT("nueve"),
	STR_INIT("diez"),
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const struct furniture *
find_furniture(struct str line)
{
	for (size_t i = 0; i < COUNT(furniture); i++) {
		if (line.n == furniture[i].line.n &&
		    str_eq_nocase(line, furniture[i].line))
			return &furniture[i];
	}
	return NULL;
}

/* The last byte alone rules out most lines; none is empty. */
static bool
ends_as_teaser(struct str line)
{
	for (size_t i = 0; i < COUNT(teasers); i++) {
		struct str teaser = teasers[i];

		if (line.p[line.n - 1] == teaser.p[teaser.n - 1] &&
		    str_ends(line, teaser))
			return true;
	}
	return false;
}

/* The word for a number in "five main ways we help:", or nothing. */
static struct str
promised(struct str line)
{
	struct str rest = line, word;

	if (!str_ends(line, STR(":")))
		return STR("");
	while (str_cut(&rest, ' ', &word)) {
		for (size_t i = 0; i < COUNT(numbers); i++) {
			if (rest.n != 0 && str_eq_nocase(word, numbers[i]))
				return word;
		}
	}
	return STR("");
}

struct lines {
	struct str path;
	struct diag *diag;
	uint32_t line;
	bool furniture; /* there was a line of it */
	struct str promise; /* a number that nothing has followed yet */
	uint32_t promise_line;
};

static struct place
place_of(const struct lines *l, uint32_t line)
{
	return (struct place){ l->path, line, 1 };
}

static void
check_furniture(struct lines *l, struct str line)
{
	const struct furniture *row = find_furniture(line);

	if (row == NULL)
		return;
	if (row->strong || l->furniture) {
		diag_report(l->diag, CODE_FURNITURE, place_of(l, l->line),
		    "\"%.*s\" belongs to the page it was copied from",
		    STR_ARG(line));
		diag_hint(l->diag, "delete the line");
	}
	l->furniture = true;
}

static void
check_teaser(const struct lines *l, struct str line)
{
	if (!ends_as_teaser(line))
		return;
	diag_report(l->diag, CODE_TRUNCATED, place_of(l, l->line),
	    "the text was cut off here");
	diag_hint(l->diag, "put the rest back, or end the sentence");
}

/* A promise is broken by the end of the text or by the next heading. */
static void
end_promise(struct lines *l)
{
	if (l->promise.n == 0)
		return;
	diag_report(l->diag, CODE_LOST_LIST, place_of(l, l->promise_line),
	    "the text promises %.*s things and none follows",
	    STR_ARG(l->promise));
	diag_hint(l->diag, "put the list back, or end the sentence otherwise");
	l->promise = STR("");
}

static void
check_line(struct lines *l, struct str line)
{
	if (line.n == 0)
		return;
	if (line.p[0] == '#')
		end_promise(l);
	l->promise = promised(line);
	l->promise_line = l->line;
	check_furniture(l, line);
	check_teaser(l, line);
}

void
damage_check_lines(
    struct str body, struct str path, uint32_t line, struct diag *diag)
{
	struct lines l = { .path = path, .diag = diag, .line = line };
	struct fence fence = { STR("") };
	struct str text;

	for (; str_line(&body, &text); l.line++) {
		if (fence_takes(&fence, text))
			l.promise = STR("");
		else
			check_line(&l, str_trim(text));
	}
	end_promise(&l);
}
