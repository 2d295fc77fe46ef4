/*
 * Whatever another system exports, importing it plans files that have names,
 * or says why not. The first byte chooses the format.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "data/json.h"
#include "import/case.h"
#include "import/matrix.h"
#include "import/page.h"
#include "import/portfolio.h"

static void
check(const struct import *im, bool ok)
{
	if (!ok && im->diag->errors == 0) {
		fprintf(stderr, "it failed without a word\n");
		abort();
	}
	for (size_t i = 0; ok && i < im->files.n; i++) {
		struct str rel = im->files.items[i].rel;

		if (rel.n == 0 || rel.p[0] == '/' ||
		    str_find(rel, STR("..")) != STR_NONE) {
			fprintf(
			    stderr, "a file called \"%.*s\"\n", STR_ARG(rel));
			abort();
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena arena;
	struct diag diag;
	struct import im;
	struct value json;
	bool ok = true;

	if (n == 0)
		return 0;
	arena_init(&arena);
	diag_init(&diag);
	import_init(&im, &arena, &diag);
	im.source = STR("there/is/no/such/folder/file");
	im.student = STR("ana");
	im.fix = true;
	im.text = (struct str){ (const char *)data + 1, n - 1 };
	if (data[0] % 4 == 0)
		ok =
		    value_from_json(im.text, im.source, &arena, &diag, &json) &&
		    case_import(&im, &json);
	else if (data[0] % 4 == 1)
		ok =
		    value_from_json(im.text, im.source, &arena, &diag, &json) &&
		    matrix_import(&im, &json);
	else if (data[0] % 4 == 2)
		ok = portfolio_import(&im);
	else
		ok = page_import(&im);
	check(&im, ok);
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
