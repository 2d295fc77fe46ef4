/*
 * bare: the least that a generator on cmark-gfm could do: read each Markdown
 * file, drop its front matter, parse, render, and write it. One process, one
 * file at a time, no template and no model.
 *
 *	bare CONTENT OUTPUT <list of files
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const extensions[] = { "table", "strikethrough",
	"tasklist" };

static char *
read_file(const char *path, size_t *n)
{
	struct stat st;
	int fd = open(path, O_RDONLY);
	char *bytes;

	if (fd < 0 || fstat(fd, &st) < 0)
		return NULL;
	bytes = malloc((size_t)st.st_size + 1);
	*n = (size_t)read(fd, bytes, (size_t)st.st_size);
	bytes[*n] = '\0';
	close(fd);
	return bytes;
}

static void
write_file(char *path, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	for (char *p = path + 1; fd < 0 && (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		mkdir(path, 0777);
		*p = '/';
	}
	if (fd < 0)
		fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
		exit(1);
	close(fd);
}

static char *
render(const char *text, size_t n)
{
	cmark_parser *parser =
	    cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8);
	cmark_node *document;
	char *html;

	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(extensions[i]));
	cmark_parser_feed(parser, text, n);
	document = cmark_parser_finish(parser);
	html = cmark_render_html(document, CMARK_OPT_DEFAULT,
	    cmark_parser_get_syntax_extensions(parser));
	cmark_node_free(document);
	cmark_parser_free(parser);
	return html;
}

int
main(int argc, char **argv)
{
	char line[4096], from[8192], to[8192];

	if (argc != 3)
		return 2;
	cmark_gfm_core_extensions_ensure_registered();
	while (fgets(line, sizeof(line), stdin) != NULL) {
		char *text, *body, *html;
		size_t n;

		line[strcspn(line, "\n")] = '\0';
		snprintf(from, sizeof(from), "%s/%s", argv[1], line);
		text = read_file(from, &n);
		if (text == NULL)
			return 1;
		body = strncmp(text, "---\n", 4) == 0 ? strstr(text, "\n---\n")
						      : NULL;
		body = body != NULL ? body + 5 : text;
		html = render(body, n - (size_t)(body - text));
		line[strlen(line) - 3] = '\0';
		snprintf(to, sizeof(to), "%s/%s/index.html", argv[2], line);
		write_file(to, html, strlen(html));
		free(html);
		free(text);
	}
	return 0;
}
