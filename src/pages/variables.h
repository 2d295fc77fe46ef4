/*
 * variables: everything that a template may look into, by its class.
 *
 * "waymark explain NAME" and the manual print the rows of the classes.
 */
#ifndef PAGES_VARIABLES_H
#define PAGES_VARIABLES_H

#include "data/drop.h"

/* What every page starts with comes first, then by name. */
extern const struct drop_class *const variables[];
extern const size_t n_variables;

#endif
