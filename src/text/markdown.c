#include "text/markdown.h"

#include <cmark-gfm.h>

#include "base/arena.h"
#include "base/limits.h"
#include "text/anchors.h"
#include "text/guard.h"
#include "text/render.h"
#include "text/title.h"

const struct markdown_label_info markdown_labels[LABEL_COUNT] = {
#define X(id, key, english) [id] = { key, STR_INIT(english) },
	MARKDOWN_LABELS(X)
#undef X
};

bool
markdown_render(struct str body, const struct markdown_options *options,
    struct arena *arena, struct diag *diag, struct markdown *out)
{
	struct writer w = { .options = options,
		.arena = arena,
		.diag = diag,
		.body = body,
		.anchors = options->anchors };
	struct anchors alone;
	cmark_node *root;
	bool ok;

	if (!guard_check(body, options->path,
		options->line != 0 ? options->line : 1, diag))
		return false;
	if (w.anchors == NULL) {
		anchors_init(&alone, NULL, arena);
		w.anchors = &alone;
	}
	w.number = ++w.anchors->bodies;
	root = nodes_parse(body);
	buf_init(&w.out);
	buf_reserve(&w.out, body.n + body.n / 4);
	title_find(&w, root);
	ok = render_tree(&w, root);
	writer_report_rest(&w);
	if (ok) {
		out->html = str_copy(arena, buf_str(&w.out));
		out->toc = title_contents(&w, &out->n_toc);
		out->joined = w.joined;
	}
	buf_free(&w.out);
	return ok;
}

const char *
markdown_library_version(void)
{
	return cmark_version_string();
}
