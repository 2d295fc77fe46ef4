/*
 * people: the register, read; seen by policy and by nothing behind it.
 *
 * Owner     the arena of the build; records are in order of id.
 * Errors    a record whose consent is missing, withdrawn or at its end is a
 *           finding, told once and at the record.
 */
#ifndef POLICY_PEOPLE_H
#define POLICY_PEOPLE_H

#include "base/map.h"
#include "policy/consent.h"

struct content;
struct leak;
struct present;
struct release;
struct shown;

struct record {
	const struct document *document; /* NULL: assumed, without a record */
	const struct document *then; /* in a site of an earlier day: that
				      * day's record, or NULL */
	struct str id;
	enum role role;
	enum display_level display;
	struct consent consent;
	struct shown *shown; /* NULL: no page may show this person */
	bool works; /* has documents below students/ */
	bool released; /* at least one of them is released */
	bool portfolio; /* and profile.md, or what stands for it */
};

struct people {
	struct record **items;
	size_t n;
	size_t cap;
	struct map by_id; /* id -> struct record */
};

/* Git addresses of who may be shown; the model cannot look into it. */
struct identities {
	struct map by_address; /* in lower case -> struct shown */
};

/* Where the register is read from. */
struct register_source {
	const struct content *content;
	const struct config *config;
	const struct present *present; /* NULL: the site is of today */
	bool rehearsal; /* see struct release_input */
};

/* Read the register, and fill release->people with who may be shown. */
void people_read(struct people *people, struct release *release,
    const struct register_source *source, struct arena *arena,
    struct diag *diag);

/* NULL if nobody is called id. */
struct record *people_find(const struct people *people, struct str id);
/* Whether staff say in the record that the name is made of ordinary words. */
bool people_name_is_ordinary(const struct document *record);

/* Tell leak every name and address that pages must not have, or may. */
void people_withhold(const struct people *people, struct leak *leak);

/* Fill a map from an address's people_key to the record that has it. */
void people_addresses(
    const struct people *people, struct map *by_address, struct arena *arena);
/* An address as it is compared: Git takes no notice of case. */
struct str people_key(struct str address, struct arena *arena);
/* The address in "Name <address>" or alone; empty if there is none. */
struct str people_address(struct str identity);

#endif
