/*
 * growth: how a piece of work came to be, as its page tells it.
 *
 * Each version that policy lets out is rendered like the page itself: by the
 * same Markdown, with links to what is released now, and with a picture only
 * where the very same one is released now. A version that changes no word, no
 * picture and no field that pages show is left out.
 *
 * What was worked out is kept from one build to the next, and shared by the
 * pages of one document: pages/growth_kept.h.
 *
 * Owner     everything lives in the arena of the page.
 * Source    experience.md 4.
 */
#ifndef PAGES_GROWTH_H
#define PAGES_GROWTH_H

#include "data/drop.h"
#include "policy/past.h"
#include "text/difference.h"
#include "text/markdown.h"

struct noun;
struct view;

/* Versions on the page of the work itself; all of them have their own. */
#define GROWTH_VERSIONS 12u
/* Versions on one page of all of them. */
#define GROWTH_PAGE 24u

/* What a link in a text asked for, and a sum of what it was given. */
struct growth_link {
	enum markdown_target kind;
	struct str path;
	uint64_t found;
};

enum growth_state {
	GROWTH_UNTOLD, /* nothing of the version is told */
	GROWTH_NO_TEXT, /* it is told, but its text is not shown */
	GROWTH_UNREAD, /* the text may be shown, but was not needed yet */
	GROWTH_READ /* it has been rendered */
};

/* How one text differs from an earlier one. */
struct growth_change {
	const struct growth_text *from; /* or itself, to count its words */
	struct difference difference;
	bool used; /* this time */
};

/*
 * The text of a version, worked out or kept from the last time. Addresses in
 * its HTML start with GROWTH_ROOT, so that every page can show it.
 */
struct growth_text {
	struct oid content; /* past_content */
	enum growth_state state;
	struct version *version;
	size_t number; /* among those that are kept */
	size_t size; /* bytes of the HTML */
	struct str html; /* NULL bytes: only its size is known */
	const struct pieces *pieces; /* of it; NULL: not cut yet */
	bool shown; /* a page shows it whole */
	struct str *competencies; /* ids that the version names */
	size_t n_competencies;
	struct {
		struct growth_link *items;
		size_t n;
		size_t cap;
	} links;
	struct growth_change changes[2]; /* from the one before, the first */
	size_t n_changes;
};

/* Two control characters, which no address of anybody's has. */
#define GROWTH_ROOT STR("%01%02")

/* One version, and what it changed in the one before. */
struct growth_step {
	struct drop drop;
	struct growth *growth;
	const struct version *version;
	size_t number; /* from 1, of those that are told */
	struct growth_text *text; /* NULL without one */
	struct difference change; /* from the text before; zero without one */
	bool compared; /* change is there: this is not the first text */
	const struct value *competencies; /* new ones */
	size_t n_competencies;
};

/* What a page shows of two texts that are compared, side by side. */
enum growth_sheet { SHEET_CHANGES, SHEET_FIRST, SHEET_LAST, SHEET_COUNT };

struct growth {
	struct drop drop;
	struct view *view;
	const struct noun *noun;
	struct past_reader *reader;
	struct difference_labels labels;
	struct cuts *cuts; /* that all texts are cut with */
	struct growth_step *steps; /* oldest first */
	size_t n;
	bool begins; /* the first of them is the first there was */
	bool cut;
	struct growth_step *first; /* with a text, or NULL */
	struct growth_step *last;
	size_t n_texts;
	struct difference whole; /* from first to last, if they are two */
	struct str *sheets; /* by enum growth_sheet; empty: not placed yet */
	size_t most; /* words of the longest text */
};

/* Whether pages of this kind tell how they grew. */
bool growth_is_told(enum kind kind);

/* NULL if there is nothing to tell. */
const struct growth *growth_of(struct view *v, const struct noun *noun);

/* True if the first text and the last one are two, and can be compared. */
bool growth_is_compared(const struct growth *growth);
/* True on the page that lists all versions. */
bool growth_is_list(const struct growth *growth);

/* growth_text.c: from the content of a version to HTML. */

/* A status such as "done" in words of the document's language, or empty. */
struct str growth_status(const struct growth *growth, struct str status);
/* Read what there is to know of a version's text without rendering it. */
void growth_read(struct growth *growth, struct growth_text *text);
/* Its HTML, with headings from h4 on; empty if there is none to be shown. */
struct str growth_html(struct growth *growth, struct growth_text *text);
/*
 * Whether all that the text links to is what it was when it was rendered; what
 * it shows is then used by the page.
 */
bool growth_links_hold(struct growth *growth, const struct growth_text *text);
/* The same HTML with addresses as seen from the page being rendered. */
struct str growth_place(const struct growth *growth, struct str html);

/*
 * growth_passage.c: what a list of versions shows of one, as a list of
 * passages; none where the page shows all of it already.
 */
struct value growth_passages(
    const struct growth_step *step, struct arena *arena);
/* True if long parts of the last text stand in the first one as well. */
bool growth_is_folded(const struct growth *growth);
/* The same of the last text against the first; none if it is not folded. */
struct value growth_whole_passages(
    const struct growth *growth, struct arena *arena);

extern const struct drop_class growth_class;
extern const struct drop_class growth_step_class;
extern const struct drop_class growth_passage_class;

#endif
