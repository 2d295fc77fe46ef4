#include "feeds/feed.h"

/*
 * What every page says for itself in a meta element, and what only a header
 * can say: nothing from elsewhere, no address told to others, no frame.
 */
#define POLICY                                                      \
	"default-src 'none'; script-src 'self'; style-src 'self'; " \
	"img-src 'self'; media-src 'self'; font-src 'self'; "       \
	"connect-src 'self'; base-uri 'none'; form-action 'self'; " \
	"frame-ancestors 'none'"

const struct host_header host_headers[] = {
	{ "Content-Security-Policy", POLICY },
	{ "Referrer-Policy", "no-referrer" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Permissions-Policy",
	    "camera=(), geolocation=(), microphone=(), browsing-topics=()" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
};
const size_t n_host_headers = sizeof(host_headers) / sizeof(*host_headers);

/* For hosts that read a file _headers: Cloudflare Pages, Netlify and others. */
static bool
write_headers_file(struct feed_writer *w)
{
	buf_add(&w->buf, STR("/*\n"));
	for (size_t i = 0; i < n_host_headers; i++)
		buf_printf(&w->buf, "  %s: %s\n", host_headers[i].name,
		    host_headers[i].value);
	buf_add(&w->buf,
	    STR("/assets/*\n"
		"  Cache-Control: public, max-age=31536000, immutable\n"
		"/students/*/index.json\n  X-Robots-Tag: noindex\n"
		"/students/*/*.zip\n  X-Robots-Tag: noindex\n"
		"/u/*\n  X-Robots-Tag: noindex, noarchive\n"));
	return feed_put(w, STR("/_headers"));
}

/* For Apache, where a site may bring its own rules. */
static bool
write_htaccess(struct feed_writer *w)
{
	buf_add(&w->buf,
	    STR("ErrorDocument 404 /404.html\nOptions -Indexes\n"
		"AddDefaultCharset utf-8\n<IfModule mod_headers.c>\n"));
	for (size_t i = 0; i < n_host_headers; i++)
		buf_printf(&w->buf, "Header always set %s \"%s\"\n",
		    host_headers[i].name, host_headers[i].value);
	buf_add(&w->buf,
	    STR("<FilesMatch \"\\.[0-9a-f]{8}\\.[a-z0-9]+$\">\n"
		"Header set Cache-Control \"public, max-age=31536000, "
		"immutable\"\n</FilesMatch>\n</IfModule>\n"));
	return feed_put(w, STR("/.htaccess"));
}

bool
hosts_write(struct feed_writer *w)
{
	return write_headers_file(w) && write_htaccess(w);
}
