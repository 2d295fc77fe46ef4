/*
 * end: how a build has ended, for the program's exit status.
 */
#ifndef BUILD_END_H
#define BUILD_END_H

#include "build/build.h"

enum build_end end_of(const struct diag *diag);

#endif
