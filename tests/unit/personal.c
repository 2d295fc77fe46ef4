#include "content/personal.h"

#include "scratch.h"

#include "base/buf.h"

/* As people write them; each is what no student's page may say. */
static const char *const refused[] = {
	"504",
	"504 Plan",
	"Allergies",
	"address",
	"birthday",
	"Birth-Date",
	"cell",
	"date of birth",
	"diagnosis",
	"DOB",
	"e-mail",
	"email_address",
	"emergency contact",
	"ethnicity",
	"father",
	"GPA",
	"grades",
	"guardian",
	"health",
	"home_address",
	"ID number",
	"IEP",
	"mail",
	"marks",
	"medication",
	"mobile",
	"mother",
	"parents",
	"phone.number",
	"postcode",
	"race",
	"religion",
	"report card",
	"scores",
	"SSN",
	"street",
	"studentID",
	"student_number",
	"telephone",
	"test scores",
	"WhatsApp",
	"zip",
	"ZIP code",
};
/* What is left out, so that the register alone says who somebody is. */
static const char *const dropped[] = {
	"author",
	"authors",
	"byline",
	"coordinates",
	"display_name",
	"first name",
	"geolocation",
	"GPS",
	"last-name",
	"lat",
	"latitude",
	"lng",
	"long",
	"longitude",
	"name",
	"student",
	"student name",
	"surname",
};
static const char *const kept[] = {
	"title",
	"zipper",
	"50",
	"",
	"named",
	"a",
	"datee",
	"-",
};

/* Whether a document with the key deep inside is sound, and keeps it. */
static bool
check(struct scratch *s, const char *key, bool *keeps)
{
	struct value inner = value_nil(), list, root, out;
	const struct value *item;
	struct object *o = arena_alloc(&s->arena, sizeof(*o));
	bool ok;

	object_set(o, &s->arena, str_from(key), value_text(STR("x")));
	inner = value_object(o);
	list = (struct value){ .kind = VALUE_LIST, .n = 1, .as.items = &inner };
	o = arena_alloc(&s->arena, sizeof(*o));
	object_set(o, &s->arena, STR("extra"), list);
	root = value_object(o);
	ok = personal_check_fields(
	    &root, STR("a.md"), &s->arena, &s->diag, &out);
	item = &value_get(&out, STR("extra"))->as.items[0];
	*keeps = value_get(item, str_from(key)) != NULL;
	return ok;
}

static void
a_private_field_is_found_however_it_is_written(void **state)
{
	struct scratch s;
	bool keeps;

	(void)state;
	scratch_begin(&s);
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		assert_false(check(&s, refused[i], &keeps));
		assert_false(keeps);
	}
	for (size_t i = 0; i < sizeof(dropped) / sizeof(*dropped); i++) {
		assert_true(check(&s, dropped[i], &keeps));
		assert_false(keeps);
	}
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		assert_true(check(&s, kept[i], &keeps));
		assert_true(keeps);
	}
	scratch_end(&s);
}

/* Text is looked at in stretches; what begins in one may end in the next. */
static void
an_address_or_number_is_found_wherever_it_stands(void **state)
{
	static const char *const said[] = {
		"ana@home.test",
		"503-555-0143",
		"(503) 555-0143",
		"+52 55 1234 5678",
	};
	struct scratch s;
	struct buf text;
	size_t before;

	(void)state;
	scratch_begin(&s);
	buf_init(&text);
	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
		for (size_t at = 0; at < 40; at++) {
			buf_reset(&text);
			for (size_t k = 0; k < at; k++)
				buf_add_char(&text, k % 7 == 3 ? '4' : ' ');
			if (at != 0)
				text.p[at - 1] = ' ';
			buf_add(&text, str_from(said[i]));
			diag_free(&s.diag);
			diag_init(&s.diag);
			before = s.diag.n;
			personal_check_text(
			    buf_str(&text), STR("a.md"), &s.diag);
			assert_int_equal(s.diag.n, before + 1);
			buf_add(&text, STR(" and so on, for long enough"));
			personal_check_text(
			    buf_str(&text), STR("a.md"), &s.diag);
			assert_int_equal(s.diag.n, before + 2);
		}
	}
	buf_free(&text);
	scratch_end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_private_field_is_found_however_it_is_written),
		cmocka_unit_test(
		    an_address_or_number_is_found_wherever_it_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
