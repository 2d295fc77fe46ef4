/*
 * config: what a site is, from content/site.yaml and the command line.
 *
 * A repository without site.yaml has the defaults: a title from its folder,
 * English, and consent required of whoever stands under students/. An option
 * of the command line wins over the file.
 *
 * Owner     everything lives in the arena given to config_load.
 * Errors    reported; config_load is false when site.yaml is not a group of
 *           fields, or an option makes no sense. Of what can be read of
 *           neither, config has the defaults.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include "base/civil.h"
#include "config/levels.h"
#include "data/field.h"

struct snapshot;

/* From the command line; an empty text is an option not given. */
struct config_options {
	struct str audience;
	struct str as_of;
	struct str base_url;
	bool drafts;
	bool advise;
	int64_t now; /* seconds since 1970; which day that is, the zone says */
};

struct config {
	struct str path; /* of site.yaml from the repository's root, or empty */
	bool unread; /* there is a site.yaml, and no telling what all of it says
		      */
	struct value site; /* the checked fields of site.yaml, an object */
	struct str title;
	struct str tagline;
	struct str base_url; /* without "/" at its end; may be empty */
	struct str lang; /* the first language */
	struct str *languages; /* at least one */
	size_t n_languages;
	struct str time_zone;
	struct str theme; /* empty: the one that comes with waymark */
	enum audience audience;
	enum history_level history; /* the most that any page shows */
	bool consent_assumed; /* the authors are adults */
	bool drafts; /* show them too */
	bool advise; /* a person looks: say also what takes long to find */
	struct date today; /* in the site's time zone */
	struct date as_of; /* the site's day, for consent and lists: or today */
};

bool config_load(struct config *config, const struct snapshot *snapshot,
    const struct config_options *options, struct arena *arena,
    struct diag *diag) must_check;

/*
 * Let a config of an earlier day show no more than the one of now does: the
 * documents of the wider audience, which are fewer, the lower level, what
 * both publish as it is, and nothing that either redacts.
 */
void config_narrow(
    struct config *config, const struct config *now, struct arena *arena);

/* Where "admin" of site.yaml may have the repository. */
#define ADMIN_BACKENDS "github|gitlab|gitea|forgejo"

/* The fields of site.yaml. */
extern const struct field_table site_table;
/* One entry of "redactions", here and in a person's record. */
extern const struct field_table redaction_table;
/* Who helps, here and in the vision. */
extern const struct field_table partner_table;

/* A site's address has its scheme: "work.example.org" might be a folder. */
bool config_is_address(struct str url);

#endif
