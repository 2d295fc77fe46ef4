#include "liquid/memo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/arena.h"
#include "data/drop.h"
#include "liquid/liquid.h"

/* Pages of one renderer; each asks things how often they were looked at. */
struct site {
	struct arena arena, page;
	struct diag diag;
	struct buf out;
	struct liquid *set;
	struct liquid_renderer *renderer;
	struct value globals;
	struct host {
		struct str root; /* the way to it, from the page */
		int64_t *asked; /* of two filters */
	} host;
};

struct thing {
	struct drop drop;
	int64_t *asked;
};

static void
get_name(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)env;
	++*((const struct thing *)drop)->asked;
	*out = value_text(STR("creek"));
}

static void
get_page(const struct drop *drop, struct drop_env *env, struct value *out)
{
	++*((const struct thing *)drop)->asked;
	*out = value_text(*(struct str *)drop_page(env));
}

static const struct drop_property properties[] = {
	{ "name", get_name, "text", "A name." },
	{ "page", get_page, "text", "The page." },
};

static const struct drop_class thing_class = {
	.name = "thing", .help = "A thing.", .properties = properties, .n = 2
};

static bool
load(void *arg, struct str name, struct arena *arena, struct str *path,
    struct str *source)
{
	const char *const *partials = arg;

	(void)arena;
	for (; *partials != NULL; partials += 2) {
		*path = str_from(partials[0]);
		*source = str_from(partials[1]);
		if (str_eq(*path, name))
			return true;
	}
	return false;
}

/* The way to a page, from the one that is made. */
static bool
filter_to(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	const struct host *host = liquid_setting(call);
	struct str parts[] = { STR("to "), host->root, value_str(in) };

	(void)args;
	liquid_rooted(call, 3);
	*out = value_text(arena_concat(call->arena, parts, 3));
	return true;
}

/* The text itself, for all pages of a setting. */
static bool
filter_say(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	++*((const struct host *)liquid_setting(call))->asked;
	*out = *in;
	return true;
}

/* The text itself, for this page alone. */
static bool
filter_tell(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	++*((const struct host *)liquid_host(call))->asked;
	*out = *in;
	return true;
}

static const struct liquid_filter filters[] = {
	{ "say", 0, 0, filter_say, NULL, "The text.", NULL, NULL, 0 },
	{ "tell", 0, 0, filter_tell, NULL, "The text.", NULL, NULL, 0 },
	{ "to", 0, 0, filter_to, NULL, "The way to it.", NULL, NULL, 0 },
};

#define HUNDRED                                                            \
	"a hundred bytes that say nothing at all, so that a text of them " \
	"is as long as a card of some document"

#define THOUSAND                                                        \
	HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED \
	    HUNDRED HUNDRED HUNDRED HUNDRED

static const char *const partials[] = {
	/* what they are called, and what they are */
	"name", "[{{ x.name }}]", /* */
	"page", "[{{ x.page }}]", /* */
	"both", "{% render 'name', x: x %}{% render 'page', x: x %}", /* */
	"long", "{% for i in (1..20) %}{{ x.name }}{% endfor %}", /* */
	"wrong", "{{ x.name }}{{ nobody }}", /* */
	"text", "{{ y }}", /* */
	"wide", "{{ y }}/" THOUSAND, /* */
	"way", "<{{ x.name | to }}>", /* */
	"ways", "{{ x.name | to }}{% render 'way', x: x %}", /* */
	"size", "{{ x.name | to | size }} ", /* */
	"assigned", "{% assign a = x.name | to %}{{ a }}", /* */
	"captured", "{% capture a %}{{ x.name | to }}{% endcapture %}{{ a }}",
	"other", "../ {{ x.name | to }}", /* */
	"before", "../ {% render 'way', x: x %}{{ x.name }}", /* */
	"behind", "{% render 'way', x: x %} ../{{ x.name }}", /* */
	"rest", "./rest", /* */
	"across", "{{ x.name | to }} .{% render 'rest' %}", /* */
	"dots", "..", /* */
	"between", "{{ x.name | to }} {% render 'dots' %}{% render 'slash' %}",
	"slash", "/s", /* */
	"apart", "{% render 'dots' %} {% render 'way', x: x %}{{ x.name }}",
	"twice", "{% render 'name', x: x %}{% render 'name', x: x %}", /* */
	"first", "{{ y[0] }}", NULL
};

