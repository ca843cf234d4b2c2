/*
 * flare.h - is it a day to do less? Evidence 3.5: on a flare day there is less, and no roller; and practice grows only if the pain of the next day is
 * not more than 2 points above what it was.
 */
#ifndef TRIVET_ME_FLARE_H
#define TRIVET_ME_FLARE_H

#include "core/facts.h"
#include "store/store.h"

enum { FLARE_USUAL_DAYS = 3 /* recorded in a week, before they say what is usual: as the line of the chart */ };

enum flare_why {
	FLARE_NONE,
	FLARE_ANSWERED,       /* the person said so in the check */
	FLARE_MARKED,         /* a mark of the diary says so for today */
	FLARE_AFTER_PRACTICE, /* after practice, the same day or the next, pain is more than 2 points above the mean of the week before it */
	FLARE_PAIN_UP         /* without that: pain is more than 2 points above the mean of the week before today, of FLARE_USUAL_DAYS at least */
};

struct flare_days {
	struct store_entry_days entry_days; /* nine days up to today at least */
	struct store_deed_items items;      /* today and yesterday at least */
	const struct store_entry *last;     /* of today; NULL: there is none */
	bool is_marked;                     /* a mark of today says that it flares */
};

/* Why today is such a day, of what the diary says; what was answered is not looked at. */
enum flare_why flare_today(const struct flare_days *days, day today);

#endif
