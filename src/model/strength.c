#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(strength, works)
PROPERTY_DROP(strength, competency)

static const struct drop_property properties[] = {
	{ "competency", get_competency, "competency", "The competency." },
	{ "works", get_works, "list of artifact",
	    "The student's work that shows it, newest first." },
};

PROPERTY_CLASS(strength, "A competency that a student's work shows.", NULL);
