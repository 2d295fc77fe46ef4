/*
 * trust: the certificate authorities that libgit2 knows of, which are none.
 *
 * When it starts, libgit2 reads every authority that the system trusts: 5 ms
 * of each command, a third of what a short one takes. They are for
 * connections, and waymark makes none. So this stands in the place of the
 * function of mbedTLS that reads them, since the dynamic linker looks for it
 * in the program first. Should a connection ever be tried, it would trust
 * nobody. Where libgit2 stands on another library, nothing asks for this.
 *
 * Source    mbedtls_x509_crt_parse_file(), mbedTLS 2.28; ld.so(8) on the order
 *           of symbols.
 */

struct mbedtls_x509_crt;

int mbedtls_x509_crt_parse_file(
    struct mbedtls_x509_crt *chain, const char *path);

/* 0: the file was read, and no certificate in it was wrong. */
int
mbedtls_x509_crt_parse_file(struct mbedtls_x509_crt *chain, const char *path)
{
	(void)chain;
	(void)path;
	return 0;
}
