/* then_now.c - then and now, side by side. */
#include "me/then_now.h"

#include "me/diary.h"
#include "core/mean.h"

enum { WEEK = 7 };

static struct store_days days_of(const struct person *who)
{
	struct store_days days = store_last_days(who->today, DIARY_DAYS);
	if (who->plan_since.n > days.first.n)
		days.first = who->plan_since;
	return days;
}

/* ---- own activities ---- */

/* The scores of one activity, a day each: as every mean, a day counts once. */
static enum err put_activity(const struct store_score_days *scores, const struct store_activity *activity, struct arena *a,
			     struct then_now_activity *ret_activity)
{
	struct chart_day *said = arena_new(a, struct chart_day, scores->n + 1);
	size_t n = 0;
	if (said == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < scores->n; i++)
		if (scores->at[i].activity == activity->id)
			said[n++] = (struct chart_day){
				.day = scores->at[i].day, .tenths = mean_of_day(scores->at[i].sum, scores->at[i].n), .worst = CHART_MISSING};
	*ret_activity = (struct then_now_activity){.words = activity->words, .said = said, .n_said = n};
	if (n > 0) {
		ret_activity->then_tenths = said[0].tenths;
		ret_activity->now_tenths = said[n - 1].tenths;
	}
	return OK;
}

static enum err load_activities(struct store_reader *r, struct arena *a, struct then_now *t)
{
	struct store_activities all;
	struct store_score_days scores;
	TRY(store_activities(r, a, &all));
	struct then_now_activity *list = arena_new(a, struct then_now_activity, all.n + 1);
	t->activities = list;
	if (list == NULL)
		return ERR_FULL;
	TRY(store_score_days(r, t->days, a, &scores));
	for (size_t i = 0; i < all.n; i++) {
		if (!diary_is_asked(&all.at[i]))
			continue;
		TRY(put_activity(&scores, &all.at[i], a, &list[t->n_activities]));
		t->n_activities += list[t->n_activities].n_said >= 2;
	}
	return OK;
}

/* ---- pain around treatments ---- */

enum err then_now_around(const struct person *who, struct store_days of, struct arena *a, struct helped_around *ret_around)
{
	struct mean_day *days = arena_new(a, struct mean_day, who->entry_days.n + 1);
	day *treatments = arena_new(a, day, who->deed_days.n + 1);
	size_t n = 0;
	if (days == NULL || treatments == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < who->entry_days.n; i++)
		days[i] = (struct mean_day){who->entry_days.at[i].day, who->entry_days.at[i].pain_sum, who->entry_days.at[i].pain_n};
	for (size_t i = 0; i < who->deed_days.n; i++)
		if (who->deed_days.at[i].leg == LEG_TREATMENT && who->deed_days.at[i].day.n >= of.first.n && who->deed_days.at[i].day.n <= of.last.n)
			treatments[n++] = who->deed_days.at[i].day;
	*ret_around = helped_around(days, who->entry_days.n, treatments, n);
	return OK;
}

/* ---- what went together ---- */

static enum err load_together(struct store_reader *r, const struct person *who, struct arena *a, struct then_now *t)
{
	for (enum series_other other = SERIES_BESIDE; other < SERIES_OTHERS; other++) {
		struct series series;
		enum series_together together;
		int32_t days = day_diff(t->days.last, t->days.first) + 1;
		TRY(series_load(r, who, (struct series_wish){.days = days < SERIES_DAYS_LEAST ? SERIES_DAYS_LEAST : days, .other = other}, a,
				&series));
		TRY(series_together(&series, a, &together));
		if (together == TOGETHER_LESS || together == TOGETHER_MORE)
			t->together[t->n_together++] = series_together_words(other, together);
	}
	return OK;
}

static enum err load(struct store_reader *r, const struct person *who, struct arena *a, struct then_now *t)
{
	TRY(load_activities(r, a, t));
	TRY(places_between(r, (struct store_days){t->days.first, day_plus(t->days.first, WEEK - 1)}, a, &t->was, &t->n_was));
	TRY(places_between(r, store_last_days(t->days.last, WEEK), a, &t->is, &t->n_is));
	TRY(then_now_around(who, t->days, a, &t->around));
	return load_together(r, who, a, t);
}

static enum err in_one(struct store_reader *r,
		       enum err (*read)(struct store_reader *r, const struct person *who, struct arena *a, struct then_now *t),
		       const struct person *who, struct arena *a, struct then_now *t)
{
	TRY(store_read_begin(r));
	enum err e = read(r, who, a, t);
	store_read_end(r);
	return e;
}

static enum err load_those(struct store_reader *r, const struct person *who, struct arena *a, struct then_now *t)
{
	(void)who;
	return load_activities(r, a, t);
}

enum err app_activities_then_now(struct app *app, const struct person *who, struct arena *a, struct then_now *ret_found)
{
	struct store_reader *r = app_reader(app, who->caller);
	*ret_found = (struct then_now){.days = days_of(who)};
	enum err e = in_one(r, load_those, who, a, ret_found);
	app_reader_back(app, r);
	return e;
}

enum err app_then_now(struct app *app, const struct person *who, struct arena *a, struct then_now *ret_found)
{
	struct store_reader *r = app_reader(app, who->caller);
	*ret_found = (struct then_now){.days = days_of(who)};
	enum err e = in_one(r, load, who, a, ret_found);
	app_reader_back(app, r);
	return e;
}
