/*
 * What a doctor sees of the people: who has a record, and until when.
 */
#include "cmd/doctor.h"
#include "policy/consent.h"

/* How many names a line holds. */
#define NAMES_MAX 3u

/* Some names for a line: "ana, ben, cem and 4 more". */
struct names {
	struct buf text;
	size_t n;
};

static void
add_name(struct names *names, struct str name)
{
	if (names->n++ < NAMES_MAX)
		buf_printf(&names->text, "%s%.*s", names->n > 1 ? ", " : "",
		    STR_ARG(name));
}

static void
end_names(struct names *names)
{
	if (names->n > NAMES_MAX)
		buf_printf(&names->text, " and %zu more", names->n - NAMES_MAX);
}

/* Documents are in order of path, so a student's stand together. */
void
doctor_records(struct doctor *d)
{
	struct str last = { NULL, 0 };
	struct names names = { .n = 0 };

	buf_init(&names.text);
	for (size_t i = 0; i < d->content.n; i++) {
		struct str owner = d->content.items[i].owner;

		if (owner.n == 0 || str_eq(owner, last))
			continue;
		last = owner;
		if (content_find(&d->content,
			arena_printf(&d->arena, "people/%.*s.yaml",
			    STR_ARG(owner))) == NULL)
			add_name(&names, owner);
	}
	end_names(&names);
	if (names.n == 0)
		doctor_tell(d, FINE, NULL, "every student with work has one");
	else if (d->config.consent_assumed)
		doctor_tell(d, FINE, NULL, "consent is assumed without one");
	else
		doctor_tell(d, NOTE,
		    "Write people/ID.yaml when the family has agreed; "
		    "\"waymark explain person\".",
		    "missing, so nothing is published of %.*s",
		    STR_ARG(buf_str(&names.text)));
	buf_free(&names.text);
}

void
doctor_consents(struct doctor *d)
{
	struct names ended = { .n = 0 }, ending = { .n = 0 };

	buf_init(&ended.text);
	buf_init(&ending.text);
	for (size_t i = 0; i < d->content.n; i++) {
		const struct document *record = &d->content.items[i];
		size_t before = d->diag.n;
		struct consent consent;

		if (record->kind != KIND_PERSON)
			continue;
		consent_read(&consent, record, &d->config);
		consent_warn(&consent, &d->config, &d->diag);
		if (consent.refusal == REFUSAL_EXPIRED)
			add_name(&ended, record->id);
		else if (d->diag.n > before)
			add_name(&ending, record->id);
	}
	end_names(&ended);
	end_names(&ending);
	if (ended.n > 0)
		doctor_tell(d, NOTE,
		    "Ask the family; nothing is published until then.",
		    "ended: %.*s", STR_ARG(buf_str(&ended.text)));
	if (ending.n > 0)
		doctor_tell(d, NOTE, "Ask the family in time.",
		    "ends within 30 days: %.*s",
		    STR_ARG(buf_str(&ending.text)));
	if (ended.n + ending.n == 0)
		doctor_tell(d, FINE, NULL, "none ends within 30 days");
	buf_free(&ended.text);
	buf_free(&ending.text);
}
