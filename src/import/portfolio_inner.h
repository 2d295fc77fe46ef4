/*
 * portfolio_inner: what the parts of portfolio share.
 */
#ifndef IMPORT_PORTFOLIO_INNER_H
#define IMPORT_PORTFOLIO_INNER_H

#include "data/value.h"
#include "import/bundle.h"
#include "import/leap.h"
#include "import/portfolio.h"

/* What becomes of an entry. */
enum fate {
	FATE_ARTIFACT,
	FATE_PROFILE,
	FATE_GOAL,
	FATE_STEP, /* of the goal that it is a part of */
	FATE_REFLECTION,
	FATE_FILE, /* beside the documents that name it */
	FATE_OWN, /* what export wrote goes back to where it stood */
	FATE_NONE
};

struct portfolio {
	struct import *im;
	struct bundle bundle;
	struct leap leap;
	struct str folder; /* "students/ana/" */
	/* Words of names and addresses that were dropped, to look for. */
	struct {
		struct str *items;
		size_t n;
		size_t cap;
	} withheld;
};

/* Whether a relation means that its other end is a part or a file of this. */
bool portfolio_holds(struct str rel);
/* The same seen from the other end. */
bool portfolio_is_part(struct str rel);

/* Names, addresses and numbers: told, and kept in mind. */
void portfolio_drop_names(struct portfolio *p);
/* What an entry says about its owner, "an occupation"; NULL: it is work. */
const char *portfolio_personal(const struct leap_entry *e);
/* Whether a text says what was dropped. */
bool portfolio_names(const struct portfolio *p, struct str text);

/* Plan the document of an entry, and the files beside it. */
void portfolio_write(struct portfolio *p, struct leap_entry *e);

#endif
