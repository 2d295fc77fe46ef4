#include "pages/written.h"

#include "config/config.h"
#include "model/noun.h"

/* Groups within fields that hold an address. */
#define DEPTH 6

/* Whether the text itself, and not one like it, is in v. */
static bool
holds(const struct value *v, const char *text, unsigned depth)
{
	bool found = value_is(v, VALUE_TEXT) && v->as.text == text;

	if (depth == 0)
		return false;
	for (size_t i = 0; !found && value_is(v, VALUE_LIST) && i < v->n; i++)
		found = holds(&v->as.items[i], text, depth - 1);
	for (size_t i = 0;
	     !found && value_is(v, VALUE_OBJECT) && i < v->as.object->n; i++)
		found = holds(&v->as.object->items[i].value, text, depth - 1);
	return found;
}

/* The file that the text was read from; empty if it is a template's. */
static struct str
source_of(const struct view *v, const struct value *address)
{
	const struct config *config = v->plan->in.config;
	const struct noun *noun = v->page->noun;

	if (noun != NULL && noun->document != NULL &&
	    holds(&noun->document->front, address->as.text, DEPTH))
		return noun->document->path;
	return holds(&config->site, address->as.text, DEPTH) ? config->path
							     : STR("");
}

bool
written_leads_nowhere(const struct view *v, const struct value *address)
{
	struct str url;

	if (!value_is(address, VALUE_TEXT) || address->line == 0)
		return false;
	url = value_str(address);
	if (!str_starts(url, STR("/")) || str_starts(url, STR("//")))
		return false;
	url = str_slice(url, 0, str_find_char(url, '#'));
	url = str_slice(url, 0, str_find_char(url, '?'));
	return plan_route(v->plan, url) == NULL;
}

bool
written_report(const struct view *v, const struct value *address)
{
	struct str path = source_of(v, address);

	if (path.n == 0)
		return false;
	diag_report(v->diag, CODE_LINK_MISSING, value_place(address, path),
	    "there is no \"%.*s\"", STR_ARG(value_str(address)));
	return true;
}
