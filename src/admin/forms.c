#include "admin/admin.h"

#include "admin/backend.h"
#include "admin/widget.h"
#include "admin/words.h"
#include "base/buf.h"
#include "config/config.h"
#include "content/kind.h"
#include "data/json.h"
#include "git/snapshot.h"
#include "model/model.h"

/*
 * The kinds that have a form, and what they are called: many of them, and
 * one. The register of people and site.yaml have none: consent is for staff,
 * who know where it stands. Nor have plain pages and media, which stand in
 * folders among other kinds.
 */
static const struct form_kind {
	enum kind kind;
	const char *many; /* key of the theme's words */
	const char *one;
	bool staff; /* no student may change one: policy/rights.h */
} kinds[] = {
	{ KIND_STUDENT, "kind.student", "kind.student", false },
	{ KIND_ARTIFACT, "work.title", "kind.artifact", false },
	{ KIND_GOAL, "goals.title", "kind.goal", false },
	{ KIND_REFLECTION, "reflections.title", "kind.reflection", false },
	{ KIND_RESPONSE, "responses.title", "kind.response", true },
	{ KIND_JOURNAL, "journal.title", "kind.post", false },
	{ KIND_SHOWCASE, "showcases.title", "kind.showcase", false },
	{ KIND_CLASS, "classes.title", "kind.class", false },
	{ KIND_SCHOOL, "schools.title", "kind.school", false },
	{ KIND_TOOLKIT, "toolkit.title", "kind.tool", false },
	{ KIND_VOICE, "voices.title", "kind.voice", false },
	{ KIND_FRAMEWORK, "kind.framework", "kind.framework", false },
	{ KIND_HOME, "home.title", "home.title", false },
	{ KIND_VISION, "kind.vision", "kind.vision", false },
	{ KIND_PROCESS, "process.sessions", "process.sessions", false },
	{ KIND_PLAN, "kind.plan", "kind.plan", false },
	{ KIND_COMPETENCIES, "graduate.title", "graduate.title", false },
	{ KIND_QUESTIONS, "questions.title", "questions.title", false },
};
#define N_KINDS (sizeof(kinds) / sizeof(*kinds))

/* Where the documents of a kind are, as its pattern says. */
struct where {
	bool student; /* below students/<owner>/ */
	bool folder; /* a file each; else one file for all */
	struct str path; /* of the folder or file, from the repository's root */
	struct str below; /* path of a new document in its folder */
};

/* The last of a kind's patterns: where its media stand beside each. */
static struct str
last_pattern(enum kind kind)
{
	struct str all = str_from(kind_info(kind)->pattern);
	size_t blank = str_find_last(all, ' ');

	return blank == STR_NONE ? all : str_skip(all, blank + 1);
}

static struct where
where(const struct form *f, enum kind kind)
{
	const struct str owner = STR_INIT("students/<owner>/");
	struct str pattern = last_pattern(kind), content;
	struct where w = { .student = str_starts(pattern, owner) };
	size_t id = str_find(pattern, STR("<id>"));

	content = f->in->snapshot->content;
	if (w.student) {
		pattern = str_skip(pattern, owner.n);
		id = str_find(pattern, STR("<id>"));
		content = arena_printf(f->arena,
		    "%.*sstudents/" FORM_STUDENT "/", STR_ARG(content));
	}
	w.folder = id != STR_NONE;
	w.path = arena_printf(f->arena, "%.*s%.*s", STR_ARG(content),
	    STR_ARG(str_slice(pattern, 0, w.folder ? id - 1 : pattern.n)));
	w.below = str_ends(pattern, STR("/index.md")) ? STR("{{slug}}/index")
						      : STR("{{slug}}");
	return w;
}

static void
put_str(const struct form *f, struct object *o, const char *name, struct str s)
{
	form_put(f, o, name, value_text(s));
}

