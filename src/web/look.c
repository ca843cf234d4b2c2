/* look.c - a look back: the form, what it found, and what follows. */
#include "web/look.h"

#include "app/cleared.h"
#include "app/diary.h"
#include "app/relief.h"
#include "app/trials.h"

enum { CHECKS_MAX = 16 };

/* ---- the form ---- */

/* The own activities that are asked now, not rated yet. */
static void put_activities(const struct store_activities *all, struct arena *a, struct look_view *v)
{
	struct look_activity *list = arena_new(a, struct look_activity, STORE_SCORES_MAX);
	for (size_t i = 0; list != NULL && i < all->n && v->n_activities < STORE_SCORES_MAX; i++) {
		struct writer w;
		if (!diary_is_asked(&all->at[i]))
			continue;
		w = arena_writer(a);
		w_str(&w, STR("can."));
		w_int(&w, all->at[i].id);
		list[v->n_activities++] =
			(struct look_activity){.id = all->at[i].id, .words = all->at[i].words, .field = arena_keep(a, &w), .score = STORE_PAIN_UNSET};
	}
	v->activities = list;
}

enum err look_form(struct site *site, const struct person *who, struct form_key *form, struct arena *a, struct look_view *ret_view)
{
	struct store_activities activities;
	TRY(app_activities(site->app, a, &activities));
	struct look_view v = {.form = form, .who = who, .average = STORE_PAIN_UNSET, .worst = STORE_PAIN_UNSET, .now = STORE_PAIN_UNSET};
	uint16_t *checks = arena_new(a, uint16_t, CHECKS_MAX);
	struct store_entry before;
	for (size_t q = 0; checks != NULL && q < who->pack->n_questions && v.n_checks < CHECKS_MAX; q++)
		if (who->pack->questions[q].block == BLOCK_RECHECK)
			checks[v.n_checks++] = (uint16_t)q;
	v.checks = checks;
	v.asked_today = who->asked.n == who->today.n && !review_pain_rose(who, &before);
	struct writer w = arena_writer(a);
	w_news_question(&w, who);
	v.question = arena_keep(a, &w);
	v.diary_tenths = diary_week_tenths(&who->entry_days, who->today);
	put_activities(&activities, a, &v);
	*ret_view = v;
	return OK;
}

/* ---- POST /reassess ---- */

enum { AVERAGE, WORST, NOW, WORD, NEW, CAN };

#define PAIN_FIELD(field_name, field_label)                                                                                                          \
	{                                                                                                                                            \
		.name = field_name, .label = field_label, .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX                                         \
	}

const struct field look_fields[6] = {
	[AVERAGE] = PAIN_FIELD("average", "Average pain of the last seven days"),
	[WORST] = PAIN_FIELD("worst", "Worst pain of the last seven days"),
	[NOW] = PAIN_FIELD("now", "Pain now"),
	[WORD] = {.name = "word",
		  .label = "Since the start",
		  .kind = FIELD_CHOICE,
		  .choices = "very_much_better much_better a_little_better no_change a_little_worse much_worse very_much_worse"},
	[NEW] = {.name = "new", .label = "Anything new", .kind = FIELD_MANY},
	[CAN] = {.name = "can.", .label = "What you can do again", .kind = FIELD_PAIRS},
};

static int pain_or_unset(const struct value *v)
{
	return v->given ? (int)v->number : STORE_PAIN_UNSET;
}

/* What was ticked of the re-check. Fails: ERR_INPUT: something that is not on the page. */
static enum err read_checks(struct look_view *v, struct pairs ticked)
{
	for (size_t i = 0; i < ticked.n; i++) {
		str id = ticked.p[i].value;
		uint16_t q = pack_question(v->who->pack, id);
		if (str_eq(id, STR("none")))
			v->none = true;
		else if (str_eq(id, STR("today")))
			v->said_today = v->asked_today; /* midnight may have passed since the page was shown */
		else if (str_eq(id, STR("unsure")))
			v->unsure = true;
		else if (q != NONE && v->who->pack->questions[q].block == BLOCK_RECHECK)
			qset_add(&v->chosen, v->who->pack->questions[q].fact);
		else
			return ERR_INPUT;
	}
	return OK;
}

/* Fails: ERR_INPUT: an activity that is not asked, or no number from 0 to 10. */
static enum err read_activities(struct look_view *v, struct pairs sent)
{
	for (size_t i = 0; i < sent.n; i++) {
		int64_t id, score;
		size_t k = 0;
		if (!str_int(sent.p[i].name, &id) || !str_int(sent.p[i].value, &score) || score < 0 || score > STORE_PAIN_MAX)
			return ERR_INPUT;
		while (k < v->n_activities && v->activities[k].id != id)
			k++;
		if (k == v->n_activities)
			return ERR_INPUT;
		v->activities[k].score = (int)score;
	}
	return OK;
}

