#include "policy/level.h"

#include "config/levels.h"

unsigned
level_from(const char *words, struct str word)
{
	unsigned level;

	return level_find(words, word, &level) ? level : 0;
}
