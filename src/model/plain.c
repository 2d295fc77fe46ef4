#include "model/link.h"
#include "model/property.h"

PROPERTY_DROP(plain, about)

static void
get_nothing(const struct drop *drop, struct drop_env *env, struct value *out)
{
	(void)drop;
	(void)env;
	*out = value_nil();
}

static const struct drop_property properties[] = {
	{ "about", get_about, "any noun", "What a voice speaks of." },
	{ "approved_by", get_nothing, "nothing", "Never shown." },
};

const struct drop_class plain_class = {
	.name = "page",
	.help = "The home page, a page or voice of the vision, or any other.",
	.properties = properties,
	.n = sizeof(properties) / sizeof(*properties),
	.base = &noun_class,
	.other = noun_other,
};
