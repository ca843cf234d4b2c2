/* session.c - builds a timed list. */
#include "core/session.h"

#include <string.h>

#include "core/sets.h"

enum { KINDS_SHORT = 3, KINDS_MAX = 8, TURNS_MAX = 4, MINUTE_S = 60 };
_Static_assert(KINDS_MAX * 2 * TURNS_MAX <= SESSION_STEPS_MAX, "each kind in each turn, left and right");

struct choice_list {
	uint16_t item[ITEMS_MAX];
	struct allowed allowed[ITEMS_MAX];
	int32_t points[ITEMS_MAX];
	size_t n;
};

const str side_words[SIDES] = {STR_INIT("both"), STR_INIT("left"), STR_INIT("right")};

static int32_t least_of(const struct item *it)
{
	return it->session.least * (it->session.each_side ? 2 : 1);
}

static int32_t good_of(const struct item *it)
{
	return it->session.seconds * (it->session.each_side ? 2 : 1);
}

/* No more than the dose of a day gives, however long the session. */
static int32_t most_of(const struct item *it)
{
	int32_t goes = it->dose.per_day.use > 0 ? it->dose.per_day.use : 1, most = it->dose.minutes.most * goes * MINUTE_S;
	return most < good_of(it) ? good_of(it) : most;
}

static bool fits(const struct item *it, enum place place)
{
	return it->leg == LEG_PRACTICE && it->kind != ITEM_HEAT && it->session.places >> place & 1;
}

/* A day when it flares keeps to its programme (evidence 3.5: less, and no roller) and to what anyone may do. */
static bool fits_flare(const struct pack *p, uint16_t item)
{
	const struct programme *flare = &p->programmes[p->known.flare];
	for (size_t i = 0; i < flare->n_items; i++)
		if (flare->items[i] == item)
			return true;
	return p->items[item].first_minute;
}

/* A leg that was filled by someone else (a practitioner's plan) is not filled up: its steps, and what anyone may do. */
static bool fits_plan(const struct pack *p, const struct consult *c, const struct plan *plan, uint16_t item)
{
	if (plan->flare && !fits_flare(p, item))
		return false;
	return !c->wishes.only[LEG_PRACTICE] || plan_step(plan, item) != NULL || p->items[item].first_minute;
}

/* What may be done here, best first: the steps of the plan before all else. */
static void list_choices(const struct decided *d, enum place place, struct choice_list *ret_list)
{
	enum { POINTS_IN_PLAN = 1000 };
	struct choice_list *l = ret_list;
	l->n = 0;
	for (size_t i = 0; i < d->pack->n_items; i++) {
		const struct item *it = &d->pack->items[i];
		struct allowed a = allow_item(it, &d->consult->facts);
		qset because;
		if (!fits(it, place) || !allow_now(a.verdict) || !qset_within(&it->needs, &d->consult->facts.yes) ||
		    qset_has(&d->consult->wishes.dropped, i))
			continue;
		if (!fits_plan(d->pack, d->consult, d->plan, (uint16_t)i))
			continue;
		int32_t points = plan_fit(it, &d->consult->facts, &because) + (plan_step(d->plan, (uint16_t)i) != NULL ? POINTS_IN_PLAN : 0);
		size_t at = l->n++;
		for (; at > 0 && l->points[at - 1] < points; at--) {
			l->item[at] = l->item[at - 1];
			l->allowed[at] = l->allowed[at - 1];
			l->points[at] = l->points[at - 1];
		}
		l->item[at] = (uint16_t)i;
		l->allowed[at] = a;
		l->points[at] = points;
	}
}

static void add(struct session *s, uint16_t item, const struct allowed *a, enum side side, int32_t seconds)
{
	s->steps[s->n++] = (struct session_step){.item = item, .side = side, .verdict = a->verdict, .behind = a->behind, .seconds = seconds};
	s->seconds += seconds;
}

static void add_item(struct session *s, const struct pack *p, uint16_t item, const struct allowed *a, int32_t seconds)
{
	if (!p->items[item].session.each_side) {
		add(s, item, a, SIDE_BOTH, seconds);
		return;
	}
	add(s, item, a, SIDE_LEFT, seconds / 2);
	add(s, item, a, SIDE_RIGHT, seconds - seconds / 2);
}

