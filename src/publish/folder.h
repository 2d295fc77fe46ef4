/*
 * folder: what publish does to whole folders.
 *
 * Nothing here follows a symbolic link, so nothing outside the folder is read
 * or removed.
 *
 * Errors    not reported; errno says why.
 */
#ifndef PUBLISH_FOLDER_H
#define PUBLISH_FOLDER_H

#include "base/str.h"

/* A descriptor of the folder called name, or -1. */
int folder_open(int parent, const char *name);
/* True if every entry of the folder is one that people keep there. */
bool folder_is_free(int folder);
/* Remove everything in the folder, and then the folder itself. */
bool folder_clear(int folder) must_check;
bool folder_remove(int parent, const char *name) must_check;

/* The names that people keep in an output folder; NULL ends the list. */
extern const char *const folder_kept[];

#endif
