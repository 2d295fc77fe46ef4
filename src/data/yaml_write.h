/*
 * yaml_write: values as the YAML that an author would write.
 *
 * What value_from_yaml reads back is what was written: text as text, lists
 * and objects in their order. A text that another YAML reader would take for
 * a number, true or nothing stands in quotes.
 *
 * Errors    there are none; nil and what templates alone have is empty.
 * Source    YAML 1.1, sections 7.3 and 8.1.
 */
#ifndef DATA_YAML_WRITE_H
#define DATA_YAML_WRITE_H

#include "data/value.h"

struct buf;

/* The members of an object, a line or more each; "{}" if it has none. */
void value_to_yaml(struct buf *out, const struct value *object);

#endif
