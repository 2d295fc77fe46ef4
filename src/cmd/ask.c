#include "cmd/ask.h"

#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"

#define ANSWER_BYTES 1000

bool
ask_can(void)
{
	return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
}

struct str
ask(const char *question, struct str usual, struct arena *arena)
{
	char line[ANSWER_BYTES];
	struct str answer;

	if (!ask_can())
		return usual;
	fprintf(stderr, "%s", question);
	if (usual.n != 0)
		fprintf(stderr, " [%.*s]", STR_ARG(usual));
	fputs(" ", stderr);
	if (fgets(line, sizeof(line), stdin) == NULL) {
		fputs("\n", stderr);
		return usual;
	}
	answer = str_trim(str_from(line));
	return answer.n != 0 ? str_copy(arena, answer) : usual;
}

bool
ask_yes(const char *question, struct arena *arena)
{
	struct str answer = ask(question, STR("no"), arena);

	return str_eq_nocase(answer, STR("y")) ||
	    str_eq_nocase(answer, STR("yes"));
}
