/* scale_words.h - words for how strong a pain is, and how well someone feels or slept, folded (see fold.h), with the number that is proposed for each. */
#ifndef TRIVET_TABLE_SCALE_WORDS_H
#define TRIVET_TABLE_SCALE_WORDS_H

#include <stddef.h>

struct scale_word {
	const char *word;
	int number; /* 0..10 */
};

extern const struct scale_word scale_pain_words[]; /* ends with NULL */
extern const struct scale_word scale_good_words[];

#endif
