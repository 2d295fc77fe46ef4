#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(belief, competencies)
PROPERTY_LIST(belief, works)

static bool
other(const struct drop *drop, struct str name, struct drop_env *env,
    struct value *out)
{
	(void)env;
	return front_other(((const struct belief *)drop)->front, name, out);
}

static const struct drop_property properties[] = {
	{ "competencies", get_competencies, "list of competency",
	    "Competencies whose work shows it." },
	{ "works", get_works, "list of artifact",
	    "Work that shows it, newest first; what an earlier belief "
	    "begins with comes last." },
};

PROPERTY_CLASS(belief, "One belief; also id, title, text and see.", other);
