/*
 * withheld: what is not published, and why, for whoever names it exactly.
 *
 * It answers for a path that an author wrote in a reference. It cannot be
 * listed, and it holds nothing of the documents but their paths.
 */
#ifndef POLICY_WITHHELD_H
#define POLICY_WITHHELD_H

#include "locale/byname.h"
#include "policy/refusal.h"

struct document;
struct withheld;

struct withheld *withheld_new(struct arena *arena);
/* Stem: of a document; for a file, its path below content/. */
void withheld_add(
    struct withheld *withheld, struct str stem, enum refusal refusal);
/* REFUSAL_NONE for what is not here. */
enum refusal withheld_find(const struct withheld *withheld, struct str stem);

/*
 * The same for a name, which is less than a path: only of what its author
 * would like to see published and is told of anyway, an error in a document
 * or a type of file. Whose it is counts as it does in struct byname.
 */
void withheld_add_name(struct withheld *withheld, enum name_rank rank,
    struct str name, const struct document *document, enum refusal refusal);
enum refusal withheld_find_name(const struct withheld *withheld,
    struct str name, const struct byname_asker *asker);

#endif
