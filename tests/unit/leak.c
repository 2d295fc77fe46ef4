#include "policy/leak.h"
#include "policy/leak_skip.h"
#include "policy/word.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static struct arena arena;
static struct leak leak;

static int
set_up(void **state)
{
	static const struct leak_name names[] = {
		{ STR_INIT("ben"), STR_INIT("Ben"), STR_INIT("Ortiz"),
		    STR_INIT(""), false, false },
		{ STR_INIT("ana"), STR_INIT("Ana María"),
		    STR_INIT("García López"), STR_INIT(""), false, false },
		{ STR_INIT("sean"), STR_INIT("Sean"), STR_INIT("O'Brien"),
		    STR_INIT(""), true, false },
		{ STR_INIT("li"), STR_INIT("明"), STR_INIT("李"),
		    STR_INIT("李明"), false, false },
		{ STR_INIT("day"), STR_INIT("Pat"), STR_INIT("Day"),
		    STR_INIT(""), false, false },
		{ STR_INIT("rosa"), STR_INIT("Rosa"), STR_INIT("Lee"),
		    STR_INIT(""), true, false },
		{ STR_INIT("pat"), STR_INIT("Pat"), STR_INIT("Park"),
		    STR_INIT(""), false, false },
		{ STR_INIT("will"), STR_INIT("Will"), STR_INIT("Page"),
		    STR_INIT(""), false, true },
		{ STR_INIT("rose"), STR_INIT("Mina"), STR_INIT("Rose"),
		    STR_INIT(""), false, false },
	};

	(void)state;
	arena_init(&arena);
	leak_init(&leak, &arena);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		leak_add_name(&leak, &names[i]);
	leak_add_address(&leak, STR("ben"), STR("Ben.O+x@example.org"));
	leak_add_address(&leak, STR("ben"), STR("office@example.org"));
	leak_allow(&leak, STR("The Day Park School"));
	leak_allow(&leak, STR("Rosa Lee"));
	leak_allow(&leak, STR("office@example.org"));
	leak_allow(&leak, STR("Each of us meets you at Day Park"));
	leak_allow(&leak, STR("Day Park East"));
	leak_allow(&leak, STR("Day Park fair"));
	leak_allow(&leak, STR("Day Park tour"));
	leak_allow(&leak, STR("Room Ortiz"));
	leak_compile(&leak);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* Who is found first on a page about `about`; empty if nobody. */
static struct str
found(const char *html, const char *about)
{
	struct str people[] = { str_from(about) };
	struct leak_search s = { .leak = &leak,
		.html = str_from(html),
		.people = people,
		.n_people = 1 };
	struct leak_hit hit;

	if (!leak_next(&s, s.html.n, &hit))
		return STR("");
	return hit.person;
}

#define assert_found(html, person) \
	assert_true(str_eq(found(html, "nobody"), str_from(person)))
#define assert_on_own(html, person, is) \
	assert_true(str_eq(found(html, person), str_from(is)))

static void
a_full_name_is_found_in_both_orders_and_any_case(void **state)
{
	(void)state;
	assert_found("<p>by ben ORTIZ.</p>", "ben");
	assert_found("<td>Ortiz, Ben</td>", "ben");
	assert_found("Ben Ortiz", "ben");
	assert_found("/students/ben-ortiz/", "ben");
	assert_found("<img alt=\"Ben Ortiz\">", "ben");
}

static void
a_part_of_a_longer_word_is_no_name(void **state)
{
	(void)state;
	assert_found("Ruben Ortiz", "");
	assert_found("Ben Ortizes", "");
	assert_found("Ben. Ortiz", "");
	assert_found("Ben and Ortiz", "");
}

static void
tags_and_references_do_not_hide_a_name(void **state)
{
	(void)state;
	assert_found("<bdi>Ben</bdi> <b>Ortiz</b>", "ben");
	assert_found("Ben&nbsp;Ortiz", "ben");
	assert_found("Ben\xc2\xa0Ortiz", "ben");
	assert_found("B&#101;n &#x4F;rtiz", "ben");
	assert_found("?q=Ben%20Ortiz", "ben");
	assert_found("%20Ben%20Ortiz", "ben");
	assert_found("Sean O&#39;Brien", "sean");
	assert_found("Sean O\xe2\x80\x99"
		     "Brien",
	    "sean");
	assert_found("Be\xc2\xadn Or\xe2\x80\x8btiz", "ben");
}

static void
accents_do_not_hide_a_name(void **state)
{
	(void)state;
	assert_found("ANA MARÍA GARCÍA LÓPEZ", "ana");
	assert_found("Ana Garcia", "ana");
	assert_found("Ana Garc&iacute;a", "ana");
	assert_found("Ana Garci\xcc\x81"
		     "a Lopez",
	    "ana");
	assert_found("“Ana” Garcia", "ana");
}

static void
a_name_in_a_script_without_spaces_is_found_inside_a_sentence(void **state)
{
	(void)state;
	assert_found("我叫李明。", "li");
	assert_found("我叫李。明", "li");
	assert_found("我叫李", "");
}

static void
a_last_name_alone_counts_on_own_pages_only(void **state)
{
	(void)state;
	assert_on_own("<h1>Ortiz</h1>", "ben", "ben");
	assert_on_own("<h1>Ortiz</h1>", "ana", "");
	assert_on_own("a day in the park", "pat", "");
	assert_on_own("Creek Park", "pat", "pat");
	assert_on_own("García", "ana", "ana");
	assert_on_own("Lopez", "ana", "ana");
}

static void
a_first_name_alone_counts_where_the_record_hides_it(void **state)
{
	(void)state;
	assert_on_own("I am Sean.", "sean", "sean");
	assert_on_own("I am Ben.", "ben", "");
}

static void
an_address_is_found_however_it_is_written(void **state)
{
	(void)state;
	assert_found("<a href=\"mailto:ben.o+x@EXAMPLE.org\">", "ben");
	assert_found("write to ben.o+x@example.org.", "ben");
	assert_found("ben.o+x&#64;example.org", "ben");
	assert_found("ben.o+x%40example.org", "ben");
	assert_found("en.o+x@example.org", "");
	assert_found("@ben", "");
}

static void
what_is_shown_on_purpose_is_no_hit(void **state)
{
	(void)state;
	assert_on_own("The Day Park School", "day", "");
	assert_on_own("Pat Day", "day", "day");
	assert_on_own("by Day", "day", "day");
	assert_on_own("at Day Park", "day", "");
	assert_on_own("Day Park Fair", "day", "");
	assert_on_own("Day Park day", "day", "");
	assert_on_own("Day Parking", "day", "day");
	assert_on_own("Ms. Rosa Lee", "rosa", "");
	assert_on_own("Rosa Lee Day", "rosa", "");
	assert_found("office@example.org", "");
}

static void
searching_goes_on_behind_a_hit(void **state)
{
	struct leak_search s = { .leak = &leak,
		.html = STR("Ben Ortiz and Sean O'Brien") };
	struct leak_hit hit;

	(void)state;
	assert_true(leak_next(&s, s.html.n, &hit));
	assert_int_equal(hit.at, 0);
	assert_true(leak_next(&s, s.html.n, &hit));
	assert_int_equal(hit.at, 14);
	assert_false(leak_next(&s, s.html.n, &hit));
}

static bool
is_joined_leak(const char *text)
{
	struct diag diag;
	bool found;

	diag_init(&diag);
	found = !leak_check_joined(&leak, str_from(text), NULL,
	    (struct place){ .path = STR("a.md") }, &diag);
	assert_int_equal(diag.errors, found);
	diag_free(&diag);
	return found;
}

static void
a_mark_within_a_word_does_not_hide_a_name(void **state)
{
	(void)state;
	assert_true(is_joined_leak("**B**en **O**rtiz"));
	assert_true(is_joined_leak("B<b>e</b>n <a href=\"x\">Ort</a>iz"));
	assert_true(is_joined_leak("<em>B</em><strong>en</strong> Ortiz"));
	assert_false(is_joined_leak("**Ben**s Ortizes"));
	assert_false(is_joined_leak("<b>B</b>read <i>O</i>rtolan"));
	assert_false(is_joined_leak("2 < 3 * 4 ** 5 and a_b <unended"));
	assert_false(is_joined_leak(""));
}

static void
an_ordinary_word_is_a_name_only_beside_the_other(void **state)
{
	(void)state;
	assert_on_own("On this Page", "will", "");
	assert_found("Will Page", "will");
	assert_found("by <b>WILL</b> Page", "will");
	assert_found("Page, Will", "will");
	assert_found("The bell will page you", "");
	assert_found("Will page 3 be there?", "");
	/* Without staff's word it is a name. */
	assert_on_own("A Rose has thorns", "rose", "rose");
	assert_found("mina rose", "rose");
}

#define TEN "ab cd-efg "
#define FIFTY TEN TEN TEN TEN TEN
/* As long as what may part two words of a name, but for 30 bytes. */
#define FAR FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY TEN TEN TEN

/*
 * Pieces of pages, to be put together at random: names and parts of them,
 * what joins and parts them, and what may be taken for either. A "^" is the
 * way to the root.
 */
static const char *const pieces[] = { "<b>Ben</b>", "<i>Ortiz</i>", "Ben",
	"Ortiz", "Rosa Lee", " Rosa ", " Lee ", " Day ", "<p>The Day</p>",
	" Park School ", "<p>Pat Park</p>", " Pat", "ben.o+x", "@example.org",
	"<a>ben.o+x@example.org</a>", "<a>office@example.org</a>",
	"<a href=\"mailto:ben.o+x%40example.org\">", " ", "\n", ", ", ". ",
	"&nbsp;", "&#66;en", "B&#101", ";n ", "%20", "%42", "Gar", "cía ",
	"Lo\xcc", "\x81pez ", "<p>明李</p>", "明", "李", "<", ">", "<br>",
	"<p class=\"lead\">what a long walk it was</p>\n",
	"<svg viewBox=\"0 0 16 16\"><path d=\"M3 1.5h6.5L13 5v9.5H3z\"/></svg>",
	"all that is written here has no name in it, nor does it end ", "a",
	"<p>Will</p> <p>Page</p>", "will page", "<p>O'Brien</p>", "Sean ",
	/* First words, and what says that no name goes on behind them. */
	"<li><a href=\"^students/ben/\">Ben A.</a><time>May 2, "
	"2026</time></li>",
	" by <bdi>Rosa</bdi> and <bdi>Ben</bdi>: all that they have made ",
	"<p>Ben &am; all that is written here has no name in it </p>",
	"<li>Ben<a href=\"^work/\">: seven more</a></li>", " Ben in a ",
	"<li>Ortiz, Ana and many others, who are not the one meant</li>",
	"<p>PAT was here and wrote this, which is nobody's name</p>",
	/* What is shown, and only as long as all of it is there. */
	"<p>Room Ortiz, which is not the one meant here</p>", " Room ", "Room",
	"<p>Room<a href=\"^\">Ortiz</a>, which is not the one meant</p>",
	"<p>Room<a href=\"^^" FAR "^\">Ortiz</a>, which is not meant</p>",
	/* Tags that are too long for a name to go on behind them, or nearly. */
	"<p>Will<a href=\"^^" FAR "^\">Page</a>, who is not the one meant</p>",
	"<p>Will<a href=\"^" FAR "/work/^\">Page</a>, who is not meant</p>",
	"<p>Ben<a href=\"^^" FAR "^\">: not the one meant here</a></p>",
	"<p>Ben<a href=\"^^" FAR "^\">Smith, not the one meant</a></p>" };

#define N_PIECES (sizeof(pieces) / sizeof(*pieces))
#define PAGES 20000
#define PAGE_PIECES 12
#define ROOTS 3 /* pages stand so deep */

struct page {
	char bytes[PAGE_PIECES * 600 + 2 * LEAK_BLOCK];
	size_t n;
	size_t ends[PAGE_PIECES];
	unsigned pieces[PAGE_PIECES];
};

static void
add_piece(struct page *page, struct str piece, size_t depth)
{
	for (size_t i = 0; i < piece.n; i++) {
		size_t n = piece.p[i] == '^' ? 3 * depth : 1;

		memcpy(page->bytes + page->n,
		    piece.p[i] == '^' ? "../../../" : piece.p + i, n);
		page->n += n;
	}
}

static void
make_page(struct page *page)
{
	size_t depth = 1 + (unsigned)rand() % ROOTS;

	page->n = 0;
	for (size_t i = 0; i < PAGE_PIECES; i++) {
		page->pieces[i] = (unsigned)rand() % N_PIECES;
		add_piece(page, str_from(pieces[page->pieces[i]]), depth);
		page->ends[i] = page->n;
	}
}

/* Search piece by piece, and pass over those that are known for nothing. */
static bool
next_by_pieces(struct leak_search *s, const struct page *page, bool *known,
    struct leak_hit *hit)
{
	size_t from, to = 0, met;
	bool alone;

	for (size_t i = 0; i < PAGE_PIECES; i++) {
		from = to;
		to = page->ends[i];
		if (!leak_stands_alone(str_slice(s->html, from, to - from)))
			continue;
		if (leak_next(s, from, hit))
			return true;
		alone = s->at == from;
		if (alone && known[page->pieces[i]])
			s->at = to;
		met = s->met;
		if (leak_next(s, to, hit))
			return true;
		known[page->pieces[i]] |= alone && s->met == met;
	}
	return leak_next(s, page->n, hit);
}

static void
what_is_known_for_nothing_need_not_be_searched(void **state)
{
	static const char *const about[] = { "nobody", "ben", "rosa", "day" };
	bool known[N_PIECES] = { false };
	size_t hits = 0, n_known = 0;
	static struct page page;

	(void)state;
	srand(1);
	for (int k = 0; k < PAGES; k++) {
		struct str people[] = { str_from(about[k % 4]) };
		struct leak_search whole = { .leak = &leak,
			.html = { page.bytes, 0 },
			.people = people,
			.n_people = 1 };
		struct leak_search parts = whole;
		struct leak_hit a, b;

		make_page(&page);
		whole.html.n = parts.html.n = page.n;
		for (bool found = true; found;) {
			found = leak_next(&whole, page.n, &a);
			assert_int_equal(
			    next_by_pieces(&parts, &page, known, &b), found);
			if (!found)
				break;
			hits++;
			assert_int_equal(a.at, b.at);
			assert_int_equal(a.kind, b.kind);
			assert_true(str_eq(a.person, b.person));
			assert_int_equal(whole.at, parts.at);
		}
	}
	for (size_t i = 0; i < N_PIECES; i++)
		n_known += known[i];
	/* Blanks, tags, a picture, an address of the office, a sentence. */
	assert_int_equal(n_known, 13);
	assert_true(hits > PAGES / 2);
}

static bool
is_letter(unsigned char c)
{
	return c < 0x80 &&
	    (word_char((struct str){ (char *)&c, 1 }, &(size_t){ 0 }) &
		WORD_BREAK) == 0;
}

/* What leak_skip says, byte by byte. */
static size_t
skip_slowly(struct str html, size_t from, size_t until)
{
	struct word word;
	size_t i = from, end;

	while (i < until) {
		unsigned char c = (unsigned char)html.p[i];

		if (c >= 0x80 || strchr("@&%", c) != NULL)
			return i;
		if (!is_letter(c)) {
			i++;
			continue;
		}
		for (end = i; is_letter((unsigned char)html.p[end]);)
			end++;
		word_plain(html, i, end - i, &word);
		if (leak_may_start(&leak, word.start))
			return i;
		c = (unsigned char)html.p[end];
		if (end < until && (c >= 0x80 || strchr("@&%", c) != NULL))
			return i;
		i = end;
	}
	return until;
}

static void
what_is_passed_over_has_no_first_word(void **state)
{
	static struct page page;
	size_t from, until, slow;
	struct str html = { page.bytes, 0 };

	(void)state;
	srand(2);
	for (int k = 0; k < PAGES; k++) {
		make_page(&page);
		html.n = page.n + 2 * LEAK_BLOCK;
		memset(page.bytes + page.n, '.', 2 * LEAK_BLOCK);
		/* From behind a piece to where another ends. */
		from = page.ends[(unsigned)rand() % PAGE_PIECES];
		until = page.ends[PAGE_PIECES - 1];
		if (from > 0 && is_letter((unsigned char)html.p[from - 1]))
			continue;
		slow = skip_slowly(html, from, until);
		assert_int_equal(leak_skip(&leak, html, from, until), slow);
		assert_int_equal(
		    leak_skip_narrow(&leak, html, from, until), slow);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_full_name_is_found_in_both_orders_and_any_case),
		TEST(a_part_of_a_longer_word_is_no_name),
		TEST(tags_and_references_do_not_hide_a_name),
		TEST(a_mark_within_a_word_does_not_hide_a_name),
		TEST(accents_do_not_hide_a_name),
		TEST(
		    a_name_in_a_script_without_spaces_is_found_inside_a_sentence),
		TEST(a_last_name_alone_counts_on_own_pages_only),
		TEST(a_first_name_alone_counts_where_the_record_hides_it),
		TEST(an_address_is_found_however_it_is_written),
		TEST(what_is_shown_on_purpose_is_no_hit),
		TEST(an_ordinary_word_is_a_name_only_beside_the_other),
		TEST(searching_goes_on_behind_a_hit),
		TEST(what_is_known_for_nothing_need_not_be_searched),
		TEST(what_is_passed_over_has_no_first_word),
	};

	return cmocka_run_group_tests_name("leak", tests, NULL, NULL);
}
