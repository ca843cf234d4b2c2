/* progress.c - looking back. */
#include "web/pages/progress/progress.h"

#include "me/trials.h"
#include "web/parts/small_map.h"

/* ---- GET /progress ---- */

static url look_url(const struct review *review, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/reassess/");
	w_int(&w, review->id);
	return (url){arena_keep(a, &w)};
}

static enum err set_looks(struct progress_view *v, const struct reviews *had, struct arena *a)
{
	struct progress_look *looks = arena_new(a, struct progress_look, had->n + 1);
	if (looks == NULL)
		return ERR_FULL;
	for (size_t i = had->n; i > 0; i--) {
		const struct review *review = &had->of[i - 1];
		looks[v->n_looks++] = (struct progress_look){.review = review, .found = reassess(&review->in), .where = look_url(review, a)};
	}
	v->looks = looks;
	return OK;
}

/* ---- where it hurt, week by week ---- */

static enum err set_places(struct site *site, struct progress_view *v, struct arena *a)
{
	struct places_week of[PLACES_WEEKS];
	struct progress_week *weeks = arena_new(a, struct progress_week, PLACES_WEEKS);
	if (weeks == NULL)
		return ERR_FULL;
	TRY(places_weeks(site->app, v->who->caller, v->who->today, a, of));
	size_t first = PLACES_WEEKS; /* the first week with a place */
	for (size_t i = PLACES_WEEKS; i-- > 0;) {
		weeks[i].from = of[i].from;
		weeks[i].words = places_say(v->who->pack, &of[i].pain, a);
		weeks[i].back = small_map(&of[i].pain, MAP_BACK, weeks[i].words, of[i].from.n, a);
		weeks[i].front = small_map(&of[i].pain, MAP_FRONT, weeks[i].words, of[i].from.n, a);
		if (of[i].n > 0)
			first = i;
	}
	v->places = weeks + first;
	v->n_places = PLACES_WEEKS - first;
	return a->full ? ERR_FULL : OK;
}

enum err progress_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	struct progress_view *v = arena_new(r->arena, struct progress_view, 1);
	if (had == NULL || v == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, q->caller, r->arena, had));
	struct course_next course = review_course(who, had);
	*v = (struct progress_view){.who = who, .stretch = review_stretch(who, had), .week = week_of(who, &course, r->arena)};
	v->may_look = look_is_open(who);
	v->is_new = who->entry_days.n == 0 && who->deed_days.n == 0 && had->n == 0;
	TRY(app_then_now(site->app, who, r->arena, &v->found));
	v->has_around = then_now_has_around(&v->found);
	TRY(charts_load(site->app, who, had, q->value, r->arena, &v->charts));
	TRY(set_looks(v, had, r->arena));
	TRY(set_places(site, v, r->arena));
	TRY(breaks_weeks_of(site, who, r->arena, &v->breaks));
	v->strength = person_strength(who, &v->charts.series.lived);
	v->before = person_strength_on(who, &v->charts.series.lived, day_plus(who->today, -STRENGTH_HALF_DAYS));
	page_progress(response_page(r, "Progress", NAV_PROGRESS), v);
	return OK;
}
