#include "policy/subject.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "locale/unicode.h"
#include "policy/word.h"

/* A longer subject is a whole message without a line break. */
#define SUBJECT_CHARS 120
#define OBJECT_DIGITS 7 /* that make an abbreviated id */

/* Words that tell nothing of the work, as programs and haste write them. */
static const char *const empty_words[] = {
	/* verbs */
	"add", "added", "adding", "adds", "change", "changed", "changes",
	"commit", "create", "created", "creates", "creating", "delete",
	"deleted", "edit", "edited", "edits", "fix", "fixed", "fixes", "import",
	"imported", "make", "minor", "modify", "modified", "move", "moved",
	"push", "remove", "removed", "rename", "renamed", "save", "saved",
	"submit", "sync", "tweak", "tweaks", "update", "updated", "updates",
	"updating", "upload", "uploaded", "uploading", "wip", "write",
	/* the same as Spanish forms have them */
	"actualiza", "actualizar", "agrega", "agregar", "añade", "añadir",
	"archivo", "archivos", "cambio", "cambios", "crea", "crear", "elimina",
	"eliminar", "subir",
	/* things that every commit has */
	"all", "article", "content", "doc", "docs", "document", "file", "files",
	"first", "folder", "html", "image", "images", "img", "index", "initial",
	"markdown", "md", "message", "new", "no", "page", "pages", "pdf",
	"photo", "photos", "picture", "pictures", "png", "jpg", "jpeg", "post",
	"profile", "readme", "some", "stuff", "test", "thing", "things", "txt",
	"yaml", "yml",
	/* what stands between them */
	"a", "an", "and", "as", "by", "de", "el", "for", "from", "in", "into",
	"it", "la", "more", "my", "of", "on", "the", "this", "to", "un", "una",
	"via", "with", "y"
};

/* What Git and its hosts write of branches, which have names of people. */
static const char *const made_up[] = { "Merge branch ", "Merge pull request ",
	"Merge remote-tracking branch ", "Merge commit ", "Merge tag ",
	"Merged in " };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next run without blanks. */
static bool
next_part(struct str *rest, struct str *part)
{
	size_t n = 0;

	while (rest->n != 0 && is_blank(rest->p[0]))
		*rest = str_skip(*rest, 1);
	while (n < rest->n && !is_blank(rest->p[n]))
		n++;
	*part = str_slice(*rest, 0, n);
	*rest = str_skip(*rest, n);
	return n != 0;
}

/* "Co-authored-by:", "Signed-off-by:": a name and an address follow. */
static bool
is_trailer(struct str part)
{
	return part.n > 4 &&
	    str_eq_nocase(str_skip(part, part.n - 4), STR("-by:"));
}

static bool
is_sign(char c)
{
	return c == ',' || c == '.' || c == ':' || c == ';' || c == '(' ||
	    c == ')' || c == '"' || c == '\'';
}

/* An abbreviated or whole object id: digits of base 16, not a word. */
static bool
is_object(struct str part)
{
	size_t digits = 0;
	char c;

	while (part.n != 0 && is_sign(part.p[0]))
		part = str_skip(part, 1);
	while (part.n != 0 && is_sign(part.p[part.n - 1]))
		part.n--;
	for (size_t i = 0; i < part.n; i++) {
		c = part.p[i];
		if (c >= '0' && c <= '9')
			digits++;
		else if (c < 'a' || c > 'f')
			return false;
	}
	return part.n >= OBJECT_DIGITS && digits != 0 && digits != part.n;
}

/* Addresses and handles: whatever has an "@" in it. */
static bool
is_private(struct str part)
{
	return str_find_char(part, '@') != STR_NONE || is_object(part);
}

/* A part, without control characters and what changes the direction. */
static size_t
put_part(char *to, struct str part)
{
	size_t n = 0;
	uint32_t c;

	for (size_t at = 0; at < part.n;) {
		c = utf8_next(part, &at);
		if (c != UTF8_BAD && !unicode_is_format(c))
			n += utf8_put(to + n, c);
	}
	return n;
}

struct str
subject_clean(struct str subject, struct arena *arena)
{
	struct str rest = subject, part, out;
	char *p = arena_bytes(arena, 2 * subject.n + 1);
	size_t n = 0, added;

	while (next_part(&rest, &part) && !is_trailer(part)) {
		if (is_private(part))
			continue;
		added = put_part(p + n, part);
		n += added;
		if (added != 0)
			p[n++] = ' ';
	}
	out = str_trim((struct str){ p, n });
	return utf8_prefix(out, SUBJECT_CHARS);
}

static bool
has_word(struct str text, uint64_t hash)
{
	struct word word;

	for (size_t at = 0; word_next(text, &at, &word);) {
		if (word.hash == hash)
			return true;
	}
	return false;
}

/* All of them begin with a letter of ASCII, which is not looked up twice. */
static bool
is_empty_word(const struct word *word)
{
	for (size_t i = 0; i < sizeof(empty_words) / sizeof(*empty_words);
	     i++) {
		if ((unsigned char)*empty_words[i] == (word->start & 0xFF) &&
		    has_word(str_from(empty_words[i]), word->hash))
			return true;
	}
	return false;
}

/* "index.md", "artifacts/creek.md": a name with an extension, or a path. */
static bool
is_file(struct str part)
{
	size_t dot;

	while (part.n != 0 && part.p[part.n - 1] == '.')
		part.n--;
	dot = str_find_last(part, '.');
	return str_find_char(part, '/') != STR_NONE ||
	    (dot != STR_NONE && dot != 0 && part.n - dot <= 6);
}

bool
subject_says(struct str subject, struct str slug)
{
	struct str rest = subject, part;
	struct word word;

	for (size_t i = 0; i < sizeof(made_up) / sizeof(*made_up); i++) {
		if (str_starts(subject, str_from(made_up[i])))
			return false;
	}
	while (next_part(&rest, &part)) {
		if (is_file(part))
			continue;
		for (size_t at = 0; word_next(part, &at, &word);) {
			if (!is_empty_word(&word) && !has_word(slug, word.hash))
				return true;
		}
	}
	return false;
}
