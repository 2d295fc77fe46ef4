/*
 * reader: a process that reads the site again and again, and keeps what it
 * has read (build/keep.h).
 *
 * It reads nothing of itself: the server tells it what has changed, it reads
 * that, plans the site, and forks a loader which shows it. Where documents are
 * others, only these are read; where only their bodies are, the plan before is
 * right, and is used again.
 * If a file makes the reader crash, the next change starts another one, which
 * reads everything.
 *
 * Owner     reader_stop ends the process, and waits until its loaders, whose
 *           connections were closed, have ended too.
 */
#ifndef SERVE_READER_H
#define SERVE_READER_H

#include <sys/types.h>

#include "build/build.h"
#include "serve/wire.h"

struct changes;

struct reader {
	pid_t process; /* 0: there is none */
	int fd;
};

/*
 * Read the site with those switches of options that the bar changes, and load
 * it over the connections given: to the server, then to each maker. False if
 * there is no process to be had; errno says why.
 */
bool reader_ask(struct reader *r, const struct build_options *options,
    const struct changes *changes, const struct wire_fds *with) must_check;
void reader_stop(struct reader *r);

#endif
