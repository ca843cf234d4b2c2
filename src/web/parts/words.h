/* words.h - the site's words for what the core names. */
#ifndef TRIVET_WEB_PARTS_WORDS_H
#define TRIVET_WEB_PARTS_WORDS_H

#include "words/length.h"
#include "me/person.h"

extern const str label_say[LABELS]; /* "moderate evidence" */
/* What a confidence of the content is called: "high", "medium", "low". */
str confidence_say(char confidence);
/* Names of facts as a person reads them, `brief` where there is one. At most `cap`; returns how many. */
size_t fact_says(const struct pack *p, const qset *facts, str *ret_says, size_t cap);

/* The answer to a number, a choice or the places, in the words of the pack; empty when there is none, or no such question (NONE). Keeps: the arena. */
str answer_says(struct arena *a, const struct person *who, uint16_t question);

void page_length(struct writer *w, int32_t seconds); /* 40 seconds, 2 minutes */

#endif
