#include "model/link.h"
#include "model/property.h"

PROPERTY_TEXT(step, sentence)
PROPERTY_DATE(step, date)
PROPERTY_GET(step, document, value_drop(&self->noun->drop))
PROPERTY_GET(step, kind, value_text(str_from(self->noun->drop.class->name)))
PROPERTY_GET(step, title, text_value(self->noun->title))
PROPERTY_GET(step, url, text_value(self->noun->url))

static const struct drop_property properties[] = {
	{ "date", get_date, "date", "Its day." },
	{ "document", get_document, "artifact, goal or reflection",
	    "What it leads to." },
	{ "kind", get_kind, "text", "\"artifact\", \"goal\", \"reflection\"." },
	{ "sentence", get_sentence, "text", "What the student says of it." },
	{ "title", get_title, "text", "What it is called." },
	{ "url", get_url, "address", "Its page." },
};

PROPERTY_CLASS(step, "One line of a journey.", NULL);
