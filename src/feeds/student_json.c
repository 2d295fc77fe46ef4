#include "base/civil.h"
#include "feeds/feed.h"
#include "model/model.h"

static void
add_ids(struct feed_writer *w, const char *name, const struct list *list)
{
	if (list->n == 0)
		return;
	buf_add(&w->buf, STR(",\""));
	buf_add(&w->buf, str_from(name));
	buf_add(&w->buf, STR("\":["));
	for (size_t i = 0; i < list->n; i++) {
		if (i != 0)
			buf_add_char(&w->buf, ',');
		buf_add_json(&w->buf, noun_of(list_at(list, i))->id);
	}
	buf_add_char(&w->buf, ']');
}

static void
add_noun(struct feed_writer *w, const struct noun *noun)
{
	buf_add(&w->buf, STR("{\"title\":"));
	buf_add_json(&w->buf, noun->title);
	feed_add_member(w, "url", noun->url);
	feed_add_member(w, "lang", noun->lang);
	feed_add_member(w, "date", date_text(noun->date, w->arena));
	feed_add_member(w, "summary", feed_summary(w, noun));
	if (noun->kind == KIND_ARTIFACT)
		add_ids(w, "competencies",
		    &((const struct artifact *)noun)->competencies);
	if (noun->kind == KIND_GOAL) {
		feed_add_member(
		    w, "status", document_text(noun->document, STR("status")));
		add_ids(w, "evidence", &((const struct goal *)noun)->evidence);
	}
	add_ids(w, "tags", &noun->tags);
	buf_add_char(&w->buf, '}');
}

static void
add_list(struct feed_writer *w, const char *name, const struct list *list)
{
	buf_printf(&w->buf, ",\n\"%s\":[", name);
	for (size_t i = 0; i < list->n; i++) {
		buf_add(&w->buf, i == 0 ? STR("\n") : STR(",\n"));
		add_noun(w, noun_of(list_at(list, i)));
	}
	buf_add_char(&w->buf, ']');
}

static bool
write_student(
    struct feed_writer *w, const struct student *s, const struct page *page)
{
	struct str url =
	    arena_printf(w->arena, "%.*sindex.json", STR_ARG(page->url));

	buf_add(&w->buf, STR("{\"name\":"));
	buf_add_json(&w->buf, s->noun.title);
	feed_add_member(w, "url", s->noun.url);
	if (s->class != NULL)
		feed_add_member(w, "class", s->class->noun.id);
	feed_add_member(
	    w, "motto", document_text(s->noun.document, STR("motto")));
	add_list(w, "artifacts", &s->artifacts);
	add_list(w, "goals", &s->goals);
	add_list(w, "reflections", &s->reflections);
	buf_add(&w->buf, STR("}\n"));
	return feed_put(w, url);
}

/* What a portfolio's page lists, for a program that moves or counts it. */
bool
student_json_write(struct feed_writer *w)
{
	const struct list *students = &w->plan->in.model->students;
	bool ok = true;

	for (size_t i = 0; ok && i < students->n; i++) {
		const struct student *s =
		    (const struct student *)list_at(students, i);
		const struct route *route = plan_route(w->plan, s->noun.url);

		if (route != NULL && route->page != NULL &&
		    !route->page->unlisted)
			ok = write_student(w, s, route->page);
	}
	return ok;
}
