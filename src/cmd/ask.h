/*
 * ask: a question to the person at the terminal.
 *
 * Nothing is asked where no person is: in a pipe, in CI, or with --yes. Every
 * answer can be given by an option, which then is not asked for.
 */
#ifndef CMD_ASK_H
#define CMD_ASK_H

#include "base/str.h"

struct arena;

/* Whether a person can answer. */
bool ask_can(void);
/* The answer, or what is usual where it is empty or nobody can answer. */
struct str ask(const char *question, struct str usual, struct arena *arena);
/* Yes or no; no where nobody can answer. */
bool ask_yes(const char *question, struct arena *arena);

#endif
