#include "serve/sight.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/civil.h"
#include "base/report.h"
#include "build/answer.h"
#include "config/levels.h"
#include "serve/address.h"
#include "serve/http.h"

/* The page for what is not there. */
static const struct str not_found = STR_INIT("/404.html");

static const struct str audiences[] = { STR_INIT("public"), STR_INIT("school"),
	STR_INIT("class") };

enum status {
	STATUS_OK = 200,
	STATUS_FOUND = 302,
	STATUS_SEE_OTHER = 303,
	STATUS_BAD = 400,
	STATUS_NOT_FOUND = 404,
	STATUS_FAILED = 500
};

#define HTML "text/html; charset=utf-8"

void
sight_begin(
    struct sight *s, struct http *http, const struct build_options *build)
{
	*s = (struct sight){ .http = http, .build = *build };
	arena_init(&s->arena);
	for (size_t i = 0; i < ASIDE_COUNT; i++)
		arena_init(&s->aside[i]);
	diag_init(&s->findings);
	buf_init(&s->told);
	s->site.findings = &s->findings;
	s->site.drafts = build->drafts;
	s->site.audience = audiences[AUDIENCE_PUBLIC];
	s->site.as_of = STR("");
}

void
sight_end(struct sight *s)
{
	for (size_t i = 0; i < SIGHT_GENERATIONS; i++)
		generation_stop(&s->generations[i]);
	reader_stop(&s->reader);
	while (s->waiting != NULL) {
		struct visit *v = s->waiting;

		s->waiting = v->next;
		visit_answer(v, STATUS_FAILED, "text/plain; charset=utf-8",
		    STR("The preview has ended.\n"));
	}
	diag_free(&s->findings);
	buf_free(&s->told);
	for (size_t i = 0; i < ASIDE_COUNT; i++)
		arena_free(&s->aside[i]);
	arena_free(&s->arena);
}

bool
sight_load(struct sight *s, int64_t now, const struct changes *changes)
{
	if (s->loading != NULL)
		return false;
	for (size_t i = 0; i < SIGHT_GENERATIONS; i++) {
		if (!s->generations[i].lives)
			s->loading = &s->generations[i];
	}
	s->build.now = now;
	if (!generation_start(
		s->loading, s->change, &s->reader, &s->build, changes)) {
		perror("waymark: cannot start a process");
		s->loading = NULL;
		s->loaded = s->change;
	}
	return true;
}

/* Whoever waited for its answer asks again. */
static void
stop(struct sight *s, struct generation *g)
{
	if (g == NULL)
		return;
	for (struct visit *v = s->waiting; v != NULL; v = v->next) {
		if (v->asked == g)
			v->asked = NULL;
	}
	generation_stop(g);
}

/* Findings are printed once, and again when they are others. */
static void
print_findings(struct sight *s)
{
	struct buf out;

	buf_init(&out);
	diag_sort(&s->findings);
	report_print(&s->findings, REPORT_TEXT, s->color, &out);
	if (!str_eq(buf_str(&out), buf_str(&s->told))) {
		fprintf(stderr, "%.*s%s\n", STR_ARG(buf_str(&out)),
		    out.n != 0 ? "" : "nothing is left to mend");
		buf_reset(&s->told);
		buf_add(&s->told, buf_str(&out));
	}
	buf_free(&out);
}

static void
take_findings(struct sight *s, struct str findings)
{
	diag_free(&s->findings);
	diag_init(&s->findings);
	if (!diag_read(&s->findings, findings))
		diag_report(&s->findings, CODE_PAGE_CRASH,
		    (struct place){ .path = STR("") },
		    "the program crashed while it read the site");
}

/* What was shown stays as the last good one, if nothing in it was broken. */
static void
take_place(struct sight *s, struct generation *g, bool sound)
{
	if (s->current != NULL && !s->current->spoiled) {
		stop(s, s->good);
		s->good = s->current;
	} else {
		stop(s, s->current);
	}
	s->current = g;
	g->spoiled = !sound;
}

static void
loaded(void *arg, struct generation *g, struct str rest)
{
	struct sight *s = arg;
	bool planned = wire_number(&rest) != 0;
	uint32_t audience = wire_number(&rest);
	struct str as_of = wire_text(&rest);

	take_findings(s, wire_text(&rest));
	if (wire_number(&rest) == 0)
		print_findings(s);
	s->loading = NULL;
	s->loaded = g->number;
	s->site.old = !planned;
	if (planned) {
		s->site.drafts = s->build.drafts;
		s->site.audience = audiences[audience];
		snprintf(s->as_of, sizeof(s->as_of), "%.*s", STR_ARG(as_of));
		s->site.as_of = str_from(s->as_of);
		s->site.as_of_given = s->build.as_of.n != 0;
		take_place(s, g, s->findings.errors == 0);
	} else {
		stop(s, g);
	}
	http_tell_change(s->http);
}

