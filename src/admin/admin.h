/*
 * admin: the browser editor at /admin/, for people without Git.
 *
 * The editor is Decap CMS, a program of others that runs in the browser: it
 * signs a person in at the Git host, shows forms, and saves what was written
 * as a change that waits for review. waymark makes the forms of it from the
 * tables that check documents, and publishes the program beside them. There is
 * none unless site.yaml asks for it, and it asks nobody but the Git host.
 *
 * A preview's editor writes into the repository on this machine, through
 * decap-server, whatever site.yaml says.
 *
 * Owner     everything lives in the arena given to admin_load.
 * Errors    what is missing is a warning, and the site has no editor: consent
 *           that was withdrawn must not wait for a setting.
 * Source    Decap CMS 3, its configuration and its backends.
 */
#ifndef ADMIN_ADMIN_H
#define ADMIN_ADMIN_H

#include "base/diag.h"

struct backend;
struct buf;
struct config;
struct model;
struct snapshot;
struct theme;

/* Where it is. */
#define ADMIN_URL "/admin/"
#define ADMIN_CONFIG "/admin/config.json"
#define ADMIN_START "/admin/start.js"
#define ADMIN_PHONE "/admin/phone.css"

/* A file of the editor that is published as it is. */
struct admin_file {
	struct str url;
	struct str file; /* below the output folder */
	struct str bytes;
};

struct admin {
	bool on; /* else nothing else is filled */
	const struct backend *backend;
	struct str repo;
	struct str branch;
	struct str host; /* "https://git.example.org", without "/" at its end */
	struct str login; /* likewise */
	struct str app_id;
	bool review; /* a change waits until somebody has read it */
	struct str policy; /* the page's Content-Security-Policy */
	struct str script; /* url */
	struct admin_file files[4]; /* the script first */
	size_t n_files;
};

void admin_load(struct admin *admin, const struct config *config, bool preview,
    struct arena *arena, struct diag *diag);

/* What the forms are made for. */
struct admin_forms {
	const struct admin *admin;
	const struct config *config;
	const struct snapshot *snapshot;
	const struct theme *theme; /* its words, in the site's language */
	const struct model *model; /* what is released, for choices */
};

/*
 * Decap's configuration at the end of out, as JSON. "{student}" in it stands
 * for the folder of the student whose portfolio is opened: the page fills it
 * in, so that no student is named here.
 */
void admin_print_config(
    const struct admin_forms *in, struct arena *arena, struct buf *out);

#endif
