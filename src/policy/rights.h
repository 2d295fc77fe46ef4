/*
 * rights: which files, and what in them, a person of the register may change.
 *
 * A student's own folder is the student's, but for the responses in it, which
 * somebody else has to approve; so is group work that lists the student, with
 * the media in its folder. A teacher has the classes they teach, what
 * the students of these classes keep, showcases and posts. Staff have all of
 * it, consent and the machinery included; families and mentors none, since
 * what they say goes through a teacher.
 *
 * In their own files, students leave alone what the tables of fields give to
 * staff (FIELD_STAFF): a teacher's note, a rubric, the class.
 *
 * The register and the classes are those of the commit that the change was
 * made from, so that no change can give its author a right.
 *
 * Source    privacy.md, "The consent record", kept by staff, and R23.
 */
#ifndef POLICY_RIGHTS_H
#define POLICY_RIGHTS_H

#include "policy/level.h"

struct arena;
struct content;
struct diag;
struct paths;

struct rights {
	const struct content *content; /* of the base */
	struct str prefix; /* of the content folder: "content/", or empty */
	struct str author;
	enum role role;
};

/* False if author is nobody of the register, which is reported. */
bool rights_of(struct rights *rights, const struct content *content,
    struct str prefix, struct str author, struct diag *diag) must_check;
/* A path from the repository's root. */
bool rights_allow(const struct rights *rights, struct str path);
/*
 * Report each path that the author may not change. With the name of the commit
 * that the change left, fork, they are paths that it takes back itself: whoever
 * gets the change gets what was there in between.
 */
void rights_check(const struct rights *rights, const struct paths *paths,
    struct str fork, struct diag *diag);
/*
 * Report each field in the files that the author may change which is not the
 * author's to write, change or take out. Compared are the documents as they
 * were with those of `after`; a file that was moved takes along what it had,
 * and one that was deleted may go with it.
 */
void rights_check_fields(const struct rights *rights,
    const struct content *after, const struct paths *paths, struct arena *arena,
    struct diag *diag);

#endif
