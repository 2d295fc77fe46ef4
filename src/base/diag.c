#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

static const struct code_info codes[] = {
#define X(id, name, severity, help) [id] = { name, severity, help },
	CODES(X)
#undef X
};

const struct code_info *
code_info(enum code code)
{
	return &codes[code];
}

enum code
code_find(struct str name)
{
	for (size_t i = 0; i < CODE_COUNT; i++) {
		if (str_eq(str_from(codes[i].name), name))
			return (enum code)i;
	}
	return CODE_COUNT;
}

const char *
severity_name(enum severity severity)
{
	static const char *const names[] = { "error", "warning", "note" };

	return names[severity];
}

void
diag_init(struct diag *d)
{
	*d = (struct diag){ 0 };
	arena_init(&d->arena);
}

void
diag_free(struct diag *d)
{
	arena_free(&d->arena);
}

static struct finding *
add(struct diag *d, struct finding f)
{
	struct finding *item = vec_push(&d->arena, d);

	*item = f;
	d->errors += f.severity == SEVERITY_ERROR;
	d->warnings += f.severity == SEVERITY_WARNING;
	return item;
}

void
diag_report(
    struct diag *d, enum code code, struct place place, const char *format, ...)
{
	struct finding f = { .place = place, .code = code };
	va_list args;

	f.severity = codes[code].severity;
	if (f.severity == SEVERITY_WARNING && d->warnings_are_errors)
		f.severity = SEVERITY_ERROR;
	f.place.path = str_copy(&d->arena, place.path);
	if (place.line != 0 && place.column == 0)
		f.place.column = 1;
	va_start(args, format);
	f.text = arena_vprintf(&d->arena, format, args);
	va_end(args);
	add(d, f);
}

void
diag_hint(struct diag *d, const char *format, ...)
{
	va_list args;

	if (d->n == 0)
		return;
	va_start(args, format);
	d->items[d->n - 1].hint = arena_vprintf(&d->arena, format, args);
	va_end(args);
}

void
diag_from(struct diag *d, struct place place)
{
	struct finding *f;

	if (d->n == 0)
		return;
	f = &d->items[d->n - 1];
	f->trail = arena_printf(&d->arena, "%.*s%sincluded from %.*s:%u:%u",
	    STR_ARG(f->trail), f->trail.n != 0 ? "\n" : "", STR_ARG(place.path),
	    place.line, place.column);
}

static int
compare_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int c = str_cmp(a->place.path, b->place.path);

	if (c == 0)
		c = compare_number(a->place.line, b->place.line);
	if (c == 0)
		c = compare_number(a->place.column, b->place.column);
	if (c == 0)
		c = strcmp(codes[a->code].name, codes[b->code].name);
	return c != 0 ? c : str_cmp(a->text, b->text);
}

/* n findings are left. */
static void
leave(struct diag *d, size_t n)
{
	d->n = n;
	d->errors = d->warnings = 0;
	for (size_t i = 0; i < n; i++) {
		d->errors += d->items[i].severity == SEVERITY_ERROR;
		d->warnings += d->items[i].severity == SEVERITY_WARNING;
	}
}

void
diag_sort(struct diag *d)
{
	size_t n = 0;

	if (d->n == 0)
		return;
	qsort(d->items, d->n, sizeof(*d->items), compare);
	for (size_t i = 0; i < d->n; i++) {
		if (n == 0 || compare(&d->items[n - 1], &d->items[i]) != 0)
			d->items[n++] = d->items[i];
	}
	leave(d, n);
}

void
diag_cut(struct diag *d, size_t n)
{
	leave(d, n < d->n ? n : d->n);
}

void
diag_forget(struct diag *d, size_t from, struct str path)
{
	size_t n = from;

	for (size_t i = from; i < d->n; i++) {
		if (!str_eq(d->items[i].place.path, path))
			d->items[n++] = d->items[i];
	}
	leave(d, n);
}

void
diag_drop(struct diag *d, size_t from,
    bool (*is_dropped)(const struct finding *f, const void *arg),
    const void *arg)
{
	size_t n = from;

	for (size_t i = from; i < d->n; i++) {
		if (!is_dropped(&d->items[i], arg))
			d->items[n++] = d->items[i];
	}
	leave(d, n);
}

static bool
is_no_error(const struct finding *f, const void *arg)
{
	(void)arg;
	return f->severity != SEVERITY_ERROR;
}

void
diag_keep_errors(struct diag *d, size_t from)
{
	diag_drop(d, from, is_no_error, NULL);
}

void
diag_soften(struct diag *d, size_t from)
{
	diag_keep_errors(d, from);
	for (size_t i = from; i < d->n; i++) {
		d->items[i].severity = SEVERITY_WARNING;
		d->items[i].hint = STR("");
		d->errors--;
		d->warnings++;
	}
}

static void
write_number(struct buf *out, uint32_t v)
{
	memcpy(buf_reserve(out, sizeof(v)), &v, sizeof(v));
	out->n += sizeof(v);
}

static void
write_text(struct buf *out, struct str s)
{
	write_number(out, (uint32_t)s.n);
	buf_add(out, s);
}

void
diag_write(const struct diag *d, size_t from, struct buf *out)
{
	for (size_t i = from; i < d->n; i++) {
		const struct finding *f = &d->items[i];

		write_number(out, (uint32_t)f->code);
		write_number(out, (uint32_t)f->severity);
		write_number(out, f->place.line);
		write_number(out, f->place.column);
		write_text(out, f->place.path);
		write_text(out, f->text);
		write_text(out, f->hint);
		write_text(out, f->trail);
	}
}

static bool
read_number(struct str *rest, uint32_t *v)
{
	if (rest->n < sizeof(*v))
		return false;
	memcpy(v, rest->p, sizeof(*v));
	*rest = str_skip(*rest, sizeof(*v));
	return true;
}

static bool
read_text(struct diag *d, struct str *rest, struct str *s)
{
	uint32_t n;

	if (!read_number(rest, &n) || n > rest->n)
		return false;
	*s = str_copy(&d->arena, str_slice(*rest, 0, n));
	*rest = str_skip(*rest, n);
	return true;
}

bool
diag_read(struct diag *d, struct str bytes)
{
	struct finding f;
	uint32_t code, severity;

	while (bytes.n != 0) {
		if (!read_number(&bytes, &code) || code >= CODE_COUNT ||
		    !read_number(&bytes, &severity) ||
		    severity > SEVERITY_NOTE ||
		    !read_number(&bytes, &f.place.line) ||
		    !read_number(&bytes, &f.place.column) ||
		    !read_text(d, &bytes, &f.place.path) ||
		    !read_text(d, &bytes, &f.text) ||
		    !read_text(d, &bytes, &f.hint) ||
		    !read_text(d, &bytes, &f.trail))
			return false;
		f.code = (enum code)code;
		f.severity = (enum severity)severity;
		add(d, f);
	}
	return true;
}
