#define _XOPEN_SOURCE 700 /* realpath(3) */

#include "policy/token.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"

#define KEY_BYTES_MIN 32
#define KEY_BYTES_MAX 4096
#define TOKEN_BYTES 16 /* 128 bits */

static bool
is_below(const char *path, struct str root)
{
	struct str s = str_from(path);

	return root.n > 0 && str_starts(s, root) &&
	    (s.n == root.n || s.p[root.n] == '/' || root.p[root.n - 1] == '/');
}

static bool
read_key(const char *path, struct arena *arena, struct str *key)
{
	char *bytes = arena_bytes(arena, KEY_BYTES_MAX);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, bytes, KEY_BYTES_MAX);
	(void)close(fd);
	if (n < 0)
		return false;
	*key = str_trim((struct str){ bytes, (size_t)n });
	return true;
}

bool
token_key(struct str file, struct str root, struct arena *arena,
    struct diag *diag, struct str *key)
{
	char real[PATH_MAX];
	struct place place = { file, 0, 0 };

	if (realpath(arena_cstr(arena, file), real) == NULL ||
	    !read_key(real, arena, key)) {
		diag_report(diag, CODE_KEY_FILE, place,
		    "the key cannot be read: %s", strerror(errno));
		return false;
	}
	if (is_below(real, root)) {
		diag_report(diag, CODE_KEY_FILE, place,
		    "the key stands in the repository");
		diag_hint(diag,
		    "Whoever reads the repository could find "
		    "unlisted pages. Keep the key elsewhere.");
		return false;
	}
	if (key->n < KEY_BYTES_MIN) {
		diag_report(diag, CODE_KEY_FILE, place,
		    "a key needs at least %d characters", KEY_BYTES_MIN);
		diag_hint(diag,
		    "Make one with: head -c 32 /dev/urandom | "
		    "base64 > FILE");
		return false;
	}
	return true;
}

struct str
token_of(struct str key, struct str stem, struct arena *arena)
{
	struct hash hash = hash_keyed(key, stem);

	return hash_hex(&hash, TOKEN_BYTES, arena);
}
