/* person.c - one person, seen today. */
#include "app/person.h"

enum { WEEK = 7 };

static bool is_danger(enum block b)
{
	return b == BLOCK_EMERGENCY || b == BLOCK_SAME_DAY || b == BLOCK_DOCTOR_FIRST || b == BLOCK_CAUTION;
}

/* Evidence 1.1, rule 3, and the question's own yes_days. */
static bool is_stale(const struct pack *p, const struct question *q, const struct store_answer *x, const struct person *who)
{
	int32_t age = day_diff(who->today, instant_day(x->at, who->now.zone));
	bool is_yes = str_eq(x->value, STR("yes"));
	return (is_danger(q->block) && age > WEEK * p->course.weeks.use) || (is_yes && q->yes_days > 0 && age >= q->yes_days);
}

static enum err load_answers(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_answers list;
	struct store_cleareds cleared;
	TRY(store_answers(r, STORE_PERSON, a, &list));
	TRY(store_cleareds(r, STORE_PERSON, a, &cleared));
	const struct pack *p = who->pack;
	bool today[QUESTIONS_MAX] = {false};
	for (size_t i = 0; i < list.n; i++) {
		uint16_t q = pack_question(p, list.at[i].question);
		if (q == NONE || is_stale(p, &p->questions[q], &list.at[i], who))
			continue;
		if (answers_put(p, &who->answers, q, list.at[i].value) == OK)
			today[q] = instant_day(list.at[i].at, who->now.zone).n == who->today.n;
	}
	for (size_t i = 0; i < cleared.n; i++) {
		uint16_t rule = pack_rule(p, cleared.at[i].rule);
		if (rule != NONE && answers_clear(p, &who->answers, rule, cleared.at[i].day) != OK)
			continue; /* the pack no longer lets it be cleared: then it counts again */
	}
	who->emergency_today = true;
	for (size_t q = 0; q < p->n_questions; q++)
		if (p->questions[q].block == BLOCK_EMERGENCY && !today[q])
			who->emergency_today = false;
	return OK;
}

static enum err load_plan_day(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_plan plan;
	enum err e = store_plan_latest(r, STORE_PERSON, a, &plan);
	who->has_plan = e == OK;
	who->plan_since = e == OK ? plan.day : who->today;
	return e == ERR_MISSING ? OK : e;
}

static enum err load_country(struct store_reader *r, struct arena *a, struct person *who)
{
	enum err e = store_setting(r, STORE_PERSON, STR("country"), a, &who->country);
	if (e == ERR_MISSING)
		who->country = STR("");
	who->number = pack_number(who->pack, who->country);
	return e == ERR_MISSING ? OK : e;
}

static void count_week(struct person *who)
{
	struct deed deeds[512];
	size_t n = 0;
	for (size_t i = who->deeds.n; i > 0 && n < sizeof deeds / sizeof deeds[0]; i--) {
		const struct store_deed *d = &who->deeds.at[i - 1];
		if (d->leg >= 0 && d->leg < LEGS)
			deeds[n++] = (struct deed){.on = d->day, .leg = (enum leg)d->leg, .seconds = d->seconds};
	}
	who->week = balance_week(&who->plan, deeds, n, who->today);
}

void person_decide(struct person *who)
{
	consult_make(who->pack, &who->answers, who->today, &who->consult);
	plan_make(who->pack, &who->consult, who->plan_since, &who->plan);
	count_week(who);
}

static enum err load(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_days days = store_last_days(who->today, DIARY_DAYS);
	TRY(load_answers(r, a, who));
	TRY(load_plan_day(r, a, who));
	TRY(load_country(r, a, who));
	TRY(store_entries(r, STORE_PERSON, days, a, &who->entries));
	return store_deeds(r, STORE_PERSON, days, a, &who->deeds);
}

enum err person_load(struct store_reader *r, const struct pack *p, struct moment now, struct arena *a, struct person *ret_person)
{
	struct person *who = ret_person;
	*who = (struct person){.pack = p, .now = now, .today = moment_day(now)};
	TRY(store_read_begin(r));
	enum err e = load(r, a, who);
	store_read_end(r);
	if (e == OK)
		person_decide(who);
	return e;
}

int32_t person_pain_tenths(const struct person *who, day ending)
{
	int32_t sum = 0, n = 0;
	for (size_t i = 0; i < who->entries.n; i++) {
		const struct store_entry *e = &who->entries.at[i];
		int32_t ago = day_diff(ending, e->day);
		if (ago < 0 || ago >= WEEK)
			continue;
		sum += e->pain_average != STORE_PAIN_UNSET ? e->pain_average : e->pain_now;
		n++;
	}
	return n == 0 ? NOT_MEASURED : (10 * sum + n / 2) / n;
}
