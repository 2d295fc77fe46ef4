/*
 * option: the options of a command, as rows, and the reader of a command line.
 *
 * A row names a member of the command's own struct of settings, so that the
 * table is all there is to write for an option: reading it, its line of
 * --help and its line of the manual come from the row.
 *
 * Errors    a command line that cannot be understood is told on stderr at
 *           once, with what to do; the caller exits with status 2.
 */
#ifndef CMD_OPTION_H
#define CMD_OPTION_H

#include "base/str.h"

struct buf;

struct option {
	const char *name; /* "rev" for --rev */
	char letter; /* 'C' for -C; 0 for none */
	const char *argument; /* "REV"; NULL for a switch */
	size_t offset; /* of a struct str, or for a switch of a bool */
	const char *help; /* one sentence */
};

/* Rows, and the struct that they fill. */
struct option_set {
	const struct option *rows;
	size_t n;
	void *settings;
};

/* The command line that is still to be read. */
struct words {
	char **items;
	size_t n;
	bool ended; /* a "--" stood here: what follows are no options */
};

/*
 * Read options of any of the sets from the front of words, and stop at the
 * first word that is none. "--" ends the options and is dropped.
 */
bool options_read(
    const struct option_set *sets, size_t n, struct words *words) must_check;
/* The same to the end; words keeps those that are no options, in order. */
bool options_read_all(
    const struct option_set *sets, size_t n, struct words *words) must_check;
/* A line for each row, as --help shows them. */
void options_print(const struct option *rows, size_t n, struct buf *out);

#endif
