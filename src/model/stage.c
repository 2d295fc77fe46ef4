#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(stage, steps)
PROPERTY_DROP(stage, year)

static const struct drop_property properties[] = {
	{ "steps", get_steps, "list of step",
	    "What was made in the year, oldest first." },
	{ "year", get_year, "year",
	    "The school year; nothing for what has no date." },
};

PROPERTY_CLASS(stage, "One school year of a journey.", NULL);
