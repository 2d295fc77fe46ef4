#include "cache/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/checksum.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"

/* A file of another version is dropped. */
#define CACHE_VERSION "3"
#define FILE_NAME "cache.sqlite"
/* How long to wait for another build that is writing. */
#define BUSY_MS 1000

enum query {
	QUERY_GET,
	QUERY_PUT,
	QUERY_DROP,
	QUERY_DROP_KIND,
	QUERY_KEYS,
	QUERY_COUNT
};

struct cache {
	struct arena arena; /* that it lives in itself */
	const char *path;
	sqlite3 *db;
	sqlite3_stmt *queries[QUERY_COUNT];
	bool writing; /* in a transaction */
	bool resting; /* the file is opened when it is needed */
	pid_t owner; /* who may write, and remove a damaged file */
	pid_t user; /* who has opened it last */
};

static const char *const sql[QUERY_COUNT] = {
	[QUERY_GET] = "SELECT sum, value FROM entry "
		      "WHERE kind = ?1 AND key = ?2",
	[QUERY_PUT] = "INSERT OR REPLACE INTO entry (kind, key, value, sum) "
		      "VALUES (?1, ?2, ?3, ?4)",
	[QUERY_DROP] = "DELETE FROM entry WHERE kind = ?1 AND key = ?2",
	[QUERY_KEYS] = "SELECT key FROM entry WHERE kind = ?1",
	[QUERY_DROP_KIND] =
	    "DELETE FROM entry WHERE kind = ?1 OR length(?1) = 0",
};

static const char setup[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
    "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;"
    "CREATE TABLE IF NOT EXISTS entry (kind BLOB NOT NULL, key BLOB NOT NULL,"
    " value BLOB NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (kind, key));"
    "PRAGMA user_version = " CACHE_VERSION ";";

/*
 * For a process that only reads, beside one that may be writing: what was kept
 * when it began is all it reads, without locks for each value.
 */
static const char setup_reader[] =
    "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; BEGIN;";

/* It finds damage, not malice. */
static int64_t
sum_of(struct str s)
{
	struct checksum sum = checksum_of(s);
	int64_t out;

	memcpy(&out, sum.bytes, sizeof(out));
	return out;
}

const char *
cache_folder(struct str given, const char *repository, struct arena *arena)
{
	const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	struct hash h = hash_of(str_from(repository));
	struct str base;

	if (given.n != 0)
		return arena_cstr(arena, given);
	/* A relative path there is to be ignored (XDG Base Directory). */
	if (xdg != NULL && xdg[0] == '/')
		base = str_from(xdg);
	else if (home != NULL && home[0] == '/')
		base = arena_printf(arena, "%s/.cache", home);
	else
		return NULL;
	return arena_cstr(arena,
	    arena_printf(arena, "%.*s/waymark/%.*s", STR_ARG(base),
		STR_ARG(hash_hex(&h, 16, arena))));
}

/* Every folder of the path, readable by its owner alone. */
static bool
make_folder(struct arena *arena, const char *folder)
{
	char *path = arena_cstr(arena, str_from(folder));

	for (size_t i = 1; path[i] != '\0'; i++) {
		if (path[i] != '/')
			continue;
		path[i] = '\0';
		if (mkdir(path, 0700) < 0 && errno != EEXIST)
			return false;
		path[i] = '/';
	}
	return mkdir(path, 0700) == 0 || errno == EEXIST;
}

static void
close_db(struct cache *c)
{
	for (size_t i = 0; i < QUERY_COUNT; i++) {
		sqlite3_finalize(c->queries[i]);
		c->queries[i] = NULL;
	}
	sqlite3_close(c->db);
	c->db = NULL;
	c->writing = false;
}

static bool
is_our_version(sqlite3 *db)
{
	sqlite3_stmt *query = NULL;
	bool ok = false;

	if (sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &query, NULL) ==
		SQLITE_OK &&
	    sqlite3_step(query) == SQLITE_ROW)
		ok = sqlite3_column_int(query, 0) == atoi(CACHE_VERSION) ||
		    sqlite3_column_int(query, 0) == 0;
	sqlite3_finalize(query);
	return ok;
}

static bool
open_db(struct cache *c)
{
	bool owner = getpid() == c->owner;
	bool ok = sqlite3_open_v2(c->path, &c->db,
		      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
			  (owner ? SQLITE_OPEN_CREATE : 0),
		      NULL) == SQLITE_OK &&
	    sqlite3_busy_timeout(c->db, BUSY_MS) == SQLITE_OK &&
	    is_our_version(c->db) &&
	    sqlite3_exec(c->db, owner ? setup : setup_reader, NULL, NULL,
		NULL) == SQLITE_OK;

	c->resting = false;
	c->user = getpid();
	for (size_t i = 0; ok && i < QUERY_COUNT; i++)
		ok = sqlite3_prepare_v3(c->db, sql[i], -1,
			 SQLITE_PREPARE_PERSISTENT, &c->queries[i],
			 NULL) == SQLITE_OK;
	if (!ok)
		close_db(c);
	return ok;
}

/* Remove the file and what SQLite keeps beside it. */
static void
remove_files(struct cache *c)
{
	static const char *const suffixes[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < 3; i++)
		unlink(arena_cstr(&c->arena,
		    arena_printf(&c->arena, "%s%s", c->path, suffixes[i])));
}

/*
 * Begin anew after damage; without a file if even that fails. Who only reads
 * leaves that to the owner.
 */
static void
start_over(struct cache *c)
{
	close_db(c);
	if (getpid() != c->owner)
		return;
	remove_files(c);
	if (!open_db(c))
		remove_files(c);
}

