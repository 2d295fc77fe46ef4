/*
 * refusal: every reason for which something is not published.
 *
 * A row of the table says the reason in words that follow "is not published:
 * ", and the code under which an author is told; reasons that an author has
 * chosen (a draft, a private page) are told to nobody who did not ask.
 */
#ifndef POLICY_REFUSAL_H
#define POLICY_REFUSAL_H

#include "base/diag.h"

enum refusal {
	REFUSAL_NONE, /* it is published */
	/* The person's record does not allow it. */
	REFUSAL_NO_RECORD,
	REFUSAL_RECORD_BROKEN,
	REFUSAL_RESTRICTED,
	REFUSAL_NO_CONSENT,
	REFUSAL_NOT_GRANTED,
	REFUSAL_NOT_YET,
	REFUSAL_WITHDRAWN,
	REFUSAL_EXPIRED,
	REFUSAL_LAPSED,
	REFUSAL_NO_WORK,
	REFUSAL_AUDIENCE,
	/* The document does not. */
	REFUSAL_BROKEN,
	REFUSAL_DRAFT,
	REFUSAL_EARLY,
	REFUSAL_LATE,
	REFUSAL_VISIBILITY,
	REFUSAL_REGISTER,
	REFUSAL_GROUP,
	REFUSAL_KEY,
	REFUSAL_PHOTO_NAMED,
	REFUSAL_PATH_NAMED,
	REFUSAL_REDACTED,
	REFUSAL_APPROVAL,
	REFUSAL_RESPONSES,
	REFUSAL_FROM,
	REFUSAL_NAMED, /* in a site of an earlier day */
	/* The file does not. */
	REFUSAL_BESIDE,
	REFUSAL_PICTURE,
	REFUSAL_RECORDING,
	REFUSAL_FILM,
	REFUSAL_NO_SOUND,
	REFUSAL_NOT_CLEAN,
	REFUSAL_HEIC,
	REFUSAL_FORMAT,
	REFUSAL_LARGE,
	REFUSAL_NO_PICTURE,
	REFUSAL_NO_TEXT,
	REFUSAL_COUNT
};

struct refusal_info {
	const char *says;
	enum code code; /* CODE_COUNT: nobody is told */
	const char *hint; /* or NULL */
};

const struct refusal_info *refusal_info(enum refusal refusal);

/* Tell the author at place, if the reason is one to be told. */
void refusal_report(
    enum refusal refusal, struct place place, struct diag *diag);

#endif
