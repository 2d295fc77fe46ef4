#include "content/damage.h"

/* Lines of a page's frame. A weak one says nothing if it is the first. */
static const struct furniture {
	const char *line;
	bool strong;
} furniture[] = {
	{ "Close this search box.", true },
	{ "No comments:", true },
	{ "Post a Comment", true },
	{ "Leave a Reply", true },
	{ "Leave a Comment", true },
	{ "Skip to content", true },
	{ "Skip to main content", true },
	{ "Subscribe to our newsletter", true },
	{ "Share this post", true },
	{ "Email This BlogThis! Share to Twitter", true },
	{ "Search", false },
	{ "Menu", false },
	{ "Share", false },
	{ "Tweet", false },
	{ "Print", false },
	{ "Log in", false },
};

static const char *const teasers[] = {
	"[…]",
	"[...]",
	"Read more",
	"Read More",
	"Read more…",
	"Read more...",
	"Continue reading",
	"Continue reading…",
	"Leer más",
};

static const char *const numbers[] = {
	"two",
	"three",
	"four",
	"five",
	"six",
	"seven",
	"eight",
	"nine",
	"ten",
	"dos",
	"tres",
	"cuatro",
	"cinco",
	"seis",
	"siete",
	"ocho",
	"nueve",
	"diez",
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const struct furniture *
find_furniture(struct str line)
{
	for (size_t i = 0; i < COUNT(furniture); i++) {
		if (str_eq_nocase(line, str_from(furniture[i].line)))
			return &furniture[i];
	}
	return NULL;
}

static bool
ends_as_teaser(struct str line)
{
	for (size_t i = 0; i < COUNT(teasers); i++) {
		if (str_ends(line, str_from(teasers[i])))
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
			if (rest.n != 0 &&
			    str_eq_nocase(word, str_from(numbers[i])))
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
	struct str text;

	for (; str_line(&body, &text); l.line++)
		check_line(&l, str_trim(text));
	end_promise(&l);
}
