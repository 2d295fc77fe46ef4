#include <string.h>

#include "pages/page.h"

const struct page_kind page_kinds[] = {
	{ "home", "home", 0, "The first page of the site." },
	{ "vision", "vision", 0, "What the district believes and plans." },
	{ "framework", "framework", 0,
	    "A framework that the vision rests on." },
	{ "voices", NULL, 0, "What families and neighbours say." },
	{ "voice", "voice", 0, "One reviewed voice of the community." },
	{ "process", "process", 0, "How the vision came about." },
	{ "plan", "plan", 0, "The phases of the district's plan." },
	{ "graduate", "graduate", 0, "The portrait of a graduate." },
	{ "competency", "competency", 0,
	    "One competency and the work that shows it." },
	{ "evidence", "competency", 0, "All work that shows one competency." },
	{ "toolkit", NULL, 0, "All publications and resources." },
	{ "tool", "tool", 0, "One publication or resource." },
	{ "news", NULL, 0, "What was made or changed last." },
	{ "journal", NULL, 0, "All posts, newest first." },
	{ "archive", NULL, 0, "The posts of one year or month." },
	{ "post", "post", 0, "One dated post." },
	{ "schools", NULL, 0, "All schools." },
	{ "school", "school", 0, "One school." },
	{ "classes", NULL, 0, "All classes." },
	{ "class", "class", 0, "One class and its students." },
	{ "students", NULL, 0, "All students, A to Z." },
	{ "student", "student", 0, "One student's portfolio." },
	{ "journey", "student", 0, "One earlier school year of a portfolio." },
	{ "artifact", "artifact", 0, "One piece of work." },
	{ "goal", "goal", 0, "One goal of a student." },
	{ "reflection", "reflection", 0, "One reflection of a student." },
	{ "versions", NULL, PAGE_PLAIN,
	    "All versions of one document, when they are many." },
	{ "showcases", NULL, 0, "All showcases." },
	{ "showcase", "showcase", 0, "Work that a teacher chose, and why." },
	{ "work", NULL, 0, "All pieces of work, newest first." },
	{ "goals", NULL, 0, "All goals, newest first." },
	{ "reflections", NULL, 0, "All reflections, newest first." },
	{ "demonstration", "demonstration", 0,
	    "Work that shows learning in one way." },
	{ "tags", NULL, 0, "All topics." },
	{ "tag", "tag", 0, "Everything about one topic." },
	{ "years", NULL, 0, "All school years." },
	{ "year", "year", 0, "The work of one school year." },
	{ "questions", NULL, 0, "All questions that students follow." },
	{ "question", "question", 0, "One question and the work about it." },
	{ "search", NULL, 0, "Ways to find a person or a topic." },
	{ "about", NULL, 0, "Who runs the site." },
	{ "accessibility", NULL, 0, "The accessibility statement." },
	{ "privacy", NULL, 0, "What is published, and how to take it back." },
	{ "not-found", NULL, PAGE_ANYWHERE | PAGE_PLAIN,
	    "What a visitor sees at an address that is not there." },
	{ "page", NULL, 0, "Any other page." },
};
const size_t n_page_kinds = sizeof(page_kinds) / sizeof(*page_kinds);

const struct page_kind *
page_kind_find(const char *name)
{
	for (size_t i = 0; i < n_page_kinds; i++) {
		if (strcmp(page_kinds[i].name, name) == 0)
			return &page_kinds[i];
	}
	return NULL;
}
