/*
 * filter_list: the filters that page_filters lists, by the file they are in.
 */
#ifndef PAGES_FILTER_LIST_H
#define PAGES_FILTER_LIST_H

#include "liquid/filter.h"

struct noun;

/* The noun that v is; NULL for a piece of a showcase, a text and the like. */
const struct noun *filter_noun(const struct value *v);
/* The same; what is neither a noun nor nil is an error of the template. */
const struct noun *filter_noun_or_fail(
    struct liquid_call *call, const struct value *v);

/*
 * The address that leads to url, see view_href. What the filter returns has to
 * hold it at that byte.
 */
struct str filter_address(struct liquid_call *call, struct str url, size_t at);

/* filter_media.c: files and pictures that a document names. */
liquid_filter_fn filter_file;
liquid_filter_fn filter_image;
liquid_filter_fn filter_recording;

/* filter_words.c: words, dates and numbers in the page's language. */
liquid_filter_fn filter_date_words;
liquid_filter_fn filter_number;
liquid_filter_fn filter_size_words;
liquid_filter_fn filter_t;
liquid_filter_fn filter_time;
liquid_filter_fn filter_words;

/* filter_names.c: links, names of people, and the languages they are in. */
liquid_filter_fn filter_lang_attrs;
liquid_filter_fn filter_lang_name;
liquid_filter_fn filter_link;
liquid_filter_fn filter_name;

/* growth_drop.c: how a document came to be. */
liquid_filter_fn filter_growth;

#endif
