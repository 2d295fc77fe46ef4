/*
 * inside: what build.c and preview.c share of a build.
 *
 * Owner     build_end gives back everything but the struct itself.
 */
#ifndef BUILD_INSIDE_H
#define BUILD_INSIDE_H

#include "admin/admin.h"
#include "build/build.h"
#include "build/files.h"
#include "build/keep.h"
#include "build/travel.h"
#include "content/content.h"
#include "locale/locale.h"
#include "model/model.h"
#include "pages/plan.h"
#include "policy/leak.h"
#include "policy/release.h"
#include "publish/last.h"
#include "theme/theme.h"

/* What each stage fills, in the order of the stages. */
struct build {
	const struct build_options *options;
	struct keep *keep; /* NULL: everything is read */
	struct diag *diag;
	struct arena arena;
	struct arena planned; /* what is made from the policy to the plan */
	struct arena home; /* that build_new has put this into */
	struct progress progress;

	struct locales locales;
	struct repo *repo;
	struct travel travel;
	struct snapshot snapshot;
	struct config config;
	struct theme theme;
	bool theme_told; /* a finding */
	struct admin admin;
	const char *cache_folder;
	struct cache *cache; /* NULL: none is used */
	struct last last;
	bool unchanged; /* the published site was right already */
	size_t told; /* findings of the stages before `last` */
	size_t before; /* findings before the content was read */
	size_t read; /* findings when all was read */
	size_t held; /* bytes in the arena then */
	bool rehearsal; /* see run_all */
	bool to_rehearse; /* what the plan tells is of something missing */
	bool published;
	struct history *history;
	struct content content;
	struct str key; /* secret for unlisted addresses, or empty */
	struct leak leak;
	struct release release;
	struct model model;
	struct plan plan;
	struct publish publish;
	struct files files;
};

/*
 * A preview reads and plans; it makes files when it is asked for them. A build
 * may plan and make again, without the documents that turned out to be wrong.
 */
enum {
	READ = 1,
	COMPARE = 2,
	PLAN = 4,
	MAKE = 8,
	FINISH = 16,
	PUBLISH = 32,
	DRESS = 64 /* of READ, what themes alone decide */
};

void build_begin(
    struct build *b, const struct build_options *options, struct diag *diag);
/* The stages of these parts, one after the other; false if one has failed. */
bool build_stages(struct build *b, unsigned parts) must_check;
/*
 * Forget what the stages from PLAN on have made, and give back its memory, so
 * that they can run again. Findings stay: they are copies.
 */
void build_plan_afresh(struct build *b);
void build_end(struct build *b);

#endif
