#include "serve/bar.h"

/*
 * The bar's script and style are files, for those who edit them, and part of
 * the program, for those who run it.
 */
#define EMBED(name, file)                                           \
	__asm__(".pushsection .rodata\n" #name ":\n.incbin \"" file \
		"\"\n" #name "_end:\n.popsection\n");               \
	extern const char name[], name##_end[];

/* clang-format off */
EMBED(waymark_bar_js, "src/serve/bar.js")
EMBED(waymark_bar_css, "src/serve/bar.css")
/* clang-format on */

bool
bar_file(struct str url, struct str *bytes)
{
	const struct {
		struct str url;
		const char *begin;
		const char *end;
	} files[] = {
		{ STR(BAR_FOLDER "bar.js"), waymark_bar_js,
		    waymark_bar_js_end },
		{ STR(BAR_FOLDER "bar.css"), waymark_bar_css,
		    waymark_bar_css_end },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		if (!str_eq(files[i].url, url))
			continue;
		*bytes = (struct str){ files[i].begin,
			(size_t)(files[i].end - files[i].begin) };
		return true;
	}
	return false;
}
