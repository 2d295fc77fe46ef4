/*
 * player: which files are recordings, by what they are called.
 *
 * What is in them may be otherwise: see media/format.h.
 */
#ifndef TEXT_PLAYER_H
#define TEXT_PLAYER_H

#include "base/str.h"

enum player {
	PLAYER_NONE, /* it is no recording */
	PLAYER_AUDIO,
	PLAYER_VIDEO
};

/* Path may end in "#part". */
enum player player_of(struct str path);
/* Of the element that plays it: "audio". */
struct str player_name(enum player player);

#endif
