/*
 * spec: the examples of a file in tests/spec/, run one by one.
 *
 * An example is fenced by 16 backticks, as in CommonMark's spec.txt; a line
 * "." parts what goes in from what comes out. "→" is a tab and "␍" a carriage
 * return. With UPDATE=1 in the environment, the file is written anew with what
 * came out; read the difference.
 */
#ifndef UNIT_SPEC_H
#define UNIT_SPEC_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/report.h"
#include "data/value.h"

#define SPEC_FENCE STR("````````````````")

/* Write to out what comes of input; name is what stands behind "example". */
typedef void spec_run_fn(
    struct str name, struct str input, struct arena *arena, struct buf *out);

static inline void
spec_replace(struct str text, struct str from, char to, struct buf *out)
{
	size_t at;

	while ((at = str_find(text, from)) != STR_NONE) {
		buf_add(out, str_slice(text, 0, at));
		buf_add_char(out, to);
		text = str_skip(text, at + from.n);
	}
	buf_add(out, text);
}

static inline struct str
spec_unescape(struct str text, struct arena *arena)
{
	struct buf tabs, all;
	struct str done;

	buf_init(&tabs);
	buf_init(&all);
	spec_replace(text, STR("→"), '\t', &tabs);
	spec_replace(buf_str(&tabs), STR("␍"), '\r', &all);
	done = str_copy(arena, buf_str(&all));
	buf_free(&tabs);
	buf_free(&all);
	return done;
}

/* The lines up to one that begins with end; that line is dropped. */
static inline struct str
spec_until(struct str *rest, struct str end)
{
	struct str from = *rest, line;

	while (str_line(rest, &line)) {
		if (end.n == 1 ? str_eq(line, end) : str_starts(line, end))
			return str_slice(from, 0, (size_t)(line.p - from.p));
	}
	fail_msg("an example is not closed");
	return from;
}

static inline void
spec_example(struct str name, struct str *rest, spec_run_fn *run,
    struct buf *anew, size_t *wrong)
{
	struct arena arena;
	struct str input, wanted;
	struct buf got;

	arena_init(&arena);
	buf_init(&got);
	input = spec_until(rest, STR("."));
	wanted = spec_until(rest, SPEC_FENCE);
	run(name, spec_unescape(input, &arena), &arena, &got);
	if (!str_eq(buf_str(&got), wanted)) {
		++*wrong;
		print_message("%.*s\nwanted:\n%.*s\ngot:\n%.*s\n",
		    STR_ARG(input), STR_ARG(wanted), STR_ARG(buf_str(&got)));
	}
	buf_add(anew, input);
	buf_add(anew, STR(".\n"));
	buf_add(anew, buf_str(&got));
	buf_add(anew, SPEC_FENCE);
	buf_add_char(anew, '\n');
	buf_free(&got);
	arena_free(&arena);
}

/* Run every example of tests/spec/FILE; there must be some. */
static inline void
spec_run(const char *file, spec_run_fn *run)
{
	struct arena arena;
	struct str rest, line, fence = SPEC_FENCE;
	struct buf anew;
	size_t n = 0, wrong = 0;
	int dir = open("tests/spec", O_RDONLY | O_DIRECTORY);

	arena_init(&arena);
	buf_init(&anew);
	assert_true(file_read(dir, str_from(file), 1u << 20, &arena, &rest));
	while (str_line(&rest, &line)) {
		buf_add(&anew, line);
		buf_add_char(&anew, '\n');
		if (!str_starts(line, fence))
			continue;
		line = str_trim(str_skip(line, fence.n));
		assert_true(str_starts(line, STR("example")));
		spec_example(
		    str_trim(str_skip(line, 7)), &rest, run, &anew, &wrong);
		n++;
	}
	if (getenv("UPDATE") != NULL && getenv("UPDATE")[0] != '\0')
		assert_true(file_write(dir, str_from(file), buf_str(&anew)));
	else
		assert_int_equal(wrong, 0);
	assert_true(n > 0);
	close(dir);
	buf_free(&anew);
	arena_free(&arena);
}

/* v on one line: texts in quotes, {name: value}, [item, item]. */
static inline void
spec_print_value(const struct value *v, struct buf *out)
{
	if (v->kind == VALUE_TEXT) {
		buf_add_char(out, '"');
		buf_add(out, value_str(v));
		buf_add_char(out, '"');
	} else if (v->kind == VALUE_INT) {
		buf_printf(out, "%lld", (long long)v->as.integer);
	} else if (v->kind == VALUE_BOOL) {
		buf_add(out, v->as.boolean ? STR("true") : STR("false"));
	} else if (v->kind == VALUE_LIST) {
		for (size_t i = 0; i < v->n; i++) {
			buf_add(out, i == 0 ? STR("[") : STR(", "));
			spec_print_value(&v->as.items[i], out);
		}
		buf_add(out, v->n == 0 ? STR("[]") : STR("]"));
	} else if (v->kind == VALUE_OBJECT) {
		for (size_t i = 0; i < v->as.object->n; i++) {
			const struct member *m = &v->as.object->items[i];

			buf_add(out, i == 0 ? STR("{") : STR(", "));
			buf_printf(out, "%.*s: ", STR_ARG(m->key));
			spec_print_value(&m->value, out);
		}
		buf_add(out, v->as.object->n == 0 ? STR("{}") : STR("}"));
	} else {
		buf_add(out, STR("nothing"));
	}
}

static inline void
spec_print_findings(struct diag *diag, struct buf *out)
{
	diag_sort(diag);
	report_print(diag, REPORT_TEXT, false, out);
}

#endif
