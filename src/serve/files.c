#include "base/embed.h"
#include "serve/bar.h"

/*
 * The bar's script and style are files, for those who edit them, and part of
 * the program, for those who run it.
 */
/* clang-format off */
EMBED(waymark_bar_js, "src/serve/bar.js")
EMBED(waymark_bar_css, "src/serve/bar.css")
/* clang-format on */

bool
bar_file(struct str url, struct str *bytes)
{
	const struct {
		struct str url;
		struct str bytes;
	} files[] = {
		{ STR(BAR_FOLDER "bar.js"), EMBEDDED(waymark_bar_js) },
		{ STR(BAR_FOLDER "bar.css"), EMBEDDED(waymark_bar_css) },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		if (!str_eq(files[i].url, url))
			continue;
		*bytes = files[i].bytes;
		return true;
	}
	return false;
}
