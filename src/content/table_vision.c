#include "content/tables.h"

#include "base/limits.h"
#include "config/config.h"

static const struct field graphic_part_rows[] = {
	{ "image", FIELD_FILE, FIELD_REQUIRED, .help = "The picture's file.",
	    .of = "picture" },
	{ "title", FIELD_TEXT, .help = "What the part is called.",
	    .max = LIMIT_TITLE_CHARS },
	{ "description", FIELD_MARKDOWN, FIELD_REQUIRED,
	    .help = "All that the picture says, as text for whoever cannot see "
		    "it." },
	{ "covers", FIELD_CHOICE, FIELD_LIST | FIELD_COMMAS,
	    .help = "The sections of the vision that it draws.",
	    .of = "beliefs|understandings|meaning|principles|plan" },
};

static const struct field_table graphic_part_table = {
	.name = "part of a graphic",
	FIELD_ROWS(graphic_part_rows),
};

static const struct field graphic_rows[] = {
	{ "title", FIELD_TEXT, .help = "What the picture is called.",
	    .max = LIMIT_TITLE_CHARS },
	{ "parts", FIELD_MAP, FIELD_LIST | FIELD_REQUIRED,
	    .help = "Its parts, in order.", .fields = &graphic_part_table },
};

static const struct field_table graphic_table = {
	.name = "graphic",
	FIELD_ROWS(graphic_rows),
};

static const struct field belief_rows[] = {
	{ "id", FIELD_ID, FIELD_REQUIRED, .help = "Names it in addresses." },
	{ "title", FIELD_TEXT, .help = "A short heading.",
	    .max = LIMIT_TITLE_CHARS },
	{ "text", FIELD_MARKDOWN, FIELD_REQUIRED, .help = "What we believe." },
	{ "see", FIELD_MARKDOWN, .help = "What families will see of it." },
	{ "competencies", FIELD_ID, FIELD_LIST | FIELD_COMMAS,
	    .help = "Competencies whose work shows it.", .of = "competencies" },
};

static const struct field_table belief_table = {
	.name = "belief",
	FIELD_ROWS(belief_rows),
};

static const struct field understanding_rows[] = {
	{ "id", FIELD_ID, FIELD_REQUIRED, .help = "Names it in addresses." },
	{ "about", FIELD_CHOICE, FIELD_REQUIRED, .help = "What it is about.",
	    .of = "engagement|learning" },
	{ "text", FIELD_MARKDOWN, FIELD_REQUIRED,
	    .help = "What we understand." },
};

static const struct field_table understanding_table = {
	.name = "understanding",
	FIELD_ROWS(understanding_rows),
};

static const struct field reference_rows[] = {
	{ "id", FIELD_ID, .help = "Names it in the text." },
	{ "authors", FIELD_TEXT, FIELD_LIST, .help = "Who wrote it." },
	{ "year", FIELD_TEXT,
	    .help = "The year, or nothing where there is none.", .max = 20 },
	{ "title", FIELD_TEXT, FIELD_REQUIRED, .help = "What it is called." },
	{ "source", FIELD_TEXT, .help = "Where it appeared." },
	{ "url", FIELD_LINK, .help = "Where it can be read." },
	{ "retrieved", FIELD_DATE,
	    .help =
		"The day it was looked up, which is not when it appeared." },
};

static const struct field_table reference_table = {
	.name = "reference",
	FIELD_ROWS(reference_rows),
};

static const struct field quote_rows[] = {
	{ "text", FIELD_MARKDOWN, FIELD_REQUIRED, .help = "The words quoted." },
	{ "cite", FIELD_TEXT, .help = "Whose words they are." },
	{ "ref", FIELD_ID, .help = "The id of the reference they stand in." },
};

static const struct field_table quote_table = {
	.name = "quote",
	FIELD_ROWS(quote_rows),
	.bare = "text",
};

static const struct field vision_rows[] = {
	{ "statement", FIELD_MARKDOWN,
	    .help = "The vision in a few sentences." },
	{ "graphic", FIELD_MAP, .help = "The vision as a picture in parts.",
	    .fields = &graphic_table },
	{ "beliefs", FIELD_MAP, FIELD_LIST, .help = "What we believe.",
	    .fields = &belief_table },
	{ "understandings", FIELD_MAP, FIELD_LIST,
	    .help = "What we understand of engagement and learning.",
	    .fields = &understanding_table },
	{ "meaning", FIELD_MAP, FIELD_LIST,
	    .help = "What that means for students.", .fields = &part_table },
	{ "principles", FIELD_MAP, FIELD_LIST, .help = "What guides us.",
	    .fields = &part_table },
	{ "is", FIELD_TEXT, FIELD_LIST,
	    .help = "What personalized learning is." },
	{ "is_not", FIELD_TEXT, FIELD_LIST, .help = "What it is not." },
	{ "conditions", FIELD_TEXT, FIELD_LIST,
	    .help = "What learners can say when it works." },
	{ "partners", FIELD_MAP, FIELD_LIST, .help = "Who helped.",
	    .fields = &partner_table },
	{ "quote", FIELD_MAP, .help = "Words of others that we stand on.",
	    .fields = &quote_table },
	{ "references", FIELD_MAP, FIELD_LIST, .help = "What we read.",
	    .fields = &reference_table },
};

