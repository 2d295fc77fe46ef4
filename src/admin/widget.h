/*
 * widget: the rows of a table of fields as the fields of a form.
 *
 * Whatever a form can tell the author while writing it tells: the help of the
 * row, the words of a choice, how long a text may be. What it cannot, the
 * check of the change does.
 *
 * Owner     values are made in the arena of the form and borrow from tables.
 * Source    the widgets of Decap CMS 3.
 */
#ifndef ADMIN_WIDGET_H
#define ADMIN_WIDGET_H

#include "admin/admin.h"
#include "data/field.h"

struct form {
	const struct admin_forms *in;
	struct arena *arena;
	bool student; /* of the portfolio that is opened */
	const struct field_table *table; /* whose fields are asked for */
};

/* What stands for the folder of that student. */
#define FORM_STUDENT "{student}"

/* Where a form finds the documents that another one makes. */
struct str form_collection(const struct form *f, struct str name, bool student);

/*
 * The fields of a form for the table: the heading first, then the text below
 * the fields if there is one, then the table's own rows and the shared ones.
 * Where the name of a new file is made of its title, the form is titled: it
 * cannot be saved without.
 */
struct value form_fields(const struct form *f, const struct field_table *table,
    bool text, bool titled);

/* A member of an object that is being made; the name is constant. */
void form_put(
    const struct form *f, struct object *o, const char *name, struct value v);
/* Mark what an open portfolio shows only to staff: start.js leaves it out. */
void form_put_staff(const struct form *f, struct object *o);

#endif
