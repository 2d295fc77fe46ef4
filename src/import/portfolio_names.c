#include "import/portfolio_inner.h"

#include "import/plain.h"
#include "text/letters.h"
#include "base/utf8.h"

/* A shorter word would be found everywhere. */
#define WORD_BYTES 4

/* Fields of a person that are looked for in texts: the others are rare. */
static const char *const telling[] = { "legal_family_name",
	"preferred_family_name", "full_name", "email", "mobile", "workphone",
	"homephone", "fax", "name" };

/* Fields about a person that Mahara writes as entries: all that Leap2A has no
 * word for. */
static const struct {
	const char *kind;
	const char *words;
} personal[] = {
	{ "occupation", "an occupation" },
	{ "industry", "an industry" },
	{ "socialprofile", "an address of another network" },
	{ "profileicon", "a picture of the person" },
};

static void
withhold(struct portfolio *p, struct str field, struct str value)
{
	value = plain_line(value, p->im->arena);
	if (value.n < WORD_BYTES || str_eq(value, p->im->shown))
		return;
	for (size_t i = 0; i < sizeof(telling) / sizeof(*telling); i++) {
		if (str_is(field, telling[i]))
			*vec_push(p->im->arena, &p->withheld) = value;
	}
}

static void
drop_person(struct portfolio *p, const struct leap_entry *e)
{
	struct arena *arena = p->im->arena;

	for (const struct xnode *c = e->node->first; c != NULL; c = c->next) {
		struct str field = xnode_attribute(c, STR("field"));

		if (str_eq(c->name, STR("persondata")))
			withhold(p, field, xnode_text(c, arena));
		else if (str_eq(c->name, STR("spatial")))
			field = STR("an address");
		else if (str_eq(c->name, STR("orgdata")))
			field = STR("data of an organization");
		else
			continue;
		diag_report(p->im->diag, CODE_IMPORT_PERSONAL,
		    leap_place(&p->leap, c), "%.*s was not taken over",
		    STR_ARG(field.n != 0 ? field : STR("personal data")));
	}
}

void
portfolio_drop_names(struct portfolio *p)
{
	struct leap *leap = &p->leap;

	if (leap->author.n != 0) {
		withhold(p, STR("name"), leap->author);
		diag_report(p->im->diag, CODE_IMPORT_PERSONAL,
		    (struct place){ leap->path, 0, 0 },
		    "the author's name was not taken over");
		diag_hint(p->im->diag,
		    "content/people/%.*s.yaml says what is shown, and whether",
		    STR_ARG(p->im->student));
	}
	for (size_t i = 0; i < leap->entries.n; i++)
		drop_person(p, &leap->entries.items[i]);
}

const char *
portfolio_personal(const struct leap_entry *e)
{
	for (size_t i = 0; i < sizeof(personal) / sizeof(*personal); i++) {
		if (str_is(e->kind, personal[i].kind))
			return personal[i].words;
	}
	return NULL;
}

static bool
is_letter_at(struct str text, size_t at)
{
	return at < text.n && letter_of(utf8_next(text, &at)) == LETTER_WORD;
}

/* Names are written in capitals, too, and in small letters in addresses. */
static bool
says(struct str text, struct str name)
{
	for (size_t at = 0; at + name.n <= text.n; at++) {
		if (str_eq_nocase(str_slice(text, at, name.n), name) &&
		    !is_letter_at(text, at + name.n))
			return true;
	}
	return false;
}

bool
portfolio_names(const struct portfolio *p, struct str text)
{
	for (size_t i = 0; i < p->withheld.n; i++) {
		if (says(text, p->withheld.items[i]))
			return true;
	}
	return false;
}