const struct field_table vision_table = {
	.name = "vision",
	FIELD_ROWS(vision_rows),
	.more = &page_table,
};

#define PROGRESS_WORDS "planned|active|done"

static const struct field evidence_rows[] = {
	{ "text", FIELD_MARKDOWN, FIELD_REQUIRED, .help = "What was done." },
	{ "evidence", FIELD_LINK, FIELD_LIST,
	    .help = "Where it can be seen: documents of this site, or links." },
};

static const struct field_table evidence_table = {
	.name = "already in place",
	FIELD_ROWS(evidence_rows),
	.bare = "text",
};

static const struct field action_rows[] = {
	{ "text", FIELD_MARKDOWN, FIELD_REQUIRED, .help = "What is done." },
	{ "status", FIELD_CHOICE, .help = "Where it stands.",
	    .of = PROGRESS_WORDS },
	{ "evidence", FIELD_LINK, FIELD_LIST,
	    .help = "Where it can be seen: documents of this site, or links." },
};

static const struct field_table action_table = {
	.name = "action",
	FIELD_ROWS(action_rows),
	.bare = "text",
};

static const struct field phase_rows[] = {
	{ "id", FIELD_ID, .help = "Names it in addresses." },
	{ "title", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "What the phase is called.", .max = LIMIT_TITLE_CHARS },
	{ "purpose", FIELD_CHOICE, .help = "What it is for.",
	    .of = "define|market|implement|monitor" },
	{ "from", FIELD_DATE, .help = "Its first day." },
	{ "to", FIELD_DATE, .help = "Its last day.", .after = "from" },
	{ "status", FIELD_CHOICE, FIELD_REQUIRED, .help = "Where it stands.",
	    .of = PROGRESS_WORDS },
	{ "actions", FIELD_MAP, FIELD_LIST, .help = "What is done in it.",
	    .fields = &action_table },
	{ "summary", FIELD_TEXT, .help = "The phase in a sentence." },
};

static const struct field_table phase_table = {
	.name = "phase",
	FIELD_ROWS(phase_rows),
};

static const struct field plan_rows[] = {
	{ "title", FIELD_TEXT, .help = "What the plan is called.",
	    .max = LIMIT_TITLE_CHARS },
	{ "summary", FIELD_TEXT, .help = "The plan in a sentence or two." },
	{ "phases", FIELD_MAP, FIELD_LIST | FIELD_REQUIRED,
	    .help = "The phases, in order.", .fields = &phase_table },
	{ "already", FIELD_MAP, FIELD_LIST, .help = "What is in place already.",
	    .fields = &evidence_table },
};

const struct field_table plan_table = {
	.name = "plan",
	FIELD_ROWS(plan_rows),
};

static const struct field framework_head_rows[] = {
	{ "name", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "What the framework is called.", .max = LIMIT_TITLE_CHARS },
	{ "version", FIELD_TEXT, .help = "Its edition.", .max = 50 },
	{ "source", FIELD_TEXT, .help = "Where it comes from." },
	{ "intro", FIELD_MARKDOWN, .help = "What it is for." },
};

static const struct field_table framework_head_table = {
	.name = "framework",
	FIELD_ROWS(framework_head_rows),
	.bare = "name",
};

static const struct field level_rows[] = {
	{ "id", FIELD_ID, FIELD_REQUIRED, .help = "Names the level." },
	{ "name", FIELD_TEXT, FIELD_REQUIRED, .help = "The level in words.",
	    .max = 100 },
};

static const struct field_table level_table = {
	.name = "level",
	FIELD_ROWS(level_rows),
};

static const struct field band_rows[] = {
	{ "id", FIELD_ID, FIELD_REQUIRED, .help = "Names the band." },
	{ "name", FIELD_TEXT, FIELD_REQUIRED, .help = "The band in words.",
	    .max = 100 },
	{ "grades", FIELD_TEXT, FIELD_LIST | FIELD_COMMAS,
	    .help = "The grades in it, as profiles say them.", .max = 50 },
};

static const struct field_table band_table = {
	.name = "band",
	FIELD_ROWS(band_rows),
};

static const struct field element_rows[] = {
	{ "id", FIELD_ID, FIELD_REQUIRED,
	    .help = "Names it behind its competency." },
	{ "name", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "The element in a few words.", .max = LIMIT_TITLE_CHARS },
	{ "text", FIELD_MARKDOWN, .help = "What it means." },
};

static const struct field_table element_table = {
	.name = "element",
	FIELD_ROWS(element_rows),
};

static const struct field i_can_rows[] = {
	{ "band", FIELD_ID, FIELD_REQUIRED, .help = "The band it is said in." },
	{ "text", FIELD_MARKDOWN, FIELD_REQUIRED, .help = "\"I can ...\"" },
};

static const struct field_table i_can_table = {
	.name = "i_can",
	FIELD_ROWS(i_can_rows),
};

