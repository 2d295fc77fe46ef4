#include "cmd/option.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/near.h"

/* Column at which the help of an option begins. */
#define HELP_COLUMN 24
#define HELP_WIDTH 78

struct match {
	const struct option *row;
	void *settings;
};

static bool
find_name(
    const struct option_set *sets, size_t n, struct str name, struct match *out)
{
	for (size_t s = 0; s < n; s++) {
		for (size_t i = 0; i < sets[s].n; i++) {
			const struct option *row = &sets[s].rows[i];

			if (!str_eq(str_from(row->name), name))
				continue;
			*out = (struct match){ row, sets[s].settings };
			return true;
		}
	}
	return false;
}

static bool
find_letter(
    const struct option_set *sets, size_t n, char letter, struct match *out)
{
	for (size_t s = 0; s < n; s++) {
		for (size_t i = 0; i < sets[s].n; i++) {
			const struct option *row = &sets[s].rows[i];

			if (row->letter == 0 || row->letter != letter)
				continue;
			*out = (struct match){ row, sets[s].settings };
			return true;
		}
	}
	return false;
}

static void
tell_unknown(const struct option_set *sets, size_t n, struct str word)
{
	struct near near;

	near_init(&near, str_skip(word, 2));
	for (size_t s = 0; s < n; s++) {
		for (size_t i = 0; i < sets[s].n; i++)
			near_try(&near, str_from(sets[s].rows[i].name));
	}
	fprintf(stderr, "waymark: there is no option %.*s\n", STR_ARG(word));
	if (near.best.n != 0)
		fprintf(stderr, "Did you mean --%.*s?\n", STR_ARG(near.best));
	else
		fputs("--help lists them.\n", stderr);
}

/* Store what the option says; its argument may be the next word. */
static bool
take(struct match m, struct str inside, bool has_inside, struct words *words)
{
	char *member = (char *)m.settings + m.row->offset;

	if (m.row->argument == NULL) {
		if (has_inside) {
			fprintf(stderr,
			    "waymark: --%s takes no value\n"
			    "Write it without the \"=\".\n",
			    m.row->name);
			return false;
		}
		*(bool *)(void *)member = true;
		return true;
	}
	if (!has_inside) {
		if (words->n == 0) {
			fprintf(stderr,
			    "waymark: --%s wants a value\n"
			    "The usage is: --%s %s\n",
			    m.row->name, m.row->name, m.row->argument);
			return false;
		}
		inside = str_from(*words->items++);
		words->n--;
	}
	*(struct str *)(void *)member = inside;
	return true;
}

static bool
read_long(const struct option_set *sets, size_t n, struct str word,
    struct words *words)
{
	size_t equals = str_find_char(word, '=');
	struct str name = str_slice(word, 0, equals);
	struct match m;

	if (!find_name(sets, n, str_skip(name, 2), &m)) {
		tell_unknown(sets, n, name);
		return false;
	}
	return equals != STR_NONE
	    ? take(m, str_skip(word, equals + 1), true, words)
	    : take(m, (struct str){ 0 }, false, words);
}

/* "-qv" is two switches, "-oDIR" and "-o DIR" are one option. */
static bool
read_letters(const struct option_set *sets, size_t n, struct str word,
    struct words *words)
{
	struct match m;

	for (size_t i = 1; i < word.n; i++) {
		if (!find_letter(sets, n, word.p[i], &m)) {
			fprintf(stderr,
			    "waymark: there is no option -%c\n"
			    "--help lists them.\n",
			    word.p[i]);
			return false;
		}
		if (m.row->argument != NULL)
			return take(
			    m, str_skip(word, i + 1), i + 1 < word.n, words);
		if (!take(m, (struct str){ 0 }, false, words))
			return false;
	}
	return true;
}

bool
options_read(const struct option_set *sets, size_t n, struct words *words)
{
	struct str word;
	bool ok = true;

	while (ok && words->n != 0 && !words->ended) {
		word = str_from(words->items[0]);
		if (word.n < 2 || word.p[0] != '-')
			break;
		words->items++;
		words->n--;
		if (str_eq(word, STR("--")))
			words->ended = true;
		else if (word.p[1] == '-')
			ok = read_long(sets, n, word, words);
		else
			ok = read_letters(sets, n, word, words);
	}
	return ok;
}

bool
options_read_all(const struct option_set *sets, size_t n, struct words *words)
{
	char **kept = words->items;
	size_t n_kept = 0;

	while (options_read(sets, n, words)) {
		if (words->n == 0) {
			words->items = kept;
			words->n = n_kept;
			return true;
		}
		kept[n_kept++] = *words->items++;
		words->n--;
	}
	return false;
}

/* The help in lines of HELP_WIDTH, broken between words. */
static void
print_help(struct str help, size_t column, struct buf *out)
{
	struct str word;

	if (column >= HELP_COLUMN) {
		buf_add_char(out, '\n');
		column = 0;
	}
	buf_printf(out, "%*s", (int)(HELP_COLUMN - column), "");
	column = HELP_COLUMN;
	for (bool first = true; str_cut(&help, ' ', &word); first = false) {
		if (!first && column + 1 + word.n > HELP_WIDTH) {
			buf_printf(out, "\n%*s", HELP_COLUMN, "");
			column = HELP_COLUMN;
			first = true;
		}
		buf_printf(out, "%s%.*s", first ? "" : " ", STR_ARG(word));
		column += word.n + !first;
	}
	buf_add_char(out, '\n');
}

void
options_print(const struct option *rows, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct option *row = &rows[i];
		size_t from = out->n;

		if (row->letter != 0)
			buf_printf(out, "  -%c, ", row->letter);
		else
			buf_add(out, STR("      "));
		buf_printf(out, "--%s", row->name);
		if (row->argument != NULL)
			buf_printf(out, " %s", row->argument);
		buf_add_char(out, ' ');
		print_help(str_from(row->help), out->n - from, out);
	}
}
