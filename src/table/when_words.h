/* when_words.h - the words of days and times, folded (see fold.h), in English, German, French, Spanish and some close languages. */
#ifndef TRIVET_TABLE_WHEN_WORDS_H
#define TRIVET_TABLE_WHEN_WORDS_H

#include "base/str.h"

struct when_word {
	const char *word;
	int32_t value;
};

extern const struct when_word when_months[];   /* 1..12 */
extern const struct when_word when_weekdays[]; /* 0 Monday .. 6 Sunday */
extern const struct when_word when_zones[];    /* seconds east */
extern const struct when_word when_clocks[];   /* "noon": seconds since midnight */
extern const struct when_word when_fillers[];  /* say nothing: "the", "at", "de", ... */
extern const struct when_word when_parts[];    /* of the day; 1: it may be in the name of a column */

/* Finds a word in a table, which ends with NULL. */
bool when_word_find(const struct when_word *table, str word, int32_t *ret_value);

#endif