static const struct field competency_rows[] = {
	{ "id", FIELD_ID, FIELD_REQUIRED,
	    .help = "Names it in every document." },
	{ "name", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "The competency in a word.", .max = 100 },
	{ "statement", FIELD_TEXT, .help = "The competency in a sentence." },
	{ "description", FIELD_MARKDOWN, .help = "What it means." },
	{ "color", FIELD_COLOR, .help = "Its color, in quotes: \"#0a5a73\"." },
	{ "icon", FIELD_ID, .help = "An icon of the theme." },
	{ "elements", FIELD_MAP, FIELD_LIST, .help = "Its parts.",
	    .fields = &element_table },
	{ "i_can", FIELD_MAP, FIELD_LIST, .help = "What it is in each band.",
	    .fields = &i_can_table },
	{ "related", FIELD_ID, FIELD_LIST | FIELD_COMMAS,
	    .help = "Competencies near to it." },
	{ "colour", FIELD_ALIAS, .of = "color" },
};

static const struct field_table competency_table = {
	.name = "competency",
	FIELD_ROWS(competency_rows),
};

static const struct field competencies_rows[] = {
	{ "title", FIELD_TEXT, .help = "What the list is called.",
	    .max = LIMIT_TITLE_CHARS },
	{ "framework", FIELD_MAP,
	    .help = "What the list is and where it is from.",
	    .fields = &framework_head_table },
	{ "levels", FIELD_MAP, FIELD_LIST,
	    .help = "How far one can be, lowest first.",
	    .fields = &level_table },
	{ "bands", FIELD_MAP, FIELD_LIST, .help = "Grades taken together.",
	    .fields = &band_table },
	{ "competencies", FIELD_MAP, FIELD_LIST | FIELD_REQUIRED,
	    .help = "The portrait of a graduate.",
	    .fields = &competency_table },
};

const struct field_table competencies_table = {
	.name = "competencies",
	FIELD_ROWS(competencies_rows),
};

static const struct field question_rows[] = {
	{ "id", FIELD_ID, FIELD_REQUIRED, .help = "Names it in artifacts." },
	{ "text", FIELD_TEXT, FIELD_REQUIRED, .help = "The question." },
	{ "open", FIELD_BOOL, .help = "True while nobody has answered it." },
};

static const struct field_table question_table = {
	.name = "question",
	FIELD_ROWS(question_rows),
};

static const struct field questions_rows[] = {
	{ "title", FIELD_TEXT, .help = "What the list is called.",
	    .max = LIMIT_TITLE_CHARS },
	{ "questions", FIELD_MAP, FIELD_LIST | FIELD_REQUIRED,
	    .help = "Questions that collect work.", .fields = &question_table },
};

const struct field_table questions_table = {
	.name = "questions",
	FIELD_ROWS(questions_rows),
};

static const struct field session_rows[] = {
	{ "title", FIELD_TEXT, FIELD_REQUIRED, .help = "What the meeting was.",
	    .max = LIMIT_TITLE_CHARS },
	{ "date", FIELD_DATE, .help = "Its day." },
	{ "who", FIELD_TEXT, .help = "Who came, without names." },
	{ "heard", FIELD_TEXT, FIELD_LIST, .help = "What was heard." },
};

static const struct field_table session_table = {
	.name = "session",
	FIELD_ROWS(session_rows),
};

static const struct field process_rows[] = {
	{ "sessions", FIELD_MAP, FIELD_LIST | FIELD_REQUIRED,
	    .help = "How the vision came about.", .fields = &session_table },
};

const struct field_table process_table = {
	.name = "process",
	FIELD_ROWS(process_rows),
	.more = &page_table,
};

static const struct field framework_rows[] = {
	{ "name", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "What the framework is called.", .max = LIMIT_TITLE_CHARS },
	{ "version", FIELD_TEXT, FIELD_ADVISED,
	    .help = "Its edition: wordings differ between them.", .max = 50 },
	{ "source", FIELD_TEXT, FIELD_ADVISED,
	    .help = "Where its words come from." },
	{ "url", FIELD_LINK, .help = "Where it can be read." },
	{ "parts", FIELD_MAP, FIELD_LIST,
	    .help = "Its parts, in its own words.", .fields = &part_table },
};

const struct field_table framework_table = {
	.name = "framework",
	FIELD_ROWS(framework_rows),
	.more = &page_table,
};

static const struct field voice_rows[] = {
	{ "about", FIELD_REF, .help = "What it speaks of." },
	{ "from", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "Who speaks, without a name: \"A grandparent, Room 12\".",
	    .max = 100 },
	{ "text_lang", FIELD_LANG, .help = "The language of the words." },
	{ "approved_by", FIELD_ID, FIELD_STAFF,
	    .help = "The id of the person who read and approved it. Until then "
		    "it is not shown." },
	{ "approved_on", FIELD_DATE, FIELD_STAFF,
	    .help = "The day of the approval." },
};

const struct field_table voice_table = {
	.name = "voice",
	FIELD_ROWS(voice_rows),
	.more = &page_table,
};
