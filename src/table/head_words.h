/* head_words.h - the words in the names of columns, folded (see fold.h), a table for each language. */
#ifndef TRIVET_TABLE_HEAD_WORDS_H
#define TRIVET_TABLE_HEAD_WORDS_H

#include "base/str.h"

/* What a word is about; a name has the set of all its words. */
enum head_about {
	ABOUT_NOTHING = 0, /* "the", "your": known, says nothing */
	ABOUT_DAY = 1 << 0,
	ABOUT_TIME = 1 << 1,
	ABOUT_PAIN = 1 << 2,
	ABOUT_STRENGTH = 1 << 3, /* of a pain, if of nothing else */
	ABOUT_SCORE = 1 << 4,
	ABOUT_SLEEP = 1 << 5,
	ABOUT_MOOD = 1 << 6,
	ABOUT_MEDICINES = 1 << 7,
	ABOUT_NOTE = 1 << 8,
	ABOUT_PLACE = 1 << 9,
	ABOUT_WORST = 1 << 10,
	ABOUT_AVERAGE = 1 << 11,
	ABOUT_NOW = 1 << 12,
	ABOUT_DURATION = 1 << 13,
	ABOUT_START = 1 << 14,
	ABOUT_END = 1 << 15,
	ABOUT_KIND = 1 << 16, /* type, character */
	ABOUT_QUALITY = 1 << 17,
	ABOUT_CONTEXT = 1 << 18, /* triggers, symptoms, what helped */
	ABOUT_BACK = 1 << 19,
	ABOUT_NEAR = 1 << 20,
	ABOUT_FAR = 1 << 21,
	ABOUT_OTHER = 1 << 22, /* a word that makes it something that the diary has no place for */
	ABOUT_YEAR = 1 << 23,
	ABOUT_OFFSET = 1 << 24
};

struct head_word {
	const char *words; /* one or more; a star at an end of one stands for any letters */
	unsigned about;
};

enum { HEAD_LANGUAGES = 5 };                                     /* English, German, French, Spanish; and some words of others that are near */
extern const struct head_word *const head_words[HEAD_LANGUAGES]; /* each ends with NULL */
/* Names of columns, whole. */
extern const char *const head_name_words[], *const head_value_words[]; /* each ends with NULL */

#endif
