/*
 * maker: a process that makes the files it is asked for, one at a time.
 *
 * It is forked from a loaded site and shares it, and has the allowance of a
 * build's worker for each file: what runs for too long, takes too much memory
 * or crashes ends the maker, and its loader says so.
 */
#ifndef SERVE_MAKER_H
#define SERVE_MAKER_H

#include <stdatomic.h>
#include <stdint.h>

struct plan;

struct maker {
	const struct plan *plan;
	const char *cache_folder; /* or NULL */
	int channel; /* where it is asked, and answers */
	_Atomic uint32_t *page; /* shared: number of the page being made, + 1 */
};

_Noreturn void maker_run(const struct maker *maker);

#endif
