/*
 * consent: what one person's record allows on one day.
 *
 * A record that is missing, broken, restricted, withdrawn, expired, or does
 * not say something, allows nothing of it. Where "consent: assumed" stands in
 * site.yaml (adults who publish their own work), a person without a consent
 * block allows all; what a block says always holds. An adult need not say who
 * agreed.
 *
 * Source    FERPA 34 CFR 99.30 (a dated, signed consent that names its
 *           purpose and audience) and 99.5 (rights pass to the student).
 */
#ifndef POLICY_CONSENT_H
#define POLICY_CONSENT_H

#include "base/civil.h"
#include "config/levels.h"
#include "policy/level.h"
#include "policy/refusal.h"

struct config;
struct document;

struct consent {
	enum refusal refusal; /* REFUSAL_NONE: it holds */
	struct place place; /* of what refuses, or of the record */
	struct date granted; /* the day of the agreement, or none */
	struct date until; /* its last day, or none */
	struct place until_place;
	enum visibility reach; /* the widest audience */
	enum work_level work;
	enum photo_level photo;
	enum recording_level recording;
	enum history_level history;
	bool index;
	bool responses;
	bool coarse;
};

/* Record may be NULL: there is none. */
void consent_read(struct consent *consent, const struct document *record,
    const struct config *config);
/* As if everything had been allowed: where nothing is published. */
void consent_assume(struct consent *consent);
/* Let it allow no more than another one does: the record of another day. */
void consent_narrow(struct consent *consent, const struct consent *other);
/* Whether anything may be shown to the audience that is built for. */
bool consent_reaches(
    const struct consent *consent, const struct config *config);
/* Warn of a consent that ends within 30 days. */
void consent_warn(const struct consent *consent, const struct config *config,
    struct diag *diag);

#endif
