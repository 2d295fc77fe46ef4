#include "base/buf.h"
#include "config/config.h"
#include "export/inner.h"
#include "text/markdown.h"

/* Beside Leap2A's own words, for waymark's import. */
#define OWN "urn:x-waymark:1"
#define LEVEL 2 /* of a body's headings: the title is the first */

struct feed {
	struct exporting e;
	struct buf out;
	struct str base; /* what "portfolio:" stands for */
	const struct released *at; /* whose body is written */
};

/* An element with text, unless that is empty. */
static void
add_element(struct feed *f, const char *name, struct str text)
{
	if (text.n == 0)
		return;
	buf_printf(&f->out, "    <%s>", name);
	buf_add_html(&f->out, text);
	buf_printf(&f->out, "</%s>\n", name);
}

static void
add_attribute(struct feed *f, const char *name, struct str value)
{
	buf_printf(&f->out, " %s=\"", name);
	buf_add_html(&f->out, value);
	buf_add_char(&f->out, '"');
}

static struct str
id_of(const struct feed *f, const struct released *d)
{
	return str_skip(d->stem, f->e.folder.n);
}

static void
add_link(struct feed *f, const char *rel, struct str id)
{
	buf_printf(&f->out, "    <link rel=\"leap2:%s\"", rel);
	add_attribute(f, "href",
	    arena_printf(f->e.x->arena, "portfolio:%.*s", STR_ARG(id)));
	buf_add(&f->out, STR("/>\n"));
}

static void
add_type(struct feed *f, const char *type)
{
	buf_printf(
	    &f->out, "    <rdf:type rdf:resource=\"leap2:%s\"/>\n", type);
}

/* Atom wants a time: the day's first moment, or the day of the export. */
static void
add_times(struct feed *f, struct date day)
{
	struct arena *arena = f->e.x->arena;
	struct str updated =
	    date_text(date_is_set(day) ? day : f->e.x->config->as_of, arena);

	add_element(f, "updated",
	    arena_printf(arena, "%.*sT00:00:00Z", STR_ARG(updated)));
	if (date_is_set(day))
		add_element(f, "published",
		    arena_printf(arena, "%.*sT00:00:00Z", STR_ARG(updated)));
}

/* A day of the goal's own: target, end. */
static void
add_date(struct feed *f, const char *point, struct str day)
{
	if (day.n == 0)
		return;
	buf_printf(&f->out,
	    "    <leap2:date leap2:point=\"%s\">%.*s"
	    "</leap2:date>\n",
	    point, STR_ARG(day));
}

/* Pictures and files lie beside the feed; documents are entries of it. */
static bool
resolve(enum markdown_target kind, struct str path, struct markdown_link *link,
    void *arg)
{
	struct feed *f = arg;
	struct arena *arena = f->e.x->arena;
	const struct released *to;
	struct str folder = f->at->document.rel;
	size_t slash = str_find_last(folder, '/');

	if (kind == TARGET_PAGE || kind == TARGET_WIKI) {
		to = document_find(&f->e, f->at, path);
		if (to != NULL) {
			link->href = arena_printf(
			    arena, "portfolio:%.*s", STR_ARG(id_of(f, to)));
			link->text = to->document.title;
			return true;
		}
	}
	folder = document_path(&f->e, str_slice(folder, 0, slash + 1));
	link->href = arena_printf(
	    arena, "files/%.*s%.*s", STR_ARG(folder), STR_ARG(path));
	return true;
}

static void
add_content(struct feed *f, const struct released *d)
{
	const struct markdown_links links = { resolve, f };
	const struct markdown_options options = {
		.path = d->document.path,
		.heading_level = LEVEL,
		.title = d->document.title,
		.links = &links,
	};
	struct place place = { .path = d->document.path };
	struct markdown body;
	struct diag quiet;

	/* What is wrong with a body is told by "waymark check". */
	diag_init(&quiet);
	f->at = d;
	if (markdown_render(
		d->document.body, &options, f->e.x->arena, &quiet, &body) &&
	    leak_check(f->e.x->leak, body.html, d, place, f->e.x->diag) &&
	    leak_check_joined(
		f->e.x->leak, body.html, d, place, f->e.x->diag)) {
		buf_add(&f->out, STR("    <content type=\"html\">"));
		buf_add_html(&f->out, body.html);
		buf_add(&f->out, STR("</content>\n"));
	}
	diag_free(&quiet);
}

/* The document itself, for who can read it: nothing of it is lost. */
static void
add_source(struct feed *f, const struct released *d)
{
	struct str source = document_source(&f->e, &d->document, d);

	buf_add(&f->out, STR("    <waymark:document"));
	add_attribute(f, "path", document_path(&f->e, d->document.rel));
	buf_add_char(&f->out, '>');
	buf_add_html(&f->out, source);
	buf_add(&f->out, STR("</waymark:document>\n"));
}

