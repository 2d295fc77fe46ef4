#include "base/buf.h"
#include "base/utf8.h"
#include "content/damage.h"
#include "content/kin.h"
#include "data/when.h"
#include "import/page_inner.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
/* Lines of a page where its day may stand. */
#define HEAD_LINES 6
#define TITLE_CHARS 140
/* A shorter line that comes again is a heading. */
#define EXCERPT_BYTES 40

void
page_split(struct page_text *p, struct str text)
{
	struct str rest = text, line;
	size_t n = 0;

	while (str_line(&rest, &line))
		n++;
	p->lines = arena_array(p->im->arena, n, sizeof(*p->lines));
	p->numbers = arena_array(p->im->arena, n, sizeof(*p->numbers));
	for (rest = text; str_line(&rest, &line); p->n++) {
		p->lines[p->n] = line;
		p->numbers[p->n] = (uint32_t)p->n + 1;
	}
}

static struct place
line_place(const struct page_text *p, size_t i)
{
	return (struct place){ p->path, p->numbers[i], 1 };
}

/* Leave out line i. */
static void
cut(struct page_text *p, size_t i)
{
	for (; i + 1 < p->n; i++) {
		p->lines[i] = p->lines[i + 1];
		p->numbers[i] = p->numbers[i + 1];
	}
	p->n--;
}

struct str
page_join(const struct page_text *p)
{
	struct buf out;
	struct str text;

	buf_init(&out);
	for (size_t i = 0; i < p->n; i++)
		buf_printf(&out, "%.*s\n", STR_ARG(p->lines[i]));
	text = str_copy(p->im->arena, buf_str(&out));
	buf_free(&out);
	return text;
}

/*
 * The classes of "check" over the lines; furniture is left out at once. Words
 * such as "Search" are furniture only beside other furniture, so where there
 * is any, the lines are looked at again as if more stood above them.
 */
static bool
check_lines(struct page_text *p, bool again)
{
	struct diag found;
	struct str text = page_join(p);
	uint32_t above = again;
	bool *out = arena_array(p->im->arena, p->n, sizeof(*out)), any = false;

	if (again)
		text = arena_printf(
		    p->im->arena, "Skip to content\n%.*s", STR_ARG(text));
	diag_init(&found);
	damage_check_lines(text, p->path, 1, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct finding *f = &found.items[i];
		size_t line = f->place.line - 1 - above;

		if (f->place.line <= above)
			continue;
		any |= f->code == CODE_FURNITURE;
		out[line] |= f->code == CODE_FURNITURE;
		if (f->code == CODE_FURNITURE) {
			diag_report(p->im->diag, f->code, line_place(p, line),
			    "%.*s; it was left out", STR_ARG(f->text));
		} else if (again) {
			diag_report(p->im->diag, f->code, line_place(p, line),
			    "%.*s", STR_ARG(f->text));
			diag_hint(p->im->diag, "%.*s", STR_ARG(f->hint));
		}
	}
	diag_free(&found);
	for (size_t i = p->n; i > 0; i--) {
		if (out[i - 1])
			cut(p, i - 1);
	}
	return any;
}

/* A phrase of another script: its line goes, or a mark takes its place. */
static void
quarantine(struct page_text *p, struct str phrase)
{
	for (size_t i = 0; i < p->n; i++) {
		struct str line = p->lines[i];
		size_t at = str_find(line, phrase);

		if (at == STR_NONE)
			continue;
		if (str_eq(str_trim(line), phrase)) {
			cut(p, i--);
			continue;
		}
		p->lines[i] = arena_printf(p->im->arena, "%.*s[?]%.*s",
		    STR_ARG(str_slice(line, 0, at)),
		    STR_ARG(str_skip(line, at + phrase.n)));
		i--; /* it may be there twice */
	}
}

static void
tell_day(struct page_text *p, size_t i, enum when when)
{
	if (when == WHEN_WEEKDAY)
		diag_report(p->im->diag, CODE_DATE_WEEKDAY, line_place(p, i),
		    "%.*s was a %s", STR_ARG(str_trim(p->lines[i])),
		    when_weekday_name(date_weekday(p->date)));
	else if (when == WHEN_AMBIGUOUS)
		diag_report(p->im->diag, CODE_DATE_AMBIGUOUS, line_place(p, i),
		    "\"%.*s\" can mean two days; the document has none",
		    STR_ARG(str_trim(p->lines[i])));
}