static void
site_init(struct site *s)
{
	struct liquid_options options = { .load = load,
		.load_arg = (void *)(uintptr_t)partials,
		.filters = filters,
		.n_filters = sizeof(filters) / sizeof(*filters) };

	arena_init(&s->arena);
	arena_init(&s->page);
	diag_init(&s->diag);
	buf_init(&s->out);
	s->set = liquid_new(&options, &s->arena);
	s->globals = value_nil();
	s->host = (struct host){ STR(""), NULL };
	s->renderer = NULL;
}

static void
site_free(struct site *s)
{
	liquid_renderer_free(s->renderer);
	liquid_free(s->set);
	buf_free(&s->out);
	diag_free(&s->diag);
	arena_free(&s->page);
	arena_free(&s->arena);
}

/* A page of that text, about x, added to s->out. */
static bool
render_page(struct site *s, const struct liquid_template *t,
    const struct thing *x, struct str name, uint32_t setting,
    struct liquid_limits limits)
{
	struct object globals = { 0 };
	struct liquid_page page = { .setting = setting,
		.root = s->host.root,
		.arena = &s->page,
		.diag = &s->diag,
		.limits = limits,
		.page = &name,
		.host = &s->host };

	object_set(&globals, &s->arena, STR("x"), value_drop(&x->drop));
	page.globals = value_object(&globals);
	if (s->renderer == NULL)
		s->renderer = liquid_renderer_new(s->set);
	arena_reset(&s->page);
	return liquid_render(s->renderer, t, &page, &s->out);
}

/* Two pages a and b of one template; their settings are a digit each. */
static void
check_pages(const char *source, const char *settings, const char *wanted,
    int64_t asked, size_t findings)
{
	struct site s;
	int64_t n = 0;
	struct thing x = { { &thing_class }, &n };
	struct liquid_limits l = liquid_limits_default();
	const struct liquid_template *t;

	site_init(&s);
	t = liquid_add(s.set, STR("t"), STR("t"), str_from(source), &s.diag);
	assert_true(
	    render_page(&s, t, &x, STR("a"), (uint32_t)(settings[0] - '0'), l));
	assert_true(
	    render_page(&s, t, &x, STR("b"), (uint32_t)(settings[1] - '0'), l));
	if (!str_eq(buf_str(&s.out), str_from(wanted)))
		fail_msg("%s: %.*s", source, STR_ARG(buf_str(&s.out)));
	assert_int_equal(n, asked);
	assert_int_equal(s.diag.n, findings);
	site_free(&s);
}

static void
a_partial_is_rendered_once_for_pages_of_one_setting(void **state)
{
	(void)state;
	check_pages("{% render 'name', x: x %}", "11", "[creek][creek]", 1, 0);
	check_pages(
	    "{% render 'name' with x as x %}", "11", "[creek][creek]", 1, 0);
	check_pages("{% render 'name', x: x %}", "12", "[creek][creek]", 2, 0);
	check_pages("{% render 'name', x: x %}", "00", "[creek][creek]", 2, 0);
}

static void
what_a_page_alone_can_say_is_asked_of_each(void **state)
{
	(void)state;
	check_pages("{% render 'page', x: x %}", "11", "[a][b]", 2, 0);
	/* The partial is this page's alone because one within it is. */
	check_pages(
	    "{% render 'both', x: x %}", "11", "[creek][a][creek][b]", 3, 0);
	check_pages("{% assign own = x.page %}{% render 'text', y: own %}",
	    "11", "ab", 2, 0);
	/* What is made for a page is at no address that the next one knows. */
	check_pages("{% assign own = x.page | split: ',' %}"
		    "{% render 'first', y: own %}",
	    "11", "ab", 2, 0);
}

/* Pages of one setting: two are near to the root, the one between is not. */
static void
check_roots(const char *source, const char *wanted, int64_t asked)
{
	static const char *const roots[] = { "../", "../../", "../" };
	struct liquid_limits l = liquid_limits_default();
	struct site s;
	int64_t n = 0;
	struct thing x = { { &thing_class }, &n };
	const struct liquid_template *t;

	site_init(&s);
	t = liquid_add(s.set, STR("t"), STR("t"), str_from(source), &s.diag);
	for (size_t i = 0; i < 3; i++) {
		s.host = (struct host){ str_from(roots[i]), &n };
		assert_true(render_page(&s, t, &x, STR("a"), 1, l));
	}
	if (!str_eq(buf_str(&s.out), str_from(wanted)))
		fail_msg("%s: %.*s", source, STR_ARG(buf_str(&s.out)));
	assert_int_equal(n, asked);
	site_free(&s);
}

