#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		puts("waymark " WAYMARK_VERSION);
		return 0;
	}
	fputs("usage: waymark COMMAND [OPTION...]\n", stderr);
	return 2;
}
