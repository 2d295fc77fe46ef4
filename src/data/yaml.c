#include "data/yaml.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "data/bytes.h"
#include "data/yaml_source.h"

/* A list or object that is being read. */
struct frame {
	bool is_object;
	bool has_key; /* an object waits for the value of a key */
	struct value value; /* its place */
	struct object *object;
	size_t member; /* the one that the value is for */
	struct value *items;
	size_t n;
	size_t cap;
};

struct reader {
	yaml_parser_t parser;
	struct source source;
	size_t max_events;
	struct arena *arena;
	struct diag *diag;
	bool has_hash; /* text has a "#" somewhere */
	bool is_ascii; /* text has as many characters as bytes */
	bool ok; /* no error so far */
	bool stop; /* what follows could not be understood */
	struct frame frames[LIMIT_YAML_DEPTH];
	size_t depth;
	struct value root;
};

static void
set_place(const struct reader *r, struct value *v, yaml_mark_t mark)
{
	struct place place = source_place(&r->source, mark);

	v->line = place.line;
	v->column =
	    (uint16_t)(place.column < UINT16_MAX ? place.column : UINT16_MAX);
}

static void
fail(struct reader *r, enum code code, yaml_mark_t mark, const char *text,
    const char *hint)
{
	diag_report(r->diag, code, source_place(&r->source, mark), "%s", text);
	if (hint != NULL)
		diag_hint(r->diag, "%s", hint);
	r->ok = false;
}

/*
 * A plain value ends at " #"; what follows was often meant. A comment on a
 * line of its own is never asked about.
 */
static void
check_lost_words(struct reader *r, const yaml_event_t *event)
{
	struct str behind;

	if (!r->has_hash || event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return;
	behind = source_behind(&r->source, event->end_mark);
	while (behind.n != 0 && behind.p[0] == ' ')
		behind = str_skip(behind, 1);
	if (!str_starts(behind, STR("#")))
		return;
	diag_report(r->diag, CODE_YAML_COMMENT,
	    source_place(&r->source, event->end_mark),
	    "what follows is a comment and not part of the value: %.*s",
	    STR_ARG(behind));
	diag_hint(r->diag,
	    "put quotes round the value if it belongs to it; put a comment on "
	    "a line of its own");
}

/*
 * The text of a scalar, as the author wrote it where that can be found: most
 * are words of one line, with quotes round them at most.
 */
static struct value
read_words(struct reader *r, const yaml_event_t *event, bool plain)
{
	struct str text = { (const char *)event->data.scalar.value,
		event->data.scalar.length };
	size_t at = event->start_mark.index + (plain ? 0 : 1);
	struct str written = str_slice(r->source.text, at, text.n);
	struct value v;

	if (!r->is_ascii || !str_eq(written, text))
		return value_text(str_copy(r->arena, text));
	v = value_text(written);
	v.flags = VALUE_WRITTEN;
	return v;
}

static struct value
read_scalar(struct reader *r, const yaml_event_t *event)
{
	bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	struct value v = value_nil();

	if (event->data.scalar.length != 0 || !plain)
		v = read_words(r, event, plain);
	if (!plain)
		v.flags |= VALUE_QUOTED;
	set_place(r, &v, event->start_mark);
	return v;
}

static void
read_key(struct reader *r, struct frame *f, const yaml_event_t *event)
{
	const struct member *first;
	struct value v;
	struct str key;

	if (event->type != YAML_SCALAR_EVENT) {
		fail(r, CODE_YAML_SYNTAX, event->start_mark,
		    "the name of a field must be a word",
		    "a value that starts with [ or { must stand in quotes");
		r->stop = true;
		return;
	}
	v = read_scalar(r, event);
	key = value_str(&v);
	if (str_eq(key, STR("<<")))
		fail(r, CODE_YAML_ALIAS, event->start_mark,
		    "merging (<<) is not used here", "write the fields out");
	first = object_find(f->object, key);
	f->has_key = true;
	f->member = f->object->n;
	if (first == NULL) {
		v.kind = VALUE_NIL;
		object_set(f->object, r->arena, key, v);
		return;
	}
	f->member = (size_t)(first - f->object->items);
	diag_report(r->diag, CODE_YAML_DUPLICATE,
	    source_place(&r->source, event->start_mark),
	    "\"%.*s\" is given twice", STR_ARG(key));
	diag_hint(r->diag, "the first is in line %u; keep one", first->line);
	r->ok = false;
}

static void
add_value(struct reader *r, struct value v)
{
	struct frame *f;

	if (r->depth == 0) {
		r->root = v;
		return;
	}
	f = &r->frames[r->depth - 1];
	if (f->is_object)
		f->object->items[f->member].value = v;
	else
		*vec_push(r->arena, f) = v;
	f->has_key = false;
}

static void
open_frame(struct reader *r, const yaml_event_t *event, bool is_object)
{
	struct frame *f;

	if (r->depth == LIMIT_YAML_DEPTH) {
		diag_report(r->diag, CODE_YAML_LIMIT,
		    source_place(&r->source, event->start_mark),
		    "lists and groups are nested more than %u deep",
		    LIMIT_YAML_DEPTH);
		r->ok = false;
		r->stop = true;
		return;
	}
	f = &r->frames[r->depth++];
	*f = (struct frame){ .is_object = is_object };
	set_place(r, &f->value, event->start_mark);
	if (is_object)
		f->object = arena_alloc(r->arena, sizeof(*f->object));
}

static void
close_frame(struct reader *r)
{
	struct frame *f = &r->frames[--r->depth];
	struct value v =
	    f->is_object ? value_object(f->object) : value_list(f->items, f->n);

	v.line = f->value.line;
	v.column = f->value.column;
	add_value(r, v);
}

static void
refuse_marks(struct reader *r, const yaml_char_t *anchor,
    const yaml_char_t *tag, yaml_mark_t mark)
{
	if (anchor != NULL)
		fail(r, CODE_YAML_ALIAS, mark,
		    "a value cannot start with &name here",
		    "put quotes round the value");
	if (tag != NULL)
		fail(r, CODE_YAML_TAG, mark,
		    "a value that starts with ! loses its first word",
		    "put quotes round the value");
}

static bool
wants_key(const struct reader *r)
{
	return r->depth != 0 && r->frames[r->depth - 1].is_object &&
	    !r->frames[r->depth - 1].has_key;
}

static void
read_node(struct reader *r, const yaml_event_t *event)
{
	if (event->type == YAML_SCALAR_EVENT) {
		refuse_marks(r, event->data.scalar.anchor,
		    event->data.scalar.tag, event->start_mark);
		check_lost_words(r, event);
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		refuse_marks(r, event->data.sequence_start.anchor,
		    event->data.sequence_start.tag, event->start_mark);
	} else {
		refuse_marks(r, event->data.mapping_start.anchor,
		    event->data.mapping_start.tag, event->start_mark);
	}
	if (wants_key(r))
		read_key(r, &r->frames[r->depth - 1], event);
	else if (event->type == YAML_SCALAR_EVENT)
		add_value(r, read_scalar(r, event));
	else
		open_frame(r, event, event->type == YAML_MAPPING_START_EVENT);
}

static void
read_event(struct reader *r, const yaml_event_t *event, size_t *documents)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (++*documents < 2)
			break;
		fail(r, CODE_YAML_SYNTAX, event->start_mark,
		    "a second document begins here",
		    "one file has one set of fields: delete the \"---\"");
		r->stop = true;
		break;
	case YAML_ALIAS_EVENT:
		fail(r, CODE_YAML_ALIAS, event->start_mark,
		    "a value cannot start with *name here",
		    "put quotes round the value");
		r->stop = true;
		break;
	case YAML_SCALAR_EVENT:
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		read_node(r, event);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_frame(r);
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
}

