#include "content/fence.h"

/* The signs that line begins with; empty unless they make a fence. */
static struct str
signs_of(struct str line)
{
	size_t n = 0;

	if (line.n == 0 || (line.p[0] != '`' && line.p[0] != '~'))
		return STR("");
	while (n < line.n && line.p[n] == line.p[0])
		n++;
	return n >= 3 ? str_slice(line, 0, n) : STR("");
}

/* "```c" opens a block; "``` a `b`" is words with code among them. */
static bool
opens(struct str line, struct str signs)
{
	return signs.n != 0 &&
	    (signs.p[0] == '~' ||
		str_find_char(str_skip(line, signs.n), '`') == STR_NONE);
}

bool
fence_takes(struct fence *f, struct str line)
{
	struct str signs;

	line = str_trim(line);
	signs = signs_of(line);
	if (f->open.n == 0) {
		if (!opens(line, signs))
			return false;
		f->open = signs;
	} else if (signs.n == line.n && str_starts(signs, f->open)) {
		f->open = STR("");
	}
	return true;
}
