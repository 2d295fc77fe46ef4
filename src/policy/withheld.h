/*
 * withheld: what is not published, and why, for whoever names it exactly.
 *
 * It answers for a path that an author wrote in a reference. It cannot be
 * listed, and it holds nothing of the documents but their paths.
 */
#ifndef POLICY_WITHHELD_H
#define POLICY_WITHHELD_H

#include "policy/refusal.h"

struct withheld;

struct withheld *withheld_new(struct arena *arena);
/* Stem: of a document; for a file, its path below content/. */
void withheld_add(
    struct withheld *withheld, struct str stem, enum refusal refusal);
/* REFUSAL_NONE for what is not here. */
enum refusal withheld_find(const struct withheld *withheld, struct str stem);

#endif