static void
a_partial_is_written_with_the_way_of_each_page(void **state)
{
	(void)state;
	check_roots("{% render 'way', x: x %}",
	    "<to ../creek><to ../../creek><to ../creek>", 1);
	/* Within another one, and beside it. */
	check_roots("{% render 'ways', x: x %}",
	    "to ../creek<to ../creek>to ../../creek<to ../../creek>"
	    "to ../creek<to ../creek>",
	    3);
}

static void
what_is_made_of_the_way_is_kept_for_that_way(void **state)
{
	(void)state;
	check_roots("{% render 'size', x: x %}", "11 14 11 ", 3);
	/* It is kept from the second time on, when that is known. */
	check_roots(
	    "{% for i in (1..2) %}{% render 'size', x: x %}{% endfor %}",
	    "11 11 14 14 11 11 ", 3);
	check_roots("{% render 'assigned', x: x %}",
	    "to ../creekto ../../creekto ../creek", 3);
	check_roots("{% render 'captured', x: x %}",
	    "to ../creekto ../../creekto ../creek", 3);
	/* What the template itself has is the same on all pages. */
	check_roots("{% render 'other', x: x %}",
	    "../ to ../creek../ to ../../creek../ to ../creek", 3);
	/* Around what is kept by itself. */
	check_roots("{% render 'before', x: x %}",
	    "../ <to ../creek>creek../ <to ../../creek>creek"
	    "../ <to ../creek>creek",
	    4);
	check_roots("{% render 'behind', x: x %}",
	    "<to ../creek> ../creek<to ../../creek> ../creek"
	    "<to ../creek> ../creek",
	    4);
	/* Only half of it is there, or all of it in two parts. */
	check_roots("{% render 'across', x: x %}",
	    "to ../creek ../restto ../../creek ../restto ../creek ../rest", 3);
	check_roots("{% render 'between', x: x %}",
	    "to ../creek ../sto ../../creek ../sto ../creek ../s", 3);
	/* Dots beside it lead nowhere: kept when it is asked for again. */
	check_roots("{% render 'apart', x: x %}",
	    ".. <to ../creek>creek.. <to ../../creek>creek"
	    ".. <to ../creek>creek",
	    3);
}

static void
a_chain_of_literals_is_asked_once(void **state)
{
	(void)state;
	check_roots("{{ 'a' | say | append: '-' }}", "a-a-a-", 1);
	check_roots("{% assign b = 'a' | say %}{{ b }}", "aaa", 1);
	check_roots("{% assign b = 'a' %}{{ b | say }}", "aaa", 3);
	check_roots("{{ 'a' | tell }}", "aaa", 3);
	check_roots("{{ 'a' | say | to }}", "to ../ato ../../ato ../a", 3);
	check_roots("{{ 'a' | to | say | size }} ", "7 10 7 ", 3);
}

static void
what_is_put_together_is_kept_when_asked_for_again(void **state)
{
	struct liquid_limits l = liquid_limits_default();
	struct site s;
	int64_t n = 0;
	struct thing x = { { &thing_class }, &n };
	const struct liquid_template *t;
	size_t pieces;

	(void)state;
	site_init(&s);
	t = liquid_add(s.set, STR("t"), STR("t"),
	    STR("{% render 'twice', x: x %}"), &s.diag);
	for (size_t i = 0; i < 3; i++) {
		assert_true(render_page(&s, t, &x, STR("a"), 1, l));
		(void)liquid_pieces(s.renderer, &pieces);
		assert_int_equal(pieces, i == 0 ? 2 : 1);
	}
	if (!str_eq(buf_str(&s.out),
		STR("[creek][creek][creek][creek][creek][creek]")))
		fail_msg("%.*s", STR_ARG(buf_str(&s.out)));
	site_free(&s);
}

static void
every_page_tells_what_is_wrong(void **state)
{
	(void)state;
	check_pages("{% render 'wrong', x: x %}", "11", "creekcreek", 2, 2);
}

/* The first page is let through, and fills the memo; the second is not. */
static void
check_limit(struct liquid_limits second, const char *where)
{
	struct site s;
	int64_t n = 0;
	struct thing x = { { &thing_class }, &n };
	const struct liquid_template *t;

	site_init(&s);
	t = liquid_add(s.set, STR("t"), STR("t"),
	    STR("{% render 'long', x: x %}"), &s.diag);
	assert_true(
	    render_page(&s, t, &x, STR("a"), 1, liquid_limits_default()));
	assert_int_equal(n, 20);
	buf_reset(&s.out);
	assert_false(render_page(&s, t, &x, STR("b"), 1, second));
	assert_int_equal(s.diag.n, 1);
	assert_int_equal(s.diag.items[0].code, CODE_LIQUID_LIMIT);
	if (!str_eq(s.diag.items[0].place.path, str_from(where)))
		fail_msg("told at %.*s", STR_ARG(s.diag.items[0].place.path));
	site_free(&s);
}

