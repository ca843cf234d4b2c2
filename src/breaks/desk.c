/* desk.c - breaks at the desk. */
#include "breaks/desk.h"

enum { WEEK = 7, COUNTED_S = 15 * 60 };

_Static_assert((int)BREAKS_WAS_TAKEN == (int)STORE_BREAK_TAKEN && (int)BREAKS_WAS_OWN == (int)STORE_BREAK_OWN &&
		       (int)BREAKS_WAS_SKIPPED == (int)STORE_BREAK_SKIPPED && (int)BREAKS_WAS_SNOOZED == (int)STORE_BREAK_SNOOZED &&
		       (int)BREAKS_WAS_MISSED == (int)STORE_BREAK_MISSED,
	       "the outcomes of core and of the store are the same");

static const str state_keys[DESK_FACES] = {[DESK_FACE_PROGRAM] = STR_INIT("breaks_state"), [DESK_FACE_PAGE] = STR_INIT("breaks_page_state")};

enum err desk_load(struct store_reader *r, enum desk_face face, struct arena *a, struct desk *ret_desk)
{
	struct store_settings stored;
	struct desk desk = {0};
	TRY(store_settings(r, a, &stored));
	desk.settings = desk_settings_of(&stored);
	for (size_t i = 0; i < stored.n; i++)
		if (str_eq(stored.at[i].key, state_keys[face]) && breaks_state_read(stored.at[i].value, &desk.state) != OK)
			desk.state = (struct breaks_state){0};
	*ret_desk = desk;
	return OK;
}

/* ---- the exercise ---- */

/* What may be offered, and when it was done last: the beginning of time when it was not. */
struct choices {
	uint16_t items[ITEMS_MAX];
	instant last[ITEMS_MAX];
	size_t n;
};

static enum err load_choices(struct store_reader *r, const struct person *who, struct arena *a, struct choices *c)
{
	c->n = session_choices(&(struct decided){who->pack, &who->consult, &who->plan}, PLACE_DESK, c->items);
	for (size_t i = 0; i < c->n; i++) {
		struct store_deed_item done;
		enum err e = store_deed_item_latest(r, who->pack->items[c->items[i]].id, store_last_days(who->today, DIARY_DAYS), a, &done);
		if (e != OK && e != ERR_MISSING)
			return e;
		c->last[i] = e == ERR_MISSING ? (instant){INT64_MIN} : person_item_when(who, &done);
	}
	return OK;
}

static bool is_of_plan(const struct person *who, uint16_t item)
{
	return who->has_plan && plan_step(&who->plan, item) != NULL;
}

static bool is_of_break_set(const struct person *who, uint16_t item)
{
	const struct pack *p = who->pack;
	for (size_t i = 0; i < p->n_programmes; i++)
		for (size_t k = 0; str_eq(p->programmes[i].id, STR("break")) && k < p->programmes[i].n_items; k++)
			if (p->programmes[i].items[k] == item)
				return true;
	return false;
}

static bool is_any(const struct person *who, uint16_t item)
{
	(void)who;
	(void)item;
	return true;
}

/* Of those that belong, the one done least recently; the first of equals. NONE when none belongs. */
static uint16_t least_recent(const struct person *who, const struct choices *c, bool (*belongs)(const struct person *, uint16_t))
{
	size_t best = c->n;
	for (size_t i = 0; i < c->n; i++)
		if (belongs(who, c->items[i]) && (best == c->n || c->last[i].s < c->last[best].s))
			best = i;
	return best == c->n ? NONE : c->items[best];
}

static void offer_exercise(const struct person *who, const struct choices *c, struct desk_offer *offer)
{
	uint16_t item = least_recent(who, c, is_of_plan);
	if (item == NONE)
		item = least_recent(who, c, is_of_break_set);
	if (item == NONE)
		item = least_recent(who, c, is_any);
	if (item == NONE)
		return;
	const struct item *it = &who->pack->items[item];
	struct allowed allowed = allow_item(it, &who->consult.facts);
	offer->way = DESK_EXERCISE;
	offer->item = it;
	offer->seconds = it->session.seconds * (it->session.each_side ? 2 : 1);
	offer->n_words = allow_words(who->pack, it, &allowed, offer->words, DESK_WORDS_MAX);
}

enum err desk_next(struct store_reader *r, const struct person *who, struct arena *a, struct desk_offer *ret_offer)
{
	struct choices choices;
	*ret_offer = (struct desk_offer){.way = DESK_STAND};
	switch (relief_way(who)) {
	case RELIEF_ASK:
	case RELIEF_NEWS:
	case RELIEF_NEEDLES: ret_offer->way = DESK_ASK; return OK;
	case RELIEF_DANGER: ret_offer->way = DESK_DANGER; return OK;
	case RELIEF_SESSION: break;
	}
	TRY(load_choices(r, who, a, &choices));
	offer_exercise(who, &choices, ret_offer);
	return OK;
}

enum err app_desk(struct app *app, struct caller caller, enum desk_face face, struct arena *a, struct desk *ret_desk)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = desk_load(r, face, a, ret_desk);
	app_reader_back(app, r);
	return e;
}

enum err app_desk_next(struct app *app, const struct person *who, struct arena *a, struct desk_offer *ret_offer)
{
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = desk_next(r, who, a, ret_offer);
	app_reader_back(app, r);
	return e;
}

/* ---- what is recorded ---- */

