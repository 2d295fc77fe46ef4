#include "content/tables.h"

#include "base/limits.h"

static const struct field button_rows[] = {
	{ "text", FIELD_TEXT, FIELD_REQUIRED, .help = "The words on it.",
	    .max = 100 },
	{ "url", FIELD_LINK, FIELD_REQUIRED, .help = "Where it leads." },
};

static const struct field_table button_table = {
	.name = "button",
	FIELD_ROWS(button_rows),
};

static const struct field home_rows[] = {
	{ "promise", FIELD_TEXT,
	    .help = "One sentence: what a visitor finds here." },
	{ "buttons", FIELD_MAP, FIELD_LIST, .help = "Two ways on.",
	    .fields = &button_table },
};

const struct field_table home_table = {
	.name = "home",
	FIELD_ROWS(home_rows),
	.more = &page_table,
};

static const struct field author_rows[] = {
	{ "name", FIELD_TEXT, FIELD_REQUIRED, .help = "The author's name.",
	    .max = LIMIT_TITLE_CHARS },
	{ "role", FIELD_TEXT, .help = "What the author does.",
	    .max = LIMIT_TITLE_CHARS },
};

static const struct field_table author_table = {
	.name = "author",
	FIELD_ROWS(author_rows),
	.bare = "name",
};

static const struct field toolkit_part_rows[] = {
	{ "title", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "What the part is called.", .max = LIMIT_TITLE_CHARS },
	{ "ref", FIELD_REF, FIELD_REQUIRED, .help = "The document it is.",
	    .unless = "file" },
	{ "file", FIELD_FILE, .help = "The file it is." },
	{ "summary", FIELD_TEXT, .help = "The part in a sentence." },
};

static const struct field_table toolkit_part_table = {
	.name = "part of a toolkit",
	FIELD_ROWS(toolkit_part_rows),
};

static const struct field download_rows[] = {
	{ "file", FIELD_FILE, FIELD_REQUIRED, .help = "The file." },
	{ "title", FIELD_TEXT, .help = "What it is called.",
	    .max = LIMIT_TITLE_CHARS },
	{ "lang", FIELD_LANG, .help = "Its language." },
	{ "pages", FIELD_INT, .help = "Its pages.", .min = 1, .max = 100000 },
	{ "summary", FIELD_TEXT, .help = "What is in it." },
};

static const struct field_table download_table = {
	.name = "download",
	FIELD_ROWS(download_rows),
	.bare = "file",
};

static const struct field toolkit_rows[] = {
	{ "type", FIELD_CHOICE, .help = "What it is.",
	    .of = "publication|resource" },
	{ "step", FIELD_CHOICE, .help = "What it helps with.",
	    .of = "vision|people|obstacles|spread" },
	{ "authors", FIELD_MAP, FIELD_LIST, .help = "Who wrote it.",
	    .fields = &author_table },
	{ "parts", FIELD_MAP, FIELD_LIST, .help = "Its parts, in order.",
	    .fields = &toolkit_part_table },
	{ "downloads", FIELD_MAP, FIELD_LIST, .help = "Files to take along.",
	    .fields = &download_table },
	{ "author", FIELD_ALIAS, .of = "authors" },
};

const struct field_table toolkit_table = {
	.name = "toolkit",
	FIELD_ROWS(toolkit_rows),
	.more = &page_table,
};

static const struct field journal_rows[] = {
	{ "date", FIELD_DATE, FIELD_REQUIRED, .help = "The day of the post." },
	{ "authors", FIELD_ID, FIELD_LIST | FIELD_COMMAS,
	    .help = "Who wrote it: ids of people/." },
	{ "school", FIELD_ID,
	    .help = "The school it is from: a file of schools/.",
	    .of = "school" },
	{ "author", FIELD_ALIAS, .of = "authors" },
};

const struct field_table journal_table = {
	.name = "journal",
	FIELD_ROWS(journal_rows),
	.more = &page_table,
};

static const struct field school_rows[] = {
	{ "address", FIELD_TEXT, .help = "Where it is.", .max = 300 },
	{ "phone", FIELD_TEXT, .help = "The office's number.", .max = 50 },
	{ "url", FIELD_LINK, .help = "Its own site." },
	{ "welcome", FIELD_MARKDOWN, .help = "A few words of welcome." },
	{ "grades", FIELD_TEXT, FIELD_LIST | FIELD_COMMAS,
	    .help = "The grades it teaches.", .max = 50 },
	{ "principal", FIELD_ID, .help = "The principal's id in people/." },
};

const struct field_table school_table = {
	.name = "school",
	FIELD_ROWS(school_rows),
	.more = &page_table,
};

static const struct field class_rows[] = {
	{ "school", FIELD_ID, FIELD_REQUIRED,
	    .help = "The school: a file of schools/.", .of = "school" },
	{ "teacher", FIELD_ID, FIELD_REQUIRED,
	    .help = "The teacher's id in people/." },
	{ "grade", FIELD_TEXT, .help = "The grade.", .max = 50 },
	{ "room", FIELD_TEXT, .help = "The room.", .max = 50 },
	{ "year", FIELD_TEXT, .help = "The school year: \"2025-26\".",
	    .max = 20 },
	{ "term", FIELD_TEXT, .help = "The term.", .max = 50 },
	{ "welcome", FIELD_MARKDOWN, .help = "A few words of welcome." },
};

const struct field_table class_table = {
	.name = "class",
	FIELD_ROWS(class_rows),
	.more = &page_table,
};

static const struct field pick_rows[] = {
	{ "ref", FIELD_REF, FIELD_REQUIRED, .help = "The piece of work." },
	{ "note", FIELD_MARKDOWN, .help = "Why it was chosen." },
};

static const struct field_table pick_table = {
	.name = "item",
	FIELD_ROWS(pick_rows),
	.bare = "ref",
};

static const struct field select_rows[] = {
	{ "kind", FIELD_CHOICE, .help = "What is looked for.",
	    .of = "artifact|goal|reflection" },
	{ "school", FIELD_ID, .help = "Of this school only.", .of = "school" },
	{ "class", FIELD_ID, .help = "Of this class only.", .of = "class" },
	{ "competency", FIELD_ID, .help = "Evidence for this competency only.",
	    .of = "competencies" },
	{ "tag", FIELD_TEXT, .help = "With this tag only.", .max = 60 },
	{ "year", FIELD_TEXT, .help = "Of this school year only.", .max = 20 },
	{ "order", FIELD_CHOICE, .help = "What comes first.",
	    .of = "newest|oldest|title" },
	{ "limit", FIELD_INT, .help = "How many at most.", .min = 1,
	    .max = 500 },
};

static const struct field_table select_table = {
	.name = "select",
	FIELD_ROWS(select_rows),
};

static const struct field showcase_rows[] = {
	{ "curator", FIELD_ID, .help = "The id of the person who chose." },
	{ "note", FIELD_MARKDOWN, .help = "Why these pieces." },
	{ "class", FIELD_ID, .help = "The class it belongs to.",
	    .of = "class" },
	{ "school", FIELD_ID, .help = "The school it belongs to.",
	    .of = "school" },
	{ "year", FIELD_TEXT, .help = "The school year.", .max = 20 },
	{ "items", FIELD_MAP, FIELD_LIST | FIELD_REQUIRED,
	    .help = "The pieces, in order.", .fields = &pick_table,
	    .unless = "select" },
	{ "select", FIELD_MAP, .help = "Pieces found by a rule.",
	    .fields = &select_table },
};

const struct field_table showcase_table = {
	.name = "showcase",
	FIELD_ROWS(showcase_rows),
	.more = &page_table,
};
