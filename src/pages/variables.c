#include "pages/variables.h"

#include "model/link.h"
#include "pages/globals.h"
#include "pages/growth.h"
#include "pages/page.h"

const struct drop_class *const variables[] = {
	&globals_class,
	&action_class,
	&artifact_class,
	&band_class,
	&belief_class,
	&class_class,
	&competency_class,
	&demonstration_class,
	&element_class,
	&goal_class,
	&growth_class,
	&growth_step_class,
	&growth_passage_class,
	&noun_class,
	&page_class,
	&pager_class,
	&person_class,
	&phase_class,
	&pick_class,
	&plain_class,
	&plan_noun_class,
	&post_class,
	&question_class,
	&reflection_class,
	&response_class,
	&school_class,
	&showcase_class,
	&site_class,
	&stage_class,
	&step_class,
	&strength_class,
	&student_class,
	&tag_class,
	&tool_class,
	&vision_class,
	&year_class,
};
const size_t n_variables = sizeof(variables) / sizeof(*variables);
