#include "base/civil.h"
#include "base/hash.h"
#include "config/config.h"
#include "feeds/feed.h"
#include "model/model.h"
#include "model/news.h"

/* Entries of one feed; readers keep what they have seen. */
#define FEED_ENTRIES 30

/*
 * An id that stays when the site moves (RFC 4287 4.2.6): a name-based UUID
 * (RFC 9562 5.8) of the site's title and the permalink.
 */
static void
add_id(struct feed_writer *w, struct str url)
{
	struct hash_state *state = hash_begin(w->arena);
	struct hash hash;
	struct str x;

	hash_add(state, w->plan->in.config->title);
	hash_add(state, url);
	hash = hash_end(state);
	hash.bytes[6] = (uint8_t)((hash.bytes[6] & 0x0F) | 0x80);
	hash.bytes[8] = (uint8_t)((hash.bytes[8] & 0x3F) | 0x80);
	x = hash_hex(&hash, 16, w->arena);
	buf_printf(&w->buf, "<id>urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s</id>\n",
	    x.p, x.p + 8, x.p + 12, x.p + 16, x.p + 20);
}

/* Days are all that is told: a feed needs a time, and midnight stands in. */
static void
add_updated(struct feed_writer *w, struct date date)
{
	if (!date_is_set(date))
		date = (struct date){ 1970, 1, 1 };
	buf_printf(&w->buf, "<updated>%.*sT00:00:00Z</updated>\n",
	    STR_ARG(date_text(date, w->arena)));
}

static void
add_text(struct feed_writer *w, const char *element, struct str text)
{
	if (text.n == 0)
		return;
	buf_printf(&w->buf, "<%s>", element);
	buf_add_html(&w->buf, text);
	buf_printf(&w->buf, "</%s>\n", element);
}

static void
add_link(
    struct feed_writer *w, const char *rel, const char *type, struct str url)
{
	buf_printf(&w->buf, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
	feed_add_address(w, url);
	buf_add(&w->buf, STR("\"/>\n"));
}

static void
add_author(struct feed_writer *w, const struct noun *noun)
{
	struct str name = noun->student != NULL ? noun->student->noun.title
						: w->plan->in.config->title;

	buf_add(&w->buf, STR("<author><name>"));
	buf_add_html(&w->buf, name);
	buf_add(&w->buf, STR("</name></author>\n"));
}

static void
add_entry(struct feed_writer *w, const struct noun *noun)
{
	buf_add(&w->buf, STR("<entry"));
	if (noun->lang.n != 0) {
		buf_add(&w->buf, STR(" xml:lang=\""));
		buf_add_html(&w->buf, noun->lang);
		buf_add_char(&w->buf, '"');
	}
	buf_add(&w->buf, STR(">\n"));
	add_text(w, "title", noun->title);
	add_id(w, noun->url);
	add_link(w, "alternate", "text/html", noun->url);
	add_updated(w, noun->updated);
	add_author(w, noun);
	add_text(w, "summary", feed_summary(w, noun));
	buf_add(&w->buf, STR("</entry>\n"));
}

/* What a feed lists: nouns, news, or the picks of a showcase. */
static const struct noun *
noun_of_item(const struct list *list, size_t i)
{
	const struct drop *drop = list_at(list, i);

	if (noun_is(drop))
		return noun_of(drop);
	return drop->class == &news_class ? ((const struct news *)drop)->noun
					  : ((const struct pick *)drop)->work;
}

static struct date
newest_date(const struct feed_writer *w, const struct list *list)
{
	struct date newest = { 0, 0, 0 };

	for (size_t i = 0; i < list->n; i++) {
		const struct noun *noun = noun_of_item(list, i);

		if (feed_page(w, noun) != NULL &&
		    date_cmp(noun->updated, newest) > 0)
			newest = noun->updated;
	}
	return newest;
}

static bool
write_feed(struct feed_writer *w, struct str feed, struct str page_url,
    struct str title, const struct list *list)
{
	size_t left = FEED_ENTRIES;

	buf_add(&w->buf,
	    STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\""));
	buf_add_html(&w->buf, w->plan->in.config->lang);
	buf_add(&w->buf, STR("\">\n"));
	add_text(w, "title", title);
	add_id(w, feed);
	add_link(w, "self", "application/atom+xml", feed);
	add_link(w, "alternate", "text/html", page_url);
	add_updated(w, newest_date(w, list));
	for (size_t i = 0; i < list->n && left != 0; i++) {
		const struct noun *noun = noun_of_item(list, i);

		if (feed_page(w, noun) == NULL)
			continue;
		add_entry(w, noun);
		left--;
	}
	buf_add(&w->buf, STR("</feed>\n"));
	return feed_put(w, feed);
}

/* The work that the feed of a page lists; NULL: the page has none of its own.
 */
static const struct list *
list_of_page(const struct page *page)
{
	if (page->noun == NULL || !str_starts(page->feed, page->url) ||
	    page->url.n == 1)
		return NULL;
	if (page->noun->kind == KIND_STUDENT)
		return &((const struct student *)page->noun)->works;
	if (page->noun->kind == KIND_SHOWCASE)
		return &((const struct showcase *)page->noun)->picks;
	if (page->noun->kind == KIND_CLASS)
		return &((const struct class *)page->noun)->news;
	return NULL;
}

bool
atom_write(struct feed_writer *w)
{
	const struct plan *plan = w->plan;
	bool ok = write_feed(w, STR("/feed.xml"), STR("/"),
	    plan->in.config->title, &plan->in.model->news);

	for (size_t i = 0; ok && i < plan->pages.n; i++) {
		const struct page *page = plan->pages.items[i];
		const struct list *list = list_of_page(page);

		if (list != NULL)
			ok = write_feed(
			    w, page->feed, page->url, page->title, list);
	}
	return ok;
}
