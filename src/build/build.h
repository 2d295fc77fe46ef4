/*
 * build: from a repository to its site, stage by stage.
 *
 * Errors    everything is reported to diag. A document that is wrong is held
 *           back and the others are published (build/hold.h); an error in
 *           what they all stand on leaves the published site as it was.
 */
#ifndef BUILD_BUILD_H
#define BUILD_BUILD_H

#include "base/diag.h"

/* From the command line; an empty text is an option that was not given. */
struct build_options {
	struct str content; /* folder; "content" */
	struct str output; /* folder; "output" */
	struct str rev;
	struct str as_of;
	struct str audience;
	struct str base_url;
	struct str cache; /* folder */
	struct str log; /* file of the publication log */
	struct str base; /* what the change is compared with; empty: nothing */
	struct str author; /* whose change it is */
	struct str key; /* file of the secret for unlisted addresses */
	unsigned jobs; /* 0: one for each processor */
	bool drafts;
	bool no_cache;
	bool publish; /* false: check everything and write nothing */
	bool preview; /* keep a cache although nothing is published */
	bool progress; /* a person is waiting at a terminal */
	bool timing; /* say how long each stage took */
	int64_t now; /* seconds since 1970 */
};

enum build_end {
	BUILD_DONE,
	BUILD_USAGE, /* an option makes no sense */
	BUILD_ERRORS, /* in the content or the theme */
	BUILD_MACHINE /* a disk, a process, a repository */
};

/* What was done, for the last line that a person reads. */
struct build_sum {
	size_t pages;
	size_t files;
	size_t changed; /* written, and not linked to the last site's */
	bool unchanged; /* the published site was right already */
	bool published; /* the output folder holds this site now */
};

enum build_end build_run(const struct build_options *options,
    struct build_sum *sum, struct diag *diag);

/*
 * The same stages up to the plan, for a preview, which makes a file when it is
 * asked for it (build/answer.h). What keep has is not read again (NULL: all
 * is read). options, keep and diag must live as long.
 */
struct build;
struct keep;
struct plan;

struct build *build_new(
    const struct build_options *options, struct keep *keep, struct diag *diag);
/* From the repository to documents; false: there is nothing to plan. */
bool build_read(struct build *b) must_check;
/*
 * From documents to pages, in place of the last plan. NULL: there is none.
 * What it tells may be to be found out otherwise: see build/rehearse.h.
 */
const struct plan *build_plan(struct build *b);

/* What is to be done so that a build is right again. */
enum build_renewal {
	BUILD_RENEWED, /* nothing: only what is shown of documents is other */
	BUILD_TO_PLAN, /* it has read what was saved: see build_plan */
	BUILD_TO_READ /* it is of no more use */
};

/*
 * After files were saved, from the repository's root. Which day it is, now
 * says.
 */
enum build_renewal build_renew(
    struct build *b, const struct str *paths, size_t n, int64_t now) must_check;
/* While nobody waits: have ready what the next plan will need. */
void build_prepare(struct build *b);
/*
 * Keep in the cache what was found out, and close it: before a process is
 * forked, and before it is left alone for long.
 */
void build_keep(struct build *b);
/* The folder of the cache that was used; NULL: none. It lives as long as b. */
const char *build_cache_folder(const struct build *b);
void build_free(struct build *b);

#endif
