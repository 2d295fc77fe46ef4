#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(action, evidence)
PROPERTY_GET(action, links, self->links)

static bool
other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	(void)env;
	return front_other(((const struct action *)drop)->front, name, out);
}

static const struct drop_property properties[] = {
	{ "evidence", get_evidence, "list of any noun",
	    "Documents of this site that show it." },
	{ "links", get_links, "list of address", "Where else it can be seen." },
};

PROPERTY_CLASS(action, "An action of the plan; also text and status.", other);
