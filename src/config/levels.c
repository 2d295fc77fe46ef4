#include "config/levels.h"

bool
level_find(const char *words, struct str word, unsigned *out)
{
	struct str rest = str_from(words), part;

	for (unsigned i = 0; str_cut(&rest, '|', &part); i++) {
		if (str_eq(part, word)) {
			*out = i;
			return true;
		}
	}
	return false;
}
