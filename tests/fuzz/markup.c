/*
 * Any HTML becomes Markdown, and that is rendered without a crash.
 */
#include "base/arena.h"
#include "import/markup.h"
#include "text/markdown.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str html = { (const char *)data, n }, text;
	const struct markdown_options options = { .path = STR("a.md") };
	struct arena arena;
	struct diag diag;
	struct tally dropped;
	const struct markup_options how = { .dropped = &dropped,
		.lines = true };
	struct markdown out;

	if (n > 8192)
		return 0;
	arena_init(&arena);
	diag_init(&diag);
	tally_init(&dropped, &arena);
	text = markup_from_html(html, &how, &arena);
	(void)!markdown_render(text, &options, &arena, &diag, &out);
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
