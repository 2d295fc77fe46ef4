/*
 * crash: say what happened when a library crashes.
 *
 * libgit2 can crash on a damaged pack index (3 of 250 random corruptions).
 * The person reading learns what to try, and that nothing was published: the
 * site is swapped in as the last step of all.
 *
 * Owner     the stack is the caller's and must live as long as the process.
 * Source    sigaltstack(2); signal-safety(7) for what a handler may call.
 */
#ifndef CMD_CRASH_H
#define CMD_CRASH_H

#define CRASH_STACK_BYTES 16384

void crash_watch(char stack[CRASH_STACK_BYTES]);

#endif
