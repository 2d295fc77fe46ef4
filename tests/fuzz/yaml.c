/* Any bytes as a YAML file, checked against the deepest of the tables. */
#include "content/tables.h"
#include "data/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct arena arena;
	struct diag diag;
	struct value raw, checked;
	bool ok;

	arena_init(&arena);
	diag_init(&diag);
	if (value_from_yaml(text, STR("x.yaml"), &arena, &diag, &raw)) {
		ok = fields_check(&competencies_table, &raw, STR("x.yaml"),
		    &arena, &diag, &checked);
		if (ok != (diag.errors == 0))
			__builtin_trap();
	} else if (diag.errors == 0) {
		/* Whoever is refused is told why. */
		__builtin_trap();
	}
	arena_free(&arena);
	diag_free(&diag);
	return 0;
}
