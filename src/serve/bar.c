#include "serve/bar.h"

#include "base/buf.h"

/* Findings of other files that are told one by one. */
#define OTHERS 20u

static const struct {
	const char *word;
	const char *label;
} audiences[] = {
	{ "public", "everybody" },
	{ "school", "the school" },
	{ "class", "the class" },
};

static bool
has(const struct names *names, struct str name)
{
	for (size_t i = 0; i < names->n; i++) {
		if (str_eq(names->items[i], name))
			return true;
	}
	return false;
}

static bool
same_finding(const struct finding *a, const struct finding *b)
{
	return a->code == b->code && a->place.line == b->place.line &&
	    a->place.column == b->place.column &&
	    str_eq(a->place.path, b->place.path) && str_eq(a->text, b->text);
}

/* Told of the site, and again while this page was made. */
static bool
is_told(const struct bar *bar, const struct finding *f)
{
	for (size_t i = 0; i < bar->findings->n; i++) {
		if (same_finding(&bar->findings->items[i], f))
			return true;
	}
	return false;
}

/* A finding of the page's own document. */
static bool
is_here(const struct bar *bar, const struct finding *f)
{
	return bar->document.n != 0 && str_eq(f->place.path, bar->document) &&
	    !is_told(bar, f);
}

/* A finding of another file that this page does not suffer from. */
static bool
is_elsewhere(const struct bar *bar, const struct finding *f)
{
	return !is_here(bar, f) && !is_told(bar, f);
}

static size_t
count_here(const struct bar *bar)
{
	const struct diag *site = bar->site->findings;
	size_t n = bar->findings->n;

	for (size_t i = 0; i < site->n; i++)
		n += is_here(bar, &site->items[i]);
	return n;
}

static void
add_lines(struct buf *out, struct str lines)
{
	struct str line;

	for (bool first = true; str_line(&lines, &line); first = false) {
		buf_add(out, first ? STR("") : STR("<br>"));
		buf_add_html(out, line);
	}
}

static void
add_finding(struct buf *out, const struct finding *f)
{
	buf_printf(out, "<li class=\"%s\"><p>", severity_name(f->severity));
	buf_add_html(out, f->text);
	buf_add(out, STR("</p>"));
	if (f->hint.n != 0) {
		buf_add(out, STR("<p class=\"hint\">"));
		add_lines(out, f->hint);
		buf_add(out, STR("</p>"));
	}
	buf_add(out, STR("<p class=\"place\">"));
	if (f->place.path.n != 0) {
		buf_add(out, STR("<code>"));
		buf_add_html(out, f->place.path);
		buf_add(out, STR("</code>"));
		if (f->place.line != 0)
			buf_printf(out, ", line %u, column %u", f->place.line,
			    f->place.column);
		buf_add(out, STR(" · "));
	}
	buf_printf(out, "%s</p></li>", code_info(f->code)->name);
}

static void
add_findings_here(struct buf *out, const struct bar *bar)
{
	const struct diag *site = bar->site->findings;

	if (count_here(bar) == 0)
		return;
	buf_add(out, STR("<h2>To mend on this page</h2><ul>"));
	for (size_t i = 0; i < site->n; i++) {
		if (is_here(bar, &site->items[i]))
			add_finding(out, &site->items[i]);
	}
	for (size_t i = 0; i < bar->findings->n; i++)
		add_finding(out, &bar->findings->items[i]);
	buf_add(out, STR("</ul>"));
}

static void
add_findings_elsewhere(struct buf *out, const struct bar *bar)
{
	const struct diag *site = bar->site->findings;
	size_t n = 0;

	for (size_t i = 0; i < site->n; i++) {
		if (!is_elsewhere(bar, &site->items[i]))
			continue;
		if (n == 0)
			buf_add(out,
			    STR("<details><summary>In other "
				"files</summary><ul>"));
		if (n++ < OTHERS)
			add_finding(out, &site->items[i]);
	}
	if (n != 0)
		buf_add(out, STR("</ul>"));
	if (n > OTHERS)
		buf_printf(out,
		    "<p>and %zu more: <code>waymark check</code> lists them "
		    "all</p>",
		    n - OTHERS);
	if (n != 0)
		buf_add(out, STR("</details>"));
}

