#include "liquid/liquid.h"

#include "spec.h"

#include "data/drop.h"
#include "data/json.h"
#include "liquid/moment.h"

/* 2026-03-05 10:00 UTC: when the pages of these tests are built. */
#define NOW 1772704800

/* Templates by name, written one behind the other: "@file NAME", its text. */
struct files {
	struct str text;
};

/* The next part of an example: its "@..." line and what follows. */
static bool
next_part(struct str *rest, struct str *head, struct str *body)
{
	struct str line, from;

	if (!str_line(rest, head))
		return false;
	from = *rest;
	while (rest->n != 0 && *rest->p != '@')
		assert_true(str_line(rest, &line));
	*body = str_slice(from, 0, (size_t)(rest->p - from.p));
	if (rest->n == 0)
		*body = from;
	/* The line end before the next part belongs to nobody. */
	if (body->n != 0)
		body->n--;
	return true;
}

static bool
load_file(void *arg, struct str name, struct arena *arena, struct str *path,
    struct str *source)
{
	struct str rest = ((const struct files *)arg)->text, head;

	while (next_part(&rest, &head, source)) {
		if (!str_starts(head, STR("@file ")) ||
		    !str_eq(str_skip(head, 6), name))
			continue;
		*path = arena_printf(arena, "%.*s.liquid", STR_ARG(name));
		return true;
	}
	return false;
}

static struct str
shout(void *arg, struct str text, struct arena *arena)
{
	(void)arg;
	return arena_printf(arena, "<p>%.*s</p>", STR_ARG(text));
}

/* What a page is made of, in these tests. */
struct sample {
	struct str source;
	struct value globals;
	struct liquid_options options;
	struct liquid_limits limits;
	bool strict;
	bool again; /* on a page like one before it */
};

/* What the page before it writes and tells is forgotten. */
static bool
render_again(struct liquid_renderer *r, const struct liquid_template *t,
    struct liquid_page page, struct buf *out)
{
	size_t from = out->n;
	struct diag diag, *told = page.diag;
	struct arena arena;
	bool ok;

	arena_init(&arena);
	diag_init(&diag);
	diag.warnings_are_errors = told->warnings_are_errors;
	page.setting = 1;
	page.arena = &arena;
	page.diag = &diag;
	(void)!liquid_render(r, t, &page, out);
	out->n = from;
	arena_reset(&arena);
	page.diag = told;
	ok = liquid_render(r, t, &page, out);
	diag_free(&diag);
	arena_free(&arena);
	return ok;
}

static bool
render(const struct sample *s, struct arena *arena, struct diag *diag,
    struct buf *out)
{
	struct liquid *set = liquid_new(&s->options, arena);
	const struct liquid_template *t =
	    liquid_add(set, STR("page"), STR("page"), s->source, diag);
	struct liquid_renderer *r = liquid_renderer_new(set);
	struct liquid_page page = { .globals = s->globals,
		.arena = arena,
		.diag = diag,
		.limits = s->limits,
		.now = NOW,
		.markdown = shout };
	bool ok;

	diag->warnings_are_errors = s->strict;
	ok = liquid_template_ok(t) &&
	    (s->again ? render_again(r, t, page, out)
		      : liquid_render(r, t, &page, out));
	liquid_renderer_free(r);
	liquid_free(set);
	return ok;
}

static void
run_on_page(struct str name, struct str input, bool again, struct arena *arena,
    struct buf *out)
{
	struct files files = { input };
	struct sample s = { .source = input,
		.options = { .load = load_file, .load_arg = &files },
		.limits = liquid_limits_default(),
		.again = again };
	struct str rest = input, head, body;
	struct diag diag;
	size_t from = out->n;

	diag_init(&diag);
	s.strict = str_eq(name, STR("strict"));
	if (str_starts(input, STR("@")) && s.source.n != 0) {
		while (next_part(&rest, &head, &body)) {
			if (str_starts(head, STR("@data")))
				assert_true(value_from_json(body, STR("data"),
				    arena, &diag, &s.globals));
			else if (str_starts(head, STR("@page")))
				s.source = body;
		}
	} else {
		s.source.n--;
	}
	if (!render(&s, arena, &diag, out))
		out->n = from;
	if (out->n != from && out->p[out->n - 1] != '\n')
		buf_add_char(out, '\n');
	diag_sort(&diag);
	report_print(&diag, REPORT_TEXT, false, out);
	diag_free(&diag);
}

static void
run_example(
    struct str name, struct str input, struct arena *arena, struct buf *out)
{
	run_on_page(name, input, false, arena, out);
}

static void
run_example_again(
    struct str name, struct str input, struct arena *arena, struct buf *out)
{
	run_on_page(name, input, true, arena, out);
}