static struct str
words(const struct form *f, const char *key, enum kind kind)
{
	return form_words(f, str_from(key), kind_info(kind)->name);
}

/* Pictures and files stand beside the document that shows them. */
static void
put_media(const struct form *f, struct object *o)
{
	put_str(f, o, "media_folder", STR(""));
	put_str(f, o, "public_folder", STR(""));
}

/* A form is all there is: what a page looks like, "waymark serve" shows. */
static void
put_editor(const struct form *f, struct object *o)
{
	struct object *editor = arena_alloc(f->arena, sizeof(*editor));

	form_put(f, editor, "preview", value_bool(false));
	form_put(f, o, "editor", value_object(editor));
}

static void
put_folder(const struct form *f, struct object *o, const struct form_kind *k,
    const struct where *w)
{
	put_str(f, o, "name",
	    form_collection(f, str_from(kind_info(k->kind)->name), w->student));
	put_str(f, o, "label", words(f, k->many, k->kind));
	put_str(f, o, "label_singular", words(f, k->one, k->kind));
	put_str(f, o, "folder", w->path);
	put_str(f, o, "path", w->below);
	form_put(f, o, "create", value_bool(true));
	put_str(f, o, "extension", STR("md"));
	put_str(f, o, "format", STR("yaml-frontmatter"));
	put_media(f, o);
	put_editor(f, o);
	if (k->staff)
		form_put_staff(f, o);
	form_put(f, o, "fields",
	    form_fields(f, kind_info(k->kind)->fields, true, true));
}

/* One document that is there once, as an entry of "files". */
static struct value
file_of(const struct form *f, const struct form_kind *k, const struct where *w)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));
	const struct kind_info *info = kind_info(k->kind);
	bool yaml = kind_is_yaml(k->kind);

	put_str(f, o, "name", str_from(info->name));
	put_str(f, o, "label", words(f, k->one, k->kind));
	put_str(f, o, "file", w->path);
	put_media(f, o);
	form_put(f, o, "fields", form_fields(f, info->fields, !yaml, false));
	return value_object(o);
}

/* The documents that are there once, of the student or of the site. */
static struct value
files_of(struct form *f)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));
	struct value *items = arena_array(f->arena, N_KINDS, sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; i < N_KINDS; i++) {
		struct where w = where(f, kinds[i].kind);

		if (!w.folder && w.student == f->student)
			items[n++] = file_of(f, &kinds[i], &w);
	}
	put_str(f, o, "name",
	    form_collection(
		f, f->student ? STR("portfolio") : STR("site"), f->student));
	put_str(f, o, "label",
	    f->student ? words(f, "kind.student", KIND_STUDENT)
		       : words(f, "home.pages", KIND_PAGE));
	put_editor(f, o);
	form_put(f, o, "files", value_list(items, n));
	return value_object(o);
}

/* Everything of the student, for forms that name one of those documents. */
static struct value
all_of_student(const struct form *f)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));
	struct object *title = arena_alloc(f->arena, sizeof(*title));
	struct value *fields = arena_alloc(f->arena, sizeof(*fields));

	put_str(f, title, "name", STR("title"));
	put_str(f, title, "label", form_words(f, STR("field.title"), "title"));
	put_str(f, title, "widget", STR("string"));
	*fields = value_object(title);
	put_str(f, o, "name", form_collection(f, STR("student"), true));
	put_str(f, o, "label", words(f, "kind.student", KIND_STUDENT));
	form_put(f, o, "hide", value_bool(true));
	put_str(f, o, "folder",
	    arena_printf(f->arena, "%.*sstudents/" FORM_STUDENT,
		STR_ARG(f->in->snapshot->content)));
	/* As deep as the deepest document: artifacts/<id>/index.md. */
	put_str(f, o, "path", STR("{{folder}}/{{slug}}/index"));
	put_str(f, o, "extension", STR("md"));
	put_str(f, o, "format", STR("yaml-frontmatter"));
	form_put(f, o, "create", value_bool(false));
	form_put(f, o, "fields", value_list(fields, 1));
	return value_object(o);
}

