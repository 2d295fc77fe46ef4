/*
 * leap: a portfolio as Leap2A, read entry by entry.
 *
 * Leap2A is Atom with words of its own. Its words have stood in three
 * namespaces: that of 2009-03, terms.leapspecs.org of 2010-07, and
 * cetis.org.uk since; programs mix them, forget to declare them, and write
 * types as rdf:type or as categories. So words are known by their last part.
 *
 * Owner     the import's arena.
 * Errors    what is no feed is reported; what an entry has beside is counted
 *           in dropped.
 * Source    the Leap2A specification, 2009-03 and 2010-07; exports of Mahara.
 */
#ifndef IMPORT_LEAP_H
#define IMPORT_LEAP_H

#include "base/civil.h"
#include "data/xnode.h"
#include "import/import.h"

/* The namespace of what export adds for its own import. */
#define LEAP_OWN "urn:x-waymark:1"

enum leap_type {
	LEAP_ENTRY,
	LEAP_RESOURCE,
	LEAP_SELECTION,
	LEAP_PLAN,
	LEAP_PERSON,
	LEAP_ORGANIZATION,
	LEAP_OTHER /* activity, achievement, ability, meeting... */
};

struct leap_link {
	struct str rel; /* last part: "has_part" */
	struct str href;
	const struct xnode *node;
	struct leap_entry *to; /* or NULL */
};

struct leap_entry {
	const struct xnode *node;
	struct str id;
	enum leap_type type;
	struct str type_name; /* "achievement" */
	struct str title; /* one line of plain text */
	struct str summary; /* plain text */
	struct str html; /* content */
	struct str file; /* address of a file beside the feed, or empty */
	struct str author; /* name, or empty: the feed's */
	struct date published;
	struct date updated;
	struct date target;
	struct date end;
	struct str stage; /* of leap2:status, in small letters */
	struct str kind; /* of Mahara: "blogpost", "comment"; or empty */
	bool unready; /* a draft */
	bool is_private;
	bool container; /* a selection that only holds others */
	bool furniture; /* a page that Mahara makes for everybody */
	struct str own_path; /* of export: where it stood */
	struct str own_source; /* the document */
	struct {
		struct str *items;
		size_t n;
		size_t cap;
	} tags;
	struct {
		struct str *items; /* as waymark's export names them */
		size_t n;
		size_t cap;
	} competencies;
	struct {
		struct leap_link *items;
		size_t n;
		size_t cap;
	} links;
	/* For portfolio.c. */
	struct str rel; /* the document it becomes */
	struct str ref; /* how others name it: "artifacts/creek" */
	int fate;
	bool used; /* a file that a document names */
	bool has_files; /* a document that names some */
};

struct leap {
	struct import *im;
	struct str path; /* of the feed, for findings */
	struct str author;
	struct str author_id; /* the entry that is the owner, or empty */
	struct {
		struct leap_entry *items;
		size_t n;
		size_t cap;
	} entries;
	struct map by_id; /* id -> struct leap_entry */
	struct leap_entry many; /* in by_id: several have this last part */
	struct tally dropped;
};

bool leap_read(struct leap *leap, struct import *im, struct str feed,
    struct str path) must_check;
/* The entry that an address in the feed means, or NULL. */
struct leap_entry *leap_find(const struct leap *leap, struct str href);
/* The place of a node of the feed. */
struct place leap_place(const struct leap *leap, const struct xnode *node);

#endif
