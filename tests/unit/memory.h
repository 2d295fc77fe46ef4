/*
 * memory: a site of a few files in memory, decided and linked.
 *
 *	struct memory m;
 *	memory_begin(&m);
 *	memory_add(&m, "people/ana.yaml", "role: student\n...");
 *	memory_link(&m);
 */
#ifndef UNIT_MEMORY_H
#define UNIT_MEMORY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "config/config.h"
#include "content/content.h"
#include "content/read.h"
#include "data/yaml.h"
#include "model/model.h"
#include "policy/leak.h"
#include "policy/release.h"

#define MEMORY_FILES 64

struct memory {
	struct arena arena;
	struct diag diag;
	struct config config;
	struct document documents[MEMORY_FILES];
	struct content content;
	struct release release;
	struct leak leak;
	struct model model;
	struct str key;
};

static inline void
memory_begin(struct memory *m)
{
	static struct str english = STR_INIT("en");

	*m = (struct memory){ 0 };
	arena_init(&m->arena);
	diag_init(&m->diag);
	m->config = (struct config){ .title = STR("Site"),
		.lang = english,
		.languages = &english,
		.n_languages = 1,
		.history = HISTORY_FULL,
		.as_of = { 2026, 5, 12 } };
	m->content.items = m->documents;
	map_init(&m->content.by_rel, &m->arena);
}

/* The fields of site.yaml that are not members of struct config. */
static inline void
memory_site(struct memory *m, const char *yaml)
{
	struct value v;

	assert_true(value_from_yaml(
	    str_from(yaml), STR("content/site.yaml"), &m->arena, &m->diag, &v));
	assert_true(fields_check(&site_table, &v, STR("content/site.yaml"),
	    &m->arena, &m->diag, &m->config.site));
}

/* Files are added in order of path. */
static inline void
memory_add(struct memory *m, const char *rel, const char *text)
{
	struct document *d = &m->documents[m->content.n++];
	struct read_env env = { &m->config, &m->arena, &m->arena, &m->diag };

	assert_true(m->content.n <= MEMORY_FILES);
	d->rel = str_copy(&m->arena, str_from(rel));
	d->path = arena_printf(&m->arena, "content/%s", rel);
	d->kind = kind_of(d->rel, &d->id, &d->owner);
	if (d->kind == KIND_MEDIA)
		document_read_nothing(d, &env);
	else
		document_read(d, str_copy(&m->arena, str_from(text)), &env);
	map_put(&m->content.by_rel, d->rel, d);
}

static inline void
memory_link(struct memory *m)
{
	const struct release_input input = {
		.content = &m->content, .config = &m->config, .key = m->key
	};

	release_decide(&m->release, &m->leak, &input, &m->arena, &m->diag);
	leak_compile(&m->leak);
	model_link(&m->model, &m->release, &m->config, &m->arena, &m->diag);
}

static inline void
memory_end(struct memory *m)
{
	arena_free(&m->arena);
	diag_free(&m->diag);
}

/* How many findings have that code. */
static inline size_t
memory_count(const struct memory *m, enum code code)
{
	size_t n = 0;

	for (size_t i = 0; i < m->diag.n; i++)
		n += m->diag.items[i].code == code;
	return n;
}

/* The released document with that stem, or NULL. */
static inline const struct released *
memory_released(const struct memory *m, const char *stem)
{
	return release_find(&m->release, str_from(stem));
}

/* Whether a page about the document has what must not be in it. */
static inline bool
memory_leaks(const struct memory *m, const char *stem, const char *html)
{
	struct diag diag;
	bool leaks;

	diag_init(&diag);
	leaks = !leak_check(&m->leak, str_from(html), memory_released(m, stem),
	    (struct place){ STR("page"), 0, 0 }, &diag);
	diag_free(&diag);
	return leaks;
}

#define assert_released(m, stem) assert_non_null(memory_released(m, stem))
#define assert_withheld(m, stem) assert_null(memory_released(m, stem))

#endif
