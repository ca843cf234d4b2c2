/* ended.c - the page after a session. */
#include "web/pages/session/ended.h"

#include "me/review.h"

const struct field ended_fields[ENDED_ROWS] = {
	PLAYER_WISH_FIELDS,
	[ENDED_AGO] = {.name = "ago", .label = "Seconds since then", .kind = FIELD_INT, .min = 0, .max = PLAYER_AGO_MAX},
	[ENDED_KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_CHOICE, .choices = "gone"},
};

static enum ended_change change_of(const struct ended *e)
{
	enum { TENTHS = 10 };
	int32_t less = e->before - e->after;
	if (!e->has_before || !e->has_after)
		return ENDED_NOT_SAID;
	if (reassess_is_less(TENTHS * e->before, TENTHS * e->after))
		return ENDED_LESS;
	return less > 0 ? ENDED_A_LITTLE_LESS : less == 0 ? ENDED_SAME : ENDED_MORE;
}

static int64_t ago_of(const struct request *q)
{
	return q->value[ENDED_AGO].given ? q->value[ENDED_AGO].number : -1;
}

static void put_stools(const struct person *who, struct ended_view *v)
{
	v->is = series_stool(who);
	for (size_t l = 0; l < LEGS; l++) {
		v->was.percent[l] = v->ended->was.percent[l];
		v->rose = v->rose || v->was.percent[l] < v->is.percent[l];
	}
}

static void put_mean(struct ended_view *v)
{
	const struct helped *h = &v->ended->helped;
	v->has_mean = h->days >= HELPED_DAYS_LEAST;
	if (v->has_mean && h->before_tenths > h->after_tenths)
		v->mean_tenths = h->before_tenths - h->after_tenths;
}

void page_ended_was(struct writer *w, const struct ended_view *v)
{
	stool_draw(w, v->was, STR("stool-was"));
}

enum err ended_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_entry before;
	struct ended *e = arena_new(r->arena, struct ended, 1);
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	struct ended_view *v = arena_new(r->arena, struct ended_view, 1);
	if (e == NULL || had == NULL || v == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_ended(site->app, who, ago_of(q), r->arena, e));
	TRY(app_reviews(site->app, q->caller, r->arena, had));
	struct course_next course = review_course(who, had);
	*v = (struct ended_view){.ended = e,
				 .change = change_of(e),
				 .is_undone = q->value[ENDED_KEPT].given,
				 .pain_rose = review_pain_rose(who, &before),
				 .week = week_of(who, &course, r->arena),
				 .wish = player_wish_of(q),
				 .ago = ago_of(q),
				 .form = csrf_key(q, r)};
	v->again = player_url(r->arena, URL("/session"), &v->wish);
	put_stools(who, v);
	put_mean(v);
	page_ended(response_page(r, v->is_undone ? "Taken back" : "Done", NAV_RELIEF), v);
	return OK;
}

enum err ended_undo(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct ended *e = arena_new(r->arena, struct ended, 1);
	struct player_wish wish = player_wish_of(q);
	if (e == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_ended(site->app, who, ago_of(q), r->arena, e));
	TRY(own_changes(q, r, &acts));
	act_session_undo(acts, e);
	url end = url_with(r->arena, player_url(r->arena, URL("/session/end"), &wish), "kept", STR("gone"));
	struct writer w = arena_writer(r->arena);
	w_str(&w, end.s);
	w_z(&w, "#saved");
	response_see(r, (url){arena_keep(r->arena, &w)});
	return OK;
}
