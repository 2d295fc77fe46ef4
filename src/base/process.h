/*
 * process: what a program has to know of itself.
 *
 * Source    proc(5), /proc/self/statm and /proc/self/exe.
 */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/str.h"

struct arena;

/* A sanitizer reserves terabytes of addresses, and prints its reports. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* Bytes of addresses that are in use; 0 if the system does not say. */
size_t process_mapped(void);
/*
 * Which build of the program this is, for what is kept: another one may make
 * something else from the same files.
 */
struct str process_program(struct arena *arena);

#endif