static void
add_words(struct feed *f, const struct document *d, struct str field,
    struct str scheme)
{
	const struct value *list = value_get(&d->front, field);

	for (size_t i = 0; value_is(list, VALUE_LIST) && i < list->n; i++) {
		buf_add(&f->out, STR("    <category"));
		add_attribute(f, "term", value_str(&list->as.items[i]));
		if (scheme.n != 0)
			add_attribute(f, "scheme", scheme);
		buf_add(&f->out, STR("/>\n"));
	}
}

static void
add_refs(
    struct feed *f, const struct released *d, struct str field, const char *rel)
{
	const struct value *v = value_get(&d->document.front, field);
	size_t n = value_is(v, VALUE_LIST) ? v->n : v != NULL;

	for (size_t i = 0; i < n; i++) {
		const struct value *item =
		    value_is(v, VALUE_LIST) ? &v->as.items[i] : v;
		const struct released *to =
		    document_find(&f->e, d, value_str(item));

		if (to != NULL)
			add_link(f, rel, id_of(f, to));
	}
}

static void
begin_entry(struct feed *f, struct str title, struct str id)
{
	buf_add(&f->out, STR("  <entry>\n"));
	add_element(f, "title", title);
	add_element(f, "id",
	    arena_printf(f->e.x->arena, "portfolio:%.*s", STR_ARG(id)));
}

static void
end_entry(struct feed *f)
{
	buf_add(&f->out, STR("  </entry>\n"));
}

static void
add_profile(struct feed *f, const struct released *d)
{
	(void)d;
	add_type(f, "person");
	buf_add(&f->out,
	    STR("    <leap2:persondata leap2:field=\"display_name\">"));
	buf_add_html(&f->out, exporting_name(&f->e));
	buf_add(&f->out, STR("</leap2:persondata>\n"));
}

static void
add_artifact(struct feed *f, const struct released *d)
{
	struct str rel, bytes;
	size_t at = 0;

	add_type(f, "entry");
	add_words(f, &d->document, STR("competencies"),
	    STR("categories:competency#"));
	add_refs(f, d, STR("related"), "relation");
	add_refs(f, d, STR("goal"), "supports");
	while (document_file(&f->e, d, &at, &rel, &bytes))
		add_link(f, "has_attachment", document_path(&f->e, rel));
}

static const char *
stage_of(const struct document *d)
{
	struct str status = document_text(d, STR("status"));

	return str_eq(status, STR("met"))    ? "completed"
	    : str_eq(status, STR("planned")) ? "planned"
					     : "started";
}

static void
add_goal(struct feed *f, const struct released *d)
{
	const struct document *doc = &d->document;
	const struct value *steps = value_get(&doc->front, STR("steps"));

	add_type(f, "plan");
	buf_printf(
	    &f->out, "    <leap2:status leap2:stage=\"%s\"/>\n", stage_of(doc));
	add_date(f, "target", document_text(doc, STR("target_on")));
	add_words(f, doc, STR("competencies"), STR("categories:competency#"));
	add_refs(f, d, STR("evidence"), "has_evidence");
	for (size_t i = 0; value_is(steps, VALUE_LIST) && i < steps->n; i++)
		add_link(f, "has_part",
		    arena_printf(f->e.x->arena, "%.*s/step-%zu",
			STR_ARG(id_of(f, d)), i + 1));
}

static void
add_reflection(struct feed *f, const struct released *d)
{
	add_type(f, "entry");
	add_refs(f, d, STR("about"), "reflects_on");
}

/* The words of somebody else, who is not named. */
static void
add_response(struct feed *f, const struct released *d)
{
	add_type(f, "entry");
	buf_add(&f->out, STR("    <author><name>"));
	buf_add_html(&f->out, document_text(&d->document, STR("role")));
	buf_add(&f->out, STR("</name></author>\n"));
	add_refs(f, d, STR("about"), "reflects_on");
}

static struct date
day_of(const struct document *d)
{
	struct date day = d->date;

	if (d->kind == KIND_GOAL &&
	    !date_from_iso(document_text(d, STR("set_on")), &day))
		return (struct date){ 0 };
	return day;
}

