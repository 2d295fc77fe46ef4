#include "liquid/filters.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "liquid/chars.h"
#include "liquid/letters.h"

/* Parts joined; safe if one of them is, the others are escaped then. */
static bool
join_two(struct liquid_call *call, const struct value *a, const struct value *b,
    struct value *out)
{
	bool safe = liquid_is_safe(call, a) || liquid_is_safe(call, b);
	struct str left = safe ? liquid_html(call, a) : liquid_text(call, a);
	struct str right = safe ? liquid_html(call, b) : liquid_text(call, b);
	char *p;

	if (!liquid_room(call, left.n + right.n))
		return false;
	p = arena_bytes(call->arena, left.n + right.n);
	memcpy(p, left.n != 0 ? left.p : "", left.n);
	memcpy(p + left.n, right.n != 0 ? right.p : "", right.n);
	*out = value_text((struct str){ p, left.n + right.n });
	out->flags = safe ? VALUE_SAFE : 0;
	return true;
}

static bool
filter_append(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return join_two(call, in, &args[0], out);
}

static bool
filter_prepend(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return join_two(call, &args[0], in, out);
}

static bool
filter_upcase(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = value_text(letters_upcase(call, liquid_text(call, in)));
	return true;
}

static bool
filter_downcase(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = value_text(letters_downcase(call, liquid_text(call, in)));
	return true;
}

static bool
filter_capitalize(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = liquid_text(call, in), first = utf8_prefix(s, 1);
	struct str parts[2] = { letters_upcase(call, first),
		letters_downcase(call, str_skip(s, first.n)) };

	(void)args;
	*out = value_text(arena_concat(call->arena, parts, 2));
	return true;
}

static bool
filter_strip(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = filter_keep(in, trim_left(trim_right(liquid_text(call, in))));
	return true;
}

static bool
filter_lstrip(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = filter_keep(in, trim_left(liquid_text(call, in)));
	return true;
}

static bool
filter_rstrip(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = filter_keep(in, trim_right(liquid_text(call, in)));
	return true;
}

static bool
filter_strip_newlines(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str s = liquid_text(call, in);
	char *p = arena_bytes(call->arena, s.n);
	size_t n = 0;

	(void)args;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n' ||
		    (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n'))
			continue;
		p[n++] = s.p[i];
	}
	*out = filter_keep(in, (struct str){ p, n });
	return true;
}

/* One space for each run of white space, none at the ends. */
static struct str
squish(struct liquid_call *call, struct str s)
{
	char *p = arena_bytes(call->arena, s.n);
	size_t n = 0;

	s = trim_left(trim_right(s));
	for (size_t i = 0; i < s.n; i++) {
		if (!is_space(s.p[i]))
			p[n++] = s.p[i];
		else if (n == 0 || p[n - 1] != ' ' || !is_space(s.p[i - 1]))
			p[n++] = ' ';
	}
	return (struct str){ p, n };
}

static bool
filter_squish(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	if (in->kind != VALUE_NIL)
		*out = filter_keep(in, squish(call, liquid_text(call, in)));
	return true;
}

static bool
filter_normalize_whitespace(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	(void)args;
	*out = filter_keep(in, squish(call, liquid_text(call, in)));
	return true;
}

/* A text that is replaced, with what stands around it. */
struct match {
	struct str all;
	size_t at;
	size_t n;
};

/*
 * Add a replacement as Ruby's gsub does: \0 and \& are the match, \` and \'
 * what stands before and behind it, \\ a backslash; \1 to \9 are nothing.
 */
static void
add_replacement(struct buf *out, struct str with, const struct match *m)
{
	for (size_t i = 0; i < with.n; i++) {
		char c = i + 1 < with.n ? with.p[i + 1] : '\0';

		if (with.p[i] != '\\' || c == '\0') {
			buf_add_char(out, with.p[i]);
			continue;
		}
		i++;
		if (c == '0' || c == '&')
			buf_add(out, str_slice(m->all, m->at, m->n));
		else if (c == '`')
			buf_add(out, str_slice(m->all, 0, m->at));
		else if (c == '\'')
			buf_add(out, str_skip(m->all, m->at + m->n));
		else if (c == '\\')
			buf_add_char(out, '\\');
		else if (!is_digit(c))
			buf_add(out, str_slice(with, i - 1, 2));
	}
}

