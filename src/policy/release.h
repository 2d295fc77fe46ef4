/*
 * release: what may be shown to this audience on this day, and nothing else.
 *
 * This is the only door between what a district keeps in its repository and
 * what it publishes. Everything behind it (the model, themes, pages, feeds)
 * is made from a struct release, and no pointer in one leads to a document,
 * name, address or file that is withheld: released documents are copies, and
 * the register of people ends here. The default is to withhold: what has no
 * valid consent record, or cannot be read, stays inside.
 *
 * Owner     everything lives in the arena it was made with.
 * Errors    each document that is withheld although its author may expect to
 *           see it has a finding that says why, at its own place.
 * Source    FERPA 34 CFR 99.3, 99.30 and 99.37; COPPA 16 CFR 312; UK and EU
 *           GDPR Art. 17; the ICO's Children's Code.
 */
#ifndef POLICY_RELEASE_H
#define POLICY_RELEASE_H

#include "base/map.h"
#include "config/levels.h"
#include "content/document.h"
#include "locale/byname.h"
#include "media/bitmap.h"
#include "policy/level.h"
#include "policy/milestone.h"

struct body_rules;
struct buf;
struct config;
struct content;
struct diag;
struct identities;
struct history;
struct leak;
struct past;
struct present;
struct withheld;

/* A person as pages may show them. */
struct shown {
	struct str id;
	struct str display; /* by the record's rule; empty: "A student" */
	struct str lang; /* of the name, or empty */
	struct str pronunciation;
	struct str title; /* "Grade 7 teacher" */
	enum role role;
	enum photo_level photo;
	enum history_level history;
	bool index; /* false: search engines are told to stay out */
	bool unlisted; /* the portfolio is in no list */
	bool coarse; /* no grade, class or teacher is shown */
	bool sample; /* an invented person */
};

/* A document as it may be shown. */
struct released {
	struct document document; /* a copy; front without withheld fields */
	struct str stem; /* path below content/, without ".md", "/index" */
	const struct shown *owner; /* NULL: not a student's */
	const struct shown **authors; /* who worked on it, the owner first */
	size_t n_authors;
	enum photo_level photo;
	enum recording_level recording;
	enum history_level history;
	const struct past *past; /* NULL: nothing of it is told */
	bool index;
	bool unlisted;
	struct str token; /* of an unlisted document: 32 hexadecimal digits */
};

enum media_kind {
	MEDIA_SVG, /* published through svg_clean */
	MEDIA_PICTURE, /* decoded and made anew: see media/variant.h */
	MEDIA_TEXT, /* published as it is once it has been searched */
	MEDIA_AS_IS /* named by staff under publish_as_is in site.yaml */
};

/* A file that a released page may show or link. */
struct released_media {
	struct document document;
	enum media_kind kind;
	bool named; /* by staff under publish_as_is */
	struct bitmap bitmap; /* of a MEDIA_PICTURE, after release_look */
	enum recording_level recording; /* what it needs everybody to allow */
	const struct released *beside; /* the document it belongs to, or NULL */
	const struct shown *owner; /* NULL: not a student's */
};

/* Why one document went out: a line of the publication log. */
struct release_row {
	struct str document; /* path from the repository's root */
	const struct entry *document_entry;
	struct str person; /* empty: nobody's consent was needed */
	struct str record; /* path of the consent record, or empty */
	const struct entry *record_entry;
	struct date until; /* the consent's last day, or none */
	bool unlisted;
};

struct release {
	struct {
		struct released *items; /* in order of path; last, for
					 * students without profile.md, what
					 * stands for it: without entry */
		size_t n;
		size_t cap;
	} documents;
	struct {
		struct released_media *items; /* in order of path */
		size_t n;
		size_t cap;
	} media;
	struct {
		struct shown **items; /* in order of id */
		size_t n;
		size_t cap;
	} people;
	struct {
		struct release_row *items;
		size_t n;
		size_t cap;
	} log;
	struct milestones milestones; /* the same for everybody */
	struct map by_stem; /* stem -> struct released */
	struct map by_person; /* id -> struct shown */
	struct identities *identities;
	struct withheld *withheld;
	const struct body_rules *body_rules; /* for release_renew */
	bool rehearsal; /* nothing made of it may be written anywhere */
};

/* What decides beside the content: see privacy.md R14 and R20. */
struct release_input {
	const struct content *content;
	const struct config *config;
	const struct present *present; /* NULL: the site is of today */
	struct history *history; /* NULL: no page tells of its past */
	struct str key; /* secret for addresses of unlisted pages, or empty */
	/*
	 * Only to find what is wrong: what has an error counts as far as it
	 * can be read, and a record that has one as if it allowed everything.
	 */
	bool rehearsal;
};

/*
 * Fill release, and leak with all that is not in it. Names that Git alone
 * knows may be added to leak before leak_compile. The history and leak must
 * live as long as the release.
 */
void release_decide(struct release *release, struct leak *leak,
    const struct release_input *input, struct arena *arena, struct diag *diag);

/*
 * A released document has another body, or other fields that are only shown,
 * and nothing else has changed: show those. False when it is not released, or
 * may not be with those; then everything is to be decided anew.
 */
bool release_renew(
    struct release *release, const struct document *document) must_check;

const struct released *release_find(
    const struct release *release, struct str stem);
/*
 * Whether everybody who made a document agrees to a file in it: of those who
 * work together, the most private one decides. NULL is nobody's document.
 */
bool release_allows(
    const struct released *released, const struct released_media *media);
/* The person called id if pages may show them, else NULL. */
const struct shown *release_person(
    const struct release *release, struct str id);
/*
 * Who wrote a commit, by the Git identities in the register; NULL is "a
 * contributor". The address goes in, and never comes out.
 */
const struct shown *release_author(
    const struct release *release, struct str address);
/*
 * Why no document with this stem, or file with this path below content/, is
 * in the release, in words that follow "is not published: "; empty if there is
 * none at all. For findings about a reference whose text an author wrote:
 * nothing can be listed.
 */
struct str release_why(const struct release *release, struct str stem);
/* Whether that reason is an error that the document's author will mend. */
bool release_why_is_slip(struct str why);

/*
 * The publication log as JSON, one object a line, for a file outside of the
 * output: what went out, about whom, because of which record, by the object
 * ids of both (privacy.md R24).
 */
void release_log(const struct release *release, const struct config *config,
    struct buf *out);

/*
 * The same for a name, as struct byname has them. Only what has an error, or is
 * of a type that is never published unless staff say so, has a reason: of what
 * is withheld for somebody's sake, a name alone finds nothing.
 */
struct str release_why_named(const struct release *release, struct str name,
    const struct byname_asker *asker);

/* The stem of a path below content/: see struct released. */
struct str stem_of(struct str rel);
/* The same of an address, as references to it have it: "/old/a/" is "old/a". */
struct str stem_of_address(struct str url);

#endif
