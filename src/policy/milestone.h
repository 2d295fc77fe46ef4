/*
 * milestone: days that a school marks with a tag of its repository.
 *
 * Anybody may tag anything: only the tags that staff have listed under
 * "history: milestones" in site.yaml are told, and by the words given there.
 *
 * Owner     the arena of the release.
 * Errors    a tag that is not there is a finding at its place in site.yaml.
 */
#ifndef POLICY_MILESTONE_H
#define POLICY_MILESTONE_H

#include "base/civil.h"

struct arena;
struct config;
struct diag;
struct history;

struct milestone {
	struct str title;
	struct date day;
};

struct milestones {
	struct milestone *items; /* by day */
	size_t n;
	size_t cap;
};

void milestones_read(struct milestones *out, struct history *history,
    const struct config *config, struct arena *arena, struct diag *diag);

#endif