/* The next match from byte `from` on; an empty pattern matches everywhere. */
static bool
find_match(struct str s, struct str what, size_t from, struct match *m)
{
	size_t at;

	if (from > s.n)
		return false;
	at = str_find(str_skip(s, from), what);
	*m = (struct match){ s, from + at, what.n };
	return at != STR_NONE;
}

static bool
replace(struct liquid_call *call, struct str s, struct str what,
    struct str with, size_t most, struct value *out)
{
	struct buf *text;
	struct match m;
	size_t from = 0, copied = 0;

	text = liquid_begin(call);
	for (; most > 0 && find_match(s, what, from, &m); most--) {
		buf_add(text, str_slice(s, copied, m.at - copied));
		add_replacement(text, with, &m);
		copied = m.at + m.n;
		from = copied;
		if (m.n == 0) {
			struct str next = utf8_prefix(str_skip(s, m.at), 1);

			from += next.n != 0 ? next.n : 1;
		}
		if (!liquid_room(call, text->n))
			return false;
	}
	buf_add(text, str_skip(s, copied));
	if (!liquid_room(call, text->n))
		return false;
	*out = value_text(liquid_end(call));
	return true;
}

static bool
filter_replace(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return replace(call, liquid_text(call, in), liquid_text(call, &args[0]),
	    liquid_text(call, &args[1]), SIZE_MAX, out);
}

static bool
filter_replace_first(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return replace(call, liquid_text(call, in), liquid_text(call, &args[0]),
	    liquid_text(call, &args[1]), 1, out);
}

static size_t
find_last(struct str s, struct str what)
{
	if (what.n > s.n)
		return STR_NONE;
	for (size_t at = s.n - what.n + 1; at > 0; at--) {
		if (str_eq(str_slice(s, at - 1, what.n), what))
			return at - 1;
	}
	return STR_NONE;
}

static bool
replace_last(struct liquid_call *call, const struct value *in,
    const struct value *what, struct str with, struct value *out)
{
	struct str s = liquid_text(call, in), w = liquid_text(call, what);
	size_t at = find_last(s, w);
	struct str parts[3];

	*out = value_text(s);
	if (at == STR_NONE)
		return true;
	parts[0] = str_slice(s, 0, at);
	parts[1] = with;
	parts[2] = str_skip(s, at + w.n);
	if (!liquid_room(call, s.n + with.n))
		return false;
	*out = value_text(arena_concat(call->arena, parts, 3));
	return true;
}

static bool
filter_replace_last(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return replace_last(
	    call, in, &args[0], liquid_text(call, &args[1]), out);
}

static bool
filter_remove(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return replace(call, liquid_text(call, in), liquid_text(call, &args[0]),
	    STR(""), SIZE_MAX, out);
}

static bool
filter_remove_first(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return replace(call, liquid_text(call, in), liquid_text(call, &args[0]),
	    STR(""), 1, out);
}

static bool
filter_remove_last(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	return replace_last(call, in, &args[0], STR(""), out);
}

/* Items or characters from `from` on, as Ruby's slice counts them. */
static bool
cut(int64_t total, int64_t *from, int64_t *n)
{
	if (*from < 0)
		*from += total;
	if (*from < 0 || *from > total || *n < 0)
		return false;
	if (*n > total - *from)
		*n = total - *from;
	return true;
}

static struct str
slice_text(struct str s, int64_t from, int64_t n)
{
	if (!cut((int64_t)utf8_count(s), &from, &n))
		return STR("");
	s = str_skip(s, utf8_prefix(s, (size_t)from).n);
	return utf8_prefix(s, (size_t)n);
}

static bool
filter_slice(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	int64_t from, n = 1;

	if (!liquid_integer(call, &args[0], &from))
		return false;
	if (call->n_args > 1 && args[1].kind != VALUE_NIL &&
	    !(args[1].kind == VALUE_BOOL && !args[1].as.boolean) &&
	    !liquid_integer(call, &args[1], &n))
		return false;
	if (in->kind != VALUE_LIST) {
		*out = value_text(slice_text(liquid_text(call, in), from, n));
		return true;
	}
	*out = value_list(NULL, 0);
	if (cut((int64_t)in->n, &from, &n))
		*out = value_list(in->as.items + from, (size_t)n);
	return true;
}

