/* review.c - a look back: read, compared, kept. */
#include "me/review.h"

#include "me/week_pain.h"
#include "me/diary.h"
#include "me/forms.h"
#include "me/answering.h"

enum { WEEK = 7, RISE_POINTS = 2 /* evidence 1.1, rule 3 */, RISE_DAYS = 14 };

const str change_words[CHANGE_VERY_MUCH_WORSE + 1] = {
	STR_INIT("not_asked"), STR_INIT("very_much_better"), STR_INIT("much_better"), STR_INIT("a_little_better"),
	STR_INIT("no_change"), STR_INIT("a_little_worse"),   STR_INIT("much_worse"),  STR_INIT("very_much_worse"),
};
const str outcome_words[OUTCOME_WORSE + 1] = {STR_INIT("not_known"), STR_INIT("improved"), STR_INIT("no_clear_change"), STR_INIT("worse")};
static const str advice_words[] = {STR_INIT("keep"),   STR_INIT("wait"), STR_INIT("adjust"), STR_INIT("clinician"),
				   STR_INIT("doctor"), STR_INIT("long"), STR_INIT("triage")};

/* ---- as JSON ---- */

static void measured(struct json *j, const char *key, int32_t value)
{
	json_key(j, key);
	if (value == NOT_MEASURED)
		json_null(j);
	else
		json_int(j, value);
}

static void form_look(struct json *j, const char *key, struct look look)
{
	json_kopen(j, key, '{');
	measured(j, "pain_tenths", look.pain_tenths);
	measured(j, "activities_tenths", look.activities_tenths);
	json_close(j, '}');
}

void form_review(struct json *j, const struct review *review)
{
	struct reassessment r = reassess(&review->in);
	json_open(j, '{');
	form_look(j, "then", review->in.then);
	form_look(j, "now", review->in.now);
	measured(j, "worst", review->worst);
	measured(j, "pain_now", review->now);
	json_kstr(j, "word", change_words[review->in.word]);
	json_kbool(j, "something_new", review->in.something_new);
	json_kint(j, "weeks", review->in.weeks);
	json_kint(j, "visits", review->visits);
	json_kstr(j, "outcome", outcome_words[r.outcome]);
	json_kstr(j, "advice", advice_words[r.advice]);
	json_kint(j, "pain_change_tenths", r.pain_change_tenths);
	json_kint(j, "pain_change_percent", r.pain_change_percent);
	json_kint(j, "activities_change_tenths", r.activities_change_tenths);
	json_kbool(j, "go_on_with_course", r.go_on_with_course);
	json_close(j, '}');
}

enum err reviews_load(struct store_reader *r, struct arena *a, struct reviews *ret_reviews)
{
	struct store_reassessments list;
	TRY(store_reassessments_newest(r, REVIEWS_MAX, a, &list));
	ret_reviews->n = 0;
	for (size_t i = list.n; i > 0; i--)
		if (review_read(&list.at[i - 1], &ret_reviews->of[ret_reviews->n]))
			ret_reviews->n++;
	return OK;
}

enum err app_reviews(struct app *app, struct caller caller, struct arena *a, struct reviews *ret_reviews)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = reviews_load(r, a, ret_reviews);
	app_reader_back(app, r);
	return e;
}

/* ---- what is compared ---- */

static int32_t first_pain_tenths(const struct person *who, const struct reviews *had)
{
	const struct answer *average = &who->answers.of[who->pack->known.q_pain_average];
	for (size_t i = 0; i < had->n; i++)
		if (had->of[i].in.then.pain_tenths != NOT_MEASURED)
			return had->of[i].in.then.pain_tenths;
	if (average->kind == ANSWER_NUMBER)
		return 10 * average->value;
	return who->has_plan ? week_pain_tenths(&who->entry_days, day_plus(who->plan_since, WEEK - 1)) : NOT_MEASURED;
}

/* What a look compared with, or else found: what was first known. */
static int32_t first_activities_tenths(const struct reviews *had)
{
	for (size_t i = 0; i < had->n; i++) {
		const struct reassess_input *in = &had->of[i].in;
		if (in->then.activities_tenths != NOT_MEASURED || in->now.activities_tenths != NOT_MEASURED)
			return in->then.activities_tenths != NOT_MEASURED ? in->then.activities_tenths : in->now.activities_tenths;
	}
	return NOT_MEASURED;
}

struct look review_start(const struct person *who, const struct reviews *had)
{
	return (struct look){.pain_tenths = first_pain_tenths(who, had), .activities_tenths = first_activities_tenths(had)};
}

