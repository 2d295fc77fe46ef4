/*
 * alt: whether a picture's alternative text says what the picture shows.
 *
 * A screen reader says "image", and then the text: a file's name, "photo" or
 * "image of a creek" waste what a listener has time for.
 *
 * Source    WCAG 2.2, failures F30 and F65; the W3C's alt decision tree.
 */
#ifndef TEXT_ALT_H
#define TEXT_ALT_H

#include "base/str.h"

/*
 * What is wrong, in words that follow the text in quotes; NULL if nothing is.
 * An empty text is none of its concern.
 */
const char *alt_fault(struct str alt);

#endif
