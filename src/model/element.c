#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(element, works)
PROPERTY_DROP(element, competency)
PROPERTY_TEXT(element, id)

static bool
other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	(void)env;
	return front_other(((const struct element *)drop)->front, name, out);
}

static const struct drop_property properties[] = {
	{ "competency", get_competency, "competency", "What it is a part of." },
	{ "id", get_id, "text", "\"collaborate.listen\"." },
	{ "works", get_works, "list of artifact",
	    "Work that shows it, newest first." },
};

PROPERTY_CLASS(element, "A part of a competency; also name and text.", other);