/* Each step is counted as the plan has it, which may have grown. */
static void count_steps(const struct pack *p, const struct plan *plan, struct session *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct step *step = plan_step(plan, s->steps[i].item);
		const struct dose *dose = &p->items[s->steps[i].item].dose;
		s->steps[i].reps = step != NULL ? step->reps : dose->reps.use;
		s->steps[i].hold_s = step != NULL ? step->hold_s : dose->hold_s.use;
		s->steps[i].sets = step != NULL ? step->sets : dose->sets.use;
	}
}

/* ---- which items, and how long each ---- */

/* One kind of thing in the session that is being made. */
struct part {
	const struct item *it;
	uint16_t item;
	struct allowed allowed;
	int32_t seconds; /* in all */
};

struct parts {
	struct part of[KINDS_MAX];
	size_t n;
	int32_t least, good; /* sums */
};

static bool is_movement(const struct item *it)
{
	return it->kind != ITEM_RELAX;
}

static bool has_part(const struct parts *parts, uint16_t item)
{
	for (size_t i = 0; i < parts->n; i++)
		if (parts->of[i].item == item)
			return true;
	return false;
}

/* Up to three share even a short time, as long as each is still worth doing; more join only when all of them get a good go. */
static bool has_room(const struct parts *parts, const struct item *it, int32_t seconds)
{
	if (parts->n < KINDS_SHORT)
		return parts->least + least_of(it) <= seconds;
	return parts->n < KINDS_MAX && parts->good + good_of(it) <= seconds;
}

static void take(const struct pack *p, const struct choice_list *l, size_t choice, int32_t seconds, struct parts *parts)
{
	const struct item *it = &p->items[l->item[choice]];
	if (has_part(parts, l->item[choice]) || !has_room(parts, it, seconds))
		return;
	parts->of[parts->n++] = (struct part){.it = it, .item = l->item[choice], .allowed = l->allowed[choice]};
	parts->least += least_of(it);
	parts->good += good_of(it);
}

/* The best movement first, so that rest alone does not fill a minute; then the best of all that has room. */
static void choose_parts(const struct pack *p, const struct choice_list *l, int32_t seconds, struct parts *ret_parts)
{
	ret_parts->n = 0;
	ret_parts->least = ret_parts->good = 0;
	for (size_t i = 0; i < l->n && ret_parts->n == 0; i++)
		if (is_movement(&p->items[l->item[i]]))
			take(p, l, i, seconds, ret_parts);
	for (size_t i = 0; i < l->n; i++)
		take(p, l, i, seconds, ret_parts);
}

/* In a short time each gets its least and a fair part of the rest; in a long one each gets more than a good go, all by the same factor. */
static int32_t share(const struct parts *parts, const struct part *part, int32_t seconds)
{
	int32_t least = least_of(part->it), good = good_of(part->it);
	if (seconds >= parts->good)
		return (int32_t)((int64_t)seconds * good / parts->good);
	return least + (int32_t)((int64_t)(seconds - parts->least) * (good - least) / (parts->good - parts->least));
}

/* The shares add up to `seconds`: those that rounding or a dose left over go round, one each, while there is a part that can take them. */
static void share_out(struct parts *parts, int32_t seconds)
{
	int32_t left = seconds;
	for (size_t i = 0; i < parts->n; i++) {
		struct part *part = &parts->of[i];
		int32_t fair = share(parts, part, seconds);
		part->seconds = fair < most_of(part->it) ? fair : most_of(part->it);
		left -= part->seconds;
	}
	for (bool any = true; left > 0 && any;) {
		any = false;
		for (size_t i = 0; left > 0 && i < parts->n; i++) {
			if (parts->of[i].seconds >= most_of(parts->of[i].it))
				continue;
			parts->of[i].seconds++;
			left--;
			any = true;
		}
	}
}

/* ---- in which order ---- */

