#include "config/config.h"

#include "base/limits.h"
#include "data/yaml.h"
#include "git/snapshot.h"
#include "locale/zone.h"

static struct str
text_of(const struct config *c, struct str field, struct str otherwise)
{
	const struct value *v = value_get(&c->site, field);

	return value_is(v, VALUE_TEXT) ? value_str(v) : otherwise;
}

/* The name of the folder that the site is in, for a title. */
static struct str
folder_name(const struct snapshot *snapshot)
{
	struct str path = snapshot->content;
	size_t last;

	while (str_ends(path, STR("/")))
		path.n--;
	last = str_find_last(path, '/');
	if (last != STR_NONE)
		path = str_skip(path, last + 1);
	return path.n != 0 && !str_eq(path, STR("content")) ? path
							    : STR("Portfolio");
}

/*
 * Nothing is lost where there is no site.yaml: every field has a default.
 * *sound is false when a field was refused; the rest of the file counts.
 */
static bool
read_site(struct config *c, const struct snapshot *snapshot,
    struct arena *arena, struct diag *diag, bool *sound)
{
	const struct str parts[] = { snapshot->content, STR("site.yaml") };
	struct str path = arena_concat(arena, parts, 2), bytes;
	const struct entry *entry = snapshot_find(snapshot, path);
	struct object *none = arena_alloc(arena, sizeof(*none));
	struct value v;
	bool read;

	c->site = value_object(none);
	*sound = true;
	if (entry == NULL)
		return true;
	c->path = path;
	if (!snapshot_bytes(
		snapshot, entry, LIMIT_YAML_FILE_BYTES, arena, diag, &bytes))
		return false;
	read = value_from_yaml(bytes, path, arena, diag, &v);
	if (!read && v.kind != VALUE_OBJECT)
		return false;
	*sound = fields_check(&site_table, &v, path, arena, diag, &c->site);
	if (!read)
		return false;
	return v.kind == VALUE_OBJECT || v.kind == VALUE_NIL;
}

/* A day must not begin somewhere else unnoticed: consent ends with days. */
static struct str
read_zone(const struct config *c, struct diag *diag)
{
	const struct value *v = value_get(&c->site, STR("time_zone"));
	struct str zone = text_of(c, STR("time_zone"), STR("UTC"));

	if (zone_known(zone))
		return zone;
	diag_report(diag, CODE_TIME_ZONE, value_place(v, c->path),
	    "there is no time zone called \"%.*s\"", STR_ARG(zone));
	diag_hint(diag,
	    "zones are named after a city, as in \"America/Los_Angeles\"");
	return STR("UTC");
}

bool
config_is_address(struct str url)
{
	return str_starts(url, STR("https://")) ||
	    str_starts(url, STR("http://"));
}

/* Without its scheme, an address would be taken for a folder of the site. */
static struct str
read_address(const struct config *c, struct diag *diag)
{
	struct str url = text_of(c, STR("base_url"), STR(""));

	if (url.n == 0 || config_is_address(url))
		return url;
	diag_report(diag, CODE_FIELD_LINK,
	    value_place(value_get(&c->site, STR("base_url")), c->path),
	    "\"base_url\" is the whole address of the site");
	diag_hint(diag, "write https:// before it, as in https://%.*s",
	    STR_ARG(
		str_starts(url, STR("/")) ? STR("work.example.org/") : url));
	return STR("");
}

static void
read_languages(struct config *c, struct arena *arena)
{
	const struct value *list = value_get(&c->site, STR("languages"));
	size_t n = value_is(list, VALUE_LIST) ? list->n : 0;

	c->languages = arena_array(arena, n != 0 ? n : 1, sizeof(struct str));
	c->languages[0] = STR("en");
	for (size_t i = 0; i < n; i++)
		c->languages[i] = value_str(&list->as.items[i]);
	c->n_languages = n != 0 ? n : 1;
	c->lang = c->languages[0];
}

/* A word that was refused must not open what it may have closed. */
static void
read_levels(struct config *c, bool sound)
{
	const struct value *history = value_get(&c->site, STR("history"));
	unsigned level;

	if (!level_find(AUDIENCE_WORDS,
		text_of(c, STR("audience"), STR("public")), &level))
		level = AUDIENCE_PUBLIC;
	c->audience = (enum audience)level;
	if (!level_find(HISTORY_WORDS,
		value_str(value_get(history, STR("level"))), &level))
		level = sound ? HISTORY_FULL : HISTORY_NONE;
	c->history = (enum history_level)level;
	c->consent_assumed =
	    str_eq(text_of(c, STR("consent"), STR("")), STR("assumed"));
}

static bool
refuse_option(
    struct diag *diag, const char *option, struct str value, const char *hint)
{
	diag_report(diag, CODE_OPTION, (struct place){ { NULL, 0 }, 0, 0 },
	    "--%s cannot be \"%.*s\"", option, STR_ARG(value));
	diag_hint(diag, "%s", hint);
	return false;
}

static bool
read_options(
    struct config *c, const struct config_options *options, struct diag *diag)
{
	unsigned level;
	bool ok = true;

	if (options->base_url.n != 0 && !config_is_address(options->base_url))
		ok = refuse_option(diag, "base-url", options->base_url,
		    "write the whole address: https://work.example.org/");
	else if (options->base_url.n != 0)
		c->base_url = options->base_url;
	while (str_ends(c->base_url, STR("/")))
		c->base_url.n--;
	c->drafts = options->drafts;
	c->advise = options->advise;
	if (options->audience.n != 0) {
		if (level_find(AUDIENCE_WORDS, options->audience, &level))
			c->audience = (enum audience)level;
		else
			ok = refuse_option(diag, "audience", options->audience,
			    "it is public, school or class");
	}
	c->today = c->as_of = zone_day(c->time_zone, options->now);
	if (options->as_of.n != 0 && !date_from_iso(options->as_of, &c->as_of))
		ok = refuse_option(diag, "as-of", options->as_of,
		    "write the day as YYYY-MM-DD");
	return ok;
}

bool
config_load(struct config *config, const struct snapshot *snapshot,
    const struct config_options *options, struct arena *arena,
    struct diag *diag)
{
	bool ok, sound;

	*config = (struct config){ .drafts = false };
	ok = read_site(config, snapshot, arena, diag, &sound);
	config->unread = !ok;
	config->title = text_of(config, STR("title"), folder_name(snapshot));
	config->tagline = text_of(config, STR("tagline"), STR(""));
	config->base_url = read_address(config, diag);
	config->time_zone = read_zone(config, diag);
	config->theme = text_of(config, STR("theme"), STR(""));
	read_languages(config, arena);
	read_levels(config, sound);
	return read_options(config, options, diag) && ok;
}
