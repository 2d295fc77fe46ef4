/*
 * markdown: a body of Markdown as safe, clean HTML5.
 *
 * The dialect is GitHub's (CommonMark with tables, strikethrough, task lists
 * and footnotes), bare URLs, callouts (> [!NOTE]), wikilinks ([[Title|text]])
 * and allow-listed HTML. What comes out has no style= and no script, balanced
 * tags, headings without a skipped level, unique ids, and no address that a
 * browser would load from another host.
 *
 * Units     options.line is the line of the file that the body starts on.
 * Owner     results live in the arena that was given; the body is only read.
 * Errors    what an author wrote and the page does not show is reported with
 *           its place. False: nothing was rendered, and the reason reported.
 * Threads   one rendering at a time and no nesting: cmark-gfm's extensions
 *           change global tables while they parse. Processes are fine.
 * Source    CommonMark 0.29, GitHub Flavored Markdown, HTML Living Standard.
 */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include "base/str.h"

struct arena;
struct diag;
struct anchors;

/* What a link in a body asks for. */
enum markdown_target {
	TARGET_PAGE, /* [text](path) and <a href> */
	TARGET_WIKI, /* [[name or path]] */
	TARGET_EMBED, /* ![[name or path]]: a picture, a file or a document */
	TARGET_PICTURE, /* ![alt](path), <img> and a video's poster */
	TARGET_MEDIA /* a recording: <video>, <audio>, <source>, <track> */
};

/* What it turned out to be; zeroed before resolve is called. */
struct markdown_link {
	struct str href; /* the address, not yet escaped for HTML */
	struct str text; /* the target's title: a link's text if it has none */
	uint32_t width; /* a picture's size in pixels, 0 if unknown */
	uint32_t height;
	struct str srcset; /* a picture's widths, ready for an attribute; */
	struct str webp; /* the same in WebP; */
	struct str sizes; /* how wide it will stand. Or empty */
	bool picture; /* what a TARGET_EMBED found is one */
	/* A name that something else has as well: */
	struct str path; /* what it leads to, as a path, */
	struct str other; /* and what it may mean, too; or empty */
	/* When there is nothing to link to: */
	struct str why; /* the reason, if it is not simply missing */
	struct str near; /* what the author may have meant, or empty */
	bool told; /* it has an error, which is told where it stands */
};

/*
 * Finds the target of a link. The path is as the author wrote it, without
 * "#part" and percent-decoded; addresses with a scheme and "#part" alone are
 * never asked for. False when there is nothing to link to; the caller of
 * resolve reports it, with the place, from why and near.
 */
struct markdown_links {
	bool (*resolve)(enum markdown_target kind, struct str path,
	    struct markdown_link *link, void *arg);
	void *arg;
};

/* Words that the renderer adds, in the page's language. X(ID, key, English) */
#define MARKDOWN_LABELS(X)                              \
	X(LABEL_NOTE, "note", "Note")                   \
	X(LABEL_TIP, "tip", "Tip")                      \
	X(LABEL_IMPORTANT, "important", "Important")    \
	X(LABEL_WARNING, "warning", "Warning")          \
	X(LABEL_CAUTION, "caution", "Caution")          \
	X(LABEL_TABLE, "table", "Table")                \
	X(LABEL_LISTING, "listing", "Listing")          \
	X(LABEL_FOOTNOTES, "footnotes", "Footnotes")    \
	X(LABEL_BACK, "back", "Back to the text, note") \
	X(LABEL_DONE, "done", "Done")                   \
	X(LABEL_OPEN, "open", "Not done yet")           \
	X(LABEL_PICTURE, "picture", "Picture")          \
	X(LABEL_EMBED, "embed", "Open")

enum markdown_label {
#define X(id, key, english) id,
	MARKDOWN_LABELS(X)
#undef X
	    LABEL_COUNT
};

/* Each label's key in a message catalogue, and its English text. */
struct markdown_label_info {
	const char *key;
	struct str english;
};
extern const struct markdown_label_info markdown_labels[LABEL_COUNT];

struct markdown_options {
	struct str path; /* of the document, for findings */
	uint32_t line; /* 0 counts as 1 */
	unsigned heading_level; /* of the body's first level, 1 to 6; 0 is 2 */
	bool rtl; /* the page runs from right to left */
	bool below; /* it does not stand at the top of its page */
	struct str title; /* a first heading that only repeats it is left out */
	struct anchors *anchors; /* NULL: the body is alone on its page */
	const struct markdown_links *links; /* NULL: paths stay as written */
	const struct str *labels; /* LABEL_COUNT texts; NULL: English */
};

struct heading {
	unsigned level; /* as in the HTML */
	struct str id;
	struct str text;
};

struct markdown {
	struct str html;
	struct heading *toc; /* in order; those in quotations left out */
	size_t n_toc;
	bool joined; /* a tag stands within a word, as of "**M**artin" */
};

bool markdown_render(struct str body, const struct markdown_options *options,
    struct arena *arena, struct diag *diag, struct markdown *out) must_check;

/*
 * The words of the first paragraph that has any, without markup, cut behind a
 * word to at most max code points, with "…" where it was cut. Empty if there
 * is no paragraph in the body's first 8 KiB. Says nothing.
 */
struct str markdown_excerpt(struct str body, size_t max, struct arena *arena);

/* The version of cmark-gfm that runs. */
const char *markdown_library_version(void);

#endif
