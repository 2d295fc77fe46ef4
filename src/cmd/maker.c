#include "cmd/maker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "locale/slug.h"

void
maker_init(struct maker *m, const char *command, struct str content,
    struct arena *arena)
{
	while (content.n > 1 && content.p[content.n - 1] == '/')
		content.n--;
	*m = (struct maker){
		.command = command, .arena = arena, .content = content
	};
}

void
maker_add(struct maker *m, struct str path, struct str bytes)
{
	*vec_push(m->arena, m) = (struct made){ path, bytes };
}

/* The first pattern of a kind with its "<owner>" and "<id>" filled in. */
static struct str
path_of(const struct maker *m, enum kind kind, struct str owner, struct str id)
{
	struct str patterns = str_from(kind_info(kind)->pattern), pattern, part;
	struct buf out;
	struct str path;

	buf_init(&out);
	buf_add(&out, m->content);
	if (!str_cut(&patterns, ' ', &pattern))
		pattern = patterns;
	while (str_cut(&pattern, '/', &part)) {
		if (str_eq(part, STR("**")))
			continue;
		buf_add_char(&out, '/');
		if (str_eq(part, STR("<owner>")))
			buf_add(&out, owner);
		else if (str_starts(part, STR("<id>")))
			buf_printf(&out, "%.*s%.*s", STR_ARG(id),
			    STR_ARG(str_skip(part, STR("<id>").n)));
		else
			buf_add(&out, part);
	}
	path = str_copy(m->arena, buf_str(&out));
	buf_free(&out);
	return str_starts(path, STR("./")) ? str_skip(path, 2) : path;
}

void
maker_add_document(struct maker *m, const struct sketch *sketch,
    struct str owner, struct str id, const struct sketch_values *values)
{
	struct buf text;

	buf_init(&text);
	sketch_write(sketch, values, &text);
	maker_add(m, path_of(m, sketch_kind(sketch), owner, id),
	    str_copy(m->arena, buf_str(&text)));
	buf_free(&text);
}

/* A link, even one that leads nowhere, is there too. */
static bool
is_there(int dir, struct str path, struct arena *arena)
{
	return faccessat(dir, arena_cstr(arena, path), F_OK,
		   AT_SYMLINK_NOFOLLOW) == 0;
}

static int
refuse(const struct maker *m, struct str path)
{
	fprintf(stderr,
	    "%s: %.*s is there already, and is not changed\n"
	    "Nothing was written. Choose another name, or move it away.\n",
	    m->command, STR_ARG(path));
	return STATUS_USAGE;
}

int
maker_write(const struct maker *m, int dir)
{
	for (size_t i = 0; i < m->n; i++) {
		if (is_there(dir, m->items[i].path, m->arena))
			return refuse(m, m->items[i].path);
	}
	for (size_t i = 0; i < m->n; i++) {
		if (file_create(dir, m->items[i].path, m->items[i].bytes))
			continue;
		if (errno == EEXIST)
			return refuse(m, m->items[i].path);
		fprintf(stderr, "%s: %.*s cannot be written: %s\n", m->command,
		    STR_ARG(m->items[i].path), strerror(errno));
		return STATUS_MACHINE;
	}
	return STATUS_FINE;
}

struct person_name
maker_student(struct str name, struct arena *arena)
{
	struct person_name out = { .first = str_trim(name) };
	size_t space = str_find_char(out.first, ' '), one = 0;
	struct str initial;

	if (space == STR_NONE) {
		out.id = slug_make(out.first, arena);
		return out;
	}
	out.last = str_trim(str_skip(out.first, space));
	out.first = str_slice(out.first, 0, space);
	utf8_next(out.last, &one);
	initial =
	    str_slice(slug_make(str_slice(out.last, 0, one), arena), 0, 1);
	out.id = slug_make(out.first, arena);
	if (initial.n != 0 && out.id.n != 0)
		out.id = arena_printf(
		    arena, "%.*s-%.*s", STR_ARG(out.id), STR_ARG(initial));
	return out;
}
