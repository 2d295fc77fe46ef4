/*
 * level: how far a consent record lets something out, in ordered steps.
 *
 * In every enum here a smaller value shows less and zero shows nothing, so
 * that the most private of several wins by taking the least. Visibility and
 * history have theirs in config/levels.h.
 */
#ifndef POLICY_LEVEL_H
#define POLICY_LEVEL_H

#include "base/str.h"

enum work_level {
	WORK_NONE,
	WORK_UNLISTED, /* an address nobody can guess, and no list has it */
	WORK_PUBLIC
};

enum photo_level {
	PHOTO_NONE,
	PHOTO_WORK_ONLY,
	PHOTO_GROUP, /* in a group, and no page names the person by it */
	PHOTO_NAMED
};

enum recording_level { RECORDING_NONE, RECORDING_VOICE, RECORDING_FACE };

/* How much of a name is shown. */
enum display_level {
	DISPLAY_NONE,
	DISPLAY_INITIALS,
	DISPLAY_FIRST,
	DISPLAY_FIRST_INITIAL,
	DISPLAY_FULL
};

enum role {
	ROLE_NONE,
	ROLE_STUDENT,
	ROLE_TEACHER,
	ROLE_STAFF,
	ROLE_FAMILY,
	ROLE_MENTOR
};

/* The words of each enum in its order, for tables of fields. */
#define WORK_WORDS "none|unlisted|public"
#define PHOTO_WORDS "none|work-only|group|named"
#define RECORDING_WORDS "none|voice|face"
#define DISPLAY_WORDS "none|initials|first|first+initial|full"
#define ROLE_WORDS "none|student|teacher|staff|family|mentor"

/* The step that a word names; 0 for an empty or unknown word. */
unsigned level_from(const char *words, struct str word);

#endif
