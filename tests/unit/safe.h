/*
 * safe: what every page must hold to, whatever an author wrote.
 *
 * It reads HTML with a tokenizer of its own, stricter than a browser's: every
 * "<" begins a known tag, every value stands in double quotes, every element
 * is closed in order, no id comes twice, and every address is of a kind that
 * a page may have. Nothing of src/ takes part but texts and maps.
 */
#ifndef UNIT_SAFE_H
#define UNIT_SAFE_H

#include <string.h>

#include "base/arena.h"
#include "base/map.h"

#define SAFE_DEPTH 400

/* Elements that a page's body may have; those before "|" have no end. */
static const char safe_elements[] =
    " br col hr img input source track wbr | a abbr audio b bdi bdo "
    "blockquote caption cite code colgroup data dd del details dfn div dl dt "
    "em figcaption figure h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q rp "
    "rt ruby s samp section small span strong sub summary sup table tbody td "
    "tfoot th thead time tr u ul var video ";

static const char safe_attributes[] =
    " alt aria-label checked cite class colspan controls datetime default dir "
    "disabled fetchpriority height href id kind label lang loading muted open "
    "playsinline poster preload reversed role rowspan scope span src srclang "
    "start tabindex title type value width ";

static inline bool
safe_listed(const char *list, struct str word)
{
	struct str rest = str_from(list), next;

	while (str_cut(&rest, ' ', &next)) {
		if (next.n != 0 && str_eq(next, word))
			return true;
	}
	return false;
}

static inline bool
safe_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* What is loaded is of this site; what is linked may be of another. */
static inline const char *
safe_address(struct str name, struct str value)
{
	size_t colon = str_find_char(value, ':');
	size_t slash = 0;
	struct str scheme;

	if (str_starts(value, STR("//")))
		return "an address of another host without a scheme";
	while (slash < value.n && strchr("/?#", value.p[slash]) == NULL)
		slash++;
	if (colon == STR_NONE || colon > slash)
		return NULL;
	scheme = str_slice(value, 0, colon);
	if (!str_eq(name, STR("href")) && !str_eq(name, STR("cite")))
		return "something is loaded from another host";
	if (!str_eq_nocase(scheme, STR("http")) &&
	    !str_eq_nocase(scheme, STR("https")) &&
	    !str_eq_nocase(scheme, STR("mailto")) &&
	    !str_eq_nocase(scheme, STR("tel")))
		return "a scheme that no page may have";
	return NULL;
}

static inline const char *
safe_attribute(struct str name, struct str value, struct map *ids)
{
	if (!safe_listed(safe_attributes, name))
		return "an attribute that is in no list";
	if (str_eq(name, STR("id"))) {
		if (value.n == 0 || map_get(ids, value) != NULL)
			return "an id that is empty or comes twice";
		map_put(ids, value, ids);
	}
	if (str_eq(name, STR("href")) || str_eq(name, STR("src")) ||
	    str_eq(name, STR("poster")) || str_eq(name, STR("cite")))
		return safe_address(name, value);
	return NULL;
}

/* One tag at the start of *rest; NULL if it is well, else what is wrong. */
static inline const char *
safe_tag(struct str *rest, struct str *name, bool *end, struct map *ids)
{
	struct str seen[32], value, attribute;
	size_t n = 1, n_seen = 0;
	const char *wrong;

	*end = rest->n > 1 && rest->p[1] == '/';
	*rest = str_skip(*rest, *end ? 2 : 1);
	for (n = 0; n < rest->n && safe_name(rest->p[n]);)
		n++;
	*name = str_slice(*rest, 0, n);
	*rest = str_skip(*rest, n);
	while (rest->n != 0 && *rest->p == ' ' && !*end) {
		*rest = str_skip(*rest, 1);
		for (n = 0; n < rest->n && safe_name(rest->p[n]);)
			n++;
		attribute = str_slice(*rest, 0, n);
		*rest = str_skip(*rest, n);
		value = (struct str){ NULL, 0 };
		if (rest->n != 0 && *rest->p == '=') {
			if (rest->n < 2 || rest->p[1] != '"')
				return "a value without quotes";
			*rest = str_skip(*rest, 2);
			n = str_find_char(*rest, '"');
			if (n == STR_NONE)
				return "a value without an end";
			value = str_slice(*rest, 0, n);
			*rest = str_skip(*rest, n + 1);
		}
		if (str_find_char(value, '<') != STR_NONE)
			return "a \"<\" in a value";
		for (size_t i = 0; i < n_seen; i++) {
			if (str_eq(seen[i], attribute))
				return "an attribute twice";
		}
		if (n_seen < 32)
			seen[n_seen++] = attribute;
		wrong = safe_attribute(attribute, value, ids);
		if (wrong != NULL)
			return wrong;
	}
	if (rest->n == 0 || *rest->p != '>')
		return "a tag that does not end";
	*rest = str_skip(*rest, 1);
	return NULL;
}

/* NULL if the HTML of a body is safe, or else what is wrong with it. */
static inline const char *
safe_html(struct str html, struct arena *arena)
{
	static const char *const bar = " | ";
	struct str open[SAFE_DEPTH], name, rest = html;
	struct str all = str_from(safe_elements);
	size_t n = 0, ends = str_find(all, str_from(bar));
	const char *wrong;
	struct map ids;
	bool end;

	map_init(&ids, arena);
	while (rest.n != 0) {
		if (*rest.p != '<') {
			if (*rest.p == '>')
				return "a \">\" in the text";
			rest = str_skip(rest, 1);
			continue;
		}
		wrong = safe_tag(&rest, &name, &end, &ids);
		if (wrong != NULL)
			return wrong;
		if (!safe_listed(safe_elements, name))
			return "an element that is in no list";
		if (end) {
			if (n == 0 || !str_eq(open[--n], name))
				return "an end tag out of order";
		} else {
			struct str parts[] = { STR(" "), name, STR(" ") };
			size_t at =
			    str_find(all, arena_concat(arena, parts, 3));

			if (at < ends)
				continue;
			if (n == SAFE_DEPTH)
				return "elements too deep in each other";
			open[n++] = name;
		}
	}
	return n == 0 ? NULL : "an element that is not closed";
}

#endif
