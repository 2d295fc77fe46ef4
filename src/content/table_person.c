#include "content/tables.h"

#include "config/config.h"

static const struct field name_rows[] = {
	{ "first", FIELD_TEXT, .help = "Given name.", .max = 100 },
	{ "last", FIELD_TEXT, .help = "Family name.", .max = 100 },
	{ "full", FIELD_TEXT,
	    .help =
		"The whole name, where first and last in that order is wrong.",
	    .max = 200 },
	{ "ordinary", FIELD_BOOL,
	    .help =
		"True where the name is made of ordinary words, such as Will, "
		"Rose or Page. The whole name is still kept off all pages, but "
		"only where its parts have capitals, and a part alone may "
		"stand on the student's own pages." },
};

static const struct field_table name_table = {
	.name = "name",
	FIELD_ROWS(name_rows),
	.bare = "full",
};

static const struct field consent_rows[] = {
	{ "work", FIELD_CHOICE,
	    .help = "Whether the person's work is published.",
	    .of = "none|unlisted|public" },
	{ "photo", FIELD_CHOICE,
	    .help = "Which pictures of the person are shown.",
	    .of = "none|work-only|group|named" },
	{ "audio_video", FIELD_CHOICE,
	    .help = "Whether voice or face may be heard "
		    "and seen.",
	    .of = "none|voice|face" },
	{ "history", FIELD_CHOICE, .help = "How much of the drafts is shown.",
	    .of = HISTORY_WORDS },
	{ "index", FIELD_BOOL,
	    .help = "Whether search engines may list the pages." },
	{ "responses", FIELD_BOOL,
	    .help = "Whether others' responses are shown." },
	{ "granted_by", FIELD_CHOICE, .help = "Who agreed.",
	    .of = "parent|eligible-student" },
	{ "granted_on", FIELD_DATE, .help = "The day of the agreement." },
	{ "purpose", FIELD_TEXT,
	    .help = "What was agreed to, in a few words." },
	{ "audience", FIELD_CHOICE, .help = "The widest audience agreed to.",
	    .of = AUDIENCE_WORDS },
	{ "expires_on", FIELD_DATE, .help = "The last day it holds.",
	    .after = "granted_on" },
	{ "withdrawn_on", FIELD_DATE,
	    .help =
		"The day it was taken back; from then on nothing is shown." },
	{ "restricted", FIELD_BOOL,
	    .help =
		"True overrides all else: nothing of this person is shown." },
	{ "coarse", FIELD_BOOL,
	    .help = "True hides grade, class and teacher on the person's "
		    "pages." },
	{ "evidence_ref", FIELD_TEXT,
	    .help = "Where the signed form is kept." },
};

static const struct field_table consent_table = {
	.name = "consent",
	FIELD_ROWS(consent_rows),
};

static const struct field person_rows[] = {
	{ "role", FIELD_CHOICE, FIELD_REQUIRED,
	    .help = "What the person is here.",
	    .of = "student|teacher|staff|family|mentor" },
	{ "name", FIELD_MAP,
	    .help =
		"The parts that the display name is made of. No other name is "
		"ever shown.",
	    .fields = &name_table },
	{ "display", FIELD_CHOICE, .help = "How much of the name is shown.",
	    .of = "none|initials|first|first+initial|full" },
	{ "title", FIELD_TEXT, .help = "A role in words: \"Grade 7 teacher\".",
	    .max = 100 },
	{ "lang", FIELD_LANG, .help = "The language of the name." },
	{ "pronunciation", FIELD_TEXT, .help = "How the name is said.",
	    .max = 200 },
	{ "git", FIELD_TEXT, FIELD_LIST,
	    .help =
		"The person's names in Git: \"Name <address>\" or an address.",
	    .max = 300 },
	{ "eligible_on", FIELD_DATE,
	    .help = "The day the student comes of age; a parent's consent ends "
		    "then." },
	{ "consent", FIELD_MAP,
	    .help = "What was agreed to. Without it, nothing.",
	    .fields = &consent_table },
	{ "redactions", FIELD_MAP, FIELD_LIST,
	    .help = "What must not show anywhere, old versions included.",
	    .fields = &redaction_table },
	{ "sample", FIELD_BOOL, .help = "True for an invented person." },
};

const struct field_table person_table = {
	.name = "person",
	FIELD_ROWS(person_rows),
};
