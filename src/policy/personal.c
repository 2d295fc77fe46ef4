#include "policy/personal.h"

#include "base/arena.h"
#include "base/utf8.h"

#define KEY_BYTES 32
#define PHONE_DIGITS_MIN 10
#define PHONE_DIGITS_MAX 15 /* ITU-T E.164 */

/* Keys that keep a document from being published, in lower case. */
static const struct {
	struct str key;
	const char *what;
} refused[] = {
	{ STR_INIT("address"), "an address" },
	{ STR_INIT("allergies"), "health" },
	{ STR_INIT("birth_date"), "a birth date" },
	{ STR_INIT("birthdate"), "a birth date" },
	{ STR_INIT("birthday"), "a birth date" },
	{ STR_INIT("date_of_birth"), "a birth date" },
	{ STR_INIT("diagnosis"), "health" },
	{ STR_INIT("disability"), "health" },
	{ STR_INIT("dob"), "a birth date" },
	{ STR_INIT("email"), "an e-mail address" },
	{ STR_INIT("ethnicity"), "origin" },
	{ STR_INIT("father"), "family" },
	{ STR_INIT("gpa"), "marks" },
	{ STR_INIT("grades"), "marks" },
	{ STR_INIT("guardian"), "family" },
	{ STR_INIT("health"), "health" },
	{ STR_INIT("home_address"), "an address" },
	{ STR_INIT("iep"), "health" },
	{ STR_INIT("marks"), "marks" },
	{ STR_INIT("medical"), "health" },
	{ STR_INIT("medication"), "health" },
	{ STR_INIT("mobile"), "a telephone number" },
	{ STR_INIT("mother"), "family" },
	{ STR_INIT("parents"), "family" },
	{ STR_INIT("phone"), "a telephone number" },
	{ STR_INIT("race"), "origin" },
	{ STR_INIT("religion"), "belief" },
	{ STR_INIT("ssn"), "a number of a person" },
	{ STR_INIT("street"), "an address" },
	{ STR_INIT("student_id"), "a number of a person" },
	{ STR_INIT("student_number"), "a number of a person" },
	{ STR_INIT("telephone"), "a telephone number" },
};

/* Keys that say where something is to the metre. */
static const struct str coordinates[] = { STR_INIT("coordinates"),
	STR_INIT("coords"), STR_INIT("geo"), STR_INIT("geolocation"),
	STR_INIT("gps"), STR_INIT("lat"), STR_INIT("latitude"), STR_INIT("lng"),
	STR_INIT("location"), STR_INIT("lon"), STR_INIT("longitude") };

/* A key as the tables have it: "Date of-birth" is "date_of_birth". */
static struct str
plain_key(struct str key, char bytes[KEY_BYTES])
{
	key = str_slice(key, 0, KEY_BYTES);
	for (size_t i = 0; i < key.n; i++) {
		bytes[i] = key.p[i] == '-' || key.p[i] == ' ' ? '_' : key.p[i];
		if (bytes[i] >= 'A' && bytes[i] <= 'Z')
			bytes[i] |= 0x20;
	}
	return (struct str){ bytes, key.n };
}

/* What a key that is refused tells of a person, or NULL. */
static const char *
refused_what(struct str key)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		if (str_eq(key, refused[i].key))
			return refused[i].what;
	}
	return NULL;
}

static bool
is_coordinate(struct str key)
{
	for (size_t i = 0; i < sizeof(coordinates) / sizeof(*coordinates);
	     i++) {
		if (str_eq(key, coordinates[i]))
			return true;
	}
	return false;
}

/* True if the member may be shown; if not, why is told. */
static bool
check_member(
    const struct member *m, struct str path, struct diag *diag, bool *ok)
{
	struct place place = { path, m->line, m->column };
	char bytes[KEY_BYTES];
	struct str key = plain_key(m->key, bytes);
	const char *what = refused_what(key);

	if (what != NULL) {
		*ok = false;
		diag_report(diag, CODE_PERSONAL_FIELD, place,
		    "\"%.*s\" tells %s of a student", STR_ARG(m->key), what);
		diag_hint(diag,
		    "Take the field out. It stays in Git's "
		    "history: see \"waymark forget\".");
		return false;
	}
	if (!is_coordinate(key))
		return true;
	diag_report(diag, CODE_COORDINATES, place,
	    "\"%.*s\" tells where a student was, and is left out",
	    STR_ARG(m->key));
	return false;
}

