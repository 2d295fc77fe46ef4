#define _GNU_SOURCE /* RTLD_DEFAULT */
#include <dlfcn.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

int mbedtls_x509_crt_parse_file(void *chain, const char *path);

/* The first one that the dynamic linker finds is the one that libgit2 calls. */
static void
libgit2_reads_no_certificate_authorities(void **state)
{
	int (*ours)(void *chain, const char *path) =
	    mbedtls_x509_crt_parse_file;
	void *found = dlsym(RTLD_DEFAULT, "mbedtls_x509_crt_parse_file");

	(void)state;
	/* No library asks for it where libgit2 stands on another one. */
	assert_true(found == NULL || memcmp(&found, &ours, sizeof(ours)) == 0);
	assert_int_equal(ours(NULL, "/dev/null"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(libgit2_reads_no_certificate_authorities),
	};

	return cmocka_run_group_tests_name("trust", tests, NULL, NULL);
}
