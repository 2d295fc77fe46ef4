#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(band, works)
PROPERTY_TEXT(band, i_can)
PROPERTY_TEXT(band, id)
PROPERTY_TEXT(band, name)

static const struct drop_property properties[] = {
	{ "i_can", get_i_can, "Markdown",
	    "What a learner of these grades can say." },
	{ "id", get_id, "text", "Names the band." },
	{ "name", get_name, "text", "\"Grades 6-8\"." },
	{ "works", get_works, "list of artifact",
	    "Work from these grades that shows the competency." },
};

PROPERTY_CLASS(band, "Grades taken together, below a competency.", NULL);
