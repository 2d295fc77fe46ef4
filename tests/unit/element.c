#include "text/element.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "text/list.h"

static struct str
manual(struct arena *arena)
{
	int dir = open("src/man", O_RDONLY | O_DIRECTORY);
	struct str text;

	assert_true(
	    file_read(dir, STR("waymark-content.5"), 1u << 20, arena, &text));
	close(dir);
	return text;
}

/* The lines of text between two marks, as one list of words. */
static char *
words_between(
    struct str text, struct str from, struct str to, struct arena *arena)
{
	size_t at = str_find(text, from);
	char *list;

	assert_true(at != STR_NONE);
	text = str_skip(text, at + from.n);
	text = str_slice(text, 0, str_find(text, to));
	list = arena_cstr(arena, text);
	for (size_t i = 0; i < text.n; i++) {
		if (list[i] == '\n')
			list[i] = ' ';
	}
	return list;
}

static void
the_manual_lists_every_element_that_is_kept(void **state)
{
	struct arena arena;
	const struct element *e;
	const char *list;

	(void)state;
	arena_init(&arena);
	list = words_between(
	    manual(&arena), STR(".\\\" elements"), STR(".\\\" end"), &arena);
	for (size_t i = 0; (e = element_row(i)) != NULL; i++)
		assert_int_equal(list_has(list, e->name),
		    e->way != WAY_HIDDEN && e->way != WAY_EMBED);
	arena_free(&arena);
}

static void
the_manual_lists_every_attribute_by_its_element(void **state)
{
	const struct attribute *a;
	struct arena arena;
	struct str text, element;

	(void)state;
	arena_init(&arena);
	text = manual(&arena);
	for (size_t i = 0; (a = attribute_row(i)) != NULL; i++) {
		struct str rest = str_from(a->elements);

		while (str_cut(&rest, ' ', &element)) {
			struct str from = arena_printf(
			    &arena, ".It Ic %.*s\n", STR_ARG(element));

			if (element.n != 0 &&
			    !list_has(
				words_between(text, from, STR("\n."), &arena),
				a->name))
				fail_msg("%.*s of %.*s", STR_ARG(a->name),
				    STR_ARG(element));
		}
	}
	arena_free(&arena);
}

static void
the_rows_stand_in_order(void **state)
{
	(void)state;
	for (size_t i = 1; element_row(i) != NULL; i++)
		assert_true(str_cmp(element_row(i - 1)->name,
				element_row(i)->name) < 0);
	for (size_t i = 1; attribute_row(i) != NULL; i++)
		assert_true(str_cmp(attribute_row(i - 1)->name,
				attribute_row(i)->name) <= 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manual_lists_every_element_that_is_kept),
		cmocka_unit_test(
		    the_manual_lists_every_attribute_by_its_element),
		cmocka_unit_test(the_rows_stand_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
