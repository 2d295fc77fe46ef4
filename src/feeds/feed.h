/*
 * feed: what the writers of feeds share.
 */
#ifndef FEEDS_FEED_H
#define FEEDS_FEED_H

#include "base/buf.h"
#include "feeds/feeds.h"
#include "pages/plan.h"

struct noun;

struct feed_writer {
	const struct plan *plan;
	const struct feed_sink *sink;
	struct arena *arena; /* reset after each file */
	struct buf buf; /* the file being written */
};

/* Give buf to the sink as the file at url; the buffer and arena start anew. */
bool feed_put(struct feed_writer *w, struct str url) must_check;

/* Base address and url: what a program outside of the site needs. */
void feed_add_address(struct feed_writer *w, struct str url);
/* ,"name":"text" of a JSON object; nothing for an empty text. */
void feed_add_member(struct feed_writer *w, const char *name, struct str text);
/* The page of a noun that programs may be told of, or NULL. */
const struct page *feed_page(
    const struct feed_writer *w, const struct noun *noun);
/* The summary of a noun, or the start of its text. */
struct str feed_summary(struct feed_writer *w, const struct noun *noun);

/* One file each; what it writes says its name. False if refused. */
bool atom_write(struct feed_writer *w) must_check;
bool sitemap_write(struct feed_writer *w) must_check;
bool robots_write(struct feed_writer *w) must_check;
bool redirects_write(struct feed_writer *w) must_check;
bool student_json_write(struct feed_writer *w) must_check;
bool search_write(struct feed_writer *w) must_check;
bool hosts_write(struct feed_writer *w) must_check;
bool admin_write(struct feed_writer *w) must_check;

#endif
