/* week.h - this week's stool and what would help it: a card on Today and on Progress. */
#ifndef TRIVET_WEB_PARTS_WEEK_H
#define TRIVET_WEB_PARTS_WEEK_H

#include "me/review.h"
#include "me/series.h"
#include "web/parts/own.h"

struct week_view {
	const struct person *who;
	struct stool_legs legs;
	bool is_new;             /* nothing was answered and nothing done: the stool is explained */
	const struct item *next; /* a step for the shortest leg, or NULL */
	bool has_next_day;
	day next_on; /* of a treatment */
	str counted; /* what the numbers go by, when it is not the plan of today */
	url where;   /* of the step: its session, or the plan */
};

/* Keeps: `who`; texts live in the arena. */
struct week_view week_of(const struct person *who, const struct course_next *course, struct arena *a);

/* The same as counts: "Treatment 1 of 1, practice 4 of 5 days ..." */
void page_counts(struct writer *w, const struct person *who);
void page_week(struct writer *w, const struct week_view *v);
void page_stool(struct writer *w, struct stool_legs legs);

#endif
