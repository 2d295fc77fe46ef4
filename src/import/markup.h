/*
 * markup: HTML as the Markdown that says the same.
 *
 * Words are never lost but with the element that holds them, and each such
 * element is counted, as is each attribute that has a meaning: fonts, colors
 * and scripts. Elements that Markdown has no sign for and authors may write
 * (text/element.h) stay as HTML.
 *
 * Owner     what is made lives in the arena.
 * Source    CommonMark 0.29 and GitHub's tables; text/element.h.
 */
#ifndef IMPORT_MARKUP_H
#define IMPORT_MARKUP_H

#include "import/import.h"
#include "import/soup.h"

/*
 * What an address becomes; false where there is nothing to link to, and the
 * words of the link stay alone.
 */
typedef bool markup_link_fn(
    void *arg, const struct xnode *node, struct str address, struct str *out);

struct markup_options {
	struct tally *dropped; /* names of what was left out */
	struct place place; /* of the whole, where lines are not the file's */
	bool lines; /* lines of the tree are those of the file */
	markup_link_fn *link; /* NULL: addresses stay, if they are safe */
	void *arg;
};

/* The children of root as Markdown, with a line end at its end; or empty. */
struct str markup_write(const struct xnode *root,
    const struct markup_options *options, struct arena *arena);
/* The same for HTML in text. */
struct str markup_from_html(
    struct str html, const struct markup_options *options, struct arena *arena);

#endif
