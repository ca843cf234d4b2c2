/*
 * review.h - looking back at a plan: what a reassessment is made from, how it is saved, when the next one is due. Evidence 5.1 (a course goes on only
 * after a look that found an improvement), 6.2 (what is compared), 6.3 (first after 3 to 4 weeks or the handful of treatments, then each 4 weeks).
 */
#ifndef TRIVET_ME_REVIEW_H
#define TRIVET_ME_REVIEW_H

#include "me/app.h"

enum { REVIEWS_MAX = 64, WORST_NOT_SAID = -1 };

/* One look back, as it is kept. What it says is decided again from `in` whenever it is shown. */
struct review {
	int64_t id;
	day on;
	struct reassess_input in;
	int32_t worst, now; /* pain, 0..10, or WORST_NOT_SAID */
	int32_t visits;     /* treatments had since the plan began */
};

struct reviews {
	struct review of[REVIEWS_MAX]; /* oldest first */
	size_t n;
};

/* What this trivet cannot read is left out. Fails: ERR_FULL, ERR_BUSY, ERR_IO of the store. */
MUST_USE enum err reviews_load(struct store_reader *r, struct arena *a, struct reviews *ret_reviews);
/* With a borrowed reader. */
MUST_USE enum err app_reviews(struct app *app, struct caller caller, struct arena *a, struct reviews *ret_reviews);

/*
 * How it was at the start. Pain: what the first look compared with; before there is one, the average pain of the check, else the mean of the diary's first
 * seven days with this plan. Own activities: as the first look that knew them found them, NOT_MEASURED before; see app_activities_then.
 */
struct look review_start(const struct person *who, const struct reviews *had);
/* The mean of the own activities in the diary of the plan's first seven days, in tenths, or NOT_MEASURED. Fails: ERR_FULL, ERR_BUSY, ERR_IO. */
MUST_USE enum err app_activities_then(struct app *app, const struct person *who, int32_t *ret_tenths);
/* Whole weeks since the plan began. */
int32_t review_weeks(const struct person *who);
/* Where the person stands in the course of treatments. */
struct course_next review_course(const struct person *who, const struct reviews *had);
/*
 * The way from one look to the next: all pages say where someone is from this. It begins with the plan, or with the last look since; a look is due on its
 * day, and when the handful of treatments is had.
 */
struct review_stretch {
	day from, next;
	int32_t week, weeks; /* "week 2 of 4"; past the end it stays the last */
	bool is_due;
};
struct review_stretch review_stretch(const struct person *who, const struct reviews *had);
/* The day of the next look: the one source of it, on whatever page, in files and in the report. Needs: a plan that is not refused. */
day review_next(const struct person *who);
/* Halfway, the day to look in; when that is past, the day of the next look. Needs: the same. */
day review_check_in(const struct person *who);
/*
 * The pain now of some entry of the diary is at least 2 above the entry before it, of the 14 days before; no entry since is lower, and neither the six of
 * the re-check nor all danger signs were answered since: then the re-check is offered (evidence 1.1, rule 3). Not in an emergency: help comes first.
 * `ret_before`: the entry before it. Keeps: its texts are those of `who`.
 */
bool review_pain_rose(const struct person *who, struct store_entry *ret_before);

/*
 * A plan that is a week old at least, and neither the six nor all danger signs were answered in the last seven days (evidence 1.6: each week).
 */
bool review_recheck_due(const struct person *who);
/* A plan that is a week old at least, and no entry in the last seven days (evidence 6.3: a short log each week). */
bool review_log_due(const struct person *who);

void act_review(struct changes *acts, const struct person *who, const struct review *review);
/* Takes back every answer to a danger sign, and to what decides whether one is asked: all are asked again, and what was cleared is reported again. */
void act_start_over(struct changes *acts, struct person *who);
/* The stable form of a look back, and back again. False when it is none. */
struct json;
void form_review(struct json *j, const struct review *review);
bool review_read(const struct store_reassessment *stored, struct review *ret_review);

/* The words of the stable form: "much_better", ...; "improved", ... */
extern const str change_words[CHANGE_VERY_MUCH_WORSE + 1];
extern const str outcome_words[OUTCOME_WORSE + 1];

#endif