/* The name of a file without folders and ending, or of an index.md's folder. */
static struct str
stem(struct str path)
{
	const struct str index = STR("/index.md");
	size_t slash, dot;

	if (str_ends(path, index))
		path.n -= index.n;
	slash = str_find_last(path, '/');
	path = str_skip(path, slash == STR_NONE ? 0 : slash + 1);
	dot = str_find_last(path, '.');
	return str_slice(path, 0, dot == STR_NONE ? path.n : dot);
}

/* The file that would be at the page's address, going by its name. */
static struct str
likely_file(const struct bar *bar)
{
	struct str url = bar->url, name;

	if (bar->state != BAR_MISSING)
		return STR("");
	while (str_ends(url, STR("/")))
		url.n--;
	name = stem(url);
	for (size_t i = 0; i < bar->site->untracked.n; i++) {
		if (name.n != 0 &&
		    str_eq(stem(bar->site->untracked.items[i]), name))
			return bar->site->untracked.items[i];
	}
	return STR("");
}

static void
add_list(struct buf *out, const char *title, const char *help,
    const struct names *names)
{
	if (names->total == 0)
		return;
	buf_printf(out,
	    "<details><summary>%s</summary><p>%s</p><ul class=\"files\">",
	    title, help);
	for (size_t i = 0; i < names->n; i++) {
		buf_add(out, STR("<li><code>"));
		buf_add_html(out, names->items[i]);
		buf_add(out, STR("</code></li>"));
	}
	buf_add(out, STR("</ul>"));
	if (names->total > names->n)
		buf_printf(out, "<p>and %zu more</p>", names->total - names->n);
	buf_add(out, STR("</details>"));
}

static void
add_switches(struct buf *out, const struct bar *bar)
{
	const struct bar_site *site = bar->site;

	buf_add(out,
	    STR("<form action=\"" BAR_FOLDER "show\"><h2>Show the site</h2>"
		"<input type=\"hidden\" name=\"key\" value=\""));
	buf_add_html(out, site->key);
	buf_add(out, STR("\"><input type=\"hidden\" name=\"back\" value=\""));
	buf_add_html(out, bar->url);
	buf_add(out, STR("\"><label>as seen by <select name=\"audience\">"));
	for (size_t i = 0; i < sizeof(audiences) / sizeof(*audiences); i++)
		buf_printf(out, "<option value=\"%s\"%s>%s</option>",
		    audiences[i].word,
		    str_is(site->audience, audiences[i].word) ? " selected"
							      : "",
		    audiences[i].label);
	buf_add(out,
	    STR("</select></label><label>on <input type=\"date\" "
		"name=\"as_of\" value=\""));
	buf_add_html(out, site->as_of);
	buf_printf(out,
	    "\"></label><label><input type=\"checkbox\" name=\"drafts\" "
	    "value=\"1\"%s> with drafts</label><button>Show</button></form>",
	    site->drafts ? " checked" : "");
}

/* What the line says that is always there; the rest is one tap away. */
static void
add_summary(struct buf *out, const struct bar *bar)
{
	const struct bar_site *site = bar->site;
	size_t here = count_here(bar), elsewhere = 0;

	for (size_t i = 0; i < site->findings->n; i++)
		elsewhere += is_elsewhere(bar, &site->findings->items[i]);
	buf_add(out, STR("<summary><b>Preview</b>"));
	if (here != 0)
		buf_printf(out,
		    " <span class=\"bad\">%zu thing%s to mend here</span>",
		    here, here == 1 ? "" : "s");
	if (elsewhere != 0)
		buf_printf(out,
		    " <span class=\"warn\">%zu in other files</span>",
		    elsewhere);
	if (has(&site->unsaved, bar->document))
		buf_add(out, STR(" <span>not yet saved in Git</span>"));
	if (site->untracked.total != 0)
		buf_printf(out, " <span>%zu file%s not in Git</span>",
		    site->untracked.total,
		    site->untracked.total == 1 ? "" : "s");
	if (site->drafts)
		buf_add(out, STR(" <span>with drafts</span>"));
	if (!str_is(site->audience, "public")) {
		buf_add(out, STR(" <span>for the "));
		buf_add_html(out, site->audience);
		buf_add(out, STR("</span>"));
	}
	if (site->as_of_given) {
		buf_add(out, STR(" <span>as of "));
		buf_add_html(out, site->as_of);
		buf_add(out, STR("</span>"));
	}
	buf_add(out,
	    STR(" <span class=\"gone\" hidden>waymark serve has "
		"ended</span></summary>"));
}

