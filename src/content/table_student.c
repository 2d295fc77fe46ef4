#include "content/tables.h"

#include "base/limits.h"

/*
 * What a student's pages say. No row holds a name: the display name comes
 * from people/<id>.yaml alone.
 */

static const struct field frame_rows[] = {
	{ "wonder", FIELD_MARKDOWN, .help = "What the student wonders about." },
	{ "good_at", FIELD_MARKDOWN, .help = "What comes easily." },
	{ "working_on", FIELD_MARKDOWN,
	    .help = "What the student is working on." },
};

static const struct field_table frame_table = {
	.name = "frame",
	FIELD_ROWS(frame_rows),
};

static const struct field student_rows[] = {
	{ "class", FIELD_ID, FIELD_ADVISED | FIELD_STAFF,
	    .help = "The class: a file of classes/.", .of = "class" },
	{ "grade", FIELD_TEXT, .help = "The grade, as the school says it.",
	    .max = 50 },
	{ "years", FIELD_TEXT, FIELD_LIST | FIELD_COMMAS,
	    .help = "School years with work in them, such as \"2025-26\".",
	    .max = 20 },
	{ "motto", FIELD_TEXT, .help = "A sentence in the student's own words.",
	    .max = LIMIT_TITLE_CHARS },
	{ "interests", FIELD_TEXT, FIELD_LIST | FIELD_COMMAS,
	    .help = "A few words of what the student likes.", .max = 60 },
	{ "name_lang", FIELD_LANG, FIELD_RARE,
	    .help = "The language of the student's name." },
	{ "frame", FIELD_MAP, .help = "The student as a learner.",
	    .fields = &frame_table },
	{ "keep_copy", FIELD_BOOL,
	    .help = "True for a portfolio that its page offers as a zip to "
		    "keep." },
};

const struct field_table student_table = {
	.name = "student",
	FIELD_ROWS(student_rows),
	.more = &page_table,
};

static const struct field inquiry_rows[] = {
	{ "question", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "The question asked, or the id of one in "
		    "vision/questions.yaml." },
	{ "asked_by", FIELD_TEXT, .help = "Who asked it, without a name.",
	    .max = 100 },
};

static const struct field_table inquiry_table = {
	.name = "inquiry",
	FIELD_ROWS(inquiry_rows),
	.bare = "question",
};

static const struct field choice_rows[] = {
	{ "how", FIELD_TEXT, .help = "How the student chose to learn it." },
	{ "where", FIELD_TEXT, .help = "Where." },
	{ "demonstration", FIELD_CHOICE, .help = "How it is shown.",
	    .of =
		"writing|drawing|recording|model|presentation|performance|code|"
		"other" },
};

static const struct field_table choice_table = {
	.name = "choice",
	FIELD_ROWS(choice_rows),
};

static const struct field media_rows[] = {
	{ "file", FIELD_FILE, FIELD_REQUIRED, .help = "The file." },
	{ "alt", FIELD_TEXT,
	    .help = "What it shows, for whoever cannot see it." },
	{ "decorative", FIELD_BOOL,
	    .help = "True for a picture that only adorns." },
	{ "caption", FIELD_TEXT, .help = "A line below it." },
	{ "transcript", FIELD_MARKDOWN,
	    .help = "What is said, for whoever cannot hear it." },
	{ "captions", FIELD_FILE,
	    .help = "The captions of a film: a .vtt file." },
	{ "poster", FIELD_FILE,
	    .help = "The picture that stands for a film until it is played." },
	{ "src", FIELD_ALIAS, .of = "file" },
};

static const struct field_table media_table = {
	.name = "media",
	FIELD_ROWS(media_rows),
	.bare = "file",
};

static const struct field what_why_next_rows[] = {
	{ "what", FIELD_MARKDOWN, .help = "What I learned." },
	{ "why", FIELD_MARKDOWN, .help = "Why it matters to me." },
	{ "next", FIELD_MARKDOWN, .help = "What I do next." },
};

static const struct field_table what_why_next_table = {
	.name = "reflection",
	FIELD_ROWS(what_why_next_rows),
	.bare = "what",
};

static const struct field note_rows[] = {
	{ "text", FIELD_MARKDOWN, FIELD_REQUIRED,
	    .help = "What the teacher says." },
	{ "by", FIELD_ID, .help = "The teacher's id in people/." },
};

static const struct field_table note_table = {
	.name = "teacher_note",
	FIELD_ROWS(note_rows),
	.bare = "text",
};

static const struct field artifact_rows[] = {
	{ "date", FIELD_DATE, FIELD_ADVISED,
	    .help = "The day the work was done, as YYYY-MM-DD." },
	{ "competencies", FIELD_ID, FIELD_LIST | FIELD_COMMAS,
	    .help =
		"What the work is evidence for: \"id\" or \"id.element\" of "
		"vision/competencies.yaml.",
	    .of = "competencies" },
	{ "goal", FIELD_REF, .help = "The student's own goal that it serves.",
	    .of = "goal" },
	{ "inquiry", FIELD_MAP, .help = "The question behind the work.",
	    .fields = &inquiry_table },
	{ "question", FIELD_ALIAS, .of = "inquiry" },
	{ "choice", FIELD_MAP, .help = "What the student chose.",
	    .fields = &choice_table },
	{ "collaborators", FIELD_ID, FIELD_LIST | FIELD_COMMAS,
	    .help = "The ids of the students it was made with. Each must have "
		    "agreed." },
	{ "media", FIELD_MAP, FIELD_LIST,
	    .help = "Pictures, sound, film and files.",
	    .fields = &media_table },
	{ "status", FIELD_CHOICE,
	    .help =
		"Where the work stands. A draft is built only with --drafts.",
	    .of = "draft|submitted|final|published" },
	{ "reflection", FIELD_MAP, FIELD_SHOWN,
	    .help = "A short look back at the work.",
	    .fields = &what_why_next_table },
	{ "teacher_note", FIELD_MAP, FIELD_STAFF,
	    .help = "A note of the teacher.", .fields = &note_table },
	{ "rubric", FIELD_MAP, FIELD_LIST | FIELD_STAFF | FIELD_SHOWN,
	    .help = "How the work meets a rubric.", .fields = &rubric_table },
};