static void
limits_count_what_is_kept(void **state)
{
	struct liquid_limits l = liquid_limits_default();

	(void)state;
	l.steps = 30;
	check_limit(l, "long");
	l = liquid_limits_default();
	l.output = 99;
	check_limit(l, "long");
	l = liquid_limits_default();
	l.depth = 0;
	check_limit(l, "t");
}

static void
texts_of_many_pages_do_not_mix(void **state)
{
	struct site s;
	int64_t n = 0;
	struct thing x = { { &thing_class }, &n };
	const struct liquid_template *t;

	(void)state;
	site_init(&s);
	/* More than the ring holds, in an order that meets old ones again. */
	t = liquid_add(s.set, STR("t"), STR("t"),
	    STR("{% for i in (1..30000) %}{% assign k = i | modulo: 14000 %}"
		"{% capture got %}{% render 'wide', y: k %}{% endcapture %}"
		"{% assign got = got | split: '/' | first %}"
		"{% assign k = k | append: '' %}"
		"{% if got != k %}{{ got }} for {{ k }}.{% endif %}"
		"{% endfor %}"),
	    &s.diag);
	for (int i = 0; i < 2; i++)
		assert_true(render_page(
		    &s, t, &x, STR("a"), 1, liquid_limits_default()));
	assert_int_equal(s.out.n, 0);
	site_free(&s);
}

static void
a_place_that_shows_what_is_new_is_given_up(void **state)
{
	static struct thing things[1000];
	struct site s;
	int64_t n = 0;
	const struct liquid_template *t;

	(void)state;
	site_init(&s);
	t = liquid_add(s.set, STR("t"), STR("t"),
	    STR("{% render 'name', x: x %}"), &s.diag);
	for (size_t i = 0; i < 1000; i++) {
		things[i] = (struct thing){ { &thing_class }, &n };
		assert_true(render_page(
		    &s, t, &things[i], STR("a"), 1, liquid_limits_default()));
	}
	assert_int_equal(n, 1000);
	/* Now all pages show the same: that is found out, but not at once. */
	for (size_t i = 0; i < 100; i++) {
		assert_true(render_page(
		    &s, t, &things[500], STR("a"), 1, liquid_limits_default()));
		if (i == 2)
			assert_int_equal(n, 1003);
	}
	assert_in_range(n, 1003, 1050);
	site_free(&s);
}

static void
a_partial_that_stands_deeper_is_known_from_then_on(void **state)
{
	struct site s;
	int64_t n = 0;
	struct thing x = { { &thing_class }, &n };
	const struct liquid_template *high, *deep;

	(void)state;
	site_init(&s);
	high = liquid_add(s.set, STR("high"), STR("high"),
	    STR("{% render 'both', x: x %}"), &s.diag);
	deep = liquid_add(s.set, STR("deep"), STR("deep"),
	    STR("{% if x %}{% render 'both', x: x %}{% endif %}"), &s.diag);
	/* Each asks for the page; the name is asked for at either depth. */
	for (int i = 0; i < 9; i++)
		assert_true(render_page(&s, i % 3 == 0 ? high : deep, &x,
		    STR("a"), 1, liquid_limits_default()));
	assert_int_equal(n, 9 + 2);
	site_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_partial_is_rendered_once_for_pages_of_one_setting),
		cmocka_unit_test(what_a_page_alone_can_say_is_asked_of_each),
		cmocka_unit_test(
		    a_partial_is_written_with_the_way_of_each_page),
		cmocka_unit_test(what_is_made_of_the_way_is_kept_for_that_way),
		cmocka_unit_test(a_chain_of_literals_is_asked_once),
		cmocka_unit_test(
		    what_is_put_together_is_kept_when_asked_for_again),
		cmocka_unit_test(every_page_tells_what_is_wrong),
		cmocka_unit_test(limits_count_what_is_kept),
		cmocka_unit_test(texts_of_many_pages_do_not_mix),
		cmocka_unit_test(
		    a_partial_that_stands_deeper_is_known_from_then_on),
		cmocka_unit_test(a_place_that_shows_what_is_new_is_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
