/* progress.h - pain over time, the three legs by week, and what the look backs found. */
#ifndef TRIVET_WEB_PAGES_PROGRESS_PROGRESS_H
#define TRIVET_WEB_PAGES_PROGRESS_PROGRESS_H

#include "me/places.h"
#include "web/pages/breaks/breaks.h"
#include "web/pages/progress/charts.h"
#include "web/pages/look/look.h"
#include "web/parts/week.h"

struct progress_look {
	const struct review *review;
	struct reassessment found;
	url where;
};

/* Where it hurt in a week. */
struct progress_week {
	day from;
	str words;        /* each place with the mean of how strong it was; empty: no place was named */
	html back, front; /* the same as pictures, empty without pain on that side */
};

struct progress_view {
	const struct person *who;
	const struct progress_week *places; /* from the first that names a place on, the oldest first */
	size_t n_places;
	struct breaks_weeks breaks;
	struct charts_view charts;
	struct week_view week;
	struct strength strength, before;  /* before: two weeks ago */
	const struct progress_look *looks; /* latest first */
	size_t n_looks;
	bool may_look;
	struct review_stretch stretch;
	bool is_new; /* nothing is recorded yet */
	struct then_now found;
	bool has_around; /* treatments enough to speak of the days around them */
};

void page_progress(struct writer *w, const struct progress_view *v);
void page_progress_due(struct writer *w, const struct progress_view *v);
void page_progress_looks(struct writer *w, const struct progress_view *v);
void page_progress_new(struct writer *w, const struct progress_view *v);
void page_progress_helped(struct writer *w, const struct progress_view *v);
void page_progress_strength(struct writer *w, const struct progress_view *v);
void page_progress_places(struct writer *w, const struct progress_view *v);

enum err progress_show(struct site *site, const struct request *q, struct response *r);

#endif
