#include "model/link.h"
#include "model/property.h"

PROPERTY_TEXT(step, sentence)
PROPERTY_DATE(step, date)
PROPERTY_TEXT(step, title)
PROPERTY_GET(step, document,
    self->noun != NULL ? value_drop(&self->noun->drop) : value_nil())
PROPERTY_GET(step, kind,
    value_text(self->noun != NULL ? str_from(self->noun->drop.class->name)
				  : STR("milestone")))
PROPERTY_GET(
    step, url, self->noun != NULL ? text_value(self->noun->url) : value_nil())

static const struct drop_property properties[] = {
	{ "date", get_date, "date", "Its day." },
	{ "document", get_document, "artifact, goal or reflection",
	    "What it leads to; nothing for a milestone." },
	{ "kind", get_kind, "text",
	    "\"artifact\", \"goal\", \"reflection\" or \"milestone\"." },
	{ "sentence", get_sentence, "text", "What the student says of it." },
	{ "title", get_title, "text", "What it is called." },
	{ "url", get_url, "address", "Its page." },
};

PROPERTY_CLASS(step, "One line of a journey.", NULL);