/* The mean of those that were rated, in tenths. */
static int32_t activities_tenths(const struct look_view *v)
{
	int32_t sum = 0, n = 0;
	for (size_t i = 0; i < v->n_activities; i++)
		if (v->activities[i].score != STORE_PAIN_UNSET) {
			sum += v->activities[i].score;
			n++;
		}
	return n == 0 ? NOT_MEASURED : (10 * sum + n / 2) / n;
}

static enum err read_look(struct look_view *v, const struct value *sent)
{
	v->average = pain_or_unset(&sent[AVERAGE]);
	v->worst = pain_or_unset(&sent[WORST]);
	v->now = pain_or_unset(&sent[NOW]);
	v->word = sent[WORD].given ? sent[WORD].text : STR("");
	TRY(read_activities(v, sent[CAN].many));
	return read_checks(v, sent[NEW].many);
}

/* "None of these" together with one of these is no answer; not sure counts as yes. */
static bool is_answered(const struct look_view *v)
{
	bool any = v->unsure || !qset_empty(&v->chosen);
	bool is_said = any != v->none || (v->said_today && !any);
	return v->average != STORE_PAIN_UNSET && v->now != STORE_PAIN_UNSET && is_said;
}

static struct review review_of(const struct look_view *v, const struct reviews *had)
{
	size_t word = word_index(change_words, CHANGE_VERY_MUCH_WORSE + 1, v->word);
	struct review review = {.on = v->who->today, .worst = v->worst, .now = v->now, .visits = review_course(v->who, had).had};
	review.in.then = review_start(v->who, had);
	review.in.now = (struct look){.pain_tenths = 10 * v->average, .activities_tenths = activities_tenths(v)};
	review.in.word = word <= CHANGE_VERY_MUCH_WORSE ? (enum change_word)word : CHANGE_NOT_ASKED;
	review.in.something_new = v->unsure || !qset_empty(&v->chosen);
	review.in.weeks = review_weeks(v->who);
	return review;
}

enum err look_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	if (had == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, r->arena, had));
	struct look_view v;
	TRY(look_form(site, who, csrf_key(q, r), r->arena, &v));
	TRY(read_look(&v, q->value));
	if (!is_answered(&v)) {
		v.came_back = true;
		r->status = 400;
		page_look_again(response_page(r, "One answer needs another look", NAV_PROGRESS), &v);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	struct review review = review_of(&v, had);
	if (review.in.then.activities_tenths == NOT_MEASURED)
		TRY(app_activities_then(site->app, who, &review.in.then.activities_tenths));
	act_review(acts, who, &review);
	if (review.in.something_new) {
		act_trial_danger(acts, who);
		act_news(acts, who);
		act_start_over(acts, who);
	} else if (v.none) {
		TRY(relief_no_news(acts, who));
	}
	response_see(r, review.in.something_new ? URL("/check") : URL("/reassess"));
	return OK;
}

/* ---- POST /reassess/danger: all danger signs are asked again (evidence 6.3, after four weeks without improvement) ---- */

enum err look_start_over(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	act_start_over(acts, who);
	response_see(r, URL("/check"));
	return OK;
}

/* ---- GET /reassess, GET /reassess/:id ---- */

static const struct review *find(const struct reviews *had, const struct request *q)
{
	int64_t id;
	if (q->segment_n < 2)
		return had->n > 0 ? &had->of[had->n - 1] : NULL;
	if (!str_int(q->segment[1], &id))
		return NULL;
	for (size_t i = 0; i < had->n; i++)
		if (had->of[i].id == id)
			return &had->of[i];
	return NULL;
}

enum err verdict_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	if (had == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, r->arena, had));
	const struct review *review = find(had, q);
	if (review == NULL)
		return ERR_MISSING;
	struct verdict_view v = {
		.who = who, .form = csrf_key(q, r), .review = review, .found = reassess(&review->in), .next_on = review_next(who, had)};
	if (v.found.pain_change_tenths < 0) {
		v.less_tenths = -v.found.pain_change_tenths;
		v.less_percent = -v.found.pain_change_percent;
	} else {
		v.more_tenths = v.found.pain_change_tenths;
		v.more_percent = v.found.pain_change_percent;
	}
	v.may_change = review == &had->of[had->n - 1] && who->plan.refusal == PLAN_OPEN;
	if (v.may_change)
		TRY(verdict_plan_of(site->app, who, v.form, r->arena, &v.plan));
	page_verdict(response_page(r, "Did it help", NAV_PROGRESS), &v);
	return OK;
}
