/* counted.h - what the numbers of a week go by. */
#ifndef TRIVET_WORDS_COUNTED_H
#define TRIVET_WORDS_COUNTED_H

#include "core/lived.h"
#include "core/steps.h"

/* As a sentence, when it is not the plan of today; else empty. `refusal` is that of the plan. */
str counted_say(enum counted by, enum refusal refusal);
/* The words of the stable form: "plan", "kept_plan", "no_plan". */
extern const str counted_words[COUNTED_BY_DEFAULT + 1];

#endif