/*
 * What was told when it was loaded was not all. If files have been saved since
 * then of which no site can be made, what is wrong with them is told already.
 */
static void
findings(void *arg, struct generation *g, struct str rest)
{
	struct sight *s = arg;
	struct str told = wire_text(&rest);
	struct buf before;

	if (g != s->current || s->site.old)
		return;
	buf_init(&before);
	diag_write(&s->findings, 0, &before);
	if (!str_eq(told, buf_str(&before))) {
		take_findings(s, told);
		http_tell_change(s->http);
	}
	print_findings(s);
	buf_free(&before);
}

static void
take_names(struct arena *arena, struct str *rest, struct names *out)
{
	struct str *items;

	out->total = wire_number(rest);
	out->n = wire_number(rest);
	items = arena_array(arena, out->n, sizeof(*items));
	for (size_t i = 0; i < out->n; i++)
		items[i] = str_copy(arena, wire_text(rest));
	out->items = items;
}

static bool
same_names(const struct names *a, const struct names *b)
{
	if (a->total != b->total || a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		if (!str_eq(a->items[i], b->items[i]))
			return false;
	}
	return true;
}

static void
aside(void *arg, struct generation *g, struct str rest)
{
	struct sight *s = arg;
	bool untracked = wire_number(&rest) == ASIDE_UNTRACKED;
	struct names *names = untracked ? &s->site.untracked : &s->site.unsaved;
	struct arena *arena =
	    &s->aside[untracked ? ASIDE_UNTRACKED : ASIDE_UNSAVED];
	struct names old_names = *names;
	struct arena old = *arena;

	if (g != s->current)
		return;
	arena_init(arena);
	take_names(arena, &rest, names);
	if (!same_names(&old_names, names))
		http_tell_change(s->http);
	arena_free(&old);
}

static void
ended(void *arg, struct generation *g)
{
	struct sight *s = arg;

	if (g == s->loading) {
		take_findings(s, STR("?"));
		print_findings(s);
		s->loading = NULL;
		s->loaded = g->number;
		s->site.old = true;
		http_tell_change(s->http);
	}
	if (g == s->good)
		s->good = NULL;
	/* What is shown must be there: it is loaded again. */
	if (g == s->current) {
		s->current = NULL;
		s->change++;
	}
	stop(s, g);
}

static void
leave(struct sight *s, struct visit *v)
{
	struct visit **at = &s->waiting;

	while (*at != v)
		at = &(*at)->next;
	*at = v->next;
}

/* Every answer of sight's own takes its visit off the list. */
static void
answer(struct sight *s, struct visit *v, enum status status, const char *type,
    struct str bytes)
{
	leave(s, v);
	visit_answer(v, status, type, bytes);
}

static struct bar
bar_of(const struct sight *s, const struct visit *v)
{
	return (struct bar){ .site = &s->site,
		.told = s->http->told,
		.state = v->state,
		.url = v->url,
		.findings = &v->findings };
}

static void
show_page(struct sight *s, struct visit *v, const struct answered *answered)
{
	struct bar bar = bar_of(s, v);
	struct buf out;

	bar.document = answered->document;
	bar.look = answered->look;
	buf_init(&out);
	bar_add(&out, answered->bytes, &bar);
	answer(s, v, v->state == BAR_MISSING ? STATUS_NOT_FOUND : STATUS_OK,
	    HTML, buf_str(&out));
	buf_free(&out);
}

static void
show_instead(struct sight *s, struct visit *v, enum bar_state state)
{
	struct bar bar;
	struct buf out;

	v->state = state;
	bar = bar_of(s, v);
	buf_init(&out);
	bar_instead(&out, &bar);
	answer(s, v, state == BAR_MISSING ? STATUS_NOT_FOUND : STATUS_FAILED,
	    HTML, buf_str(&out));
	buf_free(&out);
}

/*
 * What the current generation does not have is looked for in the last good
 * one, unless all is well: then it was taken away on purpose.
 */
static void
look_elsewhere(struct sight *s, struct visit *v, bool failed)
{
	if (v->state == BAR_PAGE && s->good != NULL &&
	    (failed || s->findings.errors != 0))
		v->state = BAR_OLD;
	else if (v->state == BAR_MISSING)
		show_instead(s, v, BAR_MISSING);
	else if (v->findings.n != 0)
		show_instead(s, v, BAR_BROKEN);
	else {
		v->state = BAR_MISSING;
		v->wanted = not_found;
	}
}

