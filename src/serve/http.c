#include "serve/http.h"

#include <microhttpd.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/percent.h"
#include "feeds/feeds.h"
#include "serve/address.h"
#include "serve/bar.h"
#include "text/url.h"

/* Seconds that a browser may keep a connection without a word. */
#define PATIENCE_S 60
#define EVENT_BYTES 512

static const struct str change = STR_INIT("event: change\ndata:\n\n");

#define TEXT "text/plain; charset=utf-8"

/* A browser that is told of changes. */
struct listener {
	struct arena arena; /* that it lives in itself */
	struct http *http;
	struct MHD_Connection *connection;
	struct buf out;
	bool waits;
	struct listener *next;
};

/* MHD would decode addresses in its own way: they are left as they came. */
static size_t
leave_encoded(void *arg, struct MHD_Connection *c, char *text)
{
	(void)arg;
	(void)c;
	return strlen(text);
}

static struct str
header_of(struct MHD_Connection *c, const char *name)
{
	const char *text =
	    MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);

	return text != NULL ? str_from(text) : STR("");
}

/* The page of the editor says itself what it may ask. */
static void
add_headers(struct MHD_Response *r, struct str url, const char *type)
{
	for (size_t i = 0; i < n_host_headers; i++) {
		if (!host_header_is_own(url, host_headers[i].name))
			MHD_add_response_header(
			    r, host_headers[i].name, host_headers[i].value);
	}
	/* No other site may show what is here, and no browser keep it. */
	MHD_add_response_header(
	    r, "Cross-Origin-Resource-Policy", "same-origin");
	MHD_add_response_header(r, "Cache-Control", "no-store");
	if (type != NULL)
		MHD_add_response_header(r, "Content-Type", type);
}

static enum MHD_Result
queue(struct MHD_Connection *c, unsigned status, struct MHD_Response *r)
{
	enum MHD_Result sent = MHD_queue_response(c, status, r);

	MHD_destroy_response(r);
	return sent;
}

/* For what never becomes a visit. */
static enum MHD_Result
refuse(struct MHD_Connection *c, unsigned status, const char *why)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(
	    strlen(why), (char *)(uintptr_t)why, MHD_RESPMEM_MUST_COPY);

	add_headers(r, STR(""), TEXT);
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		MHD_add_response_header(r, "Allow", "GET, HEAD");
	return queue(c, status, r);
}

/* MHD 0.9.75 does not count this among what it has to do. */
static void
resume(struct http *http, struct MHD_Connection *c)
{
	MHD_resume_connection(c);
	http->resumed = true;
}

static void
unlink_listener(struct listener *l)
{
	struct listener **at = &l->http->listeners;

	while (*at != l)
		at = &(*at)->next;
	*at = l->next;
}

static void
free_listener(void *arg)
{
	struct listener *l = arg;
	struct arena arena = l->arena;

	unlink_listener(l);
	buf_free(&l->out);
	arena_free(&arena);
}

/* Give the browser what is there; without anything, its connection rests. */
static ssize_t
read_events(void *arg, uint64_t at, char *to, size_t n)
{
	struct listener *l = arg;

	(void)at;
	if (l->out.n == 0) {
		l->waits = true;
		MHD_suspend_connection(l->connection);
		return 0;
	}
	if (n > l->out.n)
		n = l->out.n;
	memcpy(to, l->out.p, n);
	memmove(l->out.p, l->out.p + n, l->out.n - n);
	l->out.n -= n;
	return (ssize_t)n;
}

/* Whether a change was told behind that of the page that now listens. */
static bool
has_missed(const struct http *http, struct MHD_Connection *c)
{
	const char *told =
	    MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "told");
	uint64_t number;

	return told != NULL &&
	    (!str_uint(str_from(told), UINT32_MAX, &number) ||
		number != http->told);
}

static enum MHD_Result
begin_events(struct http *http, struct MHD_Connection *c)
{
	struct MHD_Response *r;
	struct listener *l;
	struct arena arena;

	arena_init(&arena);
	l = arena_alloc(&arena, sizeof(*l));
	*l = (struct listener){ arena, http, c, { NULL, 0, 0 }, false,
		http->listeners };
	http->listeners = l;
	buf_init(&l->out);
	buf_add(&l->out, STR("retry: 500\n\n"));
	if (has_missed(http, c))
		buf_add(&l->out, change);
	r = MHD_create_response_from_callback(
	    MHD_SIZE_UNKNOWN, EVENT_BYTES, read_events, l, free_listener);
	add_headers(r, STR(""), "text/event-stream");
	return queue(c, MHD_HTTP_OK, r);
}

static void
tell(struct http *http, struct str line)
{
	for (struct listener *l = http->listeners; l != NULL; l = l->next) {
		buf_add(&l->out, line);
		if (!l->waits)
			continue;
		l->waits = false;
		resume(http, l->connection);
	}
}

void
http_tell_change(struct http *http)
{
	http->told++;
	tell(http, change);
}

void
http_tell_nothing(struct http *http)
{
	tell(http, STR(":\n\n"));
}

static enum MHD_Result
send_visit(struct visit *v)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(
	    v->body.n, (char *)(uintptr_t)v->body.p, MHD_RESPMEM_PERSISTENT);

	add_headers(r, v->wanted, v->type);
	if (v->location.n != 0)
		MHD_add_response_header(
		    r, "Location", arena_cstr(&v->arena, v->location));
	return queue(v->connection, v->status, r);
}

struct str
visit_query(const struct visit *v, const char *name)
{
	struct visit *writable = (struct visit *)(uintptr_t)v;
	const char *text = MHD_lookup_connection_value(
	    v->connection, MHD_GET_ARGUMENT_KIND, name);

	return text != NULL ? percent_decode(str_from(text), &writable->arena)
			    : STR("");
}