static void
every_example_of_the_language_holds(void **state)
{
	(void)state;
	spec_run("liquid.md", run_example);
}

static void
every_example_holds_on_a_page_like_one_before_it(void **state)
{
	(void)state;
	spec_run("liquid.md", run_example_again);
}

/* The text that a template makes of data, or "" if it fails. */
static struct str
made_of(const char *source, const char *json, struct arena *arena)
{
	struct sample s = { .source = str_from(source),
		.limits = liquid_limits_default() };
	struct diag diag;
	struct buf out;
	struct str text = STR("");

	diag_init(&diag);
	buf_init(&out);
	assert_true(value_from_json(
	    str_from(json), STR("data"), arena, &diag, &s.globals));
	if (render(&s, arena, &diag, &out))
		text = str_copy(arena, buf_str(&out));
	buf_free(&out);
	diag_free(&diag);
	return text;
}

static void
check_row(const char *name, const char *help, const char *example,
    const char *result, struct arena *arena)
{
	struct str got;

	assert_true(help != NULL && help[strlen(help) - 1] == '.');
	if (example == NULL)
		return;
	/* The program's Markdown is text/'s; here it only has to be asked. */
	if (strcmp(name, "markdownify") == 0)
		return;
	got = made_of(example, "{}", arena);
	if (!str_eq(got, str_from(result)))
		fail_msg("%s: %s writes %.*s", name, example, STR_ARG(got));
}

static void
every_filter_and_tag_does_what_its_example_says(void **state)
{
	const struct liquid_filter *f;
	const struct liquid_tag_info *tag;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; (f = liquid_filter(i)) != NULL; i++) {
		assert_true(f->min <= f->max && f->max <= LIQUID_MAX_ARGS);
		check_row(f->name, f->help, f->example, f->result, &arena);
	}
	for (size_t i = 0; (tag = liquid_tag(i)) != NULL; i++)
		check_row(
		    tag->name, tag->help, tag->example, tag->result, &arena);
	arena_free(&arena);
}

static void
a_name_that_leads_out_of_the_templates_is_refused(void **state)
{
	static const char *const refused[] = { "", "/", "/etc/passwd", "../x",
		"a/../b", "a//b", "a/", ".hidden", "a/.git", ".", "a\\b" };

	(void)state;
	assert_true(liquid_name_ok(STR("cards/artifact")));
	assert_true(liquid_name_ok(STR("a.b-c_d")));
	assert_false(liquid_name_ok(STR("a\0b")));
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		assert_false(liquid_name_ok(str_from(refused[i])));
}

static void
one_page_leaves_nothing_for_the_next(void **state)
{
	struct sample s = { .limits = liquid_limits_default() };
	struct liquid *set;
	const struct liquid_template *t;
	struct liquid_renderer *r;
	struct arena arena, page_arena;
	struct diag diag;
	struct buf out;

	(void)state;
	arena_init(&arena);
	arena_init(&page_arena);
	diag_init(&diag);
	buf_init(&out);
	set = liquid_new(&s.options, &arena);
	t = liquid_add(set, STR("page"), STR("page"),
	    STR("{% if x %}seen{% endif %}{% assign x = 1 %}"
		"{% increment n %}{% cycle 'a', 'b' %}"
		"{% assign e = 'i > 1' %}{{ (1..3) | where_exp: 'i', e }};"),
	    &diag);
	r = liquid_renderer_new(set);
	for (int i = 0; i < 3; i++) {
		struct liquid_page page = {
			.arena = &page_arena, .diag = &diag, .limits = s.limits
		};

		arena_reset(&page_arena);
		assert_true(liquid_render(r, t, &page, &out));
	}
	assert_true(str_eq(buf_str(&out), STR("0a1..3;0a1..3;0a1..3;")));
	liquid_renderer_free(r);
	liquid_free(set);
	buf_free(&out);
	diag_free(&diag);
	arena_free(&page_arena);
	arena_free(&arena);
}

/* An object of the program, as model/ has them. */
struct counter {
	struct drop drop;
	int64_t asked;
};

static void
get_asked(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)env;
	*out = value_int(((const struct counter *)drop)->asked);
}

static void
get_html(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	(void)env;
	*out = value_safe(STR("<b>"));
}

static void
get_self(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)env;
	*out = value_drop(drop);
}

