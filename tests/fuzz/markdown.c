/* Any body becomes safe HTML, and an excerpt. */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/safe.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "text/anchors.h"
#include "text/markdown.h"

static bool
resolve(enum markdown_target kind, struct str path, struct markdown_link *link,
    void *arg)
{
	struct str parts[] = { STR("/here/"), path };

	link->href = arena_concat(arg, parts, 2);
	link->width = (uint32_t)kind * 320;
	link->height = 7;
	return path.n % 5 != 4;
}

static void
require(struct str html, struct arena *arena)
{
	const char *wrong = safe_html(html, arena);

	if (wrong == NULL)
		return;
	fprintf(stderr, "%s in:\n%.*s\n", wrong, STR_ARG(html));
	abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str body = { (const char *)data, n };
	struct markdown_links links = { .resolve = resolve };
	struct markdown_options options = { .path = STR("a.md"),
		.links = &links };
	struct anchors anchors;
	struct markdown first, second;
	struct arena arena;
	struct diag diag;
	size_t bad;

	/* content/ lets nothing else through. */
	if (!utf8_check(body, &bad))
		return 0;
	arena_init(&arena);
	diag_init(&diag);
	anchors_init(&anchors, NULL, &arena);
	links.arg = &arena;
	options.anchors = &anchors;
	options.rtl = n % 2 != 0;
	if (markdown_render(body, &options, &arena, &diag, &first) &&
	    markdown_render(body, &options, &arena, &diag, &second)) {
		struct str parts[] = { first.html, second.html };

		require(arena_concat(&arena, parts, 2), &arena);
	}
	options.links = NULL;
	options.anchors = NULL;
	if (markdown_render(body, &options, &arena, &diag, &first)) {
		require(first.html, &arena);
		markdown_excerpt(body, 20, &arena);
	}
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
