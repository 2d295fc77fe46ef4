#include "base/report.h"

#include "base/buf.h"

static const char *const format_names[] = { "text", "json", "github", "sarif" };

bool
report_format_find(struct str name, enum report_format *out)
{
	for (size_t i = 0; i < sizeof(format_names) / sizeof(*format_names);
	     i++) {
		if (str_eq(str_from(format_names[i]), name)) {
			*out = (enum report_format)i;
			return true;
		}
	}
	return false;
}

/* What an author wrote may hold control characters; a terminal obeys them. */
static void
add_plain(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
			buf_printf(out, "\\x%02x", c);
		else
			buf_add_char(out, s.p[i]);
	}
}

static void
add_indented(struct buf *out, const char *label, struct str lines)
{
	struct str line;

	while (str_line(&lines, &line)) {
		buf_printf(out, "    %s", label);
		add_plain(out, line);
		buf_add_char(out, '\n');
	}
}

static void
print_text(const struct finding *f, bool color, struct buf *out)
{
	static const char *const colors[] = { "\033[31m", "\033[33m",
		"\033[36m" };

	if (f->place.path.n != 0) {
		add_plain(out, f->place.path);
		if (f->place.line != 0)
			buf_printf(
			    out, ":%u:%u", f->place.line, f->place.column);
		buf_add(out, STR(": "));
	}
	buf_printf(out, "%s%s:%s ", color ? colors[f->severity] : "",
	    severity_name(f->severity), color ? "\033[0m" : "");
	add_plain(out, f->text);
	buf_printf(out, " [%s]\n", code_info(f->code)->name);
	add_indented(out, "hint: ", f->hint);
	add_indented(out, "", f->trail);
}

static void
add_member(struct buf *out, const char *name, struct str value)
{
	buf_printf(out, ",\"%s\":", name);
	buf_add_json(out, value);
}

static void
print_json(const struct finding *f, struct buf *out)
{
	buf_printf(out, "{\"severity\":\"%s\"", severity_name(f->severity));
	add_member(out, "code", str_from(code_info(f->code)->name));
	add_member(out, "path", f->place.path);
	buf_printf(
	    out, ",\"line\":%u,\"column\":%u", f->place.line, f->place.column);
	add_member(out, "message", f->text);
	if (f->hint.n != 0)
		add_member(out, "hint", f->hint);
	if (f->trail.n != 0)
		add_member(out, "trail", f->trail);
	buf_add_char(out, '}');
}

/* GitHub reads %, CR and LF, and in a property also : and , as its own. */
static void
add_github(struct buf *out, struct str s, bool property)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '%' || c < 0x20 ||
		    (property && (c == ':' || c == ',')))
			buf_printf(out, "%%%02X", c);
		else
			buf_add_char(out, s.p[i]);
	}
}

static void
print_github(const struct finding *f, struct buf *out)
{
	static const char *const commands[] = { "error", "warning", "notice" };

	buf_printf(out, "::%s ", commands[f->severity]);
	if (f->place.path.n != 0) {
		buf_add(out, STR("file="));
		add_github(out, f->place.path, true);
		if (f->place.line != 0)
			buf_printf(out, ",line=%u,col=%u", f->place.line,
			    f->place.column);
		buf_add_char(out, ',');
	}
	buf_printf(out, "title=%s::", code_info(f->code)->name);
	add_github(out, f->text, false);
	if (f->hint.n != 0) {
		buf_add(out, STR(" Hint: "));
		add_github(out, f->hint, false);
	}
	buf_add_char(out, '\n');
}

static void
add_uri(struct buf *out, struct str path)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (c <= 0x20 || c >= 0x7f || c == '"' || c == '%' ||
		    c == '\\' || c == '#' || c == '?')
			buf_printf(out, "%%%02X", c);
		else
			buf_add_char(out, path.p[i]);
	}
	buf_add_char(out, '"');
}

static void
print_sarif(const struct finding *f, struct buf *out)
{
	buf_printf(out, "{\"ruleId\":\"%s\",\"level\":\"%s\"",
	    code_info(f->code)->name, severity_name(f->severity));
	buf_add(out, STR(",\"message\":{\"text\":"));
	buf_add_json(out, f->text);
	buf_add_char(out, '}');
	if (f->place.path.n != 0) {
		buf_add(out,
		    STR(",\"locations\":[{\"physicalLocation\":{"
			"\"artifactLocation\":{\"uri\":"));
		add_uri(out, f->place.path);
		buf_add_char(out, '}');
		if (f->place.line != 0)
			buf_printf(out,
			    ",\"region\":{\"startLine\":%u,\"startColumn\":%u}",
			    f->place.line, f->place.column);
		buf_add(out, STR("}}]"));
	}
	buf_add_char(out, '}');
}

static void
print_list(const struct diag *d, struct buf *out,
    void (*print)(const struct finding *, struct buf *))
{
	for (size_t i = 0; i < d->n; i++) {
		buf_add(out, i != 0 ? STR(",\n") : STR("\n"));
		print(&d->items[i], out);
	}
	buf_add_char(out, '\n');
}

void
report_print(const struct diag *d, enum report_format format, bool color,
    struct buf *out)
{
	switch (format) {
	case REPORT_TEXT:
		for (size_t i = 0; i < d->n; i++)
			print_text(&d->items[i], color, out);
		break;
	case REPORT_JSON:
		buf_add_char(out, '[');
		print_list(d, out, print_json);
		buf_add(out, STR("]\n"));
		break;
	case REPORT_GITHUB:
		for (size_t i = 0; i < d->n; i++)
			print_github(&d->items[i], out);
		break;
	case REPORT_SARIF:
		buf_add(out,
		    STR("{\"version\":\"2.1.0\",\"$schema\":"
			"\"https://json.schemastore.org/sarif-2.1.0.json\","
			"\"runs\":[{\"tool\":{\"driver\":{\"name\":\"waymark\"}"
			"},"
			"\"columnKind\":\"unicodeCodePoints\",\"results\":["));
		print_list(d, out, print_sarif);
		buf_add(out, STR("]}]}\n"));
		break;
	}
}