/* How often a movement comes round, so that each turn is close to a good go. */
static int32_t turns_of(const struct part *part)
{
	int32_t good = good_of(part->it), turns = (part->seconds + good / 2) / good;
	if (turns > part->seconds / least_of(part->it))
		turns = part->seconds / least_of(part->it);
	return turns < 1 ? 1 : turns < TURNS_MAX ? turns : TURNS_MAX;
}

/* Movement in turns, then rest in one piece. */
static void lay_out(const struct pack *p, const struct parts *parts, struct session *s)
{
	for (int32_t turn = 0; turn < TURNS_MAX; turn++)
		for (size_t i = 0; i < parts->n; i++) {
			const struct part *part = &parts->of[i];
			int32_t turns = turns_of(part);
			if (is_movement(part->it) && turn < turns)
				add_item(s, p, part->item, &part->allowed, part->seconds * (turn + 1) / turns - part->seconds * turn / turns);
		}
	for (size_t i = 0; i < parts->n; i++)
		if (!is_movement(parts->of[i].it))
			add_item(s, p, parts->of[i].item, &parts->of[i].allowed, parts->of[i].seconds);
}

void session_make(const struct decided *d, enum place place, int32_t seconds, struct session *ret_session)
{
	struct choice_list list;
	struct parts parts;
	*ret_session = (struct session){.refusal = d->plan->refusal, .place = place};
	if (d->plan->refusal != PLAN_OPEN)
		return;
	list_choices(d, place, &list);
	choose_parts(d->pack, &list, seconds, &parts);
	if (parts.n == 0)
		return;
	share_out(&parts, seconds);
	lay_out(d->pack, &parts, ret_session);
	count_steps(d->pack, d->plan, ret_session);
}

size_t session_choices(const struct decided *d, enum place place, uint16_t ret_items[ITEMS_MAX])
{
	struct choice_list list;
	if (d->plan->refusal != PLAN_OPEN)
		return 0;
	list_choices(d, place, &list);
	memcpy(ret_items, list.item, list.n * sizeof list.item[0]);
	return list.n;
}

/* ---- the plan, played ---- */

static bool is_exercise(const struct pack *p, const struct plan_week_step *s)
{
	const struct item *it = &p->items[s->item];
	return !s->is_warmth && it->leg == LEG_PRACTICE && it->session.places != 0;
}

static bool has_exercise(const struct pack *p, const struct plan_week_day *of)
{
	for (size_t i = 0; i < of->n; i++)
		if (is_exercise(p, &of->steps[i]))
			return true;
	return false;
}

static bool is_done_at(const struct item *it, enum place place)
{
	return place == SESSION_ANYWHERE || it->session.places >> place & 1;
}

static void add_other(struct session *s, uint16_t item, bool rests)
{
	s->others[s->n_others++] = (struct session_other){.item = item, .rests = rests};
}

/* Those of the plan that are not played, in its order. */
static void list_others(const struct pack *p, const struct plan *plan, const struct plan_week_day *of, struct session *s)
{
	const struct leg_plan *leg = &plan->legs[LEG_PRACTICE];
	for (size_t i = 0; i < leg->n; i++) {
		const struct item *it = &p->items[leg->steps[i].item];
		bool rests = true;
		for (size_t k = 0; k < of->n; k++)
			rests = rests && of->steps[k].item != leg->steps[i].item;
		if (it->kind != ITEM_HEAT && it->session.places != 0 && (rests || !is_done_at(it, s->place)))
			add_other(s, leg->steps[i].item, rests);
	}
}

static int32_t goes_of(const struct plan *plan, uint16_t item)
{
	int32_t goes = plan_step(plan, item)->per_day;
	return goes < 1 ? 1 : goes < TURNS_MAX ? goes : TURNS_MAX;
}

/* The turn of one exercise, if it has one: its minutes of the day, shared among its goes. */
static void add_turn(const struct decided *d, const struct plan_week_step *step, int32_t turn, struct session *s)
{
	const struct item *it = &d->pack->items[step->item];
	struct allowed a = allow_item(it, &d->consult->facts);
	int32_t goes = goes_of(d->plan, step->item), seconds = MINUTE_S * step->minutes;
	if (turn < goes && is_exercise(d->pack, step) && is_done_at(it, s->place) && allow_now(a.verdict))
		add_item(s, d->pack, step->item, &a, seconds * (turn + 1) / goes - seconds * turn / goes);
}

