/* progress.h - pain over time, the three legs by week, and what the looks back found. */
#ifndef TRIVET_WEB_PROGRESS_H
#define TRIVET_WEB_PROGRESS_H

#include "app/places.h"
#include "web/breaks.h"
#include "web/charts.h"
#include "web/log.h"
#include "web/verdict_plan.h"
#include "web/week.h"

/* The form of a look back; what was chosen is kept when it comes back. */
struct look_view {
	struct form_key *form;
	const struct person *who;
	bool came_back; /* something that it needs was left open */
	int average, worst, now; /* 0..10, or STORE_PAIN_UNSET */
	str word;
	bool none, unsure;
	qset chosen; /* facts */
	const uint16_t *checks; /* the questions of the re-check */
	size_t n_checks;
	int32_t diary_tenths; /* what the diary says of these seven days, or NOT_MEASURED */
};

struct progress_look {
	const struct review *review;
	struct reassessment found;
	url where;
};

/* Where it hurt in a week. */
struct progress_week {
	day monday;
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
	struct strength strength;
	const struct progress_look *looks; /* latest first */
	size_t n_looks;
	bool may_look;
	day next_on;
	struct look_view look;
};

struct verdict_view {
	const struct person *who;
	struct form_key *form;
	const struct review *review;
	struct reassessment found;
	int32_t less_tenths, less_percent; /* how much pain fell; 0 when it did not */
	int32_t more_tenths, more_percent;
	day next_on;
	bool may_change; /* it is the newest look, and the plan is open */
	struct verdict_plan plan;
};

void page_progress(struct writer *w, const struct progress_view *v);
void page_progress_strength(struct writer *w, const struct progress_view *v);
void page_progress_places(struct writer *w, const struct progress_view *v);
void page_look(struct writer *w, const struct look_view *v);
void page_look_again(struct writer *w, const struct look_view *v);
void page_look_words(struct writer *w, const struct look_view *v);
void page_verdict(struct writer *w, const struct verdict_view *v);
void page_verdict_advice(struct writer *w, const struct verdict_view *v);

enum err progress_show(struct site *site, const struct request *q, struct response *r);
enum err look_keep(struct site *site, const struct request *q, struct response *r);
enum err look_start_over(struct site *site, const struct request *q, struct response *r);
enum err verdict_show(struct site *site, const struct request *q, struct response *r);
extern const struct field look_fields[5];

#endif
