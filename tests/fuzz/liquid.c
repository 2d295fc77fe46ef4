/* Any bytes as a template that may include itself, with a page rendered. */
#include "data/json.h"
#include "liquid/liquid.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char globals[] =
    "{\"a\":[1,2.5,\"x\",null,true,[1,[\"<&>\"]]],\"o\":{\"k\":\"v\",\"size\":"
    "3},"
    "\"s\":\"A text & more <b>\\u00e9\\u4e2d\",\"n\":-7,\"f\":0.1,\"t\":true,"
    "\"l\":[{\"k\":2,\"t\":\"b\"},{\"k\":1,\"t\":\"A\"},{\"t\":null}],"
    "\"d\":\"2026-03-05T10:00:00+02:00\",\"site\":{\"baseurl\":\"/x\"}}";

struct input {
	struct str source;
};

static bool
load(void *arg, struct str name, struct arena *arena, struct str *path,
    struct str *source)
{
	const struct input *input = arg;

	*path = str_copy(arena, name);
	*source = input->source;
	return name.n < 4;
}

static void
render(struct liquid *set, const struct liquid_template *t,
    const struct value *values, struct diag *diag)
{
	struct liquid_renderer *r = liquid_renderer_new(set);
	struct liquid_page page = { .globals = *values, .diag = diag };
	struct arena arena;
	struct buf out;

	arena_init(&arena);
	buf_init(&out);
	page.arena = &arena;
	page.limits = (struct liquid_limits){ 20, 20000, 1 << 20, 8 << 20 };
	for (int i = 0; i < 2; i++) {
		size_t errors = diag->errors;

		arena_reset(&arena);
		buf_reset(&out);
		/* Whoever is refused is told why, and nobody else. */
		if (liquid_render(r, t, &page, &out) !=
		    (diag->errors == errors))
			__builtin_trap();
		if (out.n > (1 << 20) + (9 << 20))
			__builtin_trap();
	}
	liquid_renderer_free(r);
	buf_free(&out);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { { (const char *)data, size } };
	struct liquid_options options = { .load = load, .load_arg = &input };
	const struct liquid_template *t;
	struct liquid *set;
	struct arena arena;
	struct diag diag;
	struct value values;

	if (size != 0 && data[0] == '!')
		options.no_autoescape = true;
	arena_init(&arena);
	diag_init(&diag);
	if (!value_from_json((struct str){ globals, sizeof(globals) - 1 },
		STR("data"), &arena, &diag, &values))
		__builtin_trap();
	set = liquid_new(&options, &arena);
	t = liquid_add(set, STR("page"), STR("page"), input.source, &diag);
	if (liquid_template_ok(t) != (diag.errors == 0))
		__builtin_trap();
	if (liquid_template_ok(t))
		render(set, t, &values, &diag);
	liquid_free(set);
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