void
visit_answer(
    struct visit *v, unsigned status, const char *type, struct str bytes)
{
	v->status = status;
	v->type = type;
	v->body = str_copy(&v->arena, bytes);
	if (!v->waits)
		return;
	v->waits = false;
	resume(v->http, v->connection);
}

void
visit_send(struct visit *v, unsigned status, struct str url)
{
	struct buf out;

	buf_init(&out);
	url_write(&out, url);
	v->location = str_copy(&v->arena, buf_str(&out));
	buf_free(&out);
	visit_answer(v, status, TEXT, STR(""));
}

/* The words of a refusal, or NULL for a request that is fine. */
static const char *
judge(const struct http *http, struct MHD_Connection *c, const char *method,
    unsigned *status)
{
	if (!address_is_here(header_of(c, "Host"), http->port)) {
		*status = MHD_HTTP_FORBIDDEN;
		return "This preview is for this machine alone.\n";
	}
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
		*status = MHD_HTTP_METHOD_NOT_ALLOWED;
		return "This preview only shows pages.\n";
	}
	return NULL;
}

static struct visit *
new_visit(struct http *http, struct MHD_Connection *c)
{
	struct arena arena;
	struct visit *v;

	arena_init(&arena);
	v = arena_alloc(&arena, sizeof(*v));
	v->arena = arena;
	v->http = http;
	v->connection = c;
	diag_init(&v->findings);
	return v;
}

static enum MHD_Result
begin_visit(struct http *http, struct visit *v, struct str raw)
{
	struct MHD_Connection *c = v->connection;

	v->begun = true;
	if (!address_path(raw, &v->arena, &v->url))
		return refuse(
		    c, MHD_HTTP_BAD_REQUEST, "This is no address of a page.\n");
	if (str_is(v->url, BAR_FOLDER "events"))
		return begin_events(http, c);
	v->wanted = v->url;
	http->visit(http->arg, v);
	if (v->status != 0)
		return send_visit(v);
	v->waits = true;
	MHD_suspend_connection(c);
	return MHD_YES;
}

/*
 * MHD calls this when the headers are there, when the request has ended, and
 * once more when a visit that waited goes on. What is answered at the first
 * call ends the connection, which only a refusal should.
 */
static enum MHD_Result
handle(void *arg, struct MHD_Connection *c, const char *url, const char *method,
    const char *version, const char *upload, size_t *upload_size, void **state)
{
	struct http *http = arg;
	struct visit *v = *state;
	unsigned status = 0;
	const char *why;

	(void)version;
	(void)upload;
	*upload_size = 0;
	if (v != NULL && v->begun)
		return v->status != 0 ? send_visit(v) : MHD_YES;
	if (v != NULL)
		return begin_visit(http, v, str_from(url));
	why = judge(http, c, method, &status);
	if (why != NULL)
		return refuse(c, status, why);
	*state = new_visit(http, c);
	return MHD_YES;
}

static void
end_visit(void *arg, struct MHD_Connection *c, void **state,
    enum MHD_RequestTerminationCode code)
{
	struct visit *v = *state;
	struct arena arena;

	(void)arg;
	(void)c;
	(void)code;
	if (v == NULL)
		return;
	*state = NULL;
	diag_free(&v->findings);
	arena = v->arena;
	arena_free(&arena);
}

bool
http_begin(struct http *http, const struct listeners *at,
    void (*visit)(void *arg, struct visit *v), void *arg)
{
	*http = (struct http){ .port = at->port, .visit = visit, .arg = arg };
	for (size_t i = 0; i < 2; i++) {
		if (at->fds[i] < 0)
			continue;
		http->daemons[i] =
		    MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME,
			0, NULL, NULL, handle, http, MHD_OPTION_LISTEN_SOCKET,
			at->fds[i], MHD_OPTION_CONNECTION_TIMEOUT, PATIENCE_S,
			MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, NULL,
			MHD_OPTION_NOTIFY_COMPLETED, end_visit, NULL,
			MHD_OPTION_END);
		if (http->daemons[i] == NULL)
			return false;
	}
	return true;
}

void
http_end(struct http *http)
{
	/* What is suspended cannot be closed. */
	http_tell_nothing(http);
	for (size_t i = 0; i < 2; i++) {
		if (http->daemons[i] != NULL)
			MHD_stop_daemon(http->daemons[i]);
		http->daemons[i] = NULL;
	}
}

void
http_fds(const struct http *http, int fds[2])
{
	const union MHD_DaemonInfo *info;

	for (size_t i = 0; i < 2; i++) {
		info = http->daemons[i] == NULL
		    ? NULL
		    : MHD_get_daemon_info(
			  http->daemons[i], MHD_DAEMON_INFO_EPOLL_FD);
		fds[i] = info != NULL ? info->epoll_fd : -1;
	}
}

int
http_timeout(const struct http *http)
{
	MHD_UNSIGNED_LONG_LONG ms;
	int least = -1;

	if (http->resumed)
		return 0;
	for (size_t i = 0; i < 2; i++) {
		if (http->daemons[i] != NULL &&
		    MHD_get_timeout(http->daemons[i], &ms) == MHD_YES &&
		    (least < 0 || ms < (unsigned)least))
			least = (int)ms;
	}
	return least;
}

void
http_run(struct http *http)
{
	http->resumed = false;
	for (size_t i = 0; i < 2; i++) {
		if (http->daemons[i] != NULL)
			(void)MHD_run(http->daemons[i]);
	}
}
