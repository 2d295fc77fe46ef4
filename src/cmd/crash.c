#define _DEFAULT_SOURCE /* SA_ONSTACK */
#include "cmd/crash.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cmd/command.h"

/* A sanitizer has handlers of its own, which say more. */
#if defined(__SANITIZE_ADDRESS__)
#define WATCHED 0
#else
#define WATCHED 1
#endif

static const char message[] =
    "waymark: error: the program crashed [crash]\n"
    "    hint: a damaged Git repository can do this: try \"git fsck\". The "
    "published site\n"
    "    hint: is as it was. If the repository is sound, please report the "
    "command and\n"
    "    hint: the commit it was run on.\n";

static void
tell(int number)
{
	ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);

	(void)number;
	(void)written;
	_exit(STATUS_MACHINE);
}

void
crash_watch(char stack[CRASH_STACK_BYTES])
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL,
		SIGABRT };
	stack_t alternate = { .ss_sp = stack, .ss_size = CRASH_STACK_BYTES };
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = tell;
	action.sa_flags = SA_ONSTACK;
	sigemptyset(&action.sa_mask);
	if (!WATCHED || sigaltstack(&alternate, NULL) < 0)
		return;
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		sigaction(signals[i], &action, NULL);
}
