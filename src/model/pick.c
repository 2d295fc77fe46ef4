#include "model/link.h"
#include "model/property.h"

PROPERTY_DROP(pick, work)
PROPERTY_TEXT(pick, note)

static const struct drop_property properties[] = {
	{ "note", get_note, "Markdown", "Why it was chosen." },
	{ "work", get_work, "any noun", "The piece." },
};

PROPERTY_CLASS(pick, "One piece of a showcase.", NULL);
