/* gauge.h - what a diary entry may rate from 0 to 10, as a table: see record/gauge_rows.h. */
#ifndef TRIVET_RECORD_GAUGE_H
#define TRIVET_RECORD_GAUGE_H

#include <stddef.h>

#include "record/records.h"

struct gauge {
	str key;      /* "pain_now": in JSON and CSV, and the column of the database */
	str word;     /* "pain": in `trivet log`, in addresses, and for a column of an import */
	str name;     /* "Sleep": before its number, and where one is chosen */
	size_t at;    /* of its int in struct store_entry */
	str label;    /* "Sleep, 10 is best": where a number is asked for, or is alone */
	bool is_good; /* 10 is what one would wish for; otherwise 0 is */
	str observed; /* in FHIR */
	str becomes;  /* "pain at that moment": what a column of an import becomes */
	str knows;    /* names of columns elsewhere that mean it, with commas between, where table/head_words.c does not know them */
	/* Those beside the pains alone: */
	str ask, asked; /* over its eleven taps; the same with what 0 and 10 mean, for people who do not see `least` and `most` at their ends */
	str least, most;
	const char *title; /* "Pain and sleep" */
	str lower, higher; /* what is said when the days with more of it had less pain, or more */
};

extern const struct gauge gauges[GAUGES];

static inline const struct gauge *beside_of(size_t i)
{
	return &gauges[GAUGE_PAINS + i];
}

static inline int *gauge_in(const struct gauge *m, struct store_entry *e)
{
	return (int *)(void *)((char *)e + m->at);
}

static inline int gauge_of(const struct gauge *m, const struct store_entry *e)
{
	return *(const int *)(const void *)((const char *)e + m->at);
}

/* The words of those beside the pains in a literal, each with a comma and a space, or with only a space, after it. */
#define GAUGE_COMMA(id, member, word, ...) word ", "
#define GAUGE_BLANK(id, member, word, ...) word " "
#define BESIDE_COMMAS                      GAUGE_ROWS(GAUGE_SKIP, GAUGE_COMMA)
#define BESIDE_BLANKS                      GAUGE_ROWS(GAUGE_SKIP, GAUGE_BLANK)

/* By its word. NULL: there is no such gauge. */
const struct gauge *gauge_named(str word);

#endif
