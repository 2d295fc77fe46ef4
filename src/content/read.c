#include "content/read.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "config/config.h"
#include "content/damage.h"
#include "content/frontmatter.h"
#include "content/heading.h"
#include "content/kin.h"
#include "content/personal.h"
#include "content/sketch.h"
#include "content/spaced.h"
#include "data/bytes.h"
#include "data/yaml.h"
#include "text/alt.h"
#include "text/player.h"

/* A shorter summary may well be how the text begins. */
#define SUMMARY_BYTES 40

/* Groups within fields that hold an alt. */
#define ALT_DEPTH 5

/* The first of some fields that is a day. */
static struct date
read_date(const struct document *d)
{
	static const char *const fields[] = { "date", "set_on", "approved_on" };
	struct date date = { 0 };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (date_from_iso(document_text(d, str_from(fields[i])), &date))
			break;
	}
	return date;
}

static struct str
read_lang(const struct document *d, const struct config *config)
{
	struct str lang = document_text(d, STR("lang"));

	if (lang.n == 0)
		lang = document_text(d, STR("text_lang"));
	return lang.n != 0 ? lang : config->lang;
}

/* What a document is called by its path: an index by its folder. */
static struct str
path_name(const struct document *d)
{
	struct str folder = d->rel;
	size_t slash = str_find_last(folder, '/');

	if (d->kind == KIND_STUDENT)
		return d->owner;
	if (d->id.n == 0)
		return str_from(kind_info(d->kind)->name);
	if (slash == STR_NONE ||
	    (!str_eq_nocase(d->id, STR("index")) &&
		!str_eq_nocase(d->id, STR("readme"))))
		return d->id;
	folder = str_slice(folder, 0, slash);
	slash = str_find_last(folder, '/');
	return slash != STR_NONE ? str_skip(folder, slash + 1) : folder;
}

/* Without a field, the first heading; without a heading, the path. */
static struct str
read_title(const struct document *d, const struct read_env *env)
{
	struct str title = document_text(d, STR("title"));

	if (title.n == 0)
		title = heading_title(d->body, env->arena);
	if (title.n != 0)
		return utf8_prefix(title, LIMIT_TITLE_CHARS);
	if (d->kind == KIND_HOME)
		return env->config->title;
	return heading_from_name(path_name(d), env->arena);
}

static void
read_fields(struct document *d, const struct read_env *env)
{
	d->draft = value_true(value_get(&d->front, STR("draft"))) ||
	    str_eq(document_text(d, STR("status")), STR("draft"));
	d->visibility = d->broken ? VISIBILITY_PRIVATE
				  : document_visibility(d, VISIBILITY_PRIVATE);
	d->summary = document_text(d, STR("summary"));
	d->lang = read_lang(d, env->config);
	d->date = read_date(d);
	if (d->kind != KIND_MEDIA)
		d->title = read_title(d, env);
}

/* Before anything is known. */
static void
begin(struct document *d)
{
	static const struct object none;

	d->front = value_object(&none);
	d->body_line = 1;
}

void
document_read_nothing(struct document *d, const struct read_env *env)
{
	begin(d);
	read_fields(d, env);
}

static void
check_fields(
    struct document *d, const struct value *raw, const struct read_env *env)
{
	struct value kept = *raw;

	if (d->owner.n != 0 &&
	    !personal_check_fields(
		raw, d->path, env->scratch, env->diag, &kept))
		d->broken = true;
	if (!fields_check(kind_info(d->kind)->fields, &kept, d->path,
		env->arena, env->diag, &d->front))
		d->broken = true;
}

/* Where nothing was read for an error, nothing is missing either. */
static void
check_what_was_read(
    struct document *d, const struct value *raw, const struct read_env *env)
{
	if (!d->broken || raw->kind == VALUE_OBJECT)
		check_fields(d, raw, env);
}

