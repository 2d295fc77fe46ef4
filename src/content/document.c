#include "content/document.h"

struct place
document_place(const struct document *d, struct str field)
{
	const struct value *v = value_get(&d->front, field);

	return v != NULL ? value_place(v, d->path)
			 : (struct place){ d->path, 0, 0 };
}

struct str
document_text(const struct document *d, struct str field)
{
	return value_str(value_get(&d->front, field));
}