static void
properties_of_the_programs_objects_are_found(void **state)
{
	static const struct drop_property properties[] = {
		{ "asked", get_asked, "number", "A number." },
		{ "html", get_html, "HTML", "A tag." },
		{ "self", get_self, "counter", "Itself." },
	};
	static const struct drop_class class = { .name = "counter",
		.help = "A counter.",
		.properties = properties,
		.n = 3 };
	struct counter counter = { { &class }, 7 };
	struct sample s = { .source =
				STR("{{ self.self.asked }}{{ html }}"
				    "{{ self | jsonify }}{{ self.askd }}"),
		.globals = value_drop(&counter.drop),
		.limits = liquid_limits_default() };
	struct arena arena;
	struct diag diag;
	struct buf out;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	buf_init(&out);
	assert_true(render(&s, &arena, &diag, &out));
	assert_true(str_eq(buf_str(&out),
	    STR("7<b>{\"asked\":7,\"html\":\"\\u003cb\\u003e\"}")));
	assert_int_equal(diag.n, 1);
	assert_int_equal(diag.items[0].code, CODE_LIQUID_PROPERTY);
	assert_true(str_eq(diag.items[0].hint, STR("did you mean 'asked'?")));
	buf_free(&out);
	diag_free(&diag);
	arena_free(&arena);
}

static bool
filter_twice(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = liquid_text(call, in), parts[2] = { s, s };

	if (call->n_args == 1)
		*out = liquid_property(call, &args[0], STR("instead"));
	else
		*out = value_text(arena_concat(call->arena, parts, 2));
	return true;
}

static void
the_program_adds_filters_of_its_own(void **state)
{
	static const struct liquid_filter rows[] = {
		{ "twice", 0, 1, filter_twice, "text | twice", "Twice.", NULL,
		    NULL, 0 },
	};
	struct sample s = { .source = STR("{{ 'a' | twice }}"
					  "{{ 'a' | twice: instead: 'b' }}"),
		.options = { .filters = rows, .n_filters = 1 },
		.limits = liquid_limits_default() };
	struct arena arena;
	struct diag diag;
	struct buf out;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	buf_init(&out);
	assert_true(render(&s, &arena, &diag, &out));
	assert_true(str_eq(buf_str(&out), STR("aab")));
	buf_free(&out);
	diag_free(&diag);
	arena_free(&arena);
}

/* The code of the only finding of a page with these limits. */
static enum code
stopped_by(const char *source, struct liquid_limits limits)
{
	struct sample s = { .source = str_from(source), .limits = limits };
	struct arena arena;
	struct diag diag;
	struct buf out;
	enum code code;

	arena_init(&arena);
	diag_init(&diag);
	buf_init(&out);
	assert_false(render(&s, &arena, &diag, &out));
	assert_int_equal(diag.n, 1);
	code = diag.items[0].code;
	buf_free(&out);
	diag_free(&diag);
	arena_free(&arena);
	return code;
}

static void
every_limit_ends_the_page(void **state)
{
	struct liquid_limits l = liquid_limits_default();

	(void)state;
	l.output = 100;
	assert_int_equal(stopped_by("{% for i in (1..99) %}abc{% endfor %}", l),
	    CODE_LIQUID_LIMIT);
	l = liquid_limits_default();
	l.steps = 50;
	assert_int_equal(stopped_by("{% for i in (1..99) %}{% endfor %}", l),
	    CODE_LIQUID_LIMIT);
	l = liquid_limits_default();
	l.memory = 1000000;
	assert_int_equal(
	    stopped_by("{% assign s = 'abcdefgh' %}{% for i in (1..99) %}"
		       "{% assign s = s | append: s %}{% endfor %}",
		l),
	    CODE_LIQUID_LIMIT);
	assert_int_equal(
	    stopped_by("{{ (1..999999999) | sort }}", l), CODE_LIQUID_LIMIT);
}

static void
a_template_that_only_compiles_tells_all_its_errors(void **state)
{
	struct sample s = { .source = STR("{% if a = 1 %}{{ b c }}{% endif %}"
					  "{{ 'x' | upcas }}{% fro %}") };
	struct arena arena;
	struct diag diag;
	struct buf out;

	(void)state;
	arena_init(&arena);
	diag_init(&diag);
	buf_init(&out);
	assert_false(render(&s, &arena, &diag, &out));
	assert_int_equal(diag.errors, 4);
	buf_free(&out);
	diag_free(&diag);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_of_the_language_holds),
		cmocka_unit_test(
		    every_example_holds_on_a_page_like_one_before_it),
		cmocka_unit_test(
		    every_filter_and_tag_does_what_its_example_says),
		cmocka_unit_test(
		    a_name_that_leads_out_of_the_templates_is_refused),
		cmocka_unit_test(one_page_leaves_nothing_for_the_next),
		cmocka_unit_test(properties_of_the_programs_objects_are_found),
		cmocka_unit_test(the_program_adds_filters_of_its_own),
		cmocka_unit_test(every_limit_ends_the_page),
		cmocka_unit_test(
		    a_template_that_only_compiles_tells_all_its_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