const struct field_table artifact_table = {
	.name = "artifact",
	FIELD_ROWS(artifact_rows),
	.more = &page_table,
};

static const struct field step_rows[] = {
	{ "text", FIELD_TEXT, FIELD_REQUIRED, .help = "What is to be done." },
	{ "done_on", FIELD_DATE, .help = "The day it was done." },
	{ "done", FIELD_FOREIGN,
	    .help = "Write the day it was done as \"done_on\"." },
};

static const struct field_table step_table = {
	.name = "step",
	FIELD_ROWS(step_rows),
	.bare = "text",
};

static const struct field goal_rows[] = {
	{ "kind", FIELD_CHOICE, FIELD_REQUIRED,
	    .help = "A goal in a subject, or a habit.",
	    .of = "academic|habit" },
	{ "status", FIELD_CHOICE, FIELD_REQUIRED,
	    .help = "Where the goal stands.",
	    .of = "planned|active|met|revised" },
	{ "why", FIELD_MARKDOWN, FIELD_SHOWN,
	    .help = "Why it matters to the student." },
	{ "success", FIELD_MARKDOWN, FIELD_SHOWN,
	    .help = "How one will see that it is met." },
	{ "set_on", FIELD_DATE, .help = "The day the goal was set." },
	{ "target_on", FIELD_DATE, .help = "The day it should be met by.",
	    .after = "set_on" },
	{ "reviewed_on", FIELD_DATE, FIELD_LIST,
	    .help = "Days it was looked at." },
	{ "steps", FIELD_MAP, FIELD_LIST, .help = "The way there.",
	    .fields = &step_table },
	{ "evidence", FIELD_REF, FIELD_LIST,
	    .help = "Artifacts that show progress.", .of = "artifact" },
	{ "competencies", FIELD_ID, FIELD_LIST | FIELD_COMMAS,
	    .help = "What the goal works on: ids of vision/competencies.yaml.",
	    .of = "competencies" },
	{ "family", FIELD_MARKDOWN, FIELD_SHOWN,
	    .help = "How the family helps." },
	{ "due", FIELD_ALIAS, .of = "target_on" },
	{ "type", FIELD_ALIAS, .of = "kind" },
};

const struct field_table goal_table = {
	.name = "goal",
	FIELD_ROWS(goal_rows),
	.more = &page_table,
};

/* What learners can say of themselves; counted over many, never shown. */
#define CHECK_WORDS "yes|partly|not-yet"

static const struct field check_rows[] = {
	{ "engaged", FIELD_CHOICE, .help = "I was fully engaged.",
	    .of = CHECK_WORDS },
	{ "owns", FIELD_CHOICE, .help = "The work is mine.",
	    .of = CHECK_WORDS },
	{ "confident", FIELD_CHOICE,
	    .help = "I can talk about it with confidence.", .of = CHECK_WORDS },
	{ "relevant", FIELD_CHOICE, .help = "I see why it matters.",
	    .of = CHECK_WORDS },
	{ "direction", FIELD_CHOICE, .help = "I know where I am going.",
	    .of = CHECK_WORDS },
};

static const struct field_table check_table = {
	.name = "check",
	FIELD_ROWS(check_rows),
};

static const struct field reflection_rows[] = {
	{ "about", FIELD_REF, FIELD_REQUIRED,
	    .help = "The student's artifact or goal that it looks back on.",
	    .of = "student" },
	{ "prompt", FIELD_TEXT, FIELD_SHOWN,
	    .help = "The question it answers." },
	{ "what", FIELD_MARKDOWN, FIELD_SHOWN, .help = "What I learned." },
	{ "why", FIELD_MARKDOWN, FIELD_SHOWN, .help = "Why it matters to me." },
	{ "next", FIELD_MARKDOWN, FIELD_SHOWN, .help = "What I do next." },
	{ "rubric", FIELD_MAP, FIELD_LIST | FIELD_SHOWN,
	    .help = "How I see the work.", .fields = &rubric_table },
	{ "check", FIELD_MAP,
	    .help =
		"A check of oneself. Never shown of one student, only counted.",
	    .fields = &check_table },
};

const struct field_table reflection_table = {
	.name = "reflection",
	FIELD_ROWS(reflection_rows),
	.more = &page_table,
};

static const struct field response_rows[] = {
	{ "about", FIELD_REF, FIELD_REQUIRED,
	    .help = "The student's document that it answers.",
	    .of = "student" },
	{ "role", FIELD_CHOICE, FIELD_REQUIRED, .help = "Who answers.",
	    .of = "family|peer|teacher|mentor" },
	{ "from", FIELD_TEXT, FIELD_REQUIRED,
	    .help =
		"An id of people/, or words without a name: \"a grandparent\".",
	    .max = 100 },
	{ "text_lang", FIELD_LANG, .help = "The language of the response." },
	{ "approved_by", FIELD_ID, FIELD_STAFF,
	    .help = "The id of the person who read and approved it. Until then "
		    "it is not shown." },
	{ "approved_on", FIELD_DATE, FIELD_STAFF,
	    .help = "The day of the approval." },
};

const struct field_table response_table = {
	.name = "response",
	FIELD_ROWS(response_rows),
	.more = &page_table,
};