static void
read_markdown(struct document *d, struct str text, const struct read_env *env)
{
	struct frontmatter parts;
	struct value raw = value_nil();
	struct place start = { d->path, 1, 1 };
	bool whole = frontmatter_split(text, d->path, env->diag, &parts);

	d->meta = parts.meta;
	d->body = parts.body;
	d->body_line = parts.body_line;
	start.line = parts.meta_line;
	if (parts.meta.n == 0 && str_trim(parts.body).n == 0)
		diag_report(env->diag, CODE_DOCUMENT_EMPTY,
		    (struct place){ d->path, 0, 0 }, "the document is empty");
	if (!whole ||
	    !value_from_front_matter(
		parts.meta, start, env->scratch, env->diag, &raw))
		d->broken = true;
	check_what_was_read(d, &raw, env);
}

static void
read_yaml(struct document *d, struct str bytes, const struct read_env *env)
{
	struct value raw;

	if (!value_from_yaml(bytes, d->path, env->scratch, env->diag, &raw))
		d->broken = true;
	check_what_was_read(d, &raw, env);
}

/* A summary that only repeats how the text begins. */
static void
check_summary(const struct document *d, struct diag *diag)
{
	struct str summary = d->summary;

	if (str_ends(summary, STR("…")))
		summary.n -= STR("…").n;
	if (summary.n < SUMMARY_BYTES ||
	    !str_starts(str_trim(d->body), summary))
		return;
	diag_report(diag, CODE_DUPLICATE_EXCERPT,
	    document_place(d, STR("summary")),
	    "the summary is the beginning of the text");
	diag_hint(diag, "say it in other words, or delete it from the text");
}

/* What was looked up after the document's own day. */
static void
check_references(const struct document *d, struct diag *diag)
{
	const struct value *list = value_get(&d->front, STR("references"));
	struct date retrieved;

	if (!value_is(list, VALUE_LIST) || !date_is_set(d->date))
		return;
	for (size_t i = 0; i < list->n; i++) {
		const struct value *v =
		    value_get(&list->as.items[i], STR("retrieved"));

		if (date_from_iso(value_str(v), &retrieved) &&
		    date_cmp(d->date, retrieved) < 0)
			diag_report(diag, CODE_RETRIEVED_LATER,
			    value_place(v, d->path),
			    "this is after the day of the document, %.*s",
			    STR_ARG(document_text(d, STR("date"))));
	}
}

/* The words of pictures that fields name. */
static void
check_alts(
    const struct value *v, unsigned depth, struct str path, struct diag *diag)
{
	const struct member *m;
	const char *fault;

	for (size_t i = 0; depth != 0 && value_is(v, VALUE_LIST) && i < v->n;
	     i++)
		check_alts(&v->as.items[i], depth - 1, path, diag);
	if (depth == 0 || !value_is(v, VALUE_OBJECT))
		return;
	for (size_t i = 0; i < v->as.object->n; i++) {
		m = &v->as.object->items[i];
		check_alts(&m->value, depth - 1, path, diag);
		if (!str_eq(m->key, STR("alt")))
			continue;
		fault = alt_fault(value_str(&m->value));
		if (fault == NULL)
			continue;
		diag_report(diag, CODE_PICTURE_ALT,
		    value_place(&m->value, path), "\"%.*s\"%s",
		    STR_ARG(str_slice(value_str(&m->value), 0, 60)), fault);
		diag_hint(
		    diag, "say what it shows for somebody who cannot see it");
	}
}

