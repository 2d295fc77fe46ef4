/*
 * tables: the fields of every kind of document.
 *
 * To add a field, add a row to its kind's table; the check, the manual's
 * test, "waymark explain" and the templates follow.
 */
#ifndef CONTENT_TABLES_H
#define CONTENT_TABLES_H

#include "data/field.h"

/* table_shared.c */
extern const struct field_table page_table; /* what all documents share */
extern const struct field_table image_table;
extern const struct field_table part_table; /* id, title, text */
extern const struct field_table rubric_table;

/* table_person.c */
extern const struct field_table person_table;

/* table_student.c */
extern const struct field_table student_table;
extern const struct field_table artifact_table;
extern const struct field_table goal_table;
extern const struct field_table reflection_table;
extern const struct field_table response_table;

/* table_vision.c */
extern const struct field_table vision_table;
extern const struct field_table plan_table;
extern const struct field_table competencies_table;
extern const struct field_table questions_table;
extern const struct field_table process_table;
extern const struct field_table framework_table;
extern const struct field_table voice_table;

/* table_district.c */
extern const struct field_table home_table;
extern const struct field_table toolkit_table;
extern const struct field_table journal_table;
extern const struct field_table school_table;
extern const struct field_table class_table;
extern const struct field_table showcase_table;

#endif
