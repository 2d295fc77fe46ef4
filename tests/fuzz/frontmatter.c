/* Any bytes as a document: the first one says which kind. */
#include "base/utf8.h"
#include "config/config.h"
#include "content/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const paths[] = { "students/a/artifacts/b.md",
		"students/a/goals/b.md", "vision/index.md", "toolkit/a.md",
		"people/a.yaml", "vision/plan.yaml" };
	struct str bytes = { (const char *)data, size };
	struct config config = { .title = STR_INIT("t"),
		.lang = STR_INIT("en") };
	struct arena arena, scratch;
	struct diag diag;
	struct document d = { .kind = KIND_PAGE };
	const struct read_env env = { &config, &arena, &scratch, &diag };

	if (size == 0)
		return 0;
	d.path = d.rel =
	    str_from(paths[data[0] % (sizeof(paths) / sizeof(*paths))]);
	d.kind = kind_of(d.rel, &d.id, &d.owner);
	arena_init(&arena);
	arena_init(&scratch);
	diag_init(&diag);
	document_read(&d, str_skip(bytes, 1), &env);
	if (d.broken != (diag.errors != 0) || d.title.n == 0 ||
	    !value_is(&d.front, VALUE_OBJECT))
		__builtin_trap();
	arena_free(&arena);
	arena_free(&scratch);
	diag_free(&diag);
	return 0;
}
