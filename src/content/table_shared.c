#include "content/tables.h"

#include "base/limits.h"
#include "config/levels.h"

static const struct field image_rows[] = {
	{ "src", FIELD_FILE, FIELD_REQUIRED, .help = "The picture's file.",
	    .of = "picture" },
	{ "alt", FIELD_TEXT, FIELD_ADVISED,
	    .help = "What the picture shows, for whoever cannot see it.",
	    .unless = "decorative" },
	{ "decorative", FIELD_BOOL,
	    .help = "True for a picture that only adorns; it needs no alt." },
	{ "caption", FIELD_TEXT, .help = "A line below the picture." },
	{ "path", FIELD_ALIAS, .of = "src" },
	{ "url", FIELD_ALIAS, .of = "src" },
	{ "file", FIELD_ALIAS, .of = "src" },
};

const struct field_table image_table = {
	.name = "image",
	FIELD_ROWS(image_rows),
	.bare = "src",
};

static const struct field part_rows[] = {
	{ "id", FIELD_ID,
	    .help = "Names the part in addresses and references." },
	{ "title", FIELD_TEXT, .help = "A short heading.",
	    .max = LIMIT_TITLE_CHARS },
	{ "text", FIELD_MARKDOWN, .help = "What the part says." },
	{ "url", FIELD_LINK, .help = "Where to read more." },
};

const struct field_table part_table = {
	.name = "part",
	FIELD_ROWS(part_rows),
	.bare = "text",
};

static const struct field rubric_rows[] = {
	{ "criterion", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "What is looked at." },
	{ "level", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "The level reached, in the rubric's own words." },
	{ "evidence", FIELD_MARKDOWN, .help = "Where in the work it shows." },
};

const struct field_table rubric_table = {
	.name = "rubric",
	FIELD_ROWS(rubric_rows),
};

static const struct field history_rows[] = {
	{ "level", FIELD_CHOICE,
	    .help =
		"How much of this document's past is shown; it can only narrow "
		"what the site and the consent allow.",
	    .of = HISTORY_WORDS },
	{ "from", FIELD_TEXT,
	    .help = "An older path of this document below content/, where Git "
		    "cannot tell: after a copy, or a move with much rewriting. "
		    "It is one of the same owner.",
	    .max = 1000 },
	{ "since", FIELD_DATE, .help = "Show nothing older than this day." },
};

static const struct field_table history_table = {
	.name = "history",
	FIELD_ROWS(history_rows),
	.bare = "level",
};

