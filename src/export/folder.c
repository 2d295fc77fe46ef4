#include "base/buf.h"
#include "config/config.h"
#include "export/inner.h"
#include "policy/past.h"

static void
add_member(struct buf *out, const char *name, struct str text)
{
	if (text.n == 0)
		return;
	buf_printf(out, ", \"%s\": ", name);
	buf_add_json(out, text);
}

/* The text of a version as a file of its own; empty if it may not be told. */
static struct str
put_version(
    struct exporting *e, const struct released *d, const struct version *v)
{
	struct arena *arena = e->x->arena;
	struct str source, name;

	if (!v->has_text)
		return STR("");
	source = document_source(e, &v->document, d);
	if (source.n == 0 || !past_allows(d->past, source))
		return STR("");
	name = arena_printf(arena, "history/%.*s/%zu.md",
	    STR_ARG(str_skip(d->stem, e->folder.n)), v->number);
	export_put(e->x, name, source);
	return name;
}

static void
add_version(struct exporting *e, const struct released *d,
    const struct version *v, struct buf *out)
{
	struct str day = date_text(v->day, e->x->arena);

	buf_printf(out, "    {\"number\": %zu", v->number);
	add_member(out, "day", day);
	if (v->told_author)
		add_member(out, "author",
		    v->author != NULL && v->author->display.n != 0
			? v->author->display
			: STR("a contributor"));
	add_member(out, "note", v->note);
	add_member(out, "text", put_version(e, d, v));
	buf_add_char(out, '}');
}

/* What the record lets out of how a document came to be. */
static void
put_history(struct exporting *e, const struct released *d)
{
	struct arena *arena = e->x->arena;
	struct versions versions;
	struct buf out;

	if (d->past == NULL)
		return;
	past_open(d->past, arena, &versions);
	if (versions.n == 0)
		return;
	buf_init(&out);
	buf_add(&out, STR("{\n  \"document\": "));
	buf_add_json(&out, d->document.rel);
	buf_printf(&out, ",\n  \"complete\": %s,\n  \"versions\": [\n",
	    versions.begins && !versions.cut ? "true" : "false");
	for (size_t i = 0; i < versions.n; i++) {
		add_version(e, d, &versions.items[i], &out);
		buf_add(&out, i + 1 < versions.n ? STR(",\n") : STR("\n"));
	}
	buf_add(&out, STR("  ]\n}\n"));
	if (leak_check(e->x->leak, buf_str(&out), d,
		(struct place){ .path = d->document.path }, e->x->diag))
		export_put(e->x,
		    arena_printf(arena, "history/%.*s.json",
			STR_ARG(str_skip(d->stem, e->folder.n))),
		    str_copy(arena, buf_str(&out)));
	buf_free(&out);
}

static void
put_document(struct exporting *e, const struct released *d)
{
	struct arena *arena = e->x->arena;
	struct str source = document_source(e, &d->document, d), rel, bytes;
	size_t at = 0;

	export_put(e->x,
	    arena_printf(arena, "content/%.*s", STR_ARG(d->document.rel)),
	    source);
	while (document_file(e, d, &at, &rel, &bytes))
		export_put(e->x,
		    arena_printf(arena, "content/%.*s", STR_ARG(rel)), bytes);
	put_history(e, d);
}

/* For whoever opens the folder in ten years. */
static void
put_readme(struct exporting *e)
{
	struct arena *arena = e->x->arena;

	export_put(e->x, STR("README.txt"),
	    arena_printf(arena,
		"This is a portfolio: the work of %.*s, from %.*s, as it was "
		"shown on %.*s.\n\n"
		"content/  the work. The files that end in .md are plain text "
		"and open in any editor;\n"
		"          the lines between --- and --- say what each is. "
		"Pictures lie beside them.\n"
		"history/  how each piece came to be, as far as that is "
		"shown: its days in a .json\n"
		"          file, and earlier versions as text.\n\n"
		"waymark reads content/ as it is: put it into a site, or "
		"build this folder.\n",
		STR_ARG(exporting_name(e)), STR_ARG(e->x->config->title),
		STR_ARG(date_text(e->x->config->as_of, arena))));
}

bool
export_folder(struct export *x, struct str student)
{
	struct exporting e;

	if (!exporting_begin(&e, x, student))
		return false;
	put_readme(&e);
	for (size_t i = 0; i < e.documents.n; i++)
		put_document(&e, e.documents.items[i]);
	return true;
}
