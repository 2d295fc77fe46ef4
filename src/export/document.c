#include "base/buf.h"
#include "base/limits.h"
#include "data/yaml_write.h"
#include "export/inner.h"
#include "git/snapshot.h"
#include "media/clean.h"
#include "media/helper.h"
#include "media/order.h"
#include "text/svg.h"

bool
exporting_begin(struct exporting *e, struct export *x, struct str student)
{
	*e = (struct exporting){ .x = x,
		.student = release_person(x->release, student),
		.folder = arena_printf(
		    x->arena, "students/%.*s/", STR_ARG(student)) };
	for (size_t i = 0; i < x->release->documents.n; i++) {
		const struct released *d = &x->release->documents.items[i];

		/* What stands for a missing profile has no file. */
		if (d->document.entry != NULL &&
		    str_starts(d->document.rel, e->folder))
			*vec_push(x->arena, &e->documents) = d;
	}
	if (e->documents.n != 0)
		return true;
	diag_report(x->diag, CODE_EXPORT_NOTHING,
	    (struct place){ .path = student },
	    "nothing of this student is released");
	diag_hint(x->diag,
	    "consent in people/, --audience and --as-of decide what is; "
	    "\"waymark check\" says why");
	return false;
}

void
export_put(struct export *x, struct str name, struct str bytes)
{
	*vec_push(x->arena, &x->files) =
	    (struct archive_file){ .name = name, .bytes = bytes };
}

struct str
exporting_name(const struct exporting *e)
{
	return e->student != NULL && e->student->display.n != 0
	    ? e->student->display
	    : STR("A student");
}

struct str
document_path(const struct exporting *e, struct str rel)
{
	return str_skip(rel, e->folder.n);
}

/*
 * The fields as an author has them: those that no table knows stand among
 * them again, and the check of oneself, which is only ever counted, does not.
 */
static struct value
author_fields(struct exporting *e, const struct document *d)
{
	struct object *o = arena_alloc(e->x->arena, sizeof(*o));
	const struct value *extra = value_get(&d->front, STR("extra"));

	for (size_t i = 0;
	     value_is(&d->front, VALUE_OBJECT) && i < d->front.as.object->n;
	     i++) {
		const struct member *m = &d->front.as.object->items[i];

		if (!str_eq(m->key, STR("extra")) &&
		    !(d->kind == KIND_REFLECTION &&
			str_eq(m->key, STR("check"))))
			object_set(o, e->x->arena, m->key, m->value);
	}
	for (size_t i = 0;
	     value_is(extra, VALUE_OBJECT) && i < extra->as.object->n; i++)
		object_set(o, e->x->arena, extra->as.object->items[i].key,
		    extra->as.object->items[i].value);
	return value_object(o);
}

struct str
document_source(struct exporting *e, const struct document *d,
    const struct released *released)
{
	struct value front = author_fields(e, d);
	struct place place = { .path = d->path };
	struct diag *diag = e->x->diag;
	struct buf out;
	struct str text = STR("");

	buf_init(&out);
	if (front.as.object->n != 0) {
		buf_add(&out, STR("---\n"));
		value_to_yaml(&out, &front);
		buf_add(&out, STR("---\n"));
	}
	buf_add(&out, d->body);
	if (leak_check(e->x->leak, buf_str(&out), released, place, diag) &&
	    leak_check_joined(e->x->leak, buf_str(&out), released, place, diag))
		text = str_copy(e->x->arena, buf_str(&out));
	buf_free(&out);
	return text;
}

const struct released *
document_find(
    const struct exporting *e, const struct released *from, struct str ref)
{
	static const char *const folders[] = { "", "artifacts/", "goals/",
		"reflections/" };
	const struct released *found;

	(void)from;
	if (str_starts(ref, STR("/")))
		ref = str_skip(ref, 1);
	if (str_starts(ref, e->folder))
		ref = str_skip(ref, e->folder.n);
	if (str_ends(ref, STR(".md")))
		ref.n -= sizeof(".md") - 1;
	if (str_ends(ref, STR("/index")))
		ref.n -= sizeof("/index") - 1;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		found = release_find(e->x->release,
		    arena_printf(e->x->arena, "%.*s%s%.*s", STR_ARG(e->folder),
			folders[i], STR_ARG(ref)));
		if (found != NULL && found->document.entry != NULL)
			return found;
	}
	return NULL;
}

/* Whether a document names a file, so that its page shows or links it. */
static bool
names(struct exporting *e, const struct released *d, struct str rel)
{
	struct value front = author_fields(e, &d->document);
	size_t slash = str_find_last(rel, '/');
	struct str name = slash == STR_NONE ? rel : str_skip(rel, slash + 1);
	struct buf yaml;
	bool found;

	buf_init(&yaml);
	value_to_yaml(&yaml, &front);
	found = str_find(buf_str(&yaml), name) != STR_NONE ||
	    str_find(d->document.body, name) != STR_NONE;
	buf_free(&yaml);
	return found;
}

/*
 * A picture that holds its pixels and nothing else as it is, so that what was
 * exported, imported and exported again is the same; any other made anew, at
 * its own size.
 */
static bool
clean_picture(struct export *x, const struct released_media *m,
    struct str bytes, struct str *out)
{
	const enum format format = (enum format)m->bitmap.format;
	struct order order = { .magic = ORDER_MAGIC,
		.n = 1,
		.bytes = bytes.n,
		.bitmap = m->bitmap };
	struct variants variants;

	*out = bytes;
	if (clean_fault(bytes, format) == NULL)
		return true;
	variants_of(&m->bitmap, &variants);
	order.variants[0] = variants.items[variants.whole];
	return order.variants[0].format == (uint32_t)format &&
	    helper_once(&order, bytes, x->arena, x->diag, out) &&
	    clean_fault(*out, format) == NULL;
}

static bool
leave_out(struct export *x, struct place place)
{
	diag_report(x->diag, CODE_EXPORT_LEFT_OUT, place,
	    "this picture cannot leave with the work, and was left out");
	return false;
}

/* The bytes as a page would have them. */
static bool
clean_bytes(struct exporting *e, const struct released_media *m,
    const struct released *d, struct str *out)
{
	const struct place place = { m->document.path, 0, 0 };
	struct export *x = e->x;
	uint32_t width, height;
	struct str bytes;

	if (!release_allows(d, m))
		return leave_out(x, place);
	if (!snapshot_bytes(x->snapshot, m->document.entry, LIMIT_BLOB_BYTES,
		x->arena, x->diag, &bytes))
		return false;
	*out = bytes;
	if (m->kind == MEDIA_AS_IS)
		return true;
	if (m->kind == MEDIA_PICTURE)
		return clean_picture(x, m, bytes, out) || leave_out(x, place);
	if (m->kind == MEDIA_SVG &&
	    !svg_clean(bytes, m->document.path, x->arena, x->diag, out, &width,
		&height))
		return false;
	return leak_check(x->leak, *out, d, place, x->diag);
}

bool
document_file(struct exporting *e, const struct released *d, size_t *at,
    struct str *rel, struct str *bytes)
{
	const struct release *r = e->x->release;

	while (*at < r->media.n) {
		const struct released_media *m = &r->media.items[(*at)++];

		if (m->beside != d || !names(e, d, m->document.rel) ||
		    !clean_bytes(e, m, d, bytes))
			continue;
		*rel = m->document.rel;
		return true;
	}
	return false;
}