static void
read_events(struct reader *r)
{
	yaml_event_t event;
	size_t documents = 0;
	bool end = false;

	for (size_t n = 0; !end && !r->stop; n++) {
		if (!yaml_parser_parse(&r->parser, &event)) {
			source_report(&r->source, &r->parser, r->diag);
			r->ok = false;
			return;
		}
		end = event.type == YAML_STREAM_END_EVENT;
		if (n == r->max_events) {
			diag_report(r->diag, CODE_YAML_LIMIT,
			    source_place(&r->source, event.start_mark),
			    "there are more than %zu values and groups", n);
			r->ok = false;
			r->stop = true;
		} else {
			read_event(r, &event, &documents);
		}
		yaml_event_delete(&event);
	}
}

static bool
read_text(struct reader *r, struct value *out)
{
	struct str text = r->source.text;

	r->has_hash = str_find_char(text, '#') != STR_NONE;
	r->is_ascii = utf8_is_ascii(text);
	r->ok = true;
	r->root = value_nil();
	if (!yaml_parser_initialize(&r->parser)) {
		diag_report(r->diag, CODE_MEMORY, r->source.start,
		    "no memory to read YAML");
		return false;
	}
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser,
	    (const unsigned char *)(text.n != 0 ? text.p : ""), text.n);
	read_events(r);
	yaml_parser_delete(&r->parser);
	*out = r->root;
	return r->ok;
}

static bool
check_size(struct str text, size_t limit, struct place place, struct diag *diag)
{
	if (text.n <= limit)
		return true;
	diag_report(diag, CODE_YAML_LIMIT, place,
	    "the fields are larger than %zu KiB", limit / 1024);
	return false;
}

bool
value_from_yaml(struct str text, struct str path, struct arena *arena,
    struct diag *diag, struct value *out)
{
	struct reader r = {
		.source = { .text = bytes_text(text), .start = { path, 1, 1 } },
		.max_events = LIMIT_YAML_FILE_EVENTS,
		.arena = arena,
		.diag = diag,
	};

	*out = value_nil();
	return check_size(text, LIMIT_YAML_FILE_BYTES, r.source.start, diag) &&
	    bytes_check(text, path, diag) && read_text(&r, out);
}

bool
value_from_front_matter(struct str text, struct place start,
    struct arena *arena, struct diag *diag, struct value *out)
{
	struct reader r = {
		.source = { .text = text, .start = start },
		.max_events = LIMIT_YAML_EVENTS,
		.arena = arena,
		.diag = diag,
	};

	*out = value_nil();
	return check_size(text, LIMIT_YAML_BYTES, start, diag) &&
	    read_text(&r, out);
}

const char *
yaml_library_version(void)
{
	return yaml_get_version_string();
}
