#include "admin/admin.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "admin/backend.h"
#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "config/config.h"

#define SCRIPT "admin/decap-cms.js"
#define LICENSES ".LICENSE.txt"

/* clang-format off */
EMBED(waymark_admin_start, "src/admin/start.js")
EMBED(waymark_admin_phone, "src/admin/phone.css")
/* clang-format on */

/* What admin_load works on. */
struct loading {
	struct admin *admin;
	const struct value *settings; /* "admin" of site.yaml */
	const struct config *config;
	struct arena *arena;
	struct diag *diag;
};

static struct str
setting(const struct loading *l, const char *name)
{
	return value_str(value_get(l->settings, str_from(name)));
}

/* An address of a host or service, without "/" at its end. */
static struct str
origin(const struct loading *l, const char *name)
{
	struct str url = setting(l, name);

	while (str_ends(url, STR("/")))
		url.n--;
	return url;
}

static bool
leave_out(const struct loading *l, const char *name, const char *why,
    const char *hint)
{
	const struct value *v = value_get(l->settings, str_from(name));

	diag_report(l->diag, CODE_ADMIN_SETTING,
	    value_place(v != NULL ? v : l->settings, l->config->path),
	    "the browser editor is left out: \"%s\" %s", name, why);
	diag_hint(l->diag, "%s", hint);
	return false;
}

/* It goes into the page's policy, where a blank or ";" would mean more. */
static bool
is_secure(struct str url)
{
	if (!str_starts(url, STR("https://")))
		return false;
	for (size_t i = 0; i < url.n; i++) {
		if (strchr(" ;,'\"*?#@", url.p[i]) != NULL)
			return false;
	}
	return true;
}

static bool
check_address(const struct loading *l, const char *name, struct str url)
{
	return url.n == 0 || is_secure(url) ||
	    leave_out(l, name, "is not the address of a host",
		"Write it from https:// on: https://git.example.org");
}

/* What the backend cannot do without; in a preview it needs nothing. */
static bool
check_settings(const struct loading *l)
{
	const struct admin *a = l->admin;
	const struct backend *b = a->backend;

	if (!check_address(l, "host", a->host) ||
	    !check_address(l, "login", a->login))
		return false;
	if (a->repo.n == 0)
		return leave_out(l, "repo", "is missing",
		    "Name the repository as its host does: \"owner/name\".");
	if (b->asks == NULL && a->host.n == 0)
		return leave_out(l, "host", "is missing",
		    "Give the address of the Git host, with https://.");
	if (b->login == LOGIN_SERVICE && a->login.n == 0)
		return leave_out(l, "login", "is missing",
		    "GitHub signs people in through a service of yours: see "
		    "\"A BROWSER EDITOR\" in waymark-site(5).");
	if (b->login == LOGIN_APP && a->app_id.n == 0)
		return leave_out(l, "app_id", "is missing",
		    "Register the site as an application at the Git host, and "
		    "write here the id that it gives.");
	if (a->review && !b->reviews)
		return leave_out(l, "review",
		    "cannot be had: this host does not hold changes back",
		    "Write \"review: false\", and whatever is saved is "
		    "published; or use another host.");
	return true;
}

static void
read_settings(const struct loading *l, bool preview)
{
	const struct value *review = value_get(l->settings, STR("review"));
	struct admin *a = l->admin;

	a->backend =
	    preview ? &backend_local : backend_find(setting(l, "backend"));
	a->repo = setting(l, "repo");
	a->branch = setting(l, "branch");
	if (a->branch.n == 0)
		a->branch = STR("main");
	a->host = preview ? STR("") : origin(l, "host");
	a->login = origin(l, "login");
	a->app_id = setting(l, "app_id");
	a->review = !value_is(review, VALUE_BOOL) || review->as.boolean;
}

/*
 * The program needs what no page of the site may have: it makes functions out
 * of text, which check its settings, and writes styles. It asks the site and
 * the Git host, and shows pictures that are not uploaded yet (blob:).
 */
static struct str
make_policy(const struct admin *a, struct arena *arena)
{
	const struct backend *b = a->backend;
	struct str asks = a->host, pictures = a->host;

	if (a->host.n == 0) {
		asks = str_from(b->asks);
		pictures = str_from(b->pictures);
	}
	return arena_printf(arena,
	    "default-src 'none'; script-src 'self' 'unsafe-eval'; "
	    "style-src 'self' 'unsafe-inline'; "
	    "img-src 'self' data: blob: %.*s; media-src 'self' blob:; "
	    "font-src 'self' data:; connect-src 'self' blob: %.*s; "
	    "base-uri 'none'; form-action 'self'",
	    STR_ARG(pictures), STR_ARG(asks));
}

static void
add_file(const struct loading *l, struct str url, struct str bytes)
{
	l->admin->files[l->admin->n_files++] =
	    (struct admin_file){ url, str_skip(url, 1), bytes };
}

/* A file of the machine, beside content/, that Git need not track. */
static bool
add_from_folder(const struct loading *l, struct str path)
{
	int here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	size_t slash = str_find_last(path, '/');
	struct str name = slash == STR_NONE ? path : str_skip(path, slash + 1);
	struct str bytes;
	bool ok = here >= 0 &&
	    file_read(here, path, LIMIT_ADMIN_FILE_BYTES, l->arena, &bytes);
	int why = errno;

	if (here >= 0)
		close(here);
	if (ok)
		add_file(l,
		    arena_printf(l->arena, ADMIN_URL "%.*s", STR_ARG(name)),
		    bytes);
	errno = why;
	return ok;
}

static bool
report_script(const struct loading *l, struct str path)
{
	const struct value *v = value_get(l->settings, STR("script"));
	const char *why = errno == EXDEV ? "it is outside of the site's folder"
	    : errno == EINVAL		 ? "it is not a .js file"
	    : errno == EFBIG		 ? "it is over 16 MiB"
					 : strerror(errno);

	diag_report(l->diag, CODE_ADMIN_SCRIPT,
	    value_place(v != NULL ? v : l->settings, l->config->path),
	    "the browser editor is left out: %.*s cannot be read: %s",
	    STR_ARG(path), why);
	diag_hint(l->diag,
	    "\"A BROWSER EDITOR\" in waymark-site(5) has the commands that "
	    "bring it there.");
	return false;
}

/* Only a script can be meant: nothing else beside content/ is to be shown. */
static bool
add_script(const struct loading *l)
{
	struct str path = setting(l, "script"), licenses;

	if (path.n == 0)
		path = STR(SCRIPT);
	errno = EINVAL;
	if (!str_ends(path, STR(".js")) || !add_from_folder(l, path))
		return report_script(l, path);
	l->admin->script = l->admin->files[0].url;
	licenses = arena_printf(l->arena, "%.*s" LICENSES, STR_ARG(path));
	return add_from_folder(l, licenses) || report_script(l, licenses);
}

void
admin_load(struct admin *admin, const struct config *config, bool preview,
    struct arena *arena, struct diag *diag)
{
	struct loading l = { admin, value_get(&config->site, STR("admin")),
		config, arena, diag };

	*admin = (struct admin){ .on = false };
	if (setting(&l, "backend").n == 0)
		return;
	read_settings(&l, preview);
	if ((!preview && !check_settings(&l)) || !add_script(&l)) {
		*admin = (struct admin){ .on = false };
		return;
	}
	add_file(&l, STR(ADMIN_START), EMBEDDED(waymark_admin_start));
	add_file(&l, STR(ADMIN_PHONE), EMBEDDED(waymark_admin_phone));
	admin->policy = make_policy(admin, arena);
	admin->on = true;
}
