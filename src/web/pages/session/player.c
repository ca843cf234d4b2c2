/* player.c - the timed session. */
#include "web/pages/session/player.h"

#include "me/grow.h"
#include "words/length.h"
#include "me/relief.h"
#include "me/trials.h"
#include "web/parts/figure.h"

static const int32_t lengths_s[PLAYER_LENGTHS] = {60, 120, 300};

struct player_wish player_wish_of(const struct request *q)
{
	bool practice = q->value[WISH_PRACTICE].number == 1, by_dose = practice || q->value[WISH_ITEM].text.n > 0;
	return (struct player_wish){
		.place = q->value[WISH_PLACE].given ? q->value[WISH_PLACE].text
			 : practice                 ? STR("")
						    : place_words[PLACE_DESK],
		.seconds = q->value[WISH_SECONDS].given ? (int32_t)q->value[WISH_SECONDS].number
			   : by_dose                    ? 0
							: PLAYER_SECONDS,
		.item = q->value[WISH_ITEM].text,
		.practice = practice,
	};
}

url player_url(struct arena *a, url base, const struct player_wish *wish)
{
	char digits[12];
	struct writer w = writer_on(digits, sizeof digits);
	w_int(&w, wish->seconds);
	url u = wish->place.n > 0 ? url_with(a, base, "place", wish->place) : base;
	u = wish->seconds > 0 ? url_with(a, u, "seconds", writer_str(&w)) : u;
	u = wish->practice ? url_with(a, u, "practice", STR("on")) : u;
	return wish->item.n > 0 ? url_with(a, u, "item", wish->item) : u;
}

static enum place place_of(const struct player_wish *wish)
{
	return (enum place)word_index(place_words, PLACES, wish->place);
}

/* The session of a wish, the same each time it is asked for on one day with the same answers. Fails: ERR_MISSING: no item of that name. */
static enum err make_session(const struct person *who, const struct player_wish *wish, struct session *ret_session)
{
	uint16_t item = wish->item.n > 0 ? pack_item(who->pack, wish->item) : NONE;
	if (wish->item.n > 0 && item == NONE)
		return ERR_MISSING;
	int32_t seconds = item != NONE && wish->seconds == 0 ? session_dose_s(who->pack, &who->plan, item) : wish->seconds;
	if (item != NONE)
		session_of_item(&(struct decided){who->pack, &who->consult, &who->plan}, item, seconds, ret_session);
	else if (wish->practice)
		trials_practice(who, place_of(wish), ret_session);
	else
		trials_session(who, place_of(wish), seconds, ret_session);
	return OK;
}

/* ---- the page ---- */

/* The still; `arrow` tells the worker that it moves (takeFigures of assets/worker.js). */
static url figure_of(struct arena *a, const struct person *who, const struct session_step *step)
{
	url still = figure_url(a, who->pack, &who->look, who->pack->items[step->item].id);
	still = url_with(a, still, "arrow", STR("yes"));
	return step->side == SIDE_BOTH ? still : url_with(a, still, "side", side_words[step->side]);
}

static str length_of(struct arena *a, int32_t seconds)
{
	struct writer w = arena_writer(a);
	w_length(&w, seconds);
	return arena_keep(a, &w);
}

static enum err fill_steps(const struct person *who, const struct session *s, struct arena *a, struct player_view *v)
{
	struct player_step *steps = arena_new(a, struct player_step, s->n);
	if (steps == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < s->n; i++) {
		const struct session_step *from = &s->steps[i];
		const struct item *it = &who->pack->items[from->item];
		struct allowed allowed = {.verdict = from->verdict, .behind = from->behind};
		steps[i] = (struct player_step){.item = it, .side = from->side, .begin_s = v->seconds, .seconds = from->seconds};
		steps[i].length = length_of(a, from->seconds);
		steps[i].pace = session_pace_of(who->pack, from);
		steps[i].harder = grow_say(who, from, a);
		steps[i].figure = figure_of(a, who, from);
		steps[i].about = url_join(a, "/item/", it->id);
		steps[i].n_words = allow_words(who->pack, it, &allowed, steps[i].words, PLAYER_WORDS_MAX);
		v->seconds += from->seconds;
		v->is_heat = v->is_heat || it->kind == ITEM_HEAT;
	}
	v->steps = steps;
	v->n = s->n;
	return OK;
}

