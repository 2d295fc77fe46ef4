#include "content/personal.h"

#include "base/lanes.h"
#include "base/limits.h"
#include "data/bytes.h"

#define KEY_BYTES 32

/* A key as it is compared: lower case, letters and digits alone. */
struct private_key {
	struct str key;
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

/* In order: each key of each document is looked up. */
static const struct private_key keys[] = {
	{ STR_INIT("504"), HEALTH },
	{ STR_INIT("504plan"), HEALTH },
	{ STR_INIT("address"), ADDRESS },
	{ STR_INIT("allergies"), HEALTH },
	{ STR_INIT("allergy"), HEALTH },
	{ STR_INIT("author"), NAME },
	{ STR_INIT("authors"), NAME },
	{ STR_INIT("birthdate"), BIRTH },
	{ STR_INIT("birthday"), BIRTH },
	{ STR_INIT("born"), BIRTH },
	{ STR_INIT("byline"), NAME },
	{ STR_INIT("cell"), PHONE },
	{ STR_INIT("coordinates"), PLACE },
	{ STR_INIT("coords"), PLACE },
	{ STR_INIT("dateofbirth"), BIRTH },
	{ STR_INIT("diagnosis"), HEALTH },
	{ STR_INIT("disability"), HEALTH },
	{ STR_INIT("displayname"), NAME },
	{ STR_INIT("dob"), BIRTH },
	{ STR_INIT("email"), EMAIL },
	{ STR_INIT("emailaddress"), EMAIL },
	{ STR_INIT("emergencycontact"), FAMILY },
	{ STR_INIT("ethnicity"), ORIGIN },
	{ STR_INIT("father"), FAMILY },
	{ STR_INIT("firstname"), NAME },
	{ STR_INIT("fullname"), NAME },
	{ STR_INIT("geo"), PLACE },
	{ STR_INIT("geolocation"), PLACE },
	{ STR_INIT("gpa"), MARKS },
	{ STR_INIT("gps"), PLACE },
	{ STR_INIT("grades"), MARKS },
	{ STR_INIT("guardian"), FAMILY },
	{ STR_INIT("health"), HEALTH },
	{ STR_INIT("homeaddress"), ADDRESS },
	{ STR_INIT("idnumber"), NUMBER },
	{ STR_INIT("iep"), HEALTH },
	{ STR_INIT("lastname"), NAME },
	{ STR_INIT("lat"), PLACE },
	{ STR_INIT("latitude"), PLACE },
	{ STR_INIT("latlng"), PLACE },
	{ STR_INIT("lng"), PLACE },
	{ STR_INIT("lon"), PLACE },
	{ STR_INIT("long"), PLACE },
	{ STR_INIT("longitude"), PLACE },
	{ STR_INIT("mail"), EMAIL },
	{ STR_INIT("mark"), MARKS },
	{ STR_INIT("marks"), MARKS },
	{ STR_INIT("medical"), HEALTH },
	{ STR_INIT("medication"), HEALTH },
	{ STR_INIT("mobile"), PHONE },
	{ STR_INIT("mother"), FAMILY },
	{ STR_INIT("name"), NAME },
	{ STR_INIT("parents"), FAMILY },
	{ STR_INIT("phone"), PHONE },
	{ STR_INIT("phonenumber"), PHONE },
	{ STR_INIT("postalcode"), ADDRESS },
	{ STR_INIT("postcode"), ADDRESS },
	{ STR_INIT("race"), ORIGIN },
	{ STR_INIT("religion"), ORIGIN },
	{ STR_INIT("reportcard"), MARKS },
	{ STR_INIT("score"), MARKS },
	{ STR_INIT("scores"), MARKS },
	{ STR_INIT("ssn"), NUMBER },
	{ STR_INIT("street"), ADDRESS },
	{ STR_INIT("streetaddress"), ADDRESS },
	{ STR_INIT("student"), NAME },
	{ STR_INIT("studentid"), NUMBER },
	{ STR_INIT("studentname"), NAME },
	{ STR_INIT("studentno"), NUMBER },
	{ STR_INIT("studentnumber"), NUMBER },
	{ STR_INIT("surname"), NAME },
	{ STR_INIT("telephone"), PHONE },
	{ STR_INIT("testscores"), MARKS },
	{ STR_INIT("whatsapp"), PHONE },
	{ STR_INIT("zip"), ADDRESS },
	{ STR_INIT("zipcode"), ADDRESS },
};

static const struct private_key *
find_plain(struct str plain)
{
	size_t from = 0, to = sizeof(keys) / sizeof(*keys), middle;
	int order;

	while (from < to && plain.n != 0) {
		middle = from + (to - from) / 2;
		/* Most often the first letter tells. */
		order = (unsigned char)plain.p[0] -
		    (unsigned char)keys[middle].key.p[0];
		if (order == 0)
			order = str_cmp(plain, keys[middle].key);
		if (order == 0)
			return &keys[middle];
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

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
	return find_plain((struct str){ bytes, n });
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

/* Few documents have any: the others are not copied. */
static bool
has_private(const struct value *v)
{
	const struct member *m;

	if (v->kind == VALUE_LIST) {
		for (size_t i = 0; i < v->n; i++) {
			if (has_private(&v->as.items[i]))
				return true;
		}
	}
	if (v->kind != VALUE_OBJECT)
		return false;
	for (size_t i = 0; i < v->n; i++) {
		m = &v->as.object->items[i];
		if (find_key(m->key) != NULL || has_private(&m->value))
			return true;
	}
	return false;
}

bool
personal_check_fields(const struct value *raw, struct str path,
    struct arena *arena, struct diag *diag, struct value *out)
{
	bool ok = true;

	*out = has_private(raw) ? clean(raw, path, arena, diag, &ok) : *raw;
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

/* The signs of an address or a number among the first sixteen bytes. */
static uint32_t
signs_in(const char *p)
{
	struct lanes v = lanes_load(p);

	return lanes_mask(
	    lanes_or(lanes_or(lanes_between(v, '0', '9'), lanes_equal(v, '@')),
		lanes_or(lanes_equal(v, '('), lanes_equal(v, '+'))));
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

/* The next sign at or behind `at`, or the end of the text. */
static size_t
next_sign(struct str text, size_t at)
{
	uint32_t signs;

	for (; text.n - at >= LANES; at += LANES) {
		signs = signs_in(text.p + at);
		if (signs != 0)
			return at + (size_t)__builtin_ctz(signs);
	}
	return at;
}

void
personal_check_text(struct str text, struct str path, struct diag *diag)
{
	size_t at = 0, most = diag->n + LIMIT_FINDINGS_ALIKE;

	while (diag->n < most) {
		at = next_sign(text, at);
		if (at == text.n)
			break;
		at = check_at(text, at, path, diag);
	}
}
