#include "data/archive.h"

#include <zip.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"

/* Dates of a zip begin with 1980: the day that none of the files was made. */
#define NO_TIME 0
#define NO_DATE ((1 << 5) | 1)

struct archive {
	zip_t *zip;
	struct archive_entry *items;
	size_t n;
};

bool
archive_is(struct str bytes)
{
	/* A file's header, or the end of an empty archive. */
	return str_starts(bytes, STR("PK\x03\x04")) ||
	    str_starts(bytes, STR("PK\x05\x06"));
}

static bool
is_safe(struct str name)
{
	struct str rest = name, part;
	size_t bad;

	if (name.n == 0 || name.n > LIMIT_PATH_BYTES || name.p[0] == '/' ||
	    !utf8_check(name, &bad))
		return false;
	for (size_t i = 0; i < name.n; i++) {
		if ((unsigned char)name.p[i] < 0x20 || name.p[i] == 0x7F ||
		    name.p[i] == ':')
			return false;
	}
	while (str_cut(&rest, '/', &part)) {
		if (part.n == 0 || str_eq(part, STR("..")) ||
		    str_eq(part, STR(".")))
			return false;
	}
	return true;
}

/* Some programs write "\" between folders. */
static struct str
clean_name(const char *name, struct arena *arena)
{
	struct str s = str_from(name);
	char *to = arena_bytes(arena, s.n);

	for (size_t i = 0; i < s.n; i++)
		to[i] = (char)(s.p[i] == '\\' ? '/' : s.p[i]);
	return (struct str){ to, s.n };
}

static bool
list_entries(struct archive *a, struct arena *arena, const char **why)
{
	zip_int64_t n = zip_get_num_entries(a->zip, 0);
	uint64_t sum = 0;

	if (n < 0 || n > LIMIT_ARCHIVE_FILES) {
		*why = "it holds too many files";
		return false;
	}
	a->items = arena_array(arena, (size_t)n, sizeof(*a->items));
	for (; a->n < (size_t)n; a->n++) {
		struct archive_entry *e = &a->items[a->n];
		zip_stat_t st;

		if (zip_stat_index(a->zip, a->n, 0, &st) != 0 ||
		    (st.valid & ZIP_STAT_NAME) == 0 ||
		    (st.valid & ZIP_STAT_SIZE) == 0) {
			*why = "its list of files is damaged";
			return false;
		}
		e->name = clean_name(st.name, arena);
		e->size = st.size;
		e->safe = is_safe(e->name);
		if (st.size > LIMIT_ARCHIVE_BYTES ||
		    (sum += st.size) > LIMIT_ARCHIVE_BYTES) {
			*why = "its files are over 1 GiB";
			return false;
		}
	}
	return true;
}

bool
archive_open(struct archive **out, struct str bytes, struct arena *arena,
    const char **why)
{
	struct archive *a = arena_alloc(arena, sizeof(*a));
	zip_error_t error;
	zip_source_t *source;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.p, bytes.n, 0, &error);
	if (source != NULL) {
		a->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
		if (a->zip == NULL)
			zip_source_free(source);
	}
	zip_error_fini(&error);
	*why = "it is damaged, or only a part of it arrived";
	if (a->zip == NULL)
		return false;
	if (!list_entries(a, arena, why)) {
		zip_discard(a->zip);
		return false;
	}
	*out = a;
	return true;
}

struct archive_list
archive_entries(const struct archive *a)
{
	return (struct archive_list){ a->items, a->n };
}

bool
archive_read(struct archive *a, size_t i, size_t limit, struct arena *arena,
    struct str *out, const char **why)
{
	size_t size = (size_t)a->items[i].size, n = 0;
	zip_file_t *file;
	zip_int64_t got = 1;
	char *to;

	*why = "it is too large";
	if (a->items[i].size > limit)
		return false;
	*why = "it is damaged, or has a password";
	file = zip_fopen_index(a->zip, i, 0);
	if (file == NULL)
		return false;
	to = arena_bytes(arena, size);
	while (n < size && (got = zip_fread(file, to + n, size - n)) > 0)
		n += (size_t)got;
	/* The checksum is compared when the end is read. */
	if (n == size && got > 0) {
		char behind;

		got = zip_fread(file, &behind, 1);
	}
	zip_fclose(file);
	*out = (struct str){ to, n };
	return n == size && got == 0;
}

void
archive_close(struct archive *a)
{
	if (a != NULL)
		zip_discard(a->zip);
}

static bool
add_file(zip_t *zip, const struct archive_file *file, struct arena *arena)
{
	zip_source_t *source =
	    zip_source_buffer(zip, file->bytes.p, file->bytes.n, 0);
	zip_int64_t i;

	if (source == NULL)
		return false;
	i = zip_file_add(
	    zip, arena_cstr(arena, file->name), source, ZIP_FL_ENC_UTF_8);
	if (i < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(zip, (zip_uint64_t)i,
		   file->packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
	    zip_file_set_dostime(zip, (zip_uint64_t)i, NO_TIME, NO_DATE, 0) ==
	    0;
}

/* What zip_close has left in source. */
static bool
take_bytes(zip_source_t *source, struct arena *arena, struct str *out)
{
	zip_stat_t st;
	char *to;
	bool ok;

	if (zip_source_stat(source, &st) != 0 || zip_source_open(source) != 0)
		return false;
	to = arena_bytes(arena, (size_t)st.size);
	ok = zip_source_read(source, to, st.size) == (zip_int64_t)st.size;
	zip_source_close(source);
	*out = (struct str){ to, (size_t)st.size };
	return ok;
}

bool
archive_make(const struct archive_file *files, size_t n, struct arena *arena,
    struct str *out)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip = NULL;
	bool ok = false;

	zip_error_init(&error);
	source = zip_source_buffer_create(NULL, 0, 0, &error);
	if (source != NULL)
		zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
	if (zip == NULL)
		goto done;
	/* For take_bytes: zip_close gives back one claim of two. */
	zip_source_keep(source);
	for (size_t i = 0; i < n; i++) {
		if (!add_file(zip, &files[i], arena))
			goto done;
	}
	if (zip_close(zip) != 0)
		goto done;
	zip = NULL;
	ok = take_bytes(source, arena, out);
done:
	if (zip != NULL)
		zip_discard(zip);
	if (source != NULL)
		zip_source_free(source);
	zip_error_fini(&error);
	return ok;
}
