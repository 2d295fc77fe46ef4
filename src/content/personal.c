#include "content/personal.h"

#include "base/limits.h"
#include "data/bytes.h"

#define KEY_BYTES 32
/* Bytes looked at together: what compilers turn into few instructions. */
#define STRETCH 32

/* A key as it is compared: lower case, letters and digits alone. */
struct private_key {
	const char *key;
	enum code code;
	const char *what; /* "holds ..." */
};

#define NUMBER CODE_PERSONAL_FIELD, "a student number"
#define BIRTH CODE_PERSONAL_FIELD, "a date of birth"
#define ADDRESS CODE_PERSONAL_FIELD, "where somebody lives"
#define PHONE CODE_PERSONAL_FIELD, "a telephone number"
#define EMAIL CODE_PERSONAL_FIELD, "an e-mail address"
#define HEALTH CODE_PERSONAL_FIELD, "somebody's health or support"
#define ORIGIN CODE_PERSONAL_FIELD, "somebody's origin or belief"
#define FAMILY CODE_PERSONAL_FIELD, "somebody's family"
#define MARKS CODE_PERSONAL_FIELD, "marks"
#define PLACE CODE_PERSONAL_PLACE, "a place on the map"
#define NAME CODE_PERSONAL_NAME, "a name"

static const struct private_key keys[] = {
	{ "studentid", NUMBER },
	{ "studentnumber", NUMBER },
	{ "studentno", NUMBER },
	{ "idnumber", NUMBER },
	{ "ssn", NUMBER },
	{ "birthdate", BIRTH },
	{ "birthday", BIRTH },
	{ "dateofbirth", BIRTH },
	{ "dob", BIRTH },
	{ "born", BIRTH },
	{ "address", ADDRESS },
	{ "homeaddress", ADDRESS },
	{ "street", ADDRESS },
	{ "streetaddress", ADDRESS },
	{ "zip", ADDRESS },
	{ "zipcode", ADDRESS },
	{ "postcode", ADDRESS },
	{ "postalcode", ADDRESS },
	{ "phone", PHONE },
	{ "phonenumber", PHONE },
	{ "telephone", PHONE },
	{ "mobile", PHONE },
	{ "cell", PHONE },
	{ "whatsapp", PHONE },
	{ "email", EMAIL },
	{ "emailaddress", EMAIL },
	{ "mail", EMAIL },
	{ "health", HEALTH },
	{ "allergies", HEALTH },
	{ "allergy", HEALTH },
	{ "medical", HEALTH },
	{ "medication", HEALTH },
	{ "diagnosis", HEALTH },
	{ "disability", HEALTH },
	{ "iep", HEALTH },
	{ "504", HEALTH },
	{ "504plan", HEALTH },
	{ "ethnicity", ORIGIN },
	{ "race", ORIGIN },
	{ "religion", ORIGIN },
	{ "mother", FAMILY },
	{ "father", FAMILY },
	{ "parents", FAMILY },
	{ "guardian", FAMILY },
	{ "emergencycontact", FAMILY },
	{ "grades", MARKS },
	{ "gpa", MARKS },
	{ "score", MARKS },
	{ "scores", MARKS },
	{ "mark", MARKS },
	{ "marks", MARKS },
	{ "testscores", MARKS },
	{ "reportcard", MARKS },
	{ "lat", PLACE },
	{ "latitude", PLACE },
	{ "lng", PLACE },
	{ "lon", PLACE },
	{ "long", PLACE },
	{ "longitude", PLACE },
	{ "latlng", PLACE },
	{ "coords", PLACE },
	{ "coordinates", PLACE },
	{ "geo", PLACE },
	{ "gps", PLACE },
	{ "geolocation", PLACE },
	{ "author", NAME },
	{ "authors", NAME },
	{ "byline", NAME },
	{ "name", NAME },
	{ "fullname", NAME },
	{ "firstname", NAME },
	{ "lastname", NAME },
	{ "surname", NAME },
	{ "displayname", NAME },
	{ "student", NAME },
	{ "studentname", NAME },
};

