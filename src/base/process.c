#include "base/process.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

size_t
process_mapped(void)
{
	FILE *f = fopen("/proc/self/statm", "re");
	unsigned long pages = 0;

	if (f == NULL)
		return 0;
	if (fscanf(f, "%lu", &pages) != 1)
		pages = 0;
	fclose(f);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

struct str
process_program(struct arena *arena)
{
	struct stat st;

	if (stat("/proc/self/exe", &st) < 0)
		return STR(WAYMARK_VERSION);
	return arena_printf(arena, "%s %jd %jd.%ld", WAYMARK_VERSION,
	    (intmax_t)st.st_size, (intmax_t)st.st_mtim.tv_sec,
	    st.st_mtim.tv_nsec);
}
