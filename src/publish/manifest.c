#include "publish/manifest.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/hex.h"
#include "base/limits.h"

static const struct str header =
    STR_INIT("# waymark manifest 2: xxh128  size  path\n");
/* A manifest of any version. */
static const struct str ours = STR_INIT("# waymark manifest ");

void
manifest_write(const struct published *files, size_t n, struct buf *out)
{
	struct arena scratch;

	arena_init(&scratch);
	buf_add(out, header);
	for (size_t i = 0; i < n; i++) {
		const struct published *f = &files[i];

		if (f->unlisted)
			continue;
		arena_reset(&scratch);
		buf_add(out,
		    hex_text(f->sum.bytes, sizeof(f->sum.bytes), &scratch));
		buf_add(out, STR("  "));
		buf_add_number(out, f->size);
		buf_add(out, STR("  "));
		buf_add(out, f->file);
		buf_add_char(out, '\n');
	}
	arena_free(&scratch);
}

static bool
load(int folder, struct arena *arena, struct str *out)
{
	return file_read(
	    folder, STR(MANIFEST_FILE), LIMIT_MANIFEST_BYTES, arena, out);
}

bool
manifest_is_in(int folder)
{
	struct arena scratch;
	struct str text;
	bool is_in;

	arena_init(&scratch);
	is_in = load(folder, &scratch, &text) && str_starts(text, ours);
	arena_free(&scratch);
	return is_in;
}

bool
manifest_lists(int folder, struct str file)
{
	struct arena scratch;
	struct str text, end;
	bool listed = false;

	arena_init(&scratch);
	if (load(folder, &scratch, &text)) {
		end = arena_printf(&scratch, "  %.*s\n", STR_ARG(file));
		listed = str_find(text, end) != STR_NONE;
	}
	arena_free(&scratch);
	return listed;
}