static const struct private_key *
find_key(struct str key)
{
	char bytes[KEY_BYTES];
	size_t n = 0;

	if (key.n == 0 || key.n > KEY_BYTES)
		return NULL;
	for (size_t i = 0; i < key.n; i++) {
		char c = key.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != '_' && c != '-' && c != ' ' && c != '.')
			bytes[n++] = c;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (keys[i].key[0] == bytes[0] &&
		    str_is((struct str){ bytes, n }, keys[i].key))
			return &keys[i];
	}
	return NULL;
}

static void
report_key(const struct private_key *row, const struct member *m,
    struct str path, struct diag *diag)
{
	struct place place = { path, m->line, m->column };

	diag_report(diag, row->code, place,
	    row->code == CODE_PERSONAL_FIELD
		? "\"%.*s\" holds %s, which no student's page may say"
		: "\"%.*s\" holds %s and is left out",
	    STR_ARG(m->key), row->what);
	if (row->code == CODE_PERSONAL_NAME)
		diag_hint(
		    diag, "delete it: names come from the register in people/");
	else
		diag_hint(diag,
		    "delete it; Git keeps old versions of the file, so ask "
		    "whoever runs the repository too");
}

/* A copy of v without private members; the YAML reader bounds the depth. */
static struct value
clean(const struct value *v, struct str path, struct arena *arena,
    struct diag *diag, bool *ok)
{
	struct value out = *v, *items;
	struct object *object;
	const struct private_key *row;
	struct member kept;

	if (v->kind == VALUE_LIST) {
		items = arena_array(arena, v->n, sizeof(*items));
		for (size_t i = 0; i < v->n; i++)
			items[i] =
			    clean(&v->as.items[i], path, arena, diag, ok);
		out.as.items = items;
	}
	if (v->kind != VALUE_OBJECT)
		return out;
	object = arena_alloc(arena, sizeof(*object));
	object->items = arena_array(arena, v->n, sizeof(*object->items));
	object->cap = v->n;
	for (size_t i = 0; i < v->n; i++) {
		const struct member *m = &v->as.object->items[i];

		row = find_key(m->key);
		if (row == NULL) {
			kept = *m;
			kept.value = clean(&m->value, path, arena, diag, ok);
			object_add(object, arena, &kept);
			continue;
		}
		report_key(row, m, path, diag);
		if (row->code == CODE_PERSONAL_FIELD)
			*ok = false;
	}
	out = value_object(object);
	out.line = v->line;
	out.column = v->column;
	return out;
}

bool
personal_check_fields(const struct value *raw, struct str path,
    struct arena *arena, struct diag *diag, struct value *out)
{
	bool ok = true;

