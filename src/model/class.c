#include "model/link.h"
#include "model/property.h"

PROPERTY_LIST(class, goals)
PROPERTY_LIST(class, news)
PROPERTY_LIST(class, own_showcases)
PROPERTY_LIST(class, students)
PROPERTY_LIST(class, works)
PROPERTY_DROP(class, school)
PROPERTY_DROP(class, teacher)

static const struct drop_property properties[] = {
	{ "goals", get_goals, "list of goal",
	    "Goals of its students, newest first." },
	{ "news", get_news, "list of news",
	    "What its students made or changed last." },
	{ "school", get_school, "school", "The school." },
	{ "showcases", get_own_showcases, "list of showcase",
	    "Showcases of the class, newest first." },
	{ "students", get_students, "list of student",
	    "Its students, by name." },
	{ "teacher", get_teacher, "person", "The teacher." },
	{ "works", get_works, "list of artifact", "Its work, newest first." },
};

NOUN_CLASS(class, "A class, with its teacher and year.");