/* The fields that no table knows, without those that are never shown. */
static bool
check_extra(struct document *d, struct arena *arena, struct diag *diag)
{
	const struct value *extra = value_get(&d->front, STR("extra"));
	struct object *kept, *front;
	bool ok = true;

	if (!value_is(extra, VALUE_OBJECT))
		return true;
	kept = arena_alloc(arena, sizeof(*kept));
	for (size_t i = 0; i < extra->as.object->n; i++) {
		const struct member *m = &extra->as.object->items[i];

		if (check_member(m, d->path, diag, &ok))
			object_set(kept, arena, m->key, m->value);
	}
	if (kept->n == extra->as.object->n)
		return ok;
	front = arena_alloc(arena, sizeof(*front));
	for (size_t i = 0; i < d->front.as.object->n; i++) {
		const struct member *m = &d->front.as.object->items[i];

		object_set(front, arena, m->key,
		    str_eq(m->key, STR("extra")) ? value_object(kept)
						 : m->value);
	}
	d->front = value_object(front);
	return ok;
}

static struct place
body_place(const struct document *d, size_t at)
{
	struct place place = { d->path, d->body_line, 1 };
	size_t start = 0;

	for (size_t i = 0; i < at; i++) {
		if (d->body.p[i] == '\n') {
			place.line++;
			start = i + 1;
		}
	}
	place.column =
	    (uint32_t)utf8_count(str_slice(d->body, start, at - start)) + 1;
	return place;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The first "@" with a letter before it and a domain behind it. */
static size_t
find_address(struct str s)
{
	struct str rest, word;
	size_t from = 0, at, dot;

	while ((at = str_find_char(str_skip(s, from), '@')) != STR_NONE) {
		at += from;
		from = at + 1;
		rest = str_skip(s, from);
		word = rest;
		for (word.n = 0; word.n < rest.n &&
		     (is_word(rest.p[word.n]) || rest.p[word.n] == '.' ||
			 rest.p[word.n] == '-');)
			word.n++;
		dot = str_find_char(word, '.');
		if (at > 0 && is_word(s.p[at - 1]) && dot != STR_NONE &&
		    dot > 0 && dot + 2 < word.n)
			return at;
	}
	return STR_NONE;
}

/*
 * The length of a telephone number at the start of s: "(555) 010-4477",
 * "+49 30 1234567". Its digits stand in groups, which a date or a count of
 * things does not have in such number.
 */
static bool
is_phone(struct str s)
{
	size_t digits = 0, groups = 1, i;

	for (i = s.p[0] == '+' || s.p[0] == '('; i < s.n; i++) {
		if (is_digit(s.p[i]))
			digits++;
		else if (str_find_char(STR(" -.()/"), s.p[i]) == STR_NONE)
			break;
		else if (i > 0 && is_digit(s.p[i - 1]))
			groups++;
	}
	if (i > 0 && !is_digit(s.p[i - 1]))
		groups--;
	return digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX &&
	    (s.p[0] == '+' || groups == 3 || groups == 4);
}

static size_t
find_phone(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]) && s.p[i] != '+' && s.p[i] != '(')
			continue;
		if ((i == 0 || !is_word(s.p[i - 1])) &&
		    is_phone(str_skip(s, i)))
			return i;
		while (i + 1 < s.n && is_digit(s.p[i + 1]))
			i++;
	}
	return STR_NONE;
}

static void
check_body(const struct document *d, struct diag *diag)
{
	size_t at = find_address(d->body);

	if (at != STR_NONE) {
		diag_report(diag, CODE_PERSONAL_TEXT, body_place(d, at),
		    "there is an e-mail address in a student's text");
		diag_hint(diag, "Name a page or the school's office instead.");
	}
	at = find_phone(d->body);
	if (at != STR_NONE) {
		diag_report(diag, CODE_PERSONAL_TEXT, body_place(d, at),
		    "this looks like a telephone number in a student's text");
		diag_hint(diag, "Leave it out if it is one.");
	}
}

bool
personal_check(
    struct document *document, struct arena *arena, struct diag *diag)
{
	check_body(document, diag);
	return check_extra(document, arena, diag);
}
