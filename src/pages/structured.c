#include "pages/structured.h"

#include <string.h>

#include "base/buf.h"
#include "config/config.h"
#include "data/digits.h"
#include "model/model.h"
#include "pages/view.h"

/* JSON being written: an object or list is open, and may need a comma. */
struct json {
	struct view *v;
	struct buf buf;
	bool comma;
};

static void
start(struct json *j, const char *text)
{
	if (j->comma)
		buf_add_char(&j->buf, ',');
	buf_add(&j->buf, str_from(text));
	j->comma = false;
}

static void
end(struct json *j, char close)
{
	buf_add_char(&j->buf, close);
	j->comma = true;
}

static void
add_key(struct json *j, const char *key)
{
	start(j, "\"");
	buf_add(&j->buf, str_from(key));
	buf_add(&j->buf, STR("\":"));
}

/* A text; nothing for an empty one. */
static void
add(struct json *j, const char *key, struct str text)
{
	if (text.n == 0)
		return;
	add_key(j, key);
	buf_add_json(&j->buf, text);
	j->comma = true;
}

static void
add_url(struct json *j, const char *key, struct str url)
{
	add(j, key, view_whole_address(j->v, url));
}

/* "key": { "@type": type, and what the caller adds until end(). */
static void
start_node(struct json *j, const char *key, const char *type)
{
	if (key != NULL)
		add_key(j, key);
	start(j, "{");
	add(j, "@type", str_from(type));
}

static struct str
district_text(const struct json *j, struct str key)
{
	const struct value *district =
	    value_get(&j->v->plan->in.config->site, STR("district"));
	const struct value *v =
	    district == NULL ? NULL : value_get(district, key);

	return v == NULL ? STR("") : value_str(v);
}

static void
add_publisher(struct json *j)
{
	struct str name = district_text(j, STR("name"));

	if (name.n == 0)
		return;
	start_node(j, "publisher", "EducationalOrganization");
	add(j, "name", name);
	add(j, "url", district_text(j, STR("url")));
	end(j, '}');
}

/* What every page says of itself. */
static void
add_common(struct json *j)
{
	const struct page *page = j->v->page;
	const struct noun *noun = page->noun;

	add(j, "name", page->title);
	add(j, "description", view_description(j->v, page));
	add_url(j, "url", page->url);
	add(j, "inLanguage",
	    noun != NULL && noun->document != NULL ? noun->document->lang
						   : page->lang);
}

/* What the author says; when it was changed is only the history's to tell. */
static void
add_date(struct json *j)
{
	struct date date = j->v->page->noun->date;

	if (date_is_set(date))
		add(j, "dateCreated", date_text(date, j->v->arena));
}

static void
add_authors(struct json *j, const struct artifact *artifact)
{
	add_key(j, "author");
	start(j, "[");
	for (size_t i = 0; i < artifact->authors.n; i++) {
		const struct shown *shown =
		    ((const struct person *)list_at(&artifact->authors, i))
			->shown;

		if (!shown->index || shown->display.n == 0)
			continue;
		start_node(j, NULL, "Person");
		add(j, "name", shown->display);
		end(j, '}');
	}
	end(j, ']');
}

static void
add_term(struct json *j, const struct noun *noun)
{
	start_node(j, NULL, "DefinedTerm");
	add(j, "name", noun->title);
	add_url(j, "url", noun->url);
	end(j, '}');
}

static void
add_terms(struct json *j, const char *key, const struct list *list)
{
	if (list->n == 0)
		return;
	add_key(j, key);
	start(j, "[");
	for (size_t i = 0; i < list->n; i++)
		add_term(j, list_noun(list, i));
	end(j, ']');
}

static void
tell_artifact(struct json *j)
{
	const struct artifact *artifact =
	    (const struct artifact *)j->v->page->noun;

	add_common(j);
	add_date(j);
	add_authors(j, artifact);
	add_terms(j, "teaches", &artifact->competencies);
	add_publisher(j);
}

static void
tell_document(struct json *j)
{
	add_common(j);
	add_date(j);
	add_publisher(j);
}

static void
tell_graduate(struct json *j)
{
	add_common(j);
	add_terms(j, "hasDefinedTerm", &j->v->plan->in.model->competencies);
	add_publisher(j);
}

static void
tell_competency(struct json *j)
{
	const struct plain *set = j->v->plan->in.model->competencies_page;

	add_common(j);
	if (set == NULL)
		return;
	start_node(j, "inDefinedTermSet", "DefinedTermSet");
	add(j, "name", set->noun.title);
	add_url(j, "url", set->noun.url);
	end(j, '}');
}

static void
tell_school(struct json *j)
{
	const struct document *document = j->v->page->noun->document;

	add_common(j);
	add(j, "address", document_text(document, STR("address")));
	add(j, "telephone", document_text(document, STR("phone")));
	add(j, "sameAs", document_text(document, STR("url")));
	if (district_text(j, STR("name")).n == 0)
		return;
	start_node(j, "parentOrganization", "EducationalOrganization");
	add(j, "name", district_text(j, STR("name")));
	end(j, '}');
}

/* Kinds of pages that schema.org has a word for. */
static const struct {
	const char *kind;
	const char *type;
	void (*tell)(struct json *j);
} kinds[] = {
	{ "home", "WebSite", tell_document },
	{ "artifact", "LearningResource", tell_artifact },
	{ "tool", "LearningResource", tell_document },
	{ "showcase", "Collection", tell_document },
	{ "post", "BlogPosting", tell_document },
	{ "graduate", "DefinedTermSet", tell_graduate },
	{ "competency", "DefinedTerm", tell_competency },
	{ "school", "School", tell_school },
};

static void
add_page(struct json *j)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (j->v->page->noun == NULL ||
		    strcmp(j->v->page->kind->name, kinds[i].kind) != 0)
			continue;
		start_node(j, NULL, kinds[i].type);
		kinds[i].tell(j);
		end(j, '}');
	}
}

/* From the page above all others down to this one. */
static size_t
add_crumbs_above(struct json *j, const struct page *page)
{
	size_t position;

	if (page == NULL)
		return 0;
	position = add_crumbs_above(j, page->parent) + 1;
	start_node(j, NULL, "ListItem");
	add_key(j, "position");
	j->buf.n += digits_write_integer(
	    buf_reserve(&j->buf, DIGITS_CHARS), (int64_t)position);
	j->comma = true;
	add(j, "name", page->title);
	add_url(j, "item", page->url);
	end(j, '}');
	return position;
}

static void
add_crumbs(struct json *j)
{
	const struct page *page = j->v->page;

	if (page->parent == NULL || j->v->plan->in.config->base_url.n == 0)
		return;
	start_node(j, NULL, "BreadcrumbList");
	add_key(j, "itemListElement");
	start(j, "[");
	(void)add_crumbs_above(j, page);
	end(j, ']');
	end(j, '}');
}

struct str
structured_data(struct view *v)
{
	struct json j = { .v = v };
	struct str out = STR("");
	size_t empty;

	if (!page_is_told(v->page))
		return out;
	buf_add(&j.buf,
	    STR("<script type=\"application/ld+json\">"
		"{\"@context\":\"https://schema.org\",\"@graph\":["));
	empty = j.buf.n;
	add_page(&j);
	add_crumbs(&j);
	if (j.buf.n != empty) {
		buf_add(&j.buf, STR("]}</script>"));
		out = str_copy(v->arena, buf_str(&j.buf));
	}
	buf_free(&j.buf);
	return out;
}
