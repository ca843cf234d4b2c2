/*
 * settings.h - every setting there is: its key, what its value may be, and whose it is. The store accepts no other key and no other value, whoever asks.
 *
 * A new setting is a row of the table in settings.c.
 */
#ifndef TRIVET_STORE_SETTINGS_H
#define TRIVET_STORE_SETTINGS_H

#include "base/err.h"
#include "base/str.h"

enum setting_kind {
	SETTING_NUMBER,      /* a whole number from least to most */
	SETTING_NUMBER_OR_0, /* the same, or 0 for none */
	SETTING_WORD,        /* one of `words` */
	SETTING_COUNTRY,     /* two letters, A to Z */
	SETTING_IDS,         /* ids of the content, joined by commas; or empty */
	SETTING_DOSES,       /* "id:3x5,id:2x2"; or empty */
	SETTING_PAIR,        /* "5x4", each a whole number from 0 to most; or empty */
	SETTING_HOURS,       /* "08:00-12:00 13:00-17:00"; or empty */
	SETTING_TIMES,       /* "10:30 15:00"; or empty */
	SETTING_DAY,         /* YYYY-MM-DD */
	SETTING_LINE,        /* a line of text, of at most `most` bytes; or empty */
	SETTING_STATE,       /* of a reminder: core/breaks.h */
	SETTING_PATH         /* a full path; or empty */
};

enum setting_owner {
	SETTING_OF_PERSON, /* goes where the diary goes */
	SETTING_OF_MACHINE /* names a path, decides what is deleted, or tells of this machine: it is never exported and never imported */
};

struct setting {
	str key;
	enum setting_kind kind;
	enum setting_owner owner;
	int32_t least, most;
	const char *words; /* with spaces between */
};

/* NULL: there is no such setting. */
const struct setting *setting_of(str key);
bool setting_allows(const struct setting *s, str value);
/* All of them. */
const struct setting *settings_all(size_t *ret_n);

#endif
