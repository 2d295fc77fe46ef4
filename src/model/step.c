#include "model/link.h"
#include "model/property.h"

/* What the student says of it in a sentence, where there is one. */
static struct str
sentence_of(const struct step *step)
{
	static const char *const fields[] = { "why", "what" };
	struct str text = STR("");

	if (step->noun == NULL)
		return text;
	text = step->noun->summary;
	for (size_t i = 0; i < 2 && text.n == 0; i++)
		text = noun_text(step->noun, fields[i]);
	return text;
}

PROPERTY_DATE(step, date)
PROPERTY_GET(step, sentence, text_value(sentence_of(self)))
PROPERTY_GET(step, title,
    text_value(self->noun != NULL ? self->noun->title : self->milestone))
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
