#include "content/sketch.h"

#include "base/buf.h"

/* Comments are broken between words so that lines have this many bytes. */
#define COMMENT_WIDTH 78

/* One field of a sketch, in the order in which they stand. */
struct sketch_line {
	const char *field; /* "consent.work" is within the group "consent" */
	const char *from; /* the value of this name, or NULL */
	const char *text; /* else this; NULL: only a comment */
	bool wanted; /* the command cannot do without the value */
	const char *say; /* in place of the field's help, or NULL */
	const char *unless; /* left out where this value is given */
};

struct sketch {
	const char *name;
	enum kind kind;
	const struct sketch_line *lines;
	size_t n;
	const char *body; /* below the fields */
};

#define OFFER(name)             \
	{                       \
		.field = (name) \
	}
#define GIVEN(name, value)                       \
	{                                        \
		.field = (name), .from = (value) \
	}
#define WANTED(name, value)                                      \
	{                                                        \
		.field = (name), .from = (value), .wanted = true \
	}
#define FIXED(name, value)                       \
	{                                        \
		.field = (name), .text = (value) \
	}
#define READY "Delete this line when it is ready to show."

/* Of an adult, whose work it is to be named. */
static const struct sketch_line person_lines[] = {
	{ .field = "role", .from = "role", .text = "teacher" },
	GIVEN("name.first", "first"),
	GIVEN("name.last", "last"),
	FIXED("display", "full"),
	OFFER("title"),
	OFFER("git"),
};

static const struct sketch_line record_lines[] = {
	FIXED("role", "student"),
	GIVEN("name.first", "first"),
	GIVEN("name.last", "last"),
	FIXED("display", "first+initial"),
	{ .field = "git",
	    .say = "The names in Git under which drafts are "
		   "saved, so that they count as this "
		   "person's: [\"Name <address>\"]." },
	OFFER("eligible_on"),
	{ .field = "consent.work",
	    .text = "none",
	    .say = "What the family has agreed to; until it says \"public\", "
		   "with who agreed and when, nothing is published." },
	FIXED("consent.photo", "none"),
	FIXED("consent.audio_video", "none"),
	FIXED("consent.history", "none"),
	FIXED("consent.index", "no"),
	FIXED("consent.responses", "no"),
	FIXED("consent.audience", "class"),
	OFFER("consent.granted_by"),
	OFFER("consent.granted_on"),
	OFFER("consent.expires_on"),
	FIXED("consent.purpose", "school portfolio"),
	OFFER("consent.evidence_ref"),
};

static const struct sketch_line school_lines[] = {
	GIVEN("title", "title"),
	OFFER("summary"),
	OFFER("address"),
	OFFER("grades"),
	OFFER("principal"),
	OFFER("welcome"),
};

static const struct sketch_line class_lines[] = {
	GIVEN("title", "title"),
	WANTED("school", "school"),
	WANTED("teacher", "teacher"),
	GIVEN("grade", "grade"),
	GIVEN("year", "year"),
	OFFER("room"),
	OFFER("summary"),
	OFFER("welcome"),
};

static const struct sketch_line student_lines[] = {
	GIVEN("class", "class"),
	GIVEN("grade", "grade"),
	GIVEN("years", "year"),
	OFFER("motto"),
	OFFER("interests"),
	OFFER("frame"),
};

static const struct sketch_line artifact_lines[] = {
	GIVEN("title", "title"),
	GIVEN("date", "today"),
	OFFER("summary"),
	GIVEN("competencies", "competencies"),
	GIVEN("goal", "goal"),
	OFFER("inquiry"),
	OFFER("choice"),
	OFFER("collaborators"),
	OFFER("cover"),
	OFFER("reflection"),
	{ .field = "status", .text = "draft", .say = READY },
};

static const struct sketch_line goal_lines[] = {
	GIVEN("title", "title"),
	{ .field = "kind", .from = "kind", .text = "academic" },
	FIXED("status", "planned"),
	GIVEN("set_on", "today"),
	OFFER("target_on"),
	OFFER("why"),
	OFFER("success"),
	OFFER("steps"),
	OFFER("evidence"),
	GIVEN("competencies", "competencies"),
	{ .field = "draft", .text = "true", .say = READY },
};

static const struct sketch_line reflection_lines[] = {
	GIVEN("title", "title"),
	WANTED("about", "about"),
	GIVEN("date", "today"),
	OFFER("prompt"),
	OFFER("what"),
	OFFER("why"),
	OFFER("next"),
	{ .field = "draft", .text = "true", .say = READY },
};

static const struct sketch_line response_lines[] = {
	GIVEN("title", "title"),
	WANTED("about", "about"),
	WANTED("role", "role"),
	WANTED("from", "from"),
	GIVEN("date", "today"),
	OFFER("text_lang"),
	OFFER("approved_by"),
	OFFER("approved_on"),
	{ .field = "draft", .text = "true", .say = READY },
};

