#include "admin/admin.h"
#include "feeds/feed.h"
#include "pages/href.h"

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

/*
 * What the browser editor has a header of its own for: it may do what no page
 * may, and speaks with the window in which a person signs in.
 */
#define CONTENT_POLICY "Content-Security-Policy"
#define OPENER_POLICY "Cross-Origin-Opener-Policy"
#define ADMIN_OPENER "same-origin-allow-popups"

bool
host_header_is_own(struct str url, const char *name)
{
	return str_starts(url, STR(ADMIN_URL)) &&
	    (strcmp(name, CONTENT_POLICY) == 0 ||
		strcmp(name, OPENER_POLICY) == 0);
}

/* A "!" takes away what the rule for all files says (Cloudflare Pages). */
static void
add_admin_rule(struct feed_writer *w)
{
	const struct admin *admin = w->plan->in.admin;

	if (!admin->on)
		return;
	buf_printf(&w->buf,
	    ADMIN_URL "*\n  ! " CONTENT_POLICY "\n  ! " OPENER_POLICY
		      "\n  " CONTENT_POLICY ": %.*s; frame-ancestors 'none'\n"
		      "  " OPENER_POLICY ": " ADMIN_OPENER "\n"
		      "  X-Robots-Tag: noindex, noarchive\n",
	    STR_ARG(admin->policy));
}

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
	add_admin_rule(w);
	return feed_put(w, STR("/_headers"));
}

/* A header of all files, or of all but those of the editor. */
static void
add_header_line(struct feed_writer *w, const struct host_header *h)
{
	bool own = w->plan->in.admin->on &&
	    host_header_is_own(STR(ADMIN_URL), h->name);

	buf_printf(&w->buf, "Header always set %s \"%s\"%s\n", h->name,
	    h->value, own ? " env=!waymark_admin" : "");
}

static void
add_admin_lines(struct feed_writer *w)
{
	const struct admin *admin = w->plan->in.admin;

	if (!admin->on)
		return;
	buf_printf(&w->buf,
	    "Header always set " CONTENT_POLICY
	    " \"%.*s; frame-ancestors 'none'\" env=waymark_admin\n"
	    "Header always set " OPENER_POLICY " \"" ADMIN_OPENER
	    "\" env=waymark_admin\n"
	    "Header always set X-Robots-Tag \"noindex, noarchive\" "
	    "env=waymark_admin\n",
	    STR_ARG(admin->policy));
}

/* For Apache, where a site may bring its own rules. */
static bool
write_htaccess(struct feed_writer *w)
{
	buf_add(&w->buf,
	    STR("ErrorDocument 404 /404.html\nOptions -Indexes\n"
		"AddDefaultCharset utf-8\n"));
	if (w->plan->in.admin->on)
		buf_printf(&w->buf,
		    "SetEnvIf Request_URI \"^%.*s\" waymark_admin\n",
		    STR_ARG(href_make(
			w->plan->base_path, STR(ADMIN_URL), false, w->arena)));
	buf_add(&w->buf, STR("<IfModule mod_headers.c>\n"));
	for (size_t i = 0; i < n_host_headers; i++)
		add_header_line(w, &host_headers[i]);
	add_admin_lines(w);
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
