#include "liquid/filters.h"

#include "liquid/moment.h"
#include "liquid/render.h"

/* The moment of an input; false, with a warning, if it is none. */
static bool
read_moment(
    struct liquid_call *call, const struct value *in, struct moment *out)
{
	if (moment_read(call->renderer->page, in, out))
		return true;
	if (in->kind != VALUE_NIL && !(in->kind == VALUE_TEXT && in->n == 0))
		liquid_warn(call, CODE_LIQUID_DATE, "'%.*s' is not a date",
		    STR_ARG(liquid_text(call, in)));
	return false;
}

static bool
format(struct liquid_call *call, const struct moment *m, struct str pattern,
    struct value *out)
{
	struct buf *text = liquid_begin(call);

	if (!moment_format(m, pattern, text))
		return liquid_fail(
		    call, "'%.*s' ends in the middle", STR_ARG(pattern));
	*out = value_text(liquid_end(call));
	return true;
}

static bool
filter_date(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str text = liquid_text(call, &args[0]);
	struct moment m;

	*out = *in;
	out->flags = 0;
	return text.n == 0 || !read_moment(call, in, &m) ||
	    format(call, &m, text, out);
}

/* Jekyll's filters show a time in the zone of the site. */
static bool
format_local(struct liquid_call *call, const struct value *in,
    struct str pattern, struct value *out)
{
	struct moment m;

	*out = *in;
	out->flags = 0;
	if (!read_moment(call, in, &m))
		return true;
	m = moment_local(call->renderer->page, m.utc);
	return format(call, &m, pattern, out);
}

static const char *
ordinal_ending(int day)
{
	if (day >= 11 && day <= 13)
		return "th";
	return day % 10 == 1 ? "st"
	    : day % 10 == 2  ? "nd"
	    : day % 10 == 3  ? "rd"
			     : "th";
}

static bool
to_string(struct liquid_call *call, const struct value *in,
    const struct value *args, const char *month, struct value *out)
{
	struct moment m;
	struct str pattern;
	int day;

	if (!str_eq(value_str(&args[0]), STR("ordinal")) ||
	    !moment_read(call->renderer->page, in, &m))
		return format_local(call, in,
		    arena_printf(call->arena, "%%d %s %%Y", month), out);
	m = moment_local(call->renderer->page, m.utc);
	day = date_from_days((m.utc + m.offset) / 86400).day;
	if (str_eq(value_str(&args[1]), STR("US")))
		pattern = arena_printf(call->arena, "%s %d%s, %%Y", month, day,
		    ordinal_ending(day));
	else
		pattern = arena_printf(call->arena, "%d%s %s %%Y", day,
		    ordinal_ending(day), month);
	return format(call, &m, pattern, out);
}

static bool
filter_date_to_string(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return to_string(call, in, args, "%b", out);
}

static bool
filter_date_to_long_string(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return to_string(call, in, args, "%B", out);
}

static bool
filter_date_to_rfc822(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	return format_local(call, in, STR("%a, %d %b %Y %H:%M:%S %z"), out);
}

static bool
filter_date_to_xmlschema(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	return format_local(call, in, STR("%Y-%m-%dT%H:%M:%S%:z"), out);
}

/* allow_false: true keeps false, which otherwise counts as missing. */
static bool
filter_default(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct value allow = value_nil();
	bool missing = !value_truth(in), empty;

	if (call->n_args > 0)
		allow = liquid_property(
		    call, &args[call->n_args - 1], STR("allow_false"));
	if (value_truth(&allow))
		missing = in->kind == VALUE_NIL;
	empty = in->n == 0 &&
	    (in->kind == VALUE_TEXT || in->kind == VALUE_LIST ||
		in->kind == VALUE_OBJECT);
	if (!missing && !empty)
		*out = *in;
	else
		*out = call->n_args > 0 ? args[0] : value_text(STR(""));
	return true;
}

static const struct liquid_filter rows[] = {
	{ "date", 1, 1, filter_date, "date | date: '%d %B %Y'",
	    "A date in the form that letters behind % ask for; \"now\" is "
	    "when the site is built.",
	    "{{ '2026-03-05' | date: '%-d %B %Y' }}", "5 March 2026", 0 },
	{ "date_to_long_string", 0, 2, filter_date_to_long_string,
	    "date | date_to_long_string: 'ordinal', 'US'",
	    "A date with its month's name.",
	    "{{ '2026-03-05' | date_to_long_string }}", "05 March 2026", 0 },
	{ "date_to_rfc822", 0, 0, filter_date_to_rfc822, NULL,
	    "A date as mail and RSS write it.",
	    "{{ '2026-03-05T10:00:00Z' | date_to_rfc822 }}",
	    "Thu, 05 Mar 2026 10:00:00 +0000", 0 },
	{ "date_to_string", 0, 2, filter_date_to_string,
	    "date | date_to_string: 'ordinal', 'US'",
	    "A date with the first letters of its month.",
	    "{{ '2026-03-05' | date_to_string }}", "05 Mar 2026", 0 },
	{ "date_to_xmlschema", 0, 0, filter_date_to_xmlschema, NULL,
	    "A date as ISO 8601, as Atom and <time> want it.",
	    "{{ '2026-03-05T10:00:00Z' | date_to_xmlschema }}",
	    "2026-03-05T10:00:00+00:00", 0 },
	{ "default", 0, 2, filter_default,
	    "value | default: other, allow_false: true",
	    "Another value where this one is nil, false or empty.",
	    "{{ nobody | default: 'a student' }}", "a student",
	    LIQUID_TAKES_UNDEFINED },
};

const struct filter_group filters_date = FILTER_GROUP(rows);
