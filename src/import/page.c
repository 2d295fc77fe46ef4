#include "base/buf.h"
#include "base/utf8.h"
#include "content/damage.h"
#include "data/bytes.h"
#include "data/yaml_write.h"
#include "import/page_inner.h"
#include "import/repair.h"

/* A line that no person broke: each one of such a text is a paragraph. */
#define UNBROKEN_BYTES 200

struct phrases {
	struct str *items;
	size_t n;
	size_t cap;
};

/* What stands at a place of the text, up to the next blank or Latin letter. */
static struct str
words_at(struct str text, struct place place)
{
	struct str line;
	size_t at = 0, start;

	for (uint32_t i = 0; i < place.line; i++)
		(void)str_line(&text, &line);
	for (uint32_t i = 1; i < place.column && at < line.n; i++)
		(void)utf8_next(line, &at);
	start = at;
	while (at < line.n && (unsigned char)line.p[at] >= 0x80)
		at++;
	return str_slice(line, start, at - start);
}

/* What "check" says of the letters, but for words in another script. */
static void
check_letters(struct page_text *p, struct str text)
{
	struct import *im = p->im;
	struct arena scratch;
	struct diag found;

	arena_init(&scratch);
	diag_init(&found);
	damage_check_letters(text, im->source, p->lang, &scratch, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct finding *f = &found.items[i];

		if (f->code == CODE_SCRIPT_ANOMALY)
			continue;
		diag_report(
		    im->diag, f->code, f->place, "%.*s", STR_ARG(f->text));
		if (f->hint.n != 0)
			diag_hint(im->diag, "%.*s", STR_ARG(f->hint));
	}
	diag_free(&found);
	arena_free(&scratch);
}

/*
 * Words in another script that come again, to be kept out of the document.
 * They are looked for in the repaired text, whether the document is made of it
 * or not: damaged letters are in another script too.
 */
static void
find_phrases(struct page_text *p, struct str repaired, struct phrases *phrases)
{
	struct import *im = p->im;
	struct arena scratch;
	struct diag found;

	arena_init(&scratch);
	diag_init(&found);
	damage_check_letters(repaired, im->source, p->lang, &scratch, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct finding *f = &found.items[i];
		struct str words;

		if (f->code != CODE_SCRIPT_ANOMALY)
			continue;
		words = words_at(repaired, f->place);
		*vec_push(im->arena, phrases) = words;
		diag_report(im->diag, CODE_IMPORT_QUARANTINE, f->place,
		    "\"%.*s\" was kept out of the document", STR_ARG(words));
		diag_hint(im->diag, "%.*s", STR_ARG(f->hint));
	}
	diag_free(&found);
	arena_free(&scratch);
}

/* The line of a text that has the byte at. */
static struct str
line_at(struct str text, size_t at)
{
	size_t start = at, end = str_find_char(str_skip(text, at), '\n');

	while (start > 0 && text.p[start - 1] != '\n')
		start--;
	return str_slice(
	    text, start, end == STR_NONE ? text.n - start : at + end - start);
}

/* Lines with repairs, as they were and as they are. */
static void
report_lines(struct import *im, struct str text, const struct repairs *r)
{
	const char *last = NULL;
	struct buf out;
	struct repairs inside;
	struct str line;

	buf_init(&out);
	for (size_t i = 0; i < r->n; i++) {
		line = line_at(text, r->items[i].at);
		if (line.p == last)
			continue;
		last = line.p;
		inside = (struct repairs){ 0 };
		for (size_t k = i; k < r->n; k++) {
			struct repair one = r->items[k];

			one.at -= (size_t)(line.p - text.p);
			if (one.at < line.n)
				*vec_push(im->arena, &inside) = one;
		}
		buf_printf(&out, "line %u\n- %.*s\n+ %.*s\n",
		    bytes_place(text, im->source, r->items[i].at).line,
		    STR_ARG(line),
		    STR_ARG(repairs_make(&inside, line, im->arena)));
	}
	im->report = str_copy(im->arena, buf_str(&out));
	buf_free(&out);
}

