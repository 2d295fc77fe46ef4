#include "pages/variables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void
the_properties_of_every_class_are_sorted(void **state)
{
	const struct drop_class *class;

	(void)state;
	assert_true(n_variables > 1);
	for (size_t i = 0; i < n_variables; i++) {
		class = variables[i];
		for (size_t k = 1; k < class->n; k++)
			assert_true(strcmp(class->properties[k - 1].name,
					class->properties[k].name) < 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_properties_of_every_class_are_sorted),
	};

	return cmocka_run_group_tests_name("variables", tests, NULL, NULL);
}