void session_of_plan(const struct decided *d, const qset *rests, enum place place, struct session *ret_session)
{
	static const qset nothing;
	struct plan_week_day of;
	*ret_session = (struct session){.refusal = d->plan->refusal, .place = place};
	if (d->plan->refusal != PLAN_OPEN)
		return;
	plan_day_of(d->pack, d->consult, d->plan, rests, &of);
	if (!has_exercise(d->pack, &of))
		plan_day_of(d->pack, d->consult, d->plan, &nothing, &of);
	for (int32_t turn = 0; turn < TURNS_MAX; turn++)
		for (size_t i = 0; i < of.n; i++)
			add_turn(d, &of.steps[i], turn, ret_session);
	count_steps(d->pack, d->plan, ret_session);
	list_others(d->pack, d->plan, &of, ret_session);
}

enum place session_place_for(const struct pack *p, const uint16_t *items, size_t n)
{
	enum place best = PLACE_DESK;
	size_t most = 0;
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		size_t fit = 0;
		for (size_t i = 0; i < n; i++)
			fit += is_done_at(&p->items[items[i]], place) ? 1 : 0;
		if (fit > most) {
			most = fit;
			best = place;
		}
	}
	return best;
}

/* ---- the count ---- */

/* Rounds that fit, with a rest between two, and no more than there are. */
static int32_t rounds_of(int32_t sets, int32_t seconds, int32_t round_s)
{
	int32_t rounds = (seconds + SETS_REST_S) / (round_s + SETS_REST_S);
	if (sets > 0 && rounds > sets)
		rounds = sets;
	return rounds < 1 ? 1 : rounds;
}

struct session_pace session_pace_of(const struct pack *p, const struct session_step *step)
{
	enum { MS = 1000, HOLD_PARTS = 7, PARTS = 8 };
	const struct item *it = &p->items[step->item];
	struct session_pace pace = {.breathe_in_s = it->session.breathe_in_s, .breathe_out_s = it->session.breathe_out_s};
	int32_t rep_s = it->session.pace_s + step->hold_s, reps = step->reps;
	if (reps == 0 || step->verdict != GO)
		return pace;
	if (reps * rep_s > step->seconds)
		reps = step->seconds / rep_s > 1 ? step->seconds / rep_s : 1;
	pace.reps = reps;
	pace.rounds = rounds_of(step->sets, step->seconds, reps * rep_s);
	pace.rest_ms = pace.rounds > 1 ? SETS_REST_S * MS : 0;
	pace.rep_ms = (step->seconds * MS - (pace.rounds - 1) * pace.rest_ms) / (pace.rounds * reps);
	pace.hold_ms = step->hold_s * MS;
	if (pace.hold_ms > pace.rep_ms * HOLD_PARTS / PARTS) /* a shorter hold where a single one does not fit */
		pace.hold_ms = pace.rep_ms * HOLD_PARTS / PARTS;
	return pace;
}

/* ---- one thing ---- */

int32_t session_dose_s(const struct pack *p, const struct plan *plan, uint16_t item)
{
	const struct item *it = &p->items[item];
	const struct step *step = plan_step(plan, item);
	int32_t minutes = step != NULL && step->minutes > 0 ? step->minutes : it->dose.minutes.use;
	return minutes > 0 ? MINUTE_S * minutes : good_of(it);
}

void session_of_item(const struct decided *d, uint16_t item, int32_t seconds, struct session *ret_session)
{
	const struct item *it = &d->pack->items[item];
	struct allowed a = allow_item(it, &d->consult->facts);
	*ret_session = (struct session){.refusal = d->plan->refusal, .place = session_place_for(d->pack, &item, 1)};
	if (d->plan->refusal != PLAN_OPEN || !allow_now(a.verdict) || it->session.places == 0)
		return;
	add_item(ret_session, d->pack, item, &a, seconds);
	count_steps(d->pack, d->plan, ret_session);
}
