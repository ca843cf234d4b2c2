/* look.c - a look back: the form, what it found, and what follows. */
#include "web/pages/look/look.h"

#include "me/week_pain.h"
#include "me/cleared.h"
#include "me/diary.h"
#include "me/relief.h"
#include "me/trials.h"
#include "web/server/slip.h"
#include "draw/chart_picture.h"
#include "words/news.h"

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

static enum err look_form(struct site *site, const struct person *who, struct form_key *form, struct arena *a, struct look_view *ret_view)
{
	struct store_activities activities;
	TRY(app_activities(site->app, who->caller, a, &activities));
	struct look_view v = {.form = form, .who = who, .average = STORE_PAIN_UNSET, .worst = STORE_PAIN_UNSET, .now = STORE_PAIN_UNSET};
	uint16_t *checks = arena_new(a, uint16_t, CHECKS_MAX);
	struct store_entry before;
	for (size_t q = 0; checks != NULL && q < who->pack->n_questions && v.n_checks < CHECKS_MAX; q++)
		if (who->pack->questions[q].block == BLOCK_RECHECK)
			checks[v.n_checks++] = (uint16_t)q;
	v.checks = checks;
	v.asked_today = who->asked.n == who->today.n && !review_pain_rose(who, &before);
	struct writer w = arena_writer(a);
	news_question(&w, who->today, who->asked);
	v.question = arena_keep(a, &w);
	v.diary_tenths = week_pain_tenths(&who->entry_days, who->today);
	put_activities(&activities, a, &v);
	*ret_view = v;
	return OK;
}

/* ---- what was said ---- */

enum { AVERAGE, WORST, NOW, WORD, NEW, CAN, STEP };

#define PAIN_FIELD(field_name, field_label)                                                                                                          \
	{                                                                                                                                            \
		.name = field_name, .label = field_label, .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX                                         \
	}

const struct field look_fields[7] = {
	[AVERAGE] = PAIN_FIELD("average", "Average pain of the last seven days"),
	[WORST] = PAIN_FIELD("worst", "Worst pain of the last seven days"),
	[NOW] = PAIN_FIELD("now", "Pain now"),
	[WORD] = {.name = "word",
		  .label = "Since the start",
		  .kind = FIELD_CHOICE,
		  .choices = "very_much_better much_better a_little_better no_change a_little_worse much_worse very_much_worse"},
	[NEW] = {.name = "new", .label = "Anything new", .kind = FIELD_MANY},
	[CAN] = {.name = "can.", .label = "What you can do again", .kind = FIELD_PAIRS},
	[STEP] = {.name = "step", .label = "Which screen", .kind = FIELD_INT, .min = LOOK_PAIN, .max = LOOK_LAST},
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

static bool has_pain(const struct look_view *v)
{
	return v->average != STORE_PAIN_UNSET && v->now != STORE_PAIN_UNSET;
}

/* "None of these" together with one of these is no answer; not sure counts as yes. */
static bool has_news(const struct look_view *v)
{
	bool any = v->unsure || !qset_empty(&v->chosen);
	return any != v->none || (v->said_today && !any);
}

/* ---- GET /look-back ---- */

static url with_number(struct arena *a, url u, const char *name, int number)
{
	struct writer w = arena_writer(a);
	if (number == STORE_PAIN_UNSET)
		return u;
	w_int(&w, number);
	return url_with(a, u, name, arena_keep(a, &w));
}

/* The address of an earlier screen, with what was said. */
static url step_url(const struct look_view *v, enum look_step step, struct arena *a)
{
	url u = with_number(a, URL("/look-back"), "step", (int)step);
	u = with_number(a, u, "average", v->average);
	u = with_number(a, u, "worst", v->worst);
	u = with_number(a, u, "now", v->now);
	for (size_t i = 0; i < v->n_activities; i++)
		u = with_number(a, u, arena_copy(a, v->activities[i].field).p, v->activities[i].score);
	return u;
}

static void put_step(struct look_view *v, enum look_step step, struct arena *a)
{
	bool has_activities = v->n_activities > 0;
	v->step = step == LOOK_ACTIVITIES && !has_activities ? LOOK_LAST : step;
	v->next_step = v->step == LOOK_PAIN && has_activities ? LOOK_ACTIVITIES : LOOK_LAST;
	v->steps = has_activities ? LOOK_LAST : LOOK_LAST - 1;
	v->step_number = v->step == LOOK_LAST ? v->steps : (int32_t)v->step;
	v->method = v->step == LOOK_LAST ? "post" : "get";
	v->action = v->step == LOOK_LAST ? URL("/reassess") : URL("/look-back");
	v->back = step_url(v, v->step == LOOK_LAST && has_activities ? LOOK_ACTIVITIES : LOOK_PAIN, a);
	v->weeks = review_weeks(v->who);
}

/* Each answer that is needed on this screen and not there. */
static void say_missing(const struct look_view *v, const struct request *q, struct response *r)
{
	str pain = STR("action=\"/look-back\"");
	if (v->step == LOOK_PAIN && v->average == STORE_PAIN_UNSET)
		response_slip_in(r, q, pain, STR("average"), STR("Choose a number for your average pain. Nothing you chose is lost."));
	if (v->step == LOOK_PAIN && v->now == STORE_PAIN_UNSET)
		response_slip_in(r, q, pain, STR("now"), STR("Choose a number for your pain now. Nothing you chose is lost."));
	if (v->step == LOOK_LAST)
		response_slip(r, q, STR("new"), STR("Choose what is new, or none of these. Nothing you chose is lost."));
}

enum err look_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct look_view v;
	TRY(own_person(site, q, r, &who));
	if (!look_is_open(who)) {
		response_see(r, URL("/progress"));
		return OK;
	}
	TRY(look_form(site, who, csrf_key(q, r), r->arena, &v));
	TRY(read_look(&v, q->value));
	enum look_step step = q->value[STEP].given ? (enum look_step)q->value[STEP].number : LOOK_PAIN;
	bool came_back = step != LOOK_PAIN && !has_pain(&v);
	put_step(&v, came_back ? LOOK_PAIN : step, r->arena);
	if (came_back)
		say_missing(&v, q, r);
	page_look(response_page(r, "Look back", NAV_PROGRESS), &v);
	return OK;
}

