/*
 * body_rules: what decides about a document because of its body.
 *
 * Everything else that policy decides, it decides by fields and records. So a
 * preview may exchange the body of a released document, if these rules allow
 * the new one, and need not decide about all others again.
 */
#ifndef POLICY_BODY_RULES_H
#define POLICY_BODY_RULES_H

#include "policy/decide.h"

/* The rules that d decides by; they live as long as the release. */
const struct body_rules *body_rules_of(const struct deciding *d);

#endif
