#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(phase, actions)

static bool
other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	(void)env;
	return front_other(((const struct phase *)drop)->front, name, out);
}

static const struct drop_property properties[] = {
	{ "actions", get_actions, "list of action", "What is done in it." },
};

PROPERTY_CLASS(phase,
    "A phase of the plan; also id, title, from, to, status, purpose and "
    "summary.",
    other);
