/* plan_week.c - spreads the steps of a plan over a week. */
#include "core/plan_week.h"

#include "core/leg.h"

const str plan_week_words[WEEK_DAYS] = {STR_INIT("mon"), STR_INIT("tue"), STR_INIT("wed"), STR_INIT("thu"),
					STR_INIT("fri"), STR_INIT("sat"), STR_INIT("sun")};

/* This many days of a week, as far apart as they can be while the weekend stays free as long as it can. A bit for each day, Monday first. */
static const uint8_t days_of[WEEK_DAYS + 1] = {0x00, 0x01, 0x09, 0x15, 0x1B, 0x1F, 0x3F, 0x7F};

static int32_t held_days(int32_t days)
{
	return days < 0 ? 0 : days > WEEK_DAYS ? WEEK_DAYS : days;
}

static bool is_timed(const struct item *it)
{
	return it->leg == LEG_PRACTICE || (it->leg == LEG_CHANGE && leg_takes_time(it));
}

/* `n` of the days in `among`, evenly. Needs: n <= the days in `among`. */
static uint8_t spread(uint8_t among, int32_t n)
{
	int32_t of = __builtin_popcount(among), at = 0, taken = 0;
	uint8_t days = 0;
	for (int32_t d = 0; d < WEEK_DAYS && taken < n; d++) {
		if (!(among >> d & 1))
			continue;
		/* the last of the days is as far from the first of the next week as from the one before it */
		int32_t place = of == WEEK_DAYS || n == 1 ? taken * of / n : (2 * taken * (of - 1) + (n - 1)) / (2 * (n - 1));
		if (at++ == place) {
			days |= (uint8_t)(1u << d);
			taken++;
		}
	}
	return days;
}

static void put(struct plan_week_day *to, const struct step *s, bool is_warmth)
{
	if (to->n == WEEK_STEPS_MAX)
		return;
	to->steps[to->n++] = (struct plan_week_step){.item = s->item, .minutes = is_warmth ? s->minutes : leg_minutes(s), .is_warmth = is_warmth};
	to->minutes += is_warmth ? 0 : leg_minutes(s);
}

/* Minutes that a day is short of go to its steps, one each in turn, as long as `most_of` gives them more. */
static void fill_up_to(const struct pack *p, const struct consult *c, int32_t wished, struct plan_week_day *to, int32_t most_of(const struct dose *))
{
	for (bool longer = true; longer && to->minutes < wished;) {
		longer = false;
		for (size_t i = 0; i < to->n && to->minutes < wished; i++) {
			struct plan_week_step *s = &to->steps[i];
			if (s->is_warmth || c->wishes.minutes_of[s->item] > 0 || s->minutes >= most_of(&p->items[s->item].dose))
				continue;
			s->minutes++;
			to->minutes++;
			longer = true;
		}
	}
}

static int32_t most_in_usual_goes(const struct dose *d)
{
	return d->minutes.most * (d->per_day.use > 0 ? d->per_day.use : 1);
}

static int32_t most_in_all_goes(const struct dose *d)
{
	return d->minutes.most * (d->per_day.most > 0 ? d->per_day.most : 1);
}

static int32_t most_days(const struct pack *p, const struct plan *plan)
{
	int32_t most = 0;
	for (size_t l = 0; l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++) {
			const struct step *s = &plan->legs[l].steps[i];
			if (is_timed(&p->items[s->item]) && s->per_week > most)
				most = s->per_week;
		}
	return held_days(most);
}

/* Each day is as long as was wished, as far as the doses go. */
static void fill_day(const struct pack *p, const struct consult *c, const struct plan *plan, struct plan_week_day *to)
{
	int32_t wished = plan->flare ? 0 : leg_wished_minutes(&c->wishes);
	fill_up_to(p, c, wished, to, most_in_usual_goes);
	if (wished - to->minutes == 1) /* a step of two goes cannot grow by one minute: it gets one go more */
		fill_up_to(p, c, wished, to, most_in_all_goes);
}

void plan_day_of(const struct pack *p, const struct consult *c, const struct plan *plan, const qset *rests, struct plan_week_day *ret_day)
{
	static const struct plan_week_day none;
	*ret_day = none;
	for (size_t l = 0; plan->refusal == PLAN_OPEN && l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++) {
			const struct step *s = &plan->legs[l].steps[i];
			const struct item *it = &p->items[s->item];
			if (is_timed(it) && !qset_has(rests, s->item))
				put(ret_day, s, it->kind == ITEM_HEAT);
		}
	fill_day(p, c, plan, ret_day);
}

void plan_week_of(const struct pack *p, const struct consult *c, const struct plan *plan, struct plan_week *ret_week)
{
	static const struct plan_week none;
	*ret_week = none;
	if (plan->refusal != PLAN_OPEN)
		return;
	uint8_t days = days_of[most_days(p, plan)];
	for (size_t l = 0; l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++) {
			const struct step *s = &plan->legs[l].steps[i];
			const struct item *it = &p->items[s->item];
			if (!is_timed(it))
				continue;
			uint8_t own = spread(days, held_days(s->per_week));
			for (size_t d = 0; d < WEEK_DAYS; d++)
				if (own >> d & 1)
					put(&ret_week->days[d], s, it->kind == ITEM_HEAT);
		}
	for (size_t d = 0; d < WEEK_DAYS; d++)
		fill_day(p, c, plan, &ret_week->days[d]);
}
