/* look.h - a look back: the form, what it found, and what may change after it. */
#ifndef TRIVET_WEB_PAGES_LOOK_LOOK_H
#define TRIVET_WEB_PAGES_LOOK_LOOK_H

#include "me/review.h"
#include "me/then_now.h"
#include "draw/own_line.h"
#include "web/pages/diary/log.h"
#include "web/parts/own.h"
#include "web/parts/small_map.h"
#include "web/pages/look/verdict_plan.h"
#include "web/parts/week.h"

/* One of the person's own activities. */
struct look_activity {
	int64_t id;
	str words;
	str field; /* of the form: can.12 */
	int score; /* 0 cannot .. 10 as before, or STORE_PAIN_UNSET */
};

/* The screens of a look back, three questions each at most. What was said goes along from one to the next; nothing is saved before the last. */
enum look_step { LOOK_PAIN = 1, LOOK_ACTIVITIES, LOOK_LAST };

struct look_view {
	struct form_key *form;
	const struct person *who;
	enum look_step step, next_step;
	int32_t step_number, steps; /* as they are counted for people: without activities there are two */
	int32_t weeks;              /* of the plan */
	const char *method;
	url action, back;
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
	bool is_newest; /* then the diary of now goes with it */
	struct then_now then;
	struct chart chart; /* since the plan began */
	struct chart_change change;
	bool has_line;
	struct stool_legs legs; /* of the last seven days */
	html was_back, was_front, is_back, is_front;
	bool may_change; /* it is the newest look, and the plan is open */
	struct verdict_plan plan;
};

void page_look(struct writer *w, const struct look_view *v);
void page_look_pain(struct writer *w, const struct look_view *v);
void page_look_activities(struct writer *w, const struct look_view *v);
void page_look_news(struct writer *w, const struct look_view *v);
void page_look_said(struct writer *w, const struct look_view *v);
void page_look_words(struct writer *w, const struct look_view *v);
void page_verdict(struct writer *w, const struct verdict_view *v);
void page_verdict_then(struct writer *w, const struct verdict_view *v);
void page_verdict_line(struct writer *w, const struct verdict_view *v);
void page_verdict_line_words(struct writer *w, const struct verdict_view *v);
void page_own_scores(struct writer *w, const struct then_now *v);
void page_own_line(struct writer *w, const struct then_now_activity *x);
void page_went_with(struct writer *w, const struct then_now *v);
void page_verdict_advice(struct writer *w, const struct verdict_view *v);

/* Someone with a plan has something to look back on. */
static inline bool look_is_open(const struct person *who)
{
	return who->has_plan || who->plan.refusal == PLAN_OPEN;
}

extern const struct field look_fields[7];

enum err look_show(struct site *site, const struct request *q, struct response *r);       /* GET /look-back */
enum err look_keep(struct site *site, const struct request *q, struct response *r);       /* POST /reassess */
enum err look_start_over(struct site *site, const struct request *q, struct response *r); /* POST /reassess/danger */
enum err verdict_show(struct site *site, const struct request *q, struct response *r);    /* GET /reassess, GET /reassess/:id */

#endif