static void
answered(void *arg, struct generation *g, void *asker, const struct answered *a,
    struct str findings)
{
	struct sight *s = arg;
	struct visit *v = asker;
	uint32_t kind = a != NULL ? a->kind : ANSWER_FAILED;

	v->asked = NULL;
	/* While it was made, a newer site took its place: that one is asked. */
	if (v->state != BAR_OLD && g != s->current)
		return;
	/* Of an old page, what was wrong then is of no interest. */
	if (v->state == BAR_PAGE && !diag_read(&v->findings, findings))
		kind = ANSWER_FAILED;
	diag_sort(&v->findings);
	if (kind == ANSWER_FILE && a->is_page != 0) {
		show_page(s, v, a);
	} else if (kind == ANSWER_FILE) {
		answer(s, v, STATUS_OK, address_type(a->file), a->bytes);
	} else if (kind == ANSWER_MOVED) {
		leave(s, v);
		visit_send(v, STATUS_FOUND, a->to);
	} else {
		look_elsewhere(s, v, kind == ANSWER_FAILED);
	}
}

/* One option of the bar; false for what the bar never sends. */
static bool
read_switches(struct sight *s, const struct visit *v)
{
	struct str as_of = visit_query(v, "as_of");
	struct str audience = visit_query(v, "audience");
	struct date day;
	unsigned level;

	if (!str_eq(visit_query(v, "key"), s->site.key) ||
	    !level_find(AUDIENCE_WORDS, audience, &level) ||
	    (as_of.n != 0 && !date_from_iso(as_of, &day)))
		return false;
	/* The form sends the day that it has, which may be just today. */
	if (s->build.as_of.n != 0 || !str_eq(as_of, s->site.as_of))
		s->build.as_of = str_copy(&s->arena, as_of);
	s->build.audience = audiences[level];
	s->build.drafts = visit_query(v, "drafts").n != 0;
	return true;
}

static void
switch_to(struct sight *s, struct visit *v)
{
	if (read_switches(s, v))
		v->change = ++s->change;
	else
		answer(s, v, STATUS_BAD, "text/plain; charset=utf-8",
		    STR("The bar of the preview sends other words.\n"));
}

void
sight_visit(void *arg, struct visit *v)
{
	struct sight *s = arg;
	struct visit **at = &s->waiting;
	struct str bytes;

	while (*at != NULL)
		at = &(*at)->next;
	*at = v;
	v->state = BAR_PAGE;
	if (bar_file(v->url, &bytes))
		answer(s, v, STATUS_OK, address_type(v->url), bytes);
	else if (str_is(v->url, BAR_FOLDER "show"))
		switch_to(s, v);
	else
		sight_go_on(s, true);
}

/* Where the bar was when it was switched. */
static void
send_back(struct sight *s, struct visit *v)
{
	struct str back = visit_query(v, "back");

	leave(s, v);
	visit_send(v, STATUS_SEE_OTHER,
	    str_starts(back, STR("/")) && !str_starts(back, STR("//"))
		? back
		: STR("/"));
}

static void
go_on(struct sight *s, struct visit *v, bool more_to_come)
{
	struct generation *g = v->state == BAR_OLD ? s->good : s->current;

	if (v->asked != NULL || v->change > s->loaded)
		return;
	if (v->change != 0)
		send_back(s, v);
	else if (g != NULL) {
		if (generation_ask(g, v->wanted, v))
			v->asked = g;
	} else if (v->state == BAR_OLD) {
		show_instead(s, v, BAR_BROKEN);
	} else if (s->loading == NULL && !more_to_come) {
		show_instead(s, v, BAR_BROKEN);
	}
}

void
sight_go_on(struct sight *s, bool more_to_come)
{
	struct visit *next;

	for (struct visit *v = s->waiting; v != NULL; v = next) {
		next = v->next;
		go_on(s, v, more_to_come);
	}
}

void
sight_fds(const struct sight *s, int fds[SIGHT_FDS])
{
	for (size_t i = 0; i < SIGHT_GENERATIONS; i++)
		generation_fds(&s->generations[i], fds + i * GENERATION_FDS);
}

void
sight_read(struct sight *s, size_t ready)
{
	struct generation_events events = { loaded, findings, aside, answered,
		ended, s };
	struct generation *g = &s->generations[ready / GENERATION_FDS];

	if (g->lives)
		generation_read(g, ready % GENERATION_FDS, &events);
}