/* A line near the top that is a day, and nothing else. */
static void
take_day(struct page_text *p)
{
	struct date day, other;

	for (size_t i = 0; i < p->n && i < HEAD_LINES; i++) {
		enum when when = when_read(str_trim(p->lines[i]), &day, &other);

		if (when > WHEN_AMBIGUOUS)
			continue;
		if (when != WHEN_AMBIGUOUS && !date_is_set(p->date))
			p->date = day;
		tell_day(p, i, when);
		cut(p, i);
		return;
	}
}

/* A short first line without a full stop is the title. */
static void
take_title(struct page_text *p)
{
	struct str line;

	while (p->n != 0 && str_trim(p->lines[0]).n == 0)
		cut(p, 0);
	if (p->n == 0)
		return;
	line = str_trim(p->lines[0]);
	while (line.n != 0 && line.p[0] == '#')
		line = str_skip(line, 1);
	line = str_trim(line);
	if (p->title.n != 0 && !str_eq(line, p->title))
		return;
	if (p->title.n == 0 &&
	    (utf8_count(line) > TITLE_CHARS || str_ends(line, STR("."))))
		return;
	p->title = line;
	cut(p, 0);
}

/* A publisher's label near the top says what the page is. */
static void
take_type(struct page_text *p)
{
	static const struct {
		const char *label;
		const char *type;
	} types[] = { { "Publication", "publication" },
		{ "Publications", "publication" }, { "Resource", "resource" },
		{ "Resources", "resource" } };

	for (size_t i = 0, seen = 0; i < p->n && seen < HEAD_LINES; i++) {
		struct str line = str_trim(p->lines[i]);

		seen += line.n != 0;
		for (size_t k = 0; k < COUNT(types); k++) {
			if (!str_eq_nocase(line, str_from(types[k].label)))
				continue;
			p->type = str_from(types[k].type);
			cut(p, i);
			return;
		}
	}
}

static struct str
without_dots(struct str s)
{
	static const char *const ends[] = { "[…]", "[...]", "…", "..." };

	for (size_t i = 0; i < COUNT(ends); i++) {
		if (str_ends(s, str_from(ends[i])))
			s.n -= str_from(ends[i]).n;
	}
	return str_trim(s);
}

/*
 * A paragraph that the next one begins with again is the summary, and said
 * once. One that was cut off is left out: the next one has it whole.
 */
static void
take_excerpt(struct page_text *p)
{
	size_t before = STR_NONE;
	struct str line, start;

	for (size_t i = 0; i < p->n; i++) {
		line = str_trim(p->lines[i]);
		if (line.n == 0)
			continue;
		start = before == STR_NONE
		    ? STR("")
		    : without_dots(str_trim(p->lines[before]));
		if (start.n < EXCERPT_BYTES || !str_starts(line, start)) {
			before = i;
			continue;
		}
		diag_report(p->im->diag, CODE_DUPLICATE_EXCERPT,
		    line_place(p, before),
		    "the next paragraph begins with this again; it is said "
		    "once");
		if (start.n == str_trim(p->lines[before]).n) {
			p->summary = start;
			p->lines[i] = str_trim(str_skip(line, start.n));
		}
		cut(p, before);
		return;
	}
}

/* One a line is enough to make somebody read it. */
static void
look_for_children(const struct page_text *p)
{
	for (size_t i = 0; i < p->n; i++) {
		struct kin kin = { .text = p->lines[i], .grown = true };
		struct str words;

		if (!kin_next(&kin, &words))
			continue;
		diag_report(p->im->diag, CODE_IMPORT_CHILD, line_place(p, i),
		    "\"%.*s\" speaks of a child of somebody", STR_ARG(words));
		diag_hint(p->im->diag,
		    "ask the family, or tell it without the child");
	}
}

void
page_clean(struct page_text *p, const struct str *phrases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		quarantine(p, phrases[i]);
	(void)check_lines(p, check_lines(p, false));
	take_day(p);
	take_title(p);
	take_day(p);
	take_type(p);
	take_excerpt(p);
	look_for_children(p);
}
