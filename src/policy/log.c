#include "base/buf.h"
#include "config/config.h"
#include "git/snapshot.h"
#include "policy/release.h"

static void
add_member(struct buf *out, const char *name, struct str text)
{
	if (text.n == 0)
		return;
	buf_add(out, STR(", "));
	buf_add_json(out, str_from(name));
	buf_add(out, STR(": "));
	buf_add_json(out, text);
}

/* The object that Git keeps the file as; empty for one not in Git. */
static struct str
object_of(const struct entry *entry, struct arena *arena)
{
	return entry != NULL ? oid_hex(&entry->id, arena) : STR("");
}

void
release_log(
    const struct release *release, const struct config *config, struct buf *out)
{
	static const struct str audiences[] = { STR_INIT("public"),
		STR_INIT("school"), STR_INIT("class") };
	const struct release_row *row;
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < release->log.n; i++) {
		row = &release->log.items[i];
		buf_add(out, STR("{\"day\": "));
		buf_add_json(out, date_text(config->as_of, &arena));
		add_member(out, "audience", audiences[config->audience]);
		add_member(out, "document", row->document);
		add_member(
		    out, "object", object_of(row->document_entry, &arena));
		add_member(out, "person", row->person);
		add_member(out, "record", row->record);
		add_member(
		    out, "record_object", object_of(row->record_entry, &arena));
		add_member(out, "until", date_text(row->until, &arena));
		if (row->unlisted)
			add_member(out, "address", STR("unlisted"));
		add_member(out, "rule",
		    row->record.n > 0	    ? STR("consent")
			: row->person.n > 0 ? STR("assumed")
					    : STR("no student"));
		buf_add(out, STR("}\n"));
	}
	arena_free(&arena);
}