static const struct sketch_line showcase_lines[] = {
	GIVEN("title", "title"),
	GIVEN("curator", "curator"),
	GIVEN("class", "class"),
	GIVEN("date", "today"),
	OFFER("summary"),
	OFFER("note"),
	GIVEN("items", "items"),
	{ .field = "select.order",
	    .text = "newest",
	    .say = "Pieces found by a rule, here the newest six. Delete it to "
		   "show only the items above.",
	    .unless = "items" },
	{ .field = "select.limit", .text = "6", .unless = "items" },
	{ .field = "draft", .text = "true", .say = READY },
};

static const struct sketch_line page_lines[] = {
	GIVEN("title", "title"),
	OFFER("summary"),
	{ .field = "draft", .text = "true", .say = READY },
};

static const struct sketch_line journal_lines[] = {
	GIVEN("title", "title"),
	GIVEN("date", "today"),
	OFFER("authors"),
	GIVEN("school", "school"),
	OFFER("summary"),
	{ .field = "draft", .text = "true", .say = READY },
};

static const struct sketch_line toolkit_lines[] = {
	GIVEN("title", "title"),
	OFFER("summary"),
	OFFER("type"),
	OFFER("step"),
	GIVEN("date", "today"),
	OFFER("parts"),
	OFFER("downloads"),
	{ .field = "draft", .text = "true", .say = READY },
};

#define LINES(array) (array), sizeof(array) / sizeof(*(array))

static const struct sketch sketches[] = {
	{ "person", KIND_PERSON, LINES(person_lines), NULL },
	{ "record", KIND_PERSON, LINES(record_lines), NULL },
	{ "school", KIND_SCHOOL, LINES(school_lines), NULL },
	{ "class", KIND_CLASS, LINES(class_lines), NULL },
	{ "student", KIND_STUDENT, LINES(student_lines), NULL },
	{ "artifact", KIND_ARTIFACT, LINES(artifact_lines), "Write here." },
	{ "goal", KIND_GOAL, LINES(goal_lines), "Write here." },
	{ "reflection", KIND_REFLECTION, LINES(reflection_lines),
	    "Write here." },
	{ "response", KIND_RESPONSE, LINES(response_lines),
	    "Write the response here, without names." },
	{ "showcase", KIND_SHOWCASE, LINES(showcase_lines),
	    "Write here what somebody should look for." },
	{ "page", KIND_PAGE, LINES(page_lines), "Write here." },
	{ "journal", KIND_JOURNAL, LINES(journal_lines), "Write here." },
	{ "toolkit", KIND_TOOLKIT, LINES(toolkit_lines), "Write here." },
};

const struct sketch *
sketch_at(size_t i)
{
	return i < sizeof(sketches) / sizeof(*sketches) ? &sketches[i] : NULL;
}

bool
sketch_is_unwritten(enum kind kind, struct str body)
{
	for (size_t i = 0; body.n != 0 && sketch_at(i) != NULL; i++) {
		if (sketches[i].kind == kind && sketches[i].body != NULL &&
		    str_is(body, sketches[i].body))
			return true;
	}
	return false;
}

const struct sketch *
sketch_find(struct str name)
{
	for (size_t i = 0; i < sizeof(sketches) / sizeof(*sketches); i++) {
		if (str_is(name, sketches[i].name))
			return &sketches[i];
	}
	return NULL;
}

const char *
sketch_name(const struct sketch *sketch)
{
	return sketch->name;
}

enum kind
sketch_kind(const struct sketch *sketch)
{
	return sketch->kind;
}

static struct str
value_of(const struct sketch_values *values, const char *name)
{
	for (size_t i = 0; name != NULL && i < values->n; i++) {
		if (strcmp(values->items[i].name, name) == 0)
			return values->items[i].text;
	}
	return STR("");
}

const char *
sketch_lacks(const struct sketch *sketch, const struct sketch_values *values)
{
	for (size_t i = 0; i < sketch->n; i++) {
		const struct sketch_line *line = &sketch->lines[i];

		if (line->wanted && value_of(values, line->from).n == 0)
			return line->from;
	}
	return NULL;
}

/* A text that YAML reads as this text, without quotes. */
static bool
is_yaml_plain(struct str text)
{
	static const char first[] = "!&*-?|>@`\"'%#[]{},:~ ";

	if (text.n == 0 || strchr(first, text.p[0]) != NULL ||
	    text.p[text.n - 1] == ' ' || text.p[text.n - 1] == ':' ||
	    (text.p[0] >= '0' && text.p[0] <= '9'))
		return false;
	return str_find(text, STR(": ")) == STR_NONE &&
	    str_find(text, STR(" #")) == STR_NONE;
}

void
sketch_add_yaml(struct buf *out, struct str text)
{
	if (is_yaml_plain(text)) {
		buf_add(out, text);
		return;
	}
	buf_add_char(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'')
			buf_add_char(out, '\'');
		buf_add_char(out, text.p[i]);
	}
	buf_add_char(out, '\'');
}