/* What is said in a recording, for whoever cannot hear it. */
static void
check_recordings(const struct document *d, struct diag *diag)
{
	const struct value *all = value_get(&d->front, STR("media"));

	for (size_t i = 0; value_is(all, VALUE_LIST) && i < all->n; i++) {
		const struct value *one = &all->as.items[i];
		const struct value *file = value_get(one, STR("file"));
		enum player player = player_of(value_str(file));

		if (player == PLAYER_NONE ||
		    value_get(one, STR("transcript")) != NULL ||
		    (player == PLAYER_VIDEO &&
			value_get(one, STR("captions")) != NULL))
			continue;
		diag_report(diag, CODE_RECORDING_WORDS,
		    value_place(file, d->path),
		    "\"%.*s\" has no words for whoever cannot hear it",
		    STR_ARG(value_str(file)));
		diag_hint(diag,
		    player == PLAYER_VIDEO
			? "add \"transcript:\" with what is said, or "
			  "\"captions:\" with a .vtt file"
			: "add \"transcript:\" with what is said");
	}
}

/* What "waymark new" wrote is for the author alone. */
static void
check_written(const struct document *d, struct diag *diag)
{
	struct place place = { d->path, d->body_line, 1 };
	struct str text = str_trim(d->body);

	if (d->draft || !sketch_is_unwritten(d->kind, text))
		return;
	for (const char *p = d->body.p; p < text.p; p++)
		place.line += *p == '\n';
	diag_report(diag, CODE_TEXT_UNWRITTEN, place,
	    "nothing is written here yet but \"%.*s\"", STR_ARG(text));
	diag_hint(diag,
	    "write the text; until then, \"draft: true\" keeps it "
	    "from readers");
}

/* What a person should look at, although it can be read. */
static void
check_text(
    const struct document *d, struct str text, const struct read_env *env)
{
	damage_check_letters(text, d->path, d->lang, env->scratch, env->diag);
	damage_check_lines(d->body, d->path, d->body_line, env->diag);
	if (!kind_is_yaml(d->kind))
		spaced_check(d->body, d->path, d->body_line, env->diag);
	check_summary(d, env->diag);
	check_references(d, env->diag);
	check_alts(&d->front, ALT_DEPTH, d->path, env->diag);
	check_recordings(d, env->diag);
	check_written(d, env->diag);
	if (d->owner.n != 0)
		personal_check_text(text, d->path, env->diag);
	if (env->config->advise && (d->owner.n != 0 || d->kind == KIND_JOURNAL))
		kin_check(d->body, d->path, d->body_line,
		    d->kind == KIND_JOURNAL || d->kind == KIND_RESPONSE,
		    env->diag);
}

/* False if the bytes are not text. */
static bool
read_bytes(struct document *d, struct str bytes, const struct read_env *env)
{
	bool is_text = bytes_check(bytes, d->path, env->diag);

	begin(d);
	d->source = bytes;
	if (!is_text)
		d->broken = true;
	else if (kind_is_yaml(d->kind))
		read_yaml(d, bytes, env);
	else
		read_markdown(d, bytes_text(bytes), env);
	read_fields(d, env);
	return is_text;
}

/* True if only the body of d is to be read: most drafts change no field. */
static bool
has_fields_of(const struct document *like, struct str bytes,
    const struct read_env *env, struct frontmatter *parts)
{
	return !like->broken && !kind_is_yaml(like->kind) &&
	    bytes_check(bytes, like->path, env->diag) &&
	    frontmatter_split(
		bytes_text(bytes), like->path, env->diag, parts) &&
	    str_eq(parts->meta, like->meta);
}

void
document_read_old(struct document *d, const struct document *like,
    struct str bytes, const struct read_env *env)
{
	struct frontmatter parts;

	if (has_fields_of(like, bytes, env, &parts)) {
		*d = *like;
		d->entry = NULL;
		d->source = bytes;
		d->meta = parts.meta;
		d->body = parts.body;
		d->body_line = parts.body_line;
		d->title = read_title(d, env);
		return;
	}
	*d = (struct document){ .kind = like->kind,
		.path = like->path,
		.rel = like->rel,
		.id = like->id,
		.owner = like->owner };
	read_bytes(d, bytes, env);
}

void
document_read(struct document *d, struct str bytes, const struct read_env *env)
{
	if (read_bytes(d, bytes, env))
		check_text(d, bytes_text(bytes), env);
}