static void
add_steps(struct feed *f, const struct released *d)
{
	const struct value *steps = value_get(&d->document.front, STR("steps"));
	struct str id = id_of(f, d), done;

	for (size_t i = 0; value_is(steps, VALUE_LIST) && i < steps->n; i++) {
		const struct value *step = &steps->as.items[i];

		begin_entry(f, value_str(value_get(step, STR("text"))),
		    arena_printf(
			f->e.x->arena, "%.*s/step-%zu", STR_ARG(id), i + 1));
		add_times(f, day_of(&d->document));
		add_type(f, "plan");
		done = value_str(value_get(step, STR("done_on")));
		buf_printf(&f->out, "    <leap2:status leap2:stage=\"%s\"/>\n",
		    done.n != 0 ? "completed" : "planned");
		add_date(f, "end", done);
		add_link(f, "is_part_of", id);
		end_entry(f);
	}
}

/* An entry for each file, and the file. */
static void
add_files(struct feed *f, const struct released *d)
{
	struct arena *arena = f->e.x->arena;
	struct str rel, bytes, path, name;
	size_t at = 0, slash;

	while (document_file(&f->e, d, &at, &rel, &bytes)) {
		path = document_path(&f->e, rel);
		slash = str_find_last(path, '/');
		name = slash == STR_NONE ? path : str_skip(path, slash + 1);
		begin_entry(f, name, path);
		add_times(f, day_of(&d->document));
		add_type(f, "resource");
		buf_add(&f->out, STR("    <link rel=\"enclosure\""));
		add_attribute(f, "href",
		    arena_printf(arena, "files/%.*s", STR_ARG(path)));
		buf_add(&f->out, STR("/>\n    <waymark:file"));
		add_attribute(f, "path", path);
		buf_add(&f->out, STR("/>\n"));
		add_link(f, "is_attachment_of", id_of(f, d));
		end_entry(f);
		export_put(f->e.x,
		    arena_printf(arena, "files/%.*s", STR_ARG(path)), bytes);
	}
}

static void
add_document(struct feed *f, const struct released *d)
{
	static void (*const writers[KIND_COUNT])(
	    struct feed * f, const struct released *d) = {
		[KIND_STUDENT] = add_profile,
		[KIND_ARTIFACT] = add_artifact,
		[KIND_GOAL] = add_goal,
		[KIND_REFLECTION] = add_reflection,
		[KIND_RESPONSE] = add_response,
	};

	if (writers[d->document.kind] == NULL)
		return;
	begin_entry(f,
	    d->document.kind == KIND_STUDENT ? exporting_name(&f->e)
					     : d->document.title,
	    id_of(f, d));
	add_times(f, day_of(&d->document));
	add_element(f, "summary", document_text(&d->document, STR("summary")));
	add_content(f, d);
	writers[d->document.kind](f, d);
	add_words(f, &d->document, STR("tags"), STR(""));
	add_source(f, d);
	end_entry(f);
	if (d->document.kind == KIND_GOAL)
		add_steps(f, d);
	add_files(f, d);
}

static void
begin_feed(struct feed *f)
{
	struct arena *arena = f->e.x->arena;

	buf_add(&f->out,
	    STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\"\n"
		"    xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
		"\n"
		"    xmlns:leap2=\"http://terms.leapspecs.org/\"\n"
		"    xmlns:categories=\"http://wiki.leapspecs.org/2A/"
		"categories/\"\n"
		"    xmlns:waymark=\"" OWN "\"\n   "));
	add_attribute(f, "xmlns:portfolio", f->base);
	buf_add(&f->out,
	    STR(">\n    <leap2:version>http://www.leapspecs.org/2010-07/2A/"
		"</leap2:version>\n"));
	add_element(f, "id", f->base);
	add_element(f, "title",
	    arena_printf(arena, "%.*s: %.*s", STR_ARG(exporting_name(&f->e)),
		STR_ARG(f->e.x->config->title)));
	add_times(f, (struct date){ 0 });
	buf_add(&f->out,
	    STR("    <generator>waymark</generator>\n"
		"    <author><name>"));
	buf_add_html(&f->out, exporting_name(&f->e));
	buf_add(&f->out, STR("</name><uri>portfolio:profile</uri></author>\n"));
}

bool
export_leap2a(struct export *x, struct str student)
{
	struct feed f = { 0 };
	struct str base = x->config->base_url;

	if (!exporting_begin(&f.e, x, student))
		return false;
	f.base = base.n != 0
	    ? arena_printf(
		  x->arena, "%.*s/%.*s", STR_ARG(base), STR_ARG(f.e.folder))
	    : arena_printf(x->arena, OWN ":%.*s", STR_ARG(f.e.folder));
	buf_init(&f.out);
	begin_feed(&f);
	for (size_t i = 0; i < f.e.documents.n; i++)
		add_document(&f, f.e.documents.items[i]);
	buf_add(&f.out, STR("</feed>\n"));
	export_put(x, STR("leap2a.xml"), str_copy(x->arena, buf_str(&f.out)));
	buf_free(&f.out);
	return true;
}
