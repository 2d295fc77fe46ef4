/*
 * process: what a program has to know of itself before it limits itself.
 *
 * Source    proc(5), /proc/self/statm.
 */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stddef.h>

/* A sanitizer reserves terabytes of addresses, and prints its reports. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* Bytes of addresses that are in use; 0 if the system does not say. */
size_t process_mapped(void);

#endif
