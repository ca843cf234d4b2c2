/* allowed.h - what a field accepts, for the end of a sentence: "must be ...". */
#ifndef TRIVET_WORDS_ALLOWED_H
#define TRIVET_WORDS_ALLOWED_H

#include "base/writer.h"
#include "core/pack.h"
#include "store/settings.h"

/* "a whole number from 1 to 10" */
void setting_write_allowed(struct writer *w, const struct setting *s);
/* What a question allows, in words: "yes, no or unsure", "a whole number from 0 to 10, or unsure", "one of full, half, little, or unsure". */
void question_allowed(const struct pack *p, uint16_t question, struct writer *w);

#endif
