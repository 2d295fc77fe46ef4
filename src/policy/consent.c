#include "policy/consent.h"

#include "config/config.h"
#include "content/document.h"

#define WARN_DAYS 30

/* A consent block being read: the block, its record, the day of the build. */
struct reading {
	const struct value *block;
	struct str path;
	struct date day;
	bool adult; /* who agrees for nobody but themselves */
};

static struct str
word(const struct reading *r, struct str field)
{
	return value_str(value_get(r->block, field));
}

static bool
yes(const struct value *block, struct str field)
{
	return value_true(value_get(block, field));
}

static struct date
day_of(const struct value *object, struct str field)
{
	struct date date = { 0 };

	if (!date_from_iso(value_str(value_get(object, field)), &date))
		return (struct date){ 0 };
	return date;
}

/* True if the field has a day that is before or on the day of the build. */
static bool
is_past(const struct reading *r, struct str field)
{
	struct date date = day_of(r->block, field);

	return date_is_set(date) && date_cmp(date, r->day) <= 0;
}

static void
refuse(struct consent *c, enum refusal refusal, const struct reading *r,
    struct str field)
{
	const struct value *v = value_get(r->block, field);

	c->refusal = refusal;
	if (v != NULL)
		c->place = value_place(v, r->path);
}

static void
read_levels(struct consent *c, const struct reading *r)
{
	unsigned reach = VISIBILITY_CLASS;

	if (!level_find(AUDIENCE_WORDS, word(r, STR("audience")), &reach))
		reach = VISIBILITY_CLASS;
	c->reach = (enum visibility)reach;
	c->work = level_from(WORK_WORDS, word(r, STR("work")));
	c->photo = level_from(PHOTO_WORDS, word(r, STR("photo")));
	c->recording = level_from(RECORDING_WORDS, word(r, STR("audio_video")));
	c->history = level_from(HISTORY_WORDS, word(r, STR("history")));
	c->index = yes(r->block, STR("index"));
	c->responses = yes(r->block, STR("responses"));
	c->coarse = yes(r->block, STR("coarse"));
}

/* The last day of the consent: its own, or the one before coming of age. */
static void
read_end(
    struct consent *c, const struct reading *r, const struct document *record)
{
	struct date of_age = day_of(&record->front, STR("eligible_on"));
	struct str by = word(r, STR("granted_by"));
	const struct value *expires = value_get(r->block, STR("expires_on"));

	c->until = day_of(r->block, STR("expires_on"));
	c->until_place =
	    expires != NULL ? value_place(expires, r->path) : c->place;
	if (date_is_set(c->until) && date_cmp(c->until, r->day) < 0)
		refuse(c, REFUSAL_EXPIRED, r, STR("expires_on"));
	if (!date_is_set(of_age))
		return;
	if (str_eq(by, STR("eligible-student"))) {
		if (date_cmp(r->day, of_age) < 0)
			refuse(c, REFUSAL_NOT_YET, r, STR("granted_by"));
		return;
	}
	if (date_cmp(of_age, r->day) <= 0)
		refuse(c, REFUSAL_LAPSED, r, STR("granted_by"));
	of_age = date_from_days(date_to_days(of_age) - 1);
	if (date_is_set(c->until) && date_cmp(c->until, of_age) <= 0)
		return;
	c->until = of_age;
	c->until_place = document_place(record, STR("eligible_on"));
}

static void
read_block(
    struct consent *c, const struct reading *r, const struct document *record)
{
	struct date granted = day_of(r->block, STR("granted_on"));
	struct str work = word(r, STR("work"));

	c->refusal = REFUSAL_NONE;
	c->granted = granted;
	read_levels(c, r);
	read_end(c, r, record);
	if (date_is_set(granted) && date_cmp(r->day, granted) < 0)
		refuse(c, REFUSAL_NOT_YET, r, STR("granted_on"));
	if (!date_is_set(granted) ||
	    (!r->adult && word(r, STR("granted_by")).n == 0))
		refuse(c, REFUSAL_NOT_GRANTED, r, STR("work"));
	if (c->work == WORK_NONE)
		refuse(c, work.n != 0 ? REFUSAL_NO_WORK : REFUSAL_NO_CONSENT, r,
		    STR("work"));
	if (is_past(r, STR("withdrawn_on")))
		refuse(c, REFUSAL_WITHDRAWN, r, STR("withdrawn_on"));
	if (yes(r->block, STR("restricted")))
		refuse(c, REFUSAL_RESTRICTED, r, STR("restricted"));
}

/* Where nothing is said. */
static const struct consent none = {
	.refusal = REFUSAL_NO_CONSENT,
	.reach = VISIBILITY_PRIVATE,
};

/* Where adults publish their own work and say nothing else. */
static const struct consent all = {
	.reach = VISIBILITY_PUBLIC,
	.work = WORK_PUBLIC,
	.photo = PHOTO_NAMED,
	.recording = RECORDING_FACE,
	.history = HISTORY_FULL,
	.index = true,
	.responses = true,
};

void
consent_read(struct consent *consent, const struct document *record,
    const struct config *config)
{
	struct reading r = { .day = config->as_of };

	*consent = config->consent_assumed ? all : none;
	if (record == NULL) {
		if (!config->consent_assumed)
			consent->refusal = REFUSAL_NO_RECORD;
		return;
	}
	r.path = record->path;
	r.adult = level_from(ROLE_WORDS, document_text(record, STR("role"))) >
	    ROLE_STUDENT;
	r.block = value_get(&record->front, STR("consent"));
	consent->place = document_place(record, STR("consent"));
	if (value_is(r.block, VALUE_OBJECT))
		read_block(consent, &r, record);
	if (record->broken)
		consent->refusal = REFUSAL_RECORD_BROKEN;
}

void
consent_assume(struct consent *consent)
{
	*consent = all;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

void
consent_narrow(struct consent *c, const struct consent *other)
{
	if (other->refusal != REFUSAL_NONE) {
		c->refusal = other->refusal;
		c->place = other->place;
	}
	if (date_cmp(c->granted, other->granted) < 0)
		c->granted = other->granted;
	if (date_is_set(other->until) &&
	    (!date_is_set(c->until) || date_cmp(other->until, c->until) < 0)) {
		c->until = other->until;
		c->until_place = other->until_place;
	}
	if (c->reach < other->reach)
		c->reach = other->reach;
	c->work = least(c->work, other->work);
	c->photo = least(c->photo, other->photo);
	c->recording = least(c->recording, other->recording);
	c->history = least(c->history, other->history);
	c->index = c->index && other->index;
	c->responses = c->responses && other->responses;
	c->coarse = c->coarse || other->coarse;
}

bool
consent_reaches(const struct consent *consent, const struct config *config)
{
	return consent->refusal == REFUSAL_NONE &&
	    (unsigned)consent->reach <= (unsigned)config->audience;
}

void
consent_warn(const struct consent *consent, const struct config *config,
    struct diag *diag)
{
	struct date until = consent->until;
	int64_t days;

	if (consent->refusal != REFUSAL_NONE || !date_is_set(until))
		return;
	days = date_to_days(until) - date_to_days(config->as_of);
	if (days >= WARN_DAYS)
		return;
	diag_report(diag, CODE_CONSENT_ENDS, consent->until_place,
	    "the last day of this consent is %04d-%02u-%02u", until.year,
	    until.month, until.day);
	diag_hint(diag,
	    "From the day after, nothing of this person is published. Ask "
	    "the family in time.");
}