/* Where else something may be done now: of practice, or of relief. */
static enum err fill_places(const struct person *who, struct arena *a, struct player_view *v)
{
	struct player_place *places = arena_new(a, struct player_place, PLACES + 1);
	bool practice = v->wish.practice;
	int32_t seconds = practice ? 0 : v->wish.seconds > 0 && v->alone == NULL ? v->wish.seconds : PLAYER_SECONDS;
	if (places == NULL)
		return ERR_FULL;
	for (enum place place = PLACE_DESK; place < PLACES + (practice ? 1u : 0u); place++) {
		struct player_wish wish = {
			.place = place == SESSION_ANYWHERE ? STR("") : place_words[place], .seconds = seconds, .practice = practice};
		struct session s;
		TRY(make_session(who, &wish, &s));
		if (s.n > 0)
			places[v->n_places++] = (struct player_place){
				.place = place, .chosen = v->alone == NULL && place == v->place, .where = player_url(a, URL("/session"), &wish)};
	}
	v->places = places;
	for (size_t i = 0; i < PLAYER_LENGTHS; i++) {
		str place = v->place == SESSION_ANYWHERE ? place_words[PLACE_DESK] : place_words[v->place];
		struct player_wish wish = {.place = place, .seconds = lengths_s[i]};
		v->lengths[i] = (struct player_length){.seconds = wish.seconds,
						       .chosen = v->alone == NULL && wish.seconds == v->wish.seconds,
						       .where = player_url(a, URL("/session"), &wish)};
	}
	return OK;
}

/* What of the plan is not played now, and the warmth that may come before it. */
static enum err fill_others(const struct person *who, const struct session *s, struct arena *a, struct player_view *v)
{
	struct player_other *others = arena_new(a, struct player_other, s->n_others + 1);
	const struct leg_plan *leg = &who->plan.legs[LEG_PRACTICE];
	if (others == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < s->n_others; i++) {
		const struct item *it = &who->pack->items[s->others[i].item];
		struct writer w = arena_writer(a);
		w_places(&w, it->session.places);
		others[i] = (struct player_other){.item = it,
						  .rests = s->others[i].rests,
						  .is_drawn = s->others[i].item == trials_left_out(who),
						  .places = arena_keep(a, &w),
						  .where = url_with(a, URL("/session"), "item", it->id)};
	}
	v->others = others;
	v->n_others = s->n_others;
	for (size_t i = 0; v->wish.practice && i < leg->n && v->warmth == NULL; i++) {
		const struct item *it = &who->pack->items[leg->steps[i].item];
		if (it->kind == ITEM_HEAT && it->session.places != 0 && leg->steps[i].item != trials_left_out(who))
			v->warmth = it;
	}
	if (v->warmth != NULL)
		v->warm = url_with(a, URL("/session"), "item", v->warmth->id);
	return OK;
}

static enum err show_session(const struct person *who, const struct request *q, struct response *r)
{
	struct player_view *v = arena_new(r->arena, struct player_view, 1);
	struct session s;
	if (v == NULL)
		return ERR_FULL;
	v->wish = player_wish_of(q);
	TRY(make_session(who, &v->wish, &s));
	v->place = s.place;
	v->alone = v->wish.item.n > 0 ? &who->pack->items[pack_item(who->pack, v->wish.item)] : NULL;
	v->more = who->consult.triage.ceiling >= DOCTOR_FIRST;
	v->form = csrf_key(q, r);
	TRY(fill_steps(who, &s, r->arena, v));
	TRY(fill_places(who, r->arena, v));
	TRY(fill_others(who, &s, r->arena, v));
	if (v->n > 0) {
		page_player(response_page(r, "Your session", NAV_RELIEF), v);
		return OK;
	}
	struct allowed allowed = {.verdict = GO};
	if (v->alone != NULL)
		allowed = allow_item(v->alone, &who->consult.facts);
	v->verdict = allowed.verdict;
	v->n_words = allow_words(who->pack, v->alone != NULL ? v->alone : &who->pack->items[0], &allowed, v->words, PLAYER_WORDS_MAX);
	page_player_none(response_page(r, "Not this one now", NAV_RELIEF), v);
	return OK;
}