/* ---- POST /reassess ---- */

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

/* What was said of now goes into the diary, too: one place for the numbers of the activities. */
static enum err save_entry(struct changes *acts, const struct look_view *v)
{
	struct store_entry entry = store_entry_of(v->who->today, v->who->now);
	struct store_score *scores = arena_new(acts->arena, struct store_score, STORE_SCORES_MAX);
	if (scores == NULL)
		return ERR_FULL;
	entry.pain_now = v->now;
	entry.scores = scores;
	for (size_t i = 0; i < v->n_activities; i++)
		if (v->activities[i].score != STORE_PAIN_UNSET)
			scores[entry.n_scores++] = (struct store_score){.activity = v->activities[i].id, .score = v->activities[i].score};
	act_entry(acts, &entry);
	return OK;
}

enum err look_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	if (had == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, q->caller, r->arena, had));
	struct look_view v;
	TRY(look_form(site, who, csrf_key(q, r), r->arena, &v));
	TRY(read_look(&v, q->value));
	if (!has_pain(&v) || !has_news(&v)) {
		put_step(&v, has_pain(&v) ? LOOK_LAST : LOOK_PAIN, r->arena);
		say_missing(&v, q, r);
		page_look(response_page(r, "One answer needs another look", NAV_PROGRESS), &v);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	struct review review = review_of(&v, had);
	if (review.in.then.activities_tenths == NOT_MEASURED)
		TRY(app_activities_then(site->app, who, &review.in.then.activities_tenths));
	act_review(acts, who, &review);
	TRY(save_entry(acts, &v));
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

void page_verdict_line(struct writer *w, const struct verdict_view *v)
{
	chart_spark(w, &v->chart, v->change, STR("then-line"));
}

void page_verdict_line_words(struct writer *w, const struct verdict_view *v)
{
	chart_change_words(w, v->change);
}

void page_own_line(struct writer *w, const struct then_now_activity *x)
{
	if (x->n_said > 0)
		own_line_draw(w, x->said, x->n_said, x->said[0].day, x->said[x->n_said - 1].day);
}

/* What the diary says beside the newest look. */
static enum err put_then(struct site *site, struct verdict_view *v, struct arena *a)
{
	const struct person *who = v->who;
	struct lived lived = {.today = who->today, .now = who->wanted}; /* the line shows days only */
	TRY(app_then_now(site->app, who, a, &v->then));
	int32_t days = day_diff(v->then.days.last, v->then.days.first) + 1;
	TRY(series_chart(who, &lived, days < SERIES_DAYS_LEAST ? SERIES_DAYS_LEAST : days, a, &v->chart));
	v->change = chart_change(&v->chart, SERIES_STEP_TENTHS);
	v->legs = series_stool(who);
	v->has_line = v->change.trend != CHART_TOO_FEW;
	str was = places_say(who->pack, &v->then.was, a), is = places_say(who->pack, &v->then.is, a);
	v->was_back = small_map(&v->then.was, MAP_BACK, was, v->then.days.first.n, a);
	v->was_front = small_map(&v->then.was, MAP_FRONT, was, v->then.days.first.n, a);
	v->is_back = small_map(&v->then.is, MAP_BACK, is, v->then.days.last.n, a);
	v->is_front = small_map(&v->then.is, MAP_FRONT, is, v->then.days.last.n, a);
	return OK;
}

enum err verdict_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	if (had == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, q->caller, r->arena, had));
	const struct review *review = find(had, q);
	if (review == NULL)
		return ERR_MISSING;
	struct verdict_view v = {.who = who, .form = csrf_key(q, r), .review = review, .found = reassess(&review->in), .next_on = review_next(who)};
	if (v.found.pain_change_tenths < 0) {
		v.less_tenths = -v.found.pain_change_tenths;
		v.less_percent = -v.found.pain_change_percent;
	} else {
		v.more_tenths = v.found.pain_change_tenths;
		v.more_percent = v.found.pain_change_percent;
	}
	v.is_newest = review == &had->of[had->n - 1];
	if (v.is_newest)
		TRY(put_then(site, &v, r->arena));
	v.may_change = v.is_newest && who->plan.refusal == PLAN_OPEN;
	if (v.may_change)
		TRY(verdict_plan_of(site->app, who, v.form, r->arena, &v.plan));
	page_verdict(response_page(r, "Look back", NAV_PROGRESS), &v);
	return OK;
}