enum err app_activities_then(struct app *app, const struct person *who, int32_t *ret_tenths)
{
	int64_t n, sum;
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = store_scores_sum(r, (struct store_days){who->plan_since, day_plus(who->plan_since, WEEK - 1)}, &n, &sum);
	app_reader_back(app, r);
	if (e != OK)
		return e;
	*ret_tenths = n == 0 ? NOT_MEASURED : (int32_t)((10 * sum + n / 2) / n);
	return OK;
}

int32_t review_weeks(const struct person *who)
{
	int32_t days = day_diff(who->today, who->plan_since);
	return days > 0 ? days / WEEK : 0;
}

static day stretch_begin(const struct person *who)
{
	return who->looked_on.n > who->plan_since.n ? who->looked_on : who->plan_since;
}

day review_next(const struct person *who)
{
	return who->looked_on.n >= who->plan_since.n ? day_plus(who->looked_on, WEEK * who->pack->course.weeks.use) : who->plan.review_on;
}

day review_check_in(const struct person *who)
{
	day check_in = day_plus(stretch_begin(who), day_diff(who->plan.check_in_on, who->plan.made_on)), next = review_next(who);
	return check_in.n < who->today.n || check_in.n > next.n ? next : check_in;
}

/* The days with a treatment since the plan began, oldest first, each once. */
static size_t visit_days(const struct person *who, day *days, size_t cap)
{
	size_t n = 0;
	for (size_t i = 0; i < who->deed_days.n && n < cap; i++) {
		const struct store_deed_day *d = &who->deed_days.at[i];
		if (d->leg == LEG_TREATMENT && (!who->has_plan || d->day.n >= who->plan_since.n))
			days[n++] = d->day;
	}
	return n;
}

struct course_next review_course(const struct person *who, const struct reviews *had)
{
	day days[DIARY_DAYS];
	int32_t reassessed_after = 0;
	for (size_t i = 0; i < had->n; i++)
		if (had->of[i].on.n >= who->plan_since.n && reassess(&had->of[i].in).go_on_with_course)
			reassessed_after = had->of[i].visits;
	return course_next(&who->plan.course, days, visit_days(who, days, DIARY_DAYS), reassessed_after, who->today);
}

struct review_stretch review_stretch(const struct person *who, const struct reviews *had)
{
	struct review_stretch s = {.from = stretch_begin(who), .next = review_next(who)};
	int32_t gone = day_diff(who->today, s.from);
	s.weeks = (day_diff(s.next, s.from) + WEEK - 1) / WEEK;
	s.week = gone < 0 ? 1 : gone / WEEK + 1;
	s.week = s.week > s.weeks ? s.weeks : s.week;
	s.is_due = s.next.n <= who->today.n || review_course(who, had).state == COURSE_REASSESS;
	return s;
}

/* ---- is something new? ---- */

bool review_pain_rose(const struct person *who, struct store_entry *ret_before)
{
	if (who->consult.triage.urgency == EMERGENCY)
		return false;
	for (size_t i = 0; i < who->n_rises; i++) {
		const struct store_entry *e = &who->rises[i].entry, *before = &who->rises[i].before;
		bool rose = e->pain_now - before->pain_now >= RISE_POINTS && day_diff(e->day, before->day) <= RISE_DAYS;
		if (rose && fresh_is_due_since(who->pack, &who->answers, &who->consult.facts, person_when(who, e->day, e->at))) {
			*ret_before = *before;
			return true;
		}
	}
	return false;
}

static bool is_a_week_old(const struct person *who)
{
	return who->has_plan && day_diff(who->today, who->plan_since) >= WEEK;
}

bool review_recheck_due(const struct person *who)
{
	return is_a_week_old(who) && fresh_week_is_over(who->pack, &who->answers, &who->consult.facts, who->today);
}

bool review_log_due(const struct person *who)
{
	day last;
	return is_a_week_old(who) && (!person_last_written(who, &last) || day_diff(who->today, last) >= WEEK);
}

/* ---- what is kept ---- */

void act_review(struct changes *acts, const struct person *who, const struct review *review)
{
	struct writer w = arena_writer(acts->arena);
	struct json j = json_on(&w);
	form_review(&j, review);
	act_change(acts, CHANGE_REASSESSMENT_ADD, (struct change){.reassessment = {.day = who->today, .text = arena_keep(acts->arena, &w)}});
}

void act_start_over(struct changes *acts, struct person *who)
{
	for (size_t q = 0; q < who->pack->n_questions; q++)
		if (triage_rests_on(who->pack, (uint16_t)q) || who->pack->questions[q].block == BLOCK_RECHECK)
			act_unanswer(acts, who, (uint16_t)q);
}
