/*
 * filters: what templates can do beyond the language: links, words, dates.
 *
 * Every row says what it does; the manual prints them. The host of a call is
 * the view of the page being rendered.
 */
#ifndef PAGES_FILTERS_H
#define PAGES_FILTERS_H

#include "liquid/filter.h"

/* Sorted by name; theme_load is given them. */
extern const struct liquid_filter page_filters[];
extern const size_t n_page_filters;

#endif
