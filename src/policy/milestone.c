#include "policy/milestone.h"

#include <stdlib.h>

#include "config/config.h"
#include "git/history.h"

static int
compare_days(const void *a, const void *b)
{
	const struct milestone *x = a, *y = b;
	int c = date_cmp(x->day, y->day);

	return c != 0 ? c : str_cmp(x->title, y->title);
}

static void
add_milestone(struct milestones *out, struct history *history,
    const struct config *config, const struct member *m, struct arena *arena,
    struct diag *diag)
{
	struct date day;

	if (!history_tag(history, m->key, &day)) {
		diag_report(diag, CODE_MILESTONE_MISSING,
		    (struct place){ config->path, m->line, m->column },
		    "the repository has no tag called \"%.*s\"",
		    STR_ARG(m->key));
		diag_hint(diag,
		    "git tag \"%.*s\" COMMIT; a clone needs "
		    "\"git fetch --tags\"",
		    STR_ARG(m->key));
		return;
	}
	if (date_cmp(day, config->as_of) <= 0)
		*vec_push(arena, out) = (struct milestone){
			value_str(value_get(&m->value, STR("title"))), day
		};
}

void
milestones_read(struct milestones *out, struct history *history,
    const struct config *config, struct arena *arena, struct diag *diag)
{
	const struct value *named = value_get(
	    value_get(&config->site, STR("history")), STR("milestones"));

	*out = (struct milestones){ 0 };
	if (history == NULL || !value_is(named, VALUE_OBJECT))
		return;
	for (size_t i = 0; i < named->as.object->n; i++)
		add_milestone(out, history, config, &named->as.object->items[i],
		    arena, diag);
	if (out->n != 0)
		qsort(out->items, out->n, sizeof(*out->items), compare_days);
}