	*out = clean(raw, path, arena, diag, &ok);
	return ok;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "d" is a digit, anything else itself. */
static const char *const phones[] = {
	"ddd-ddd-dddd",
	"ddd.ddd.dddd",
	"(ddd) ddd-dddd",
	"(ddd)ddd-dddd",
	"(ddd) ddd dddd",
	"(ddd) ddd.dddd",
};

static size_t
match_phone(struct str s, const char *pattern)
{
	size_t n = 0;

	for (; pattern[n] != '\0'; n++) {
		if (n == s.n ||
		    (pattern[n] == 'd' ? !is_digit(s.p[n])
				       : s.p[n] != pattern[n]))
			return 0;
	}
	return n < s.n && (is_alnum(s.p[n]) || s.p[n] == '-') ? 0 : n;
}

/* "+52 55 1234 5678": 8 to 15 digits, with one sign between groups. */
static size_t
match_international(struct str s)
{
	size_t digits = 0, n = 1, end = 0;

	for (; n < s.n; n++) {
		if (is_digit(s.p[n])) {
			digits++;
			end = n + 1;
		} else if (str_find_char(STR(" -.()"), s.p[n]) == STR_NONE ||
		    (n > end && s.p[n - 1] != ')' && s.p[n] != '(')) {
			break;
		}
	}
	return digits >= 8 && digits <= 15 ? end : 0;
}

/* The bytes of a telephone number that text has at `at`, or 0. */
static size_t
find_phone(struct str text, size_t at)
{
	struct str s = str_skip(text, at);
	char before = at != 0 ? text.p[at - 1] : ' ';
	size_t n = 0;

	if (is_alnum(before) ||
	    str_find_char(STR("-./_=#+"), before) != STR_NONE)
		return 0;
	if (s.p[0] == '+')
		return match_international(s);
	for (size_t i = 0; n == 0 && i < sizeof(phones) / sizeof(*phones); i++)
		n = match_phone(s, phones[i]);
	return n;
}

/* Names that RFC 2606 keeps for examples belong to nobody. */
static bool
is_example(struct str domain)
{
	return str_ends(domain, STR("example.com")) ||
	    str_ends(domain, STR("example.org")) ||
	    str_ends(domain, STR("example.net")) ||
	    str_ends(domain, STR(".example"));
}

/* The address round the "@" at `at`; *start is where it begins. */
static size_t
find_email(struct str text, size_t at, size_t *start)
{
	struct str domain;
	size_t end = at + 1, dot;

	*start = at;
	while (*start > 0 &&
	    (is_alnum(text.p[*start - 1]) ||
		str_find_char(STR("._%+-"), text.p[*start - 1]) != STR_NONE))
		--*start;
	while (end < text.n &&
	    (is_alnum(text.p[end]) || text.p[end] == '.' || text.p[end] == '-'))
		end++;
	while (end > at + 1 && !is_alnum(text.p[end - 1]))
		end--;
	domain = str_slice(text, at + 1, end - at - 1);
	dot = str_find_last(domain, '.');
	if (*start == at || dot == STR_NONE || dot == 0 || domain.n - dot < 3 ||
	    is_example(domain))
		return 0;
	return end - *start;
}

static void
report_text(struct str text, size_t at, struct str path, const char *what,
    struct diag *diag)
{
	diag_report(diag, CODE_PERSONAL_TEXT, bytes_place(text, path, at),
	    "this looks like %s", what);
	diag_hint(diag, "delete it: the page is for everybody");
}

/*
 * Whether a stretch of text has no sign that an address or number has. One
 * sum for each sign lets the compiler look at all bytes at once.
 */
static bool
is_plain(const char *p)
{
	unsigned char digit = 0, at = 0, bracket = 0, plus = 0;

	for (size_t i = 0; i < STRETCH; i++) {
		digit |= (unsigned char)(p[i] - '0') <= 9;
		at |= p[i] == '@';
		bracket |= p[i] == '(';
		plus |= p[i] == '+';
	}
	return (digit | at | bracket | plus) == 0;
}

/* Look at the byte at `at`; the result is where to go on. */
static size_t
check_at(struct str text, size_t at, struct str path, struct diag *diag)
{
	char c = text.p[at];
	size_t start, n = 0;

	if (c == '@' && find_email(text, at, &start) != 0) {
		report_text(text, start, path, "an e-mail address", diag);
	} else if (is_digit(c) || c == '(' || c == '+') {
		n = find_phone(text, at);
		if (n != 0)
			report_text(text, at, path, "a telephone number", diag);
	}
	return at + (n != 0 ? n : 1);
}

void
personal_check_text(struct str text, struct str path, struct diag *diag)
{
	size_t at = 0, most = diag->n + LIMIT_FINDINGS_ALIKE;

	while (at < text.n && diag->n < most) {
		if (text.n - at >= STRETCH && is_plain(text.p + at)) {
			at += STRETCH;
			continue;
		}
		for (size_t end = at + STRETCH; at < end && at < text.n;)
			at = check_at(text, at, path, diag);
	}
}
