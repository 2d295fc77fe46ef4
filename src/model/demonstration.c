#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(demonstration, works)

static const struct drop_property properties[] = {
	{ "works", get_works, "list of artifact",
	    "Work that shows learning so, newest first." },
};

NOUN_CLASS(
    demonstration, "A way to show what one has learned; its id is the word.");
