/* log.h - one tap saves it: how it is now, or what was done. */
#ifndef TRIVET_WEB_PAGES_DIARY_LOG_H
#define TRIVET_WEB_PAGES_DIARY_LOG_H

#include "web/parts/own.h"

/* The eleven buttons. */
struct log_pain_view {
	struct form_key *form;
	const char *back;              /* where the tap leads: "today" or "diary" */
	const struct store_entry *now; /* the last entry of today, or NULL */
	const struct store_entry *yesterday;
	str at;      /* clock time of `now`, or empty */
	url change;  /* where `now` can be changed */
	bool is_new; /* it was kept just now */
	bool rose;   /* the re-check is offered */
	day before;  /* the day it rose from */
	day today;
};

enum { LOG_PAINS = 11 };
extern const int log_pains[LOG_PAINS]; /* 0..10 */

/* Keeps: `who`; texts live in the arena. */
struct log_pain_view log_pain_of(const struct person *who, struct form_key *form, struct arena *a);
/* "07:40" by the clock of then; empty where no time was given. */
str log_clock(struct moment at, struct arena *a);
/* The last entry of that day that tells of a pain, or NULL. */
const struct store_entry *log_entry_of(const struct person *who, day on);
/* The leg of an item or of the word of a leg; LEGS for anything else. */
enum leg log_leg_of(const struct pack *p, str item);

void page_log_pain(struct writer *w, const struct log_pain_view *v);
enum err log_keep(struct site *site, const struct request *q, struct response *r);
extern const struct field log_fields[5];

#endif
