#define _GNU_SOURCE
#include "build/worker.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"

#define TASKS 500u

struct site {
	uint32_t bad; /* task that does harm, */
	uint32_t every; /* and so does each one that this divides */
	void (*harm)(void);
	unsigned *made; /* of memory that all share; or NULL */
	unsigned told[TASKS];
	unsigned died[TASKS];
	enum death death;
};

static void
make(void *arg, uint32_t task, struct diag *diag, struct buf *out)
{
	struct site *site = arg;

	/* What was made once without harm may do harm the second time. */
	if (site->made != NULL && site->made[task]++ != 0 && task % 3 == 0)
		site->harm();
	if (site->harm != NULL &&
	    (task == site->bad ||
		(site->every != 0 && task % site->every == 0)))
		site->harm();
	if (task == 7)
		diag_report(diag, CODE_FILE_READ,
		    (struct place){ .path = STR("a.md"), .line = 2 }, "seven");
	buf_printf(out, "task %u", task);
}

static void
told(void *arg, uint32_t task, struct str bytes)
{
	struct site *site = arg;
	char want[32];

	snprintf(want, sizeof(want), "task %u", task);
	assert_true(str_eq(bytes, str_from(want)));
	site->told[task]++;
}

static void
died(void *arg, uint32_t task, enum death death)
{
	struct site *site = arg;

	site->died[task]++;
	site->death = death;
}

static bool
run(struct site *site, unsigned jobs, struct diag *diag)
{
	struct work work = { TASKS, jobs, site, NULL, make, told, died };

	diag_init(diag);
	return work_run(&work, diag);
}

/* Every task was told once, or died once. */
static void
assert_all_accounted_for(const struct site *site)
{
	for (uint32_t i = 0; i < TASKS; i++)
		assert_int_equal(site->told[i] + site->died[i], 1);
}

static void
every_task_is_told_once(void **state)
{
	struct site site;
	struct diag diag;

	(void)state;
	for (unsigned jobs = 0; jobs < 4; jobs++) {
		site = (struct site){ 0 };
		assert_true(run(&site, jobs, &diag));
		assert_all_accounted_for(&site);
		diag_free(&diag);
	}
}

static void
findings_come_back_with_their_places(void **state)
{
	struct site site = { 0 };
	struct diag diag;

	(void)state;
	assert_true(run(&site, 2, &diag));
	assert_int_equal(diag.n, 1);
	assert_int_equal(diag.errors, 1);
	assert_int_equal(diag.items[0].place.line, 2);
	assert_true(str_eq(diag.items[0].text, STR("seven")));
	diag_free(&diag);
}

static void
run_for_ever(void)
{
	for (volatile unsigned i = 0;; i++)
		continue;
}

static void
crash(void)
{
	kill(getpid(), SIGTERM); /* cmocka catches a SIGSEGV */
}

static void
leave(void)
{
	_exit(3);
}

static void
one_bad_page_costs_that_page_alone(void **state)
{
	static const struct {
		void (*harm)(void);
		enum death death;
	} rows[] = {
		{ run_for_ever, DEATH_TIME },
		{ crash, DEATH_CRASH },
		{ leave, DEATH_MEMORY },
	};
	struct site site;
	struct diag diag;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		site = (struct site){ .bad = 45, .harm = rows[i].harm };
		assert_true(run(&site, 2, &diag));
		assert_all_accounted_for(&site);
		assert_int_equal(site.died[45], 1);
		assert_int_equal(site.death, rows[i].death);
		diag_free(&diag);
	}
}

static void
pages_that_die_when_made_again_cost_no_others(void **state)
{
	struct site site = { .bad = 30, .harm = crash };
	struct diag diag;

	(void)state;
	site.made = mmap(NULL, TASKS * sizeof(*site.made),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(site.made != MAP_FAILED);
	assert_true(run(&site, 1, &diag));
	assert_all_accounted_for(&site);
	assert_int_equal(site.died[30], 1);
	assert_int_equal(site.died[27], 1);
	assert_int_equal(site.told[28], 1);
	munmap(site.made, TASKS * sizeof(*site.made));
	diag_free(&diag);
}

static void
the_build_is_given_up_when_too_many_die(void **state)
{
	struct site site = { .every = 10, .harm = crash };
	struct diag diag;

	(void)state;
	assert_false(run(&site, 2, &diag));
	assert_int_equal(diag.items[diag.n - 1].code, CODE_WORKER_DEATHS);
	diag_free(&diag);
}

static void
as_many_may_die_as_the_limit_says(void **state)
{
	struct site site = { .every = TASKS / LIMIT_WORKER_DEATHS,
		.harm = crash };
	struct diag diag;

	(void)state;
	site.bad = 0;
	assert_true(run(&site, 2, &diag));
	assert_all_accounted_for(&site);
	diag_free(&diag);
}

#if !defined(__SANITIZE_ADDRESS__)
static void
eat(void)
{
	struct arena arena;

	arena_init(&arena);
	arena_bytes(&arena, LIMIT_WORKER_BYTES);
}

static void
a_page_without_memory_is_told_so(void **state)
{
	struct site site = { .bad = 3, .harm = eat };
	struct diag diag;

	(void)state;
	assert_true(run(&site, 1, &diag));
	assert_all_accounted_for(&site);
	assert_int_equal(site.died[3], 1);
	assert_int_equal(site.death, DEATH_MEMORY);
	diag_free(&diag);
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_task_is_told_once),
		cmocka_unit_test(findings_come_back_with_their_places),
		cmocka_unit_test(one_bad_page_costs_that_page_alone),
		cmocka_unit_test(pages_that_die_when_made_again_cost_no_others),
		cmocka_unit_test(the_build_is_given_up_when_too_many_die),
		cmocka_unit_test(as_many_may_die_as_the_limit_says),
#if !defined(__SANITIZE_ADDRESS__)
		cmocka_unit_test(a_page_without_memory_is_told_so),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
