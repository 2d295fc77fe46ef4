#include "text/player.h"

static const struct {
	struct str ending;
	enum player player;
} players[] = {
	{ STR_INIT(".mp4"), PLAYER_VIDEO },
	{ STR_INIT(".m4v"), PLAYER_VIDEO },
	{ STR_INIT(".webm"), PLAYER_VIDEO },
	{ STR_INIT(".ogv"), PLAYER_VIDEO },
	{ STR_INIT(".mov"), PLAYER_VIDEO },
	{ STR_INIT(".mp3"), PLAYER_AUDIO },
	{ STR_INIT(".m4a"), PLAYER_AUDIO },
	{ STR_INIT(".ogg"), PLAYER_AUDIO },
	{ STR_INIT(".oga"), PLAYER_AUDIO },
	{ STR_INIT(".flac"), PLAYER_AUDIO },
	{ STR_INIT(".wav"), PLAYER_AUDIO },
};

enum player
player_of(struct str path)
{
	struct str ending;

	path = str_slice(path, 0, str_find_char(path, '#'));
	for (size_t i = 0; i < sizeof(players) / sizeof(*players); i++) {
		ending = players[i].ending;
		if (path.n >= ending.n &&
		    str_eq_nocase(str_skip(path, path.n - ending.n), ending))
			return players[i].player;
	}
	return PLAYER_NONE;
}

struct str
player_name(enum player player)
{
	switch (player) {
	case PLAYER_AUDIO:
		return STR("audio");
	case PLAYER_VIDEO:
		return STR("video");
	case PLAYER_NONE:
		break;
	}
	return STR("");
}