/* Sentences as comments, each line behind the indent. */
static void
write_comment(struct str text, size_t indent, struct buf *out)
{
	size_t column = 0;
	struct str word;

	while (str_cut(&text, ' ', &word)) {
		if (column != 0 && column + 1 + word.n > COMMENT_WIDTH) {
			buf_add_char(out, '\n');
			column = 0;
		}
		if (column == 0) {
			buf_printf(out, "%*s#", (int)indent, "");
			column = indent + 1;
		}
		buf_printf(out, " %.*s", STR_ARG(word));
		column += 1 + word.n;
	}
	buf_add_char(out, '\n');
}

/* What the field is for, and the words it takes. */
static void
write_help(const struct field *field, const struct sketch_line *line,
    size_t indent, struct buf *out)
{
	struct buf text;

	buf_init(&text);
	buf_add(&text, str_from(line->say != NULL ? line->say : field->help));
	if (field->type == FIELD_CHOICE && line->say == NULL) {
		struct str rest = str_from(field->of), word;

		buf_add(&text, STR(" One of:"));
		while (str_cut(&rest, '|', &word))
			buf_printf(&text, " %.*s%s", STR_ARG(word),
			    rest.n != 0 ? "," : ".");
	}
	write_comment(buf_str(&text), indent, out);
	buf_free(&text);
}

/* The parts of a group, for whoever takes the "#" away. */
static void
write_parts(const struct field *field, struct buf *out)
{
	bool list = (field->flags & FIELD_LIST) != 0;
	const char *before = list ? "#   - " : "#   ";

	for (size_t i = 0; i < field->fields->n; i++) {
		const struct field *part = &field->fields->items[i];

		if (part->type == FIELD_ALIAS || part->type == FIELD_FOREIGN)
			continue;
		buf_printf(out, "%s%s:\n", before, part->name);
		before = list ? "#     " : "#   ";
	}
}

/* A list of groups of which the first part is known: "a, b". */
static void
write_list(const struct field *field, struct str text, struct buf *out)
{
	struct str item;

	while (str_cut(&text, ',', &item)) {
		buf_printf(out, "  - %s: ", field->fields->items[0].name);
		sketch_add_yaml(out, str_trim(item));
		buf_add_char(out, '\n');
	}
}

static void
write_value(
    const struct field *field, struct str text, size_t indent, struct buf *out)
{
	buf_printf(out, "%*s%s:", (int)indent, "", field->name);
	if (field->fields != NULL) {
		buf_add_char(out, '\n');
		write_list(field, text, out);
		return;
	}
	buf_add_char(out, ' ');
	if (field->type == FIELD_DATE || field->type == FIELD_INT)
		buf_add(out, text);
	else
		sketch_add_yaml(out, text);
	buf_add_char(out, '\n');
}

/* The group that a line stands in, and the heading of a new one. */
static const struct field *
enter_group(const struct field_table *table, const struct sketch_line *line,
    const struct field *group, struct buf *out)
{
	struct str name = str_from(line->field);
	size_t dot = str_find_char(name, '.');
	const struct field *next;

	if (dot == STR_NONE)
		return NULL;
	next = field_find(table, str_slice(name, 0, dot));
	if (next == group)
		return group;
	/* What is said of the first line is said of the group. */
	write_help(next, line, 0, out);
	buf_printf(out, "%s:\n", next->name);
	return next;
}

static void
write_line(const struct sketch *sketch, const struct sketch_line *line,
    const struct sketch_values *values, const struct field **group,
    struct buf *out)
{
	const struct field_table *table = kind_info(sketch->kind)->fields;
	const struct field *was = *group, *field;
	struct str name = str_from(line->field), text;
	struct sketch_line own = *line;
	size_t indent;

	*group = enter_group(table, line, was, out);
	indent = *group != NULL ? 2 : 0;
	if (*group != NULL) {
		table = (*group)->fields;
		name = str_skip(name, str_find_char(name, '.') + 1);
		if (*group != was)
			own.say = NULL;
	}
	field = field_find(table, name);
	text = value_of(values, line->from);
	if (text.n == 0 && line->text != NULL)
		text = str_from(line->text);
	if (!str_is(name, "title") || text.n == 0)
		write_help(field, &own, indent, out);
	if (text.n != 0) {
		write_value(field, text, indent, out);
		return;
	}
	buf_printf(out, "%*s# %s:\n", (int)indent, "", field->name);
	if (field->fields != NULL)
		write_parts(field, out);
}

void
sketch_write(const struct sketch *sketch, const struct sketch_values *values,
    struct buf *out)
{
	bool yaml = kind_is_yaml(sketch->kind);
	const struct field *group = NULL;

	if (!yaml)
		buf_add(out, STR("---\n"));
	for (size_t i = 0; i < sketch->n; i++) {
		if (value_of(values, sketch->lines[i].unless).n == 0)
			write_line(
			    sketch, &sketch->lines[i], values, &group, out);
	}
	if (!yaml)
		buf_add(out, STR("---\n"));
	if (sketch->body != NULL)
		buf_printf(out, "\n%s\n", sketch->body);
}
