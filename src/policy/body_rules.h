/*
 * body_rules: what decides about a document because of what it says.
 *
 * Everything else that policy decides, it decides by records and by fields
 * that are more than shown (FIELD_SHOWN). So a preview may exchange the words
 * of a released document, if these rules allow the new ones, and need not
 * decide about all others again.
 */
#ifndef POLICY_BODY_RULES_H
#define POLICY_BODY_RULES_H

#include "policy/decide.h"

/* The rules that d decides by; they live as long as the release. */
const struct body_rules *body_rules_of(const struct deciding *d);

#endif
