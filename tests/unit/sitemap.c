#include "feeds/feed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "config/config.h"

/* Two more pages than one sitemap may list, and one that nobody is told of. */
#define PAGES (PAGE_SITEMAP + 3)

static struct {
	struct str file[4];
	size_t pages[4];
	size_t n;
} written;

static bool
keep(void *arg, struct str file, struct str bytes)
{
	struct arena *arena = arg;
	struct str rest = bytes;
	size_t at;

	written.file[written.n] = str_copy(arena, file);
	while ((at = str_find(rest, STR("<loc>"))) != STR_NONE) {
		written.pages[written.n]++;
		rest = str_skip(rest, at + 1);
	}
	written.n++;
	return true;
}

static void
a_site_over_the_limit_has_several_sitemaps_and_a_list(void **state)
{
	struct config config = { .base_url = STR_INIT("https://a.example") };
	struct page page = { .kind = page_kind_find("page"),
		.url = STR_INIT("/a/") };
	struct page hidden = { .kind = page.kind, .noindex = true };
	struct page *items[PAGES];
	struct plan plan = { .in = { .config = &config }, .n_sitemaps = 2 };
	struct arena arena, kept;
	struct feed_sink sink = { keep, &kept };
	struct feed_writer w = {
		.plan = &plan, .sink = &sink, .arena = &arena
	};

	(void)state;
	arena_init(&arena);
	arena_init(&kept);
	for (size_t i = 0; i < PAGES; i++)
		items[i] = i == 7 ? &hidden : &page;
	plan.pages.items = items;
	plan.pages.n = PAGES;
	assert_true(sitemap_write(&w));
	assert_int_equal(written.n, 3);
	assert_true(str_eq(written.file[0], STR("sitemap-1.xml")));
	assert_int_equal(written.pages[0], PAGE_SITEMAP);
	assert_true(str_eq(written.file[1], STR("sitemap-2.xml")));
	assert_int_equal(written.pages[1], 2);
	assert_true(str_eq(written.file[2], STR("sitemap.xml")));
	assert_int_equal(written.pages[2], 2);
	buf_free(&w.buf);
	arena_free(&arena);
	arena_free(&kept);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_site_over_the_limit_has_several_sitemaps_and_a_list),
	};

	return cmocka_run_group_tests_name("sitemap", tests, NULL, NULL);
}