static void deed(struct changes *acts, const struct breaks_record *record, enum leg leg, str item)
{
	act_deed(acts, &(struct store_deed){.day = moment_day(record->at),
					    .at = record->at,
					    .leg = (int)leg,
					    .item = item,
					    .seconds = record->seconds,
					    .origin = STORE_FROM_BREAK});
}

/* This very item was kept a moment ago: the break led to it, and it is counted. */
static bool is_counted(const struct person *who, const struct breaks_record *record, str item)
{
	for (int32_t ago = 0; ago <= 1; ago++) { /* midnight may lie between */
		const struct store_deed_item *done = person_did(who, item, day_plus(moment_day(record->at), -ago));
		int64_t ago_s = done != NULL && done->has_last ? record->at.at.s - done->last.s : -1;
		if (ago_s >= 0 && ago_s < COUNTED_S)
			return true;
	}
	return false;
}

void act_break(struct changes *acts, const struct person *who, const struct breaks_record *record, str item)
{
	const struct pack *p = who->pack;
	bool is_taken = record->outcome == BREAKS_WAS_TAKEN;
	uint16_t habit = pack_item(p, STR("active_breaks"));
	act_change(acts, CHANGE_BREAK_ADD,
		   (struct change){.rest = {.day = moment_day(record->at),
					    .at = record->at,
					    .outcome = (enum store_break_outcome)record->outcome,
					    .seconds = record->seconds,
					    .item = is_taken ? item : STR(""),
					    .why = record->why}});
	if (!is_taken)
		return;
	if (item.n > 0 && !is_counted(who, record, item))
		deed(acts, record, LEG_PRACTICE, item);
	deed(acts, record, LEG_CHANGE, p->items[habit != NONE ? habit : p->known.posture_variety].id);
}

void act_desk_settings(struct changes *acts, const struct desk_settings *settings)
{
	for (enum desk_setting which = DESK_EVERY; which < DESK_SETTINGS; which++) {
		struct writer w = arena_writer(acts->arena);
		desk_setting_write(&w, settings, which);
		act_setting(acts, desk_setting_keys[which], arena_keep(acts->arena, &w));
	}
}

void act_break_state(struct changes *acts, enum desk_face face, const struct breaks_state *state)
{
	struct writer w = arena_writer(acts->arena);
	breaks_state_write(&w, state);
	act_setting(acts, state_keys[face], arena_keep(acts->arena, &w));
}

static int32_t within_day(int32_t seconds)
{
	return seconds < STORE_DAY_SECONDS_MAX ? seconds : STORE_DAY_SECONDS_MAX;
}

void act_desk_day(struct changes *acts, day on, int32_t longest_sitting_s, int32_t at_desk_s)
{
	act_change(acts, CHANGE_DESK_DAY_PUT,
		   (struct change){.desk_day = {.day = on, .longest_sitting_s = within_day(longest_sitting_s), .at_desk_s = within_day(at_desk_s)}});
}

void act_break_step(struct changes *acts, const struct person *who, enum desk_face face, const struct breaks_step *step, str item)
{
	act_break_state(acts, face, &step->state);
	act_desk_day(acts, step->desk_day, step->longest_sitting_s, step->at_desk_s);
	for (size_t i = 0; i < step->n_records; i++)
		act_break(acts, who, &step->records[i], item);
}

/* ---- what the weeks come to ---- */

static struct desk_week *week_of(struct desk_week *weeks, day on)
{
	int32_t i = day_diff(on, weeks[0].from) / WEEK;
	return on.n < weeks[0].from.n || i >= DESK_WEEKS ? NULL : &weeks[i];
}

static void count_breaks(struct desk_week *week, enum store_break_outcome outcome, int n)
{
	switch (outcome) {
	case STORE_BREAK_TAKEN:
		week->taken += n;
		week->offered += n;
		return;
	case STORE_BREAK_OWN: week->own += n; return;
	case STORE_BREAK_SKIPPED:
		week->skipped += n;
		week->offered += n;
		return;
	case STORE_BREAK_MISSED: week->offered += n; return;
	case STORE_BREAK_SNOOZED: return; /* it comes again */
	}
}

enum err desk_weeks(struct store_reader *r, day today, struct arena *a, struct desk_week ret_weeks[DESK_WEEKS])
{
	struct store_days days = {week_first(today, DESK_WEEKS - 1), today};
	struct store_outcome_spans breaks;
	struct store_desk_days desk_days;
	struct desk_week *week;
	TRY(store_outcome_spans(r, (struct store_span){days, WEEK}, a, &breaks));
	TRY(store_desk_days(r, days, a, &desk_days));
	for (int32_t i = 0; i < DESK_WEEKS; i++)
		ret_weeks[i] = (struct desk_week){.from = day_plus(days.first, WEEK * i)};
	for (size_t i = 0; i < breaks.n; i++)
		if ((week = week_of(ret_weeks, breaks.at[i].from)) != NULL)
			count_breaks(week, breaks.at[i].outcome, breaks.at[i].n);
	for (size_t i = 0; i < desk_days.n; i++)
		if ((week = week_of(ret_weeks, desk_days.at[i].day)) != NULL) {
			week->days++;
			if (desk_days.at[i].longest_sitting_s > week->longest_sitting_s)
				week->longest_sitting_s = desk_days.at[i].longest_sitting_s;
		}
	return OK;
}

enum err app_desk_weeks(struct app *app, struct caller caller, day today, struct arena *a, struct desk_week ret_weeks[DESK_WEEKS])
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = desk_weeks(r, today, a, ret_weeks);
	app_reader_back(app, r);
	return e;
}
