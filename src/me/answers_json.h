/* answers_json.h - an answers file, as JSON: an object from question id to "yes" | "no" | "unsure", a number, a choice id or a list of region ids;
 * under "cleared" an object from rule id to the day (YYYY-MM-DD) on which a clinician examined it. */
#ifndef TRIVET_ME_ANSWERS_JSON_H
#define TRIVET_ME_ANSWERS_JSON_H

#include "core/facts.h"

/*
 * Strict: unknown ids, wrong kinds, duplicate keys and broken JSON are all refused.
 * Fails: ERR_INPUT; `say` then has one line: where, what is wrong, what is allowed. Nothing of `ret_answers` is written then.
 */
MUST_USE enum err answers_from_json(const struct pack *p, str text, day today, struct writer *say, struct answers *ret_answers);

#endif