static void
add_state(struct buf *out, const struct bar *bar)
{
	static const char *const texts[] = {
		[BAR_PAGE] = "",
		[BAR_OLD] = "This page cannot be made as it is now. You see "
			    "it as it was before.",
		[BAR_BROKEN] = "This page cannot be made. What is to mend is "
			       "listed below.",
		[BAR_MISSING] = "The site has no page at this address.",
	};
	struct str file = likely_file(bar);

	if (bar->state != BAR_PAGE)
		buf_printf(out, "<p class=\"state\">%s</p>", texts[bar->state]);
	else if (bar->site->old)
		buf_add(out,
		    STR("<p class=\"state\">The site cannot be read as it is "
			"now. You see it as it was before.</p>"));
	if (file.n != 0) {
		buf_add(out,
		    STR("<p class=\"state\">This file is not in Git "
			"yet: run <code>git add &quot;"));
		buf_add_html(out, file);
		buf_add(out, STR("&quot;</code></p>"));
	}
	if (bar->site->note.n != 0) {
		buf_add(out, STR("<p class=\"state\">"));
		buf_add_html(out, bar->site->note);
		buf_add(out, STR("</p>"));
	}
}

static bool
is_open(const struct bar *bar)
{
	return bar->state != BAR_PAGE || bar->site->old || count_here(bar) != 0;
}

static void
add_element(struct buf *out, const struct bar *bar)
{
	buf_printf(
	    out, "<waymark-bar data-told=\"%u\" data-look=\"", bar->told);
	buf_add_html(out, bar->look);
	buf_printf(out,
	    "\"><template shadowrootmode=\"open\"><link rel=\"stylesheet\" "
	    "href=\"" BAR_FOLDER
	    "bar.css\"><aside aria-label=\"Preview\"><details%s>",
	    is_open(bar) ? " open" : "");
	add_summary(out, bar);
	buf_add(out, STR("<div class=\"panel\">"));
	add_state(out, bar);
	add_findings_here(out, bar);
	add_findings_elsewhere(out, bar);
	add_list(out, "Not in Git yet",
	    "These files are on no page: run <code>git add</code>.",
	    &bar->site->untracked);
	add_list(out, "Not yet saved",
	    "These changes are shown here and have no date before they are "
	    "committed.",
	    &bar->site->unsaved);
	add_switches(out, bar);
	buf_add(out,
	    STR("</div></details></aside></template></waymark-bar><script "
		"src=\"" BAR_FOLDER "bar.js\" defer></script>"));
}

/* The last "</body>", or the end of what has none. */
static size_t
end_of_body(struct str html)
{
	const struct str end = STR("</body>");

	for (size_t i = html.n; i-- > 0;) {
		if (html.p[i] == '<' &&
		    str_eq_nocase(str_slice(html, i, end.n), end))
			return i;
	}
	return html.n;
}

void
bar_add(struct buf *out, struct str html, const struct bar *bar)
{
	size_t at = end_of_body(html);

	buf_add(out, str_slice(html, 0, at));
	add_element(out, bar);
	buf_add(out, str_skip(html, at));
}

void
bar_instead(struct buf *out, const struct bar *bar)
{
	static const char *const titles[] = {
		[BAR_PAGE] = "Not here",
		[BAR_OLD] = "Not here",
		[BAR_BROKEN] = "This page cannot be made yet",
		[BAR_MISSING] = "There is no page here",
	};

	buf_printf(out,
	    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta "
	    "charset=\"utf-8\">\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n<title>%s"
	    "</title>\n<link rel=\"stylesheet\" href=\"" BAR_FOLDER
	    "bar.css\">\n</head>\n<body class=\"instead\">\n<main><h1>%s</h1>"
	    "<p><a href=\"/\">Home</a></p></main>\n",
	    titles[bar->state], titles[bar->state]);
	add_element(out, bar);
	buf_add(out, STR("\n</body>\n</html>\n"));
}
