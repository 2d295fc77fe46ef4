#include "policy/refusal.h"

static const struct refusal_info infos[] = {
	[REFUSAL_NONE] = { "it is published", CODE_COUNT, NULL },
	[REFUSAL_NO_RECORD] = { "people/ has no record of the student",
	    CODE_CONSENT_MISSING,
	    "Staff add people/ID.yaml once the family has agreed." },
	[REFUSAL_RECORD_BROKEN] = { "the person's record has an error",
	    CODE_COUNT, NULL },
	[REFUSAL_RESTRICTED] = { "the record says \"restricted\"",
	    CODE_CONSENT_RESTRICTED, NULL },
	[REFUSAL_NO_CONSENT] = { "the record has no consent",
	    CODE_CONSENT_MISSING,
	    "Add \"consent:\" with what the family has agreed to." },
	[REFUSAL_NOT_GRANTED] = { "the record does not say who agreed, and "
				  "when",
	    CODE_CONSENT_MISSING,
	    "Add \"granted_by\" (parent or eligible-student) and "
	    "\"granted_on\" below \"consent\"." },
	[REFUSAL_NOT_YET] = { "the consent does not hold yet",
	    CODE_CONSENT_DATE, NULL },
	[REFUSAL_WITHDRAWN] = { "the consent was withdrawn",
	    CODE_CONSENT_WITHDRAWN,
	    "\"waymark forget ID\" tells what Git itself still keeps." },
	[REFUSAL_EXPIRED] = { "the consent has expired", CODE_CONSENT_EXPIRED,
	    "Ask the family again, and set \"granted_on\" and "
	    "\"expires_on\" anew." },
	[REFUSAL_LAPSED] = { "the student has come of age, which ends a "
			     "parent's consent",
	    CODE_CONSENT_EXPIRED,
	    "The student may agree: granted_by: eligible-student." },
	[REFUSAL_NO_WORK] = { "the consent does not cover work", CODE_COUNT,
	    NULL },
	[REFUSAL_AUDIENCE] = { "the consent is for a smaller audience",
	    CODE_COUNT, NULL },
	[REFUSAL_BROKEN] = { "it has an error", CODE_COUNT, NULL },
	[REFUSAL_DRAFT] = { "it is a draft", CODE_COUNT, NULL },
	[REFUSAL_EARLY] = { "the day of its \"publish_on\" is to come",
	    CODE_COUNT, NULL },
	[REFUSAL_LATE] = { "the day of its \"expires_on\" is over", CODE_COUNT,
	    NULL },
	[REFUSAL_VISIBILITY] = { "its visibility is for a smaller audience",
	    CODE_COUNT, NULL },
	[REFUSAL_REGISTER] = { "nothing in people/ ever is", CODE_COUNT, NULL },
	[REFUSAL_GROUP] = { "somebody who worked on it has not agreed",
	    CODE_CONSENT_GROUP,
	    "Group work needs the consent of everybody who made it." },
	[REFUSAL_KEY] = { "it is unlisted, and there is no key for its address",
	    CODE_KEY_MISSING,
	    "Name a file with a secret outside of the repository: --key FILE, "
	    "or WAYMARK_KEY_FILE." },
	[REFUSAL_PHOTO_NAMED] = { "a picture's text names somebody whose "
				  "consent is for group pictures without names",
	    CODE_PHOTO_NAMED, "Say what the picture shows without the name." },
	[REFUSAL_PATH_NAMED] = { "its path has a name that is not shown",
	    CODE_NAME_IN_PATH,
	    "Paths become addresses. Rename the file or folder (git mv)." },
	[REFUSAL_REDACTED] = { "it has what \"redactions\" list", CODE_REDACTED,
	    "Take the words out of it, or the entry out of site.yaml or the "
	    "person's record." },
	[REFUSAL_APPROVAL] = { "no teacher or member of staff has approved it",
	    CODE_APPROVAL_MISSING,
	    "\"approved_by\" is the id of a person in people/ whose role is "
	    "teacher or staff." },
	[REFUSAL_RESPONSES] = { "the consent does not cover responses",
	    CODE_COUNT, NULL },
	[REFUSAL_FROM] = { "whoever it is from has not agreed",
	    CODE_CONSENT_GROUP, NULL },
	[REFUSAL_NAMED] = { "it names somebody who may not be named today",
	    CODE_NAME_OLD, NULL },
	[REFUSAL_BESIDE] = { "the document it belongs to is not", CODE_COUNT,
	    NULL },
	[REFUSAL_PICTURE] = { "the consent does not cover pictures", CODE_COUNT,
	    NULL },
	[REFUSAL_RECORDING] = { "the consent does not cover recordings",
	    CODE_COUNT, NULL },
	[REFUSAL_FILM] = { "the consent covers no film that may show a face",
	    CODE_COUNT, NULL },
	[REFUSAL_NO_SOUND] = { "its name says sound, and it is a film",
	    CODE_RECORDING_TYPE,
	    "Give it the ending .mp4 or .webm; or save its sound alone, as "
	    "MP3." },
	[REFUSAL_NOT_CLEAN] = { "a file of this type may hold places, names "
				"and times that nobody sees, and waymark "
				"cannot take them out",
	    CODE_COUNT, NULL },
	[REFUSAL_HEIC] = { "it is a HEIC photo, which most browsers cannot "
			   "show and waymark cannot clean",
	    CODE_PICTURE_FORMAT,
	    "Save it as JPEG. On an iPhone: Settings, Camera, Formats, Most "
	    "Compatible; or open it in Photos or Preview and export it." },
	[REFUSAL_FORMAT] = { "it is no JPEG, PNG, GIF or WebP, and waymark can "
			     "clean no other pictures",
	    CODE_PICTURE_FORMAT,
	    "Open it in a picture program and save it as "
	    "JPEG (photos) or PNG (drawings)." },
	[REFUSAL_LARGE] = { "the picture is larger than waymark takes: 32 MB, "
			    "50 megapixels and 30,000 pixels a side",
	    CODE_PICTURE_LARGE,
	    "Make it smaller in a picture program; 1600 pixels of width are "
	    "all that a page shows." },
	[REFUSAL_NO_PICTURE] = { "it cannot be read as a picture",
	    CODE_PICTURE_DAMAGED,
	    "Does it open on your computer? Save it once more, or copy it "
	    "again from where it came." },
	[REFUSAL_NO_TEXT] = { "its name says text, and it is none",
	    CODE_TEXT_FORMAT,
	    "Give it the ending of what it is, or save it as plain text in "
	    "UTF-8." },
};

const struct refusal_info *
refusal_info(enum refusal refusal)
{
	return &infos[refusal];
}

void
refusal_report(enum refusal refusal, struct place place, struct diag *diag)
{
	const struct refusal_info *info = &infos[refusal];

	if (info->code == CODE_COUNT)
		return;
	diag_report(diag, info->code, place, "not published: %s", info->says);
	if (info->hint != NULL)
		diag_hint(diag, "%s", info->hint);
}