/* The forms of an open portfolio, and then those of the site. */
static struct value
collections(struct form *f)
{
	struct value *items =
	    arena_array(f->arena, N_KINDS + 3, sizeof(*items));
	size_t n = 0;

	for (int site = 0; site < 2; site++) {
		f->student = site == 0;
		for (size_t i = 0; i < N_KINDS; i++) {
			struct where w = where(f, kinds[i].kind);
			struct object *o;

			if (!w.folder || w.student != f->student)
				continue;
			o = arena_alloc(f->arena, sizeof(*o));
			put_folder(f, o, &kinds[i], &w);
			items[n++] = value_object(o);
		}
		items[n++] = files_of(f);
	}
	f->student = true;
	items[n++] = all_of_student(f);
	return value_list(items, n);
}

/* What a version is called that was saved here: readers see it. */
static struct value
commit_messages(const struct form *f)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));

	put_str(f, o, "create", STR("Begin \xe2\x80\x9c{{slug}}\xe2\x80\x9d"));
	put_str(f, o, "update", STR("Change \xe2\x80\x9c{{slug}}\xe2\x80\x9d"));
	put_str(
	    f, o, "delete", STR("Take away \xe2\x80\x9c{{slug}}\xe2\x80\x9d"));
	return value_object(o);
}

static struct value
backend(const struct form *f)
{
	const struct admin *a = f->in->admin;
	struct object *o = arena_alloc(f->arena, sizeof(*o));

	put_str(f, o, "name", str_from(a->backend->name));
	put_str(f, o, "branch", a->branch);
	form_put(f, o, "commit_messages", commit_messages(f));
	if (a->backend->login == LOGIN_NONE) {
		put_str(f, o, "proxy_url", STR(BACKEND_LOCAL "/api/v1"));
		return value_object(o);
	}
	put_str(f, o, "repo", a->repo);
	if (a->host.n != 0)
		put_str(f, o, "api_root",
		    arena_printf(
			f->arena, "%.*s%s", STR_ARG(a->host), a->backend->api));
	if (a->backend->login == LOGIN_SERVICE) {
		put_str(f, o, "base_url", a->login);
		return value_object(o);
	}
	put_str(f, o, "auth_type", STR("pkce"));
	put_str(f, o, "app_id", a->app_id);
	if (a->host.n != 0)
		put_str(f, o, "base_url", a->host);
	return value_object(o);
}

/* Names of files in any script, as waymark takes them. */
static struct value
slugs(const struct form *f)
{
	struct object *o = arena_alloc(f->arena, sizeof(*o));

	put_str(f, o, "encoding", STR("unicode"));
	form_put(f, o, "clean_accents", value_bool(false));
	put_str(f, o, "sanitize_replacement", STR("-"));
	return value_object(o);
}

void
admin_print_config(
    const struct admin_forms *in, struct arena *arena, struct buf *out)
{
	struct form f = { .in = in, .arena = arena };
	struct object *o = arena_alloc(arena, sizeof(*o));
	struct value all;

	put_str(&f, o, "locale", in->config->lang);
	form_put(&f, o, "load_config_file", value_bool(false));
	form_put(&f, o, "backend", backend(&f));
	put_str(&f, o, "publish_mode",
	    in->admin->review ? STR("editorial_workflow") : STR("simple"));
	form_put(&f, o, "show_preview_links", value_bool(false));
	put_str(&f, o, "media_folder", in->snapshot->content);
	put_str(&f, o, "public_folder", STR("/"));
	form_put(&f, o, "slug", slugs(&f));
	form_put(&f, o, "collections", collections(&f));
	all = value_object(o);
	value_to_json(out, &all, JSON_PLAIN, NULL);
	buf_add_char(out, '\n');
}