const struct field player_show_fields[WISH_ROWS] = {PLAYER_WISH_FIELDS};

enum err player_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct player_wish wish = player_wish_of(q);
	TRY(own_person(site, q, r, &who));
	switch (relief_way(who)) {
	case RELIEF_ASK:
	case RELIEF_NEWS:
	case RELIEF_NEEDLES: response_see(r, player_url(r->arena, URL("/relief"), &wish)); return OK;
	case RELIEF_DANGER: response_see(r, URL("/result")); return OK;
	case RELIEF_SESSION: break;
	}
	return show_session(who, q, r);
}

/* ---- what was done ---- */

const struct field player_done_fields[PLAYER_DONE_ROWS] = {
	PLAYER_WISH_FIELDS,
	[PLAYER_DONE_STEPS] = {.name = "step", .label = "What was done", .kind = FIELD_MANY},
	[PLAYER_DONE_PAIN] = {.name = "pain", .label = "Pain", .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX},
	[PLAYER_DONE_BEFORE] = {.name = "before", .label = "Pain before", .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX},
	[PLAYER_DONE_AGO] = {.name = "ago", .label = "Seconds since then", .kind = FIELD_INT, .min = 0, .max = PLAYER_AGO_MAX},
	[PLAYER_DONE_AT] = OWN_AT_FIELD,
};

/* Leaves only the steps whose numbers, from 0, are given. */
static void keep_steps(struct session *s, struct pairs numbers)
{
	struct session all = *s;
	s->n = 0;
	for (size_t i = 0; i < all.n; i++) {
		bool given = false;
		for (size_t k = 0; k < numbers.n; k++) {
			int64_t number;
			given = given || (str_int(numbers.p[k].value, &number) && number == (int64_t)i);
		}
		if (given)
			s->steps[s->n++] = all.steps[i];
	}
}

static int64_t ago_of(const struct request *q, int32_t seconds)
{
	const struct value *ago = &q->value[PLAYER_DONE_AGO];
	return ago->given && ago->number > 0 ? ago->number : seconds > 0 ? seconds : 1;
}

/* How it was before: an entry of its own, at the time when it was said, or by the length of the session where nothing tells it. */
static void keep_before(struct changes *acts, const struct person *who, const struct request *q, int32_t seconds)
{
	const struct value *before = &q->value[PLAYER_DONE_BEFORE];
	if (!before->given)
		return;
	struct moment at = moment_at((instant){who->now.at.s - ago_of(q, seconds)}, who->caller.zones);
	struct store_entry entry = store_entry_of_pain(moment_day(at), at, (int)before->number);
	act_entry(acts, &entry);
}

/* The page of what it did, which knows when the number before was said. */
static url end_of(const struct request *q, const struct player_wish *wish, int32_t seconds, struct arena *a)
{
	url end = player_url(a, URL("/session/end"), wish);
	struct writer w = arena_writer(a);
	if (!q->value[PLAYER_DONE_BEFORE].given)
		return end;
	w_int(&w, ago_of(q, seconds));
	return url_with(a, end, "ago", arena_keep(a, &w));
}

enum err player_done(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct session s;
	struct player_wish wish = player_wish_of(q);
	const struct value *pain = &q->value[PLAYER_DONE_PAIN];
	TRY(own_person_at(site, q, &q->value[PLAYER_DONE_AT], r, &who));
	TRY(make_session(who, &wish, &s));
	keep_steps(&s, q->value[PLAYER_DONE_STEPS].many);
	if (s.n == 0 && !pain->given && !q->value[PLAYER_DONE_BEFORE].given) {
		response_see(r, URL("/"));
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	keep_before(acts, who, q, s.seconds);
	act_session_done(acts, who, &s);
	if (pain->given) {
		struct store_entry entry = store_entry_of_pain(who->today, who->now, (int)pain->number);
		act_entry(acts, &entry);
	}
	response_see(r, s.n > 0 ? end_of(q, &wish, s.seconds, r->arena) : URL("/?kept=pain#saved"));
	return OK;
}