static const struct field page_rows[] = {
	{ "title", FIELD_TEXT, FIELD_SHOWN,
	    .help = "The heading of the page. Without it, the heading at the "
		    "top of "
		    "the text is the title, or else the file's name.",
	    .max = LIMIT_TITLE_CHARS },
	{ "date", FIELD_DATE,
	    .help = "The day of the document, as YYYY-MM-DD." },
	{ "updated", FIELD_DATE, FIELD_RARE,
	    .help = "The day it was last changed in earnest.",
	    .after = "date" },
	{ "summary", FIELD_TEXT, FIELD_SHOWN,
	    .help = "One or two sentences for lists, cards and search." },
	{ "lang", FIELD_LANG,
	    .help = "The language it is written in, if not the site's." },
	{ "translation_of", FIELD_REF, FIELD_RARE,
	    .help = "The document that this one translates." },
	{ "tags", FIELD_TEXT, FIELD_LIST | FIELD_COMMAS,
	    .help = "Topics, of the site's list of tags if it has one.",
	    .max = 60 },
	{ "cover", FIELD_MAP,
	    .help = "A picture for cards and the top of the page.",
	    .fields = &image_table },
	{ "related", FIELD_REF, FIELD_LIST | FIELD_RARE,
	    .help = "Documents to read next." },
	{ "status", FIELD_CHOICE,
	    .help = "A draft is built only with --drafts.",
	    .of = "draft|published" },
	{ "draft", FIELD_BOOL, FIELD_RARE,
	    .help = "True for a document not ready to show." },
	{ "visibility", FIELD_CHOICE,
	    .help =
		"The widest audience that may see it; it can only narrow what "
		"consent allows.",
	    .of = VISIBILITY_WORDS },
	{ "private", FIELD_BOOL, FIELD_RARE,
	    .help =
		"True for a document that is never published, as \"private\" "
		"is for its visibility." },
	{ "publish_on", FIELD_DATE, FIELD_RARE,
	    .help = "The first day on which it is published; the site is to be "
		    "built on that day." },
	{ "expires_on", FIELD_DATE, FIELD_RARE,
	    .help = "The last day on which it is published.",
	    .after = "publish_on" },
	{ "history", FIELD_MAP, FIELD_RARE,
	    .help = "What is shown of how it grew.", .fields = &history_table },
	{ "aliases", FIELD_TEXT, FIELD_LIST | FIELD_RARE,
	    .help = "Older addresses that lead here, such as /old/page/, and "
		    "other names by which [[a link]] finds it.",
	    .max = LIMIT_TITLE_CHARS },
	{ "layout", FIELD_TEXT, FIELD_RARE,
	    .help = "The theme's template for it, if not that of its kind.",
	    .max = 100 },
	{ "toc", FIELD_BOOL, FIELD_RARE,
	    .help = "True for a list of its headings." },
	{ "order", FIELD_INT, FIELD_RARE,
	    .help = "Its place among its neighbours.", .min = -100000,
	    .max = 100000 },
	{ "sort", FIELD_TEXT, FIELD_RARE,
	    .help = "What it is sorted by instead of the title.",
	    .max = LIMIT_TITLE_CHARS },
	{ "category", FIELD_ALIAS, .of = "tags" },
	{ "categories", FIELD_ALIAS, .of = "tags" },
	{ "keywords", FIELD_ALIAS, .of = "tags" },
	{ "topics", FIELD_ALIAS, .of = "tags" },
	{ "description", FIELD_ALIAS, .of = "summary" },
	{ "excerpt", FIELD_ALIAS, .of = "summary" },
	{ "image", FIELD_ALIAS, .of = "cover" },
	{ "thumbnail", FIELD_ALIAS, .of = "cover" },
	{ "created", FIELD_ALIAS, .of = "date" },
	{ "pubDate", FIELD_ALIAS, .of = "date" },
	{ "publishDate", FIELD_ALIAS, .of = "publish_on" },
	{ "publishdate", FIELD_ALIAS, .of = "publish_on" },
	{ "publish_date", FIELD_ALIAS, .of = "publish_on" },
	{ "expiryDate", FIELD_ALIAS, .of = "expires_on" },
	{ "expirydate", FIELD_ALIAS, .of = "expires_on" },
	{ "expiration_date", FIELD_ALIAS, .of = "expires_on" },
	{ "lastmod", FIELD_ALIAS, .of = "updated" },
	{ "last_modified_at", FIELD_ALIAS, .of = "updated" },
	{ "last_updated", FIELD_ALIAS, .of = "updated" },
	{ "modified", FIELD_ALIAS, .of = "updated" },
	{ "language", FIELD_ALIAS, .of = "lang" },
	{ "locale", FIELD_ALIAS, .of = "lang" },
	{ "weight", FIELD_ALIAS, .of = "order" },
	{ "nav_order", FIELD_ALIAS, .of = "order" },
	{ "sidebar_position", FIELD_ALIAS, .of = "order" },
	{ "redirect_from", FIELD_ALIAS, .of = "aliases" },
	{ "alias", FIELD_ALIAS, .of = "aliases" },
	{ "published", FIELD_ALIAS, FIELD_NOT, .of = "draft",
	    .dated = "publish_on" },
	{ "publish", FIELD_ALIAS, FIELD_NOT, .of = "draft" },
	{ "public", FIELD_ALIAS, FIELD_NOT, .of = "private" },
	{ "hidden", FIELD_ALIAS, .of = "private" },
	{ "unlisted", FIELD_ALIAS, .of = "private" },
	{ "permalink", FIELD_FOREIGN,
	    .help = "The address follows from the file's path. To keep an old "
		    "address, "
		    "list it under \"aliases\"." },
	{ "slug", FIELD_FOREIGN,
	    .help =
		"The address follows from the file's name: rename the file." },
	{ "author", FIELD_FOREIGN,
	    .help = "Names come from the register in people/ alone." },
};

const struct field_table page_table = {
	.name = "page",
	FIELD_ROWS(page_rows),
};