static bool
filter_truncate(struct liquid_call *call, const struct value *in,
    const struct value *args, struct value *out)
{
	struct str parts[2], s, end = STR("...");
	int64_t length = 50, keep;

	if (in->kind == VALUE_NIL)
		return true;
	if (call->n_args > 0 && !liquid_integer(call, &args[0], &length))
		return false;
	if (call->n_args > 1)
		end = liquid_text(call, &args[1]);
	s = liquid_text(call, in);
	keep = length - (int64_t)utf8_count(end);
	if (keep < 0)
		keep = 0;
	*out = value_text(s);
	if ((int64_t)utf8_count(s) <= length)
		return true;
	parts[0] = utf8_prefix(s, (size_t)keep);
	parts[1] = end;
	*out = value_text(arena_concat(call->arena, parts, 2));
	return true;
}

static const struct liquid_filter rows[] = {
	{ "append", 1, 1, filter_append, "text | append: more",
	    "Put text behind a text.", "{{ 'a' | append: 'b' }}", "ab", 0 },
	{ "capitalize", 0, 0, filter_capitalize, NULL,
	    "The first letter large, the others small.",
	    "{{ 'my TITLE' | capitalize }}", "My title", 0 },
	{ "downcase", 0, 0, filter_downcase, NULL, "All letters small.",
	    "{{ 'Ana' | downcase }}", "ana", 0 },
	{ "lstrip", 0, 0, filter_lstrip, NULL,
	    "Without white space at the start.", "[{{ ' a ' | lstrip }}]",
	    "[a ]", 0 },
	{ "normalize_whitespace", 0, 0, filter_normalize_whitespace, NULL,
	    "One space for each run of white space, none at the ends.",
	    "[{{ ' a  b ' | normalize_whitespace }}]", "[a b]", 0 },
	{ "prepend", 1, 1, filter_prepend, "text | prepend: before",
	    "Put text before a text.", "{{ 'b' | prepend: 'a' }}", "ab", 0 },
	{ "remove", 1, 1, filter_remove, "text | remove: part",
	    "Take every such part out.", "{{ 'a-b-c' | remove: '-' }}", "abc",
	    0 },
	{ "remove_first", 1, 1, filter_remove_first,
	    "text | remove_first: part", "Take the first such part out.",
	    "{{ 'a-b-c' | remove_first: '-' }}", "ab-c", 0 },
	{ "remove_last", 1, 1, filter_remove_last, "text | remove_last: part",
	    "Take the last such part out.", "{{ 'a-b-c' | remove_last: '-' }}",
	    "a-bc", 0 },
	{ "replace", 1, 2, filter_replace, "text | replace: part, other",
	    "Put another text in the place of every such part.",
	    "{{ 'a-b-c' | replace: '-', '+' }}", "a+b+c", 0 },
	{ "replace_first", 1, 2, filter_replace_first,
	    "text | replace_first: part, other",
	    "Put another text in the place of the first such part.",
	    "{{ 'a-b-c' | replace_first: '-', '+' }}", "a+b-c", 0 },
	{ "replace_last", 2, 2, filter_replace_last,
	    "text | replace_last: part, other",
	    "Put another text in the place of the last such part.",
	    "{{ 'a-b-c' | replace_last: '-', '+' }}", "a-b+c", 0 },
	{ "rstrip", 0, 0, filter_rstrip, NULL,
	    "Without white space at the end.", "[{{ ' a ' | rstrip }}]", "[ a]",
	    0 },
	{ "slice", 1, 2, filter_slice, "text | slice: from, length",
	    "Part of a text or list; a negative start counts from the end.",
	    "{{ 'waymark' | slice: 3, 4 }}", "mark", 0 },
	{ "squish", 0, 0, filter_squish, NULL,
	    "One space for each run of white space, none at the ends.",
	    "[{{ ' a  b ' | squish }}]", "[a b]", 0 },
	{ "strip", 0, 0, filter_strip, NULL,
	    "Without white space at both ends.", "[{{ ' a ' | strip }}]", "[a]",
	    0 },
	{ "strip_newlines", 0, 0, filter_strip_newlines, NULL,
	    "Without line ends.",
	    "{% capture x %}a\nb{% endcapture %}{{ x | strip_newlines }}", "ab",
	    0 },
	{ "truncate", 0, 2, filter_truncate, "text | truncate: length, end",
	    "At most so many characters (50), with an end (\"...\") where "
	    "something was cut.",
	    "{{ 'a long title' | truncate: 9 }}", "a long...", 0 },
	{ "upcase", 0, 0, filter_upcase, NULL, "All letters large.",
	    "{{ 'Ana' | upcase }}", "ANA", 0 },
};

const struct filter_group filters_text = FILTER_GROUP(rows);