static void
free_cache(struct cache *c)
{
	struct arena arena = c->arena;

	arena_free(&arena);
}

struct cache *
cache_open(const char *folder)
{
	struct arena arena;
	struct cache *c;
	mode_t mask;

	if (folder == NULL)
		return NULL;
	arena_init(&arena);
	c = arena_alloc(&arena, sizeof(*c));
	c->arena = arena;
	c->owner = getpid();
	c->path = arena_cstr(
	    &c->arena, arena_printf(&c->arena, "%s/" FILE_NAME, folder));
	mask = umask(0077);
	if (make_folder(&c->arena, folder) && !open_db(c))
		start_over(c);
	umask(mask);
	if (c->db != NULL)
		return c;
	free_cache(c);
	return NULL;
}

static void
keep(struct cache *c)
{
	if (c->db != NULL && c->writing)
		sqlite3_exec(c->db, "COMMIT", NULL, NULL, NULL);
	close_db(c);
}

void
cache_close(struct cache *c)
{
	if (c == NULL)
		return;
	keep(c);
	free_cache(c);
}

void
cache_rest(struct cache *c)
{
	if (c == NULL || c->db == NULL)
		return;
	keep(c);
	c->resting = true;
}

/*
 * A query, if the cache can be used here: SQLite forbids to take an open file
 * through fork(2).
 */
static sqlite3_stmt *
query_of(struct cache *c, enum query q)
{
	if (c == NULL)
		return NULL;
	if (c->resting && !open_db(c))
		start_over(c);
	return c->user == getpid() ? c->queries[q] : NULL;
}

/* SQLite keeps a pointer to the bytes only until the query is reset. */
static bool
bind(sqlite3_stmt *query, int n, struct str s)
{
	return sqlite3_bind_blob64(query, n, s.n != 0 ? s.p : "", s.n,
		   SQLITE_STATIC) == SQLITE_OK;
}

/* One step of a query; damage that it meets empties the cache. */
static bool
step(struct cache *c, sqlite3_stmt *query, int wanted)
{
	int result = sqlite3_step(query);

	if (result == SQLITE_CORRUPT || result == SQLITE_NOTADB)
		start_over(c);
	return result == wanted;
}

static void
reset(struct cache *c, enum query q)
{
	if (c->queries[q] != NULL) {
		sqlite3_reset(c->queries[q]);
		sqlite3_clear_bindings(c->queries[q]);
	}
}

bool
cache_get(struct cache *c, struct str kind, struct str key, struct arena *arena,
    struct str *out)
{
	sqlite3_stmt *query = query_of(c, QUERY_GET);
	struct str value;
	bool ok = false;

	if (query == NULL)
		return false;
	if (bind(query, 1, kind) && bind(query, 2, key) &&
	    step(c, query, SQLITE_ROW)) {
		value.p = sqlite3_column_blob(query, 1);
		value.n = (size_t)sqlite3_column_bytes(query, 1);
		ok = sqlite3_column_int64(query, 0) == sum_of(value);
		if (ok)
			*out = str_copy(arena, value);
	}
	reset(c, QUERY_GET);
	return ok;
}

/* Changes are kept together, when the cache is closed. */
static bool
begin(struct cache *c)
{
	if (query_of(c, QUERY_PUT) == NULL || c->owner != c->user)
		return false;
	if (!c->writing)
		c->writing = sqlite3_exec(c->db, "BEGIN IMMEDIATE", NULL, NULL,
				 NULL) == SQLITE_OK;
	return c->writing;
}

void
cache_put(struct cache *c, struct str kind, struct str key, struct str value)
{
	sqlite3_stmt *query;

	if (!begin(c))
		return;
	query = c->queries[QUERY_PUT];
	if (bind(query, 1, kind) && bind(query, 2, key) &&
	    bind(query, 3, value) &&
	    sqlite3_bind_int64(query, 4, sum_of(value)) == SQLITE_OK)
		(void)step(c, query, SQLITE_DONE);
	reset(c, QUERY_PUT);
}

void
cache_drop(struct cache *c, struct str kind, struct str key)
{
	sqlite3_stmt *query;

	if (!begin(c))
		return;
	query = c->queries[QUERY_DROP];
	if (bind(query, 1, kind) && bind(query, 2, key))
		(void)step(c, query, SQLITE_DONE);
	reset(c, QUERY_DROP);
}

void
cache_drop_kind(struct cache *c, struct str kind)
{
	if (!begin(c))
		return;
	if (bind(c->queries[QUERY_DROP_KIND], 1, kind))
		(void)step(c, c->queries[QUERY_DROP_KIND], SQLITE_DONE);
	reset(c, QUERY_DROP_KIND);
}

void
cache_keep_only(struct cache *c, struct str kind, const struct map *keep)
{
	struct {
		struct str *items;
		size_t n, cap;
	} stale = { NULL, 0, 0 };
	sqlite3_stmt *query = query_of(c, QUERY_KEYS);
	struct arena scratch;
	struct str key;

	if (query == NULL || !bind(query, 1, kind))
		return;
	arena_init(&scratch);
	while (step(c, query, SQLITE_ROW)) {
		key.p = sqlite3_column_blob(query, 0);
		key.n = (size_t)sqlite3_column_bytes(query, 0);
		if (map_get(keep, key) == NULL)
			*vec_push(&scratch, &stale) = str_copy(&scratch, key);
	}
	reset(c, QUERY_KEYS);
	for (size_t i = 0; i < stale.n; i++)
		cache_drop(c, kind, stale.items[i]);
	arena_free(&scratch);
}

const char *
cache_library_version(void)
{
	return sqlite3_libversion();
}
