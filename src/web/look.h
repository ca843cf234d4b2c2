/* look.h - a look back: the form, what it found, and what may change after it. */
#ifndef TRIVET_WEB_LOOK_H
#define TRIVET_WEB_LOOK_H

#include "app/review.h"
#include "web/log.h"
#include "web/own.h"
#include "web/verdict_plan.h"

/* One of the person's own activities. */
struct look_activity {
	int64_t id;
	str words;
	str field; /* of the form: can.12 */
	int score; /* 0 cannot .. 10 as before, or STORE_PAIN_UNSET */
};

/* The form of a look back; what was chosen is kept when it comes back. */
struct look_view {
	struct form_key *form;
	const struct person *who;
	bool came_back;          /* something that it needs was left open */
	int average, worst, now; /* 0..10, or STORE_PAIN_UNSET */
	str word;
	str question;     /* anything new since the day they were asked last? */
	bool asked_today; /* that was answered today already: it is not asked again */
	bool said_today;  /* and the form says so */
	bool none, unsure;
	qset chosen;            /* facts */
	const uint16_t *checks; /* the questions of the re-check */
	size_t n_checks;
	struct look_activity *activities; /* those that are asked now */
	size_t n_activities;
	int32_t diary_tenths; /* what the diary says of these seven days, or NOT_MEASURED */
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

void page_look(struct writer *w, const struct look_view *v);
void page_look_again(struct writer *w, const struct look_view *v);
void page_look_words(struct writer *w, const struct look_view *v);
void page_verdict(struct writer *w, const struct verdict_view *v);
void page_verdict_advice(struct writer *w, const struct verdict_view *v);

/* Nothing is chosen yet. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: the arena. */
MUST_USE enum err look_form(struct site *site, const struct person *who, struct form_key *form, struct arena *a, struct look_view *ret_view);

extern const struct field look_fields[6];

enum err look_keep(struct site *site, const struct request *q, struct response *r);       /* POST /reassess */
enum err look_start_over(struct site *site, const struct request *q, struct response *r); /* POST /reassess/danger */
enum err verdict_show(struct site *site, const struct request *q, struct response *r);    /* GET /reassess, GET /reassess/:id */

#endif