/* The text to go on with; repaired is what it may have been. */
static struct str
repair(struct page_text *p, struct str text, struct str *repaired)
{
	struct import *im = p->im;
	struct repairs r;

	repairs_find(&r, text, p->lang, im->arena);
	*repaired = repairs_make(&r, text, im->arena);
	if (r.n == 0)
		return text;
	report_lines(im, text, &r);
	if (!im->fix) {
		diag_report(im->diag, CODE_IMPORT_REPAIRED,
		    import_place(im, 0, 0),
		    "%zu places can be repaired in the new file", r.n);
		diag_hint(im->diag,
		    "--fix does so; --dry-run --fix shows the lines before "
		    "and after");
		return text;
	}
	for (size_t i = 0; i < r.n; i++)
		diag_report(im->diag, CODE_IMPORT_REPAIRED,
		    bytes_place(text, im->source, r.items[i].at),
		    "\"%.*s\" became \"%.*s\"",
		    STR_ARG(str_slice(text, r.items[i].at, r.items[i].n)),
		    STR_ARG(r.items[i].now));
	return *repaired;
}

/* One empty line between paragraphs; of a text whose lines no person broke,
 * each is a paragraph. */
static struct str
part_paragraphs(struct page_text *p, struct str text)
{
	struct str rest = text, line, parted;
	bool unbroken = false, blank = true;
	struct buf out;

	while (str_line(&rest, &line))
		unbroken |= line.n > UNBROKEN_BYTES;
	buf_init(&out);
	for (rest = text; str_line(&rest, &line); blank = line.n == 0) {
		bool item = str_starts(line, STR("- ")) ||
		    str_starts(line, STR("* ")) || str_starts(line, STR("|")) ||
		    str_starts(line, STR("> "));

		if (blank && line.n == 0)
			continue;
		if (!blank && line.n != 0 && !item && unbroken)
			buf_add_char(&out, '\n');
		buf_printf(&out, "%.*s\n", STR_ARG(line));
	}
	parted = str_copy(p->im->arena, buf_str(&out));
	buf_free(&out);
	return parted;
}

static void
set(struct page_text *p, struct object *o, const char *key, struct str text)
{
	if (text.n != 0)
		object_set(o, p->im->arena, str_from(key), value_text(text));
}

/* A dated page is a post; another one is for the toolkit. */
static struct str
path_of(struct page_text *p)
{
	if (p->im->to.n != 0)
		return p->im->to;
	return import_name(p->im,
	    date_is_set(p->date) && p->type.n == 0 ? STR("journal/")
						   : STR("toolkit/"),
	    p->title, STR("page"), STR(".md"));
}

static void
put_document(struct page_text *p)
{
	struct import *im = p->im;
	struct object o = { 0 };
	struct value front = value_object(&o);
	struct buf out;

	set(p, &o, "title", p->title.n != 0 ? p->title : STR("Untitled"));
	set(p, &o, "date", date_text(p->date, im->arena));
	set(p, &o, "type", p->type);
	set(p, &o, "summary", p->summary);
	set(p, &o, "lang", p->im->lang);
	object_set(&o, im->arena, STR("draft"), value_bool(true));
	buf_init(&out);
	buf_add(&out, STR("---\n"));
	value_to_yaml(&out, &front);
	buf_add(&out, STR("---\n\n"));
	buf_add(&out, part_paragraphs(p, str_trim(page_join(p))));
	if (out.n != 0 && out.p[out.n - 1] != '\n')
		buf_add_char(&out, '\n');
	import_put(im, path_of(p), str_copy(im->arena, buf_str(&out)));
	buf_free(&out);
}

bool
page_import(struct import *im)
{
	struct page_text p = { .im = im, .lang = im->lang };
	struct phrases phrases = { 0 };
	struct str text, repaired;

	if (!bytes_check(im->text, im->source, im->diag))
		return false;
	text = bytes_text(im->text);
	p.path = im->source;
	if (page_is_html(text) && p.lang.n == 0)
		p.lang = page_lang(text, im->arena);
	text = repair(&p, text, &repaired);
	check_letters(&p, text);
	find_phrases(&p, repaired, &phrases);
	if (page_is_html(text)) {
		text = page_from_html(&p, text);
		p.path = arena_printf(
		    im->arena, "%.*s as Markdown", STR_ARG(im->source));
	}
	page_split(&p, text);
	page_clean(&p, phrases.items, phrases.n);
	if (p.n == 0) {
		diag_report(im->diag, CODE_IMPORT_UNREADABLE,
		    import_place(im, 0, 0), "there are no words in this page");
		return false;
	}
	put_document(&p);
	return true;
}
