#include "serve/address.h"

#include "base/arena.h"
#include "base/percent.h"
#include "base/utf8.h"

#define HTTP_PORT 80

static const struct {
	const char *suffix;
	const char *type;
} types[] = {
	{ ".html", "text/html; charset=utf-8" },
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".json", "application/json; charset=utf-8" },
	{ "feed.xml", "application/atom+xml; charset=utf-8" },
	{ ".xml", "application/xml; charset=utf-8" },
	{ ".txt", "text/plain; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
	{ ".png", "image/png" },
	{ ".jpg", "image/jpeg" },
	{ ".jpeg", "image/jpeg" },
	{ ".webp", "image/webp" },
	{ ".avif", "image/avif" },
	{ ".gif", "image/gif" },
	{ ".ico", "image/x-icon" },
	{ ".pdf", "application/pdf" },
	{ ".mp3", "audio/mpeg" },
	{ ".m4a", "audio/mp4" },
	{ ".ogg", "audio/ogg" },
	{ ".wav", "audio/wav" },
	{ ".mp4", "video/mp4" },
	{ ".webm", "video/webm" },
	{ ".vtt", "text/vtt; charset=utf-8" },
	{ ".woff2", "font/woff2" },
	{ ".webmanifest", "application/manifest+json" },
	{ ".zip", "application/zip" },
};

bool
address_is_here(struct str host, unsigned port)
{
	static const struct str names[] = { STR_INIT("localhost"),
		STR_INIT("127.0.0.1"), STR_INIT("[::1]") };
	size_t colon = str_find_last(host, ':');
	struct str name = host, digits = STR("");
	uint64_t number = HTTP_PORT;

	if (colon != STR_NONE && !str_ends(host, STR("]"))) {
		name = str_slice(host, 0, colon);
		digits = str_skip(host, colon + 1);
		if (!str_uint(digits, UINT16_MAX, &number))
			return false;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (str_eq_nocase(name, names[i]))
			return number == port;
	}
	return false;
}

static bool
has_bad_character(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || c == 0x7f || c == '\\')
			return true;
	}
	return false;
}

bool
address_path(struct str raw, struct arena *arena, struct str *out)
{
	struct str path = percent_decode(raw, arena), rest, part;
	size_t bad;

	*out = path;
	if (str_find(raw, STR("%00")) != STR_NONE ||
	    !str_starts(path, STR("/")) || !utf8_check(path, &bad) ||
	    has_bad_character(path) || str_find(path, STR("//")) != STR_NONE)
		return false;
	rest = path;
	while (str_cut(&rest, '/', &part)) {
		if (str_is(part, ".") || str_is(part, ".."))
			return false;
	}
	return true;
}

const char *
address_type(struct str file)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (str_ends(file, str_from(types[i].suffix)))
			return types[i].type;
	}
	return "application/octet-stream";
}
