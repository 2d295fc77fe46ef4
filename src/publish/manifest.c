#include "publish/manifest.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"

static const struct str header =
    STR_INIT("# waymark manifest 1: sha256  size  path\n");

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
		buf_add(
		    out, hash_hex(&f->hash, sizeof(f->hash.bytes), &scratch));
		buf_printf(out, "  %ju  ", (uintmax_t)f->size);
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
	bool ours;

	arena_init(&scratch);
	ours = load(folder, &scratch, &text) && str_starts(text, header);
	arena_free(&scratch);
	return ours;
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
