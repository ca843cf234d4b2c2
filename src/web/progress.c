/* progress.c - looking back. */
#include "web/progress.h"

#include "app/trials.h"

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

/* "Breastbone: 4, Upper belly: 2" */
static str week_words(const struct pack *p, const struct places_week *week, struct arena *a)
{
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		const struct region *region = places_region(p, map_region_id(i));
		if (week->pain.intensity[i] == 0 || region == NULL)
			continue;
		if (w.n > 0)
			w_z(&w, ", ");
		w_str(&w, region->name);
		w_z(&w, ": ");
		w_int(&w, week->pain.intensity[i]);
	}
	return arena_keep(a, &w);
}

static bool hurts_on(const struct places_week *week, enum map_view view)
{
	for (size_t i = 0; i < MAP_REGIONS; i++)
		if (week->pain.intensity[i] > 0 && map_region_view(i) == view)
			return true;
	return false;
}

/* One side, small. */
static html week_map(const struct places_week *week, enum map_view view, str words, struct arena *a)
{
	if (!hurts_on(week, view))
		return html_trusted(STR(""));
	struct writer id = arena_writer(a);
	w_z(&id, view == MAP_BACK ? "back-" : "front-");
	w_int(&id, week->monday.n);
	str name = arena_keep(a, &id);
	struct writer w = arena_writer(a);
	map_show(&w, view, &week->pain, words, name);
	return html_trusted(arena_keep(a, &w));
}

static enum err set_places(struct site *site, struct progress_view *v, struct arena *a)
{
	struct places_week of[PLACES_WEEKS];
	struct progress_week *weeks = arena_new(a, struct progress_week, PLACES_WEEKS);
	if (weeks == NULL)
		return ERR_FULL;
	TRY(places_weeks(site->app, v->who->today, a, of));
	size_t first = PLACES_WEEKS; /* the first week with a place */
	for (size_t i = PLACES_WEEKS; i-- > 0;) {
		weeks[i].monday = of[i].monday;
		weeks[i].words = week_words(v->who->pack, &of[i], a);
		weeks[i].back = week_map(&of[i], MAP_BACK, weeks[i].words, a);
		weeks[i].front = week_map(&of[i], MAP_FRONT, weeks[i].words, a);
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
	TRY(app_reviews(site->app, r->arena, had));
	struct course_next course = review_course(who, had);
	*v = (struct progress_view){.who = who, .next_on = review_next(who, had), .week = week_of(who, &course, r->arena)};
	v->may_look = who->has_plan || who->plan.refusal == PLAN_OPEN;
	TRY(look_form(site, who, csrf_key(q, r), r->arena, &v->look));
	TRY(charts_load(site->app, who, had, q->value, r->arena, &v->charts));
	TRY(set_looks(v, had, r->arena));
	TRY(set_places(site, v, r->arena));
	TRY(breaks_weeks_of(site, who, r->arena, &v->breaks));
	v->strength = person_strength(who, &v->charts.series.lived);
	page_progress(response_page(r, "Progress", NAV_PROGRESS), v);
	return OK;
}
