/* person.c - one person, seen today. */
#include "app/person.h"

#include "app/cleared.h"

enum { WEEK = 7 };

/* The answers as they were given last, however long ago. */
static enum err load_answers(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_answers list;
	const struct pack *p = who->pack;
	TRY(store_answers(r, STORE_PERSON, a, &list));
	for (size_t i = 0; i < list.n; i++) {
		uint16_t q = pack_question(p, list.at[i].question);
		if (q == NONE || answers_put(p, &who->answers, q, list.at[i].value) != OK)
			continue;
		who->answers.of[q].at = list.at[i].at;
		who->answers.of[q].on = moment_day(list.at[i].at);
		who->answers.of[q].no_on = list.at[i].no_on;
	}
	return OK;
}

instant person_when(const struct person *who, day on, struct moment at)
{
	if (!moment_is_known(at) && on.n == who->today.n)
		return instant_of(on, 0, who->now.zone);
	return moment_latest(on, at, who->now.zone);
}

/* When needles or cups were had last by the diary, or the latest that it can have been; false when they were not. */
static bool last_needled(const struct person *who, day *ret_day, instant *ret_at)
{
	bool any = false;
	for (size_t i = 0; i < who->deeds.n; i++) {
		const struct store_deed *d = &who->deeds.at[i];
		instant at = person_when(who, d->day, d->at);
		if (!person_is_needles(who->pack, d->item) || (any && at.s <= ret_at->s))
			continue;
		*ret_day = d->day;
		*ret_at = at;
		any = true;
	}
	return any;
}

bool person_is_needles(const struct pack *p, str item)
{
	uint16_t i = pack_item(p, item);
	return i != NONE && (p->items[i].kind == ITEM_NEEDLE || p->items[i].kind == ITEM_CUP);
}

/* Who has had needles or cups since they answered has had them lately (evidence RF-04: 4 weeks), and the signs that hang on it are asked again. */
static void needled_since(struct person *who)
{
	day on = {0};
	instant last = {0};
	if (last_needled(who, &on, &last))
		fresh_needled(who->pack, &who->answers, last, on, who->today);
}

/* What the diary says of today counts as if it had been answered (evidence 3.5). */
static enum err load_flare(struct store_reader *r, struct arena *a, struct person *who)
{
	uint16_t question = who->pack->facts[who->pack->known.f_flare].question;
	struct store_marks marks;
	TRY(store_marks(r, STORE_PERSON, store_last_days(who->today, 1), a, &marks));
	who->flare = flare_today(&(struct flare_days){&who->entries, &who->deeds, &marks}, who->today);
	if (who->answers.of[question].kind == ANSWER_YES && who->flare == FLARE_NONE)
		who->flare = FLARE_ANSWERED;
	if (who->flare != FLARE_NONE)
		who->answers.of[question] = (struct answer){.kind = ANSWER_YES};
	return OK;
}

static enum err load_plan_day(struct store_reader *r, struct arena *a, struct person *who)
{
	who->plan_since = who->today;
	enum err e = store_plan_first_day(r, STORE_PERSON, a, &who->plan_since);
	who->has_plan = e == OK;
	return e == ERR_MISSING ? OK : e;
}

static enum err load_settings(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_settings settings;
	TRY(store_settings(r, STORE_PERSON, a, &settings));
	who->country = STR("");
	for (size_t i = 0; i < settings.n; i++) {
		if (str_eq(settings.at[i].key, STR("country")))
			who->country = settings.at[i].value;
		if (str_eq(settings.at[i].key, cleared_news_key) && !day_parse(settings.at[i].value, &who->answers.news_on))
			who->answers.news_on = who->today; /* nobody can tell when: no examination before today counts */
	}
	who->number = pack_number(who->pack, who->country);
	who->look = figure_look_of(&settings);
	who->chosen = choices_of(who->pack, &settings);
	return OK;
}

/* The newest `cap` deeds, as the core counts them. */
static size_t deeds_of(const struct person *who, struct deed *deeds, size_t cap)
{
	size_t n = 0;
	for (size_t i = who->deeds.n; i > 0 && n < cap; i--) {
		const struct store_deed *d = &who->deeds.at[i - 1];
		if (d->leg >= 0 && d->leg < LEGS)
			deeds[n++] = (struct deed){.on = d->day, .leg = (enum leg)d->leg, .seconds = d->seconds};
	}
	return n;
}

static void count_week(struct person *who)
{
	struct deed deeds[512];
	who->week = balance_week(&who->plan, deeds, deeds_of(who, deeds, sizeof deeds / sizeof deeds[0]), who->today);
}

enum err person_strength(const struct person *who, struct arena *a, struct strength *ret_strength)
{
	struct arena scratch = *a;
	struct deed *deeds = arena_new(&scratch, struct deed, who->deeds.n + 1);
	if (deeds == NULL)
		return ERR_FULL;
	*ret_strength = strength_of(&who->plan, deeds, deeds_of(who, deeds, who->deeds.n), who->today);
	return OK;
}

void person_decide(struct person *who)
{
	consult_make(who->pack, &who->answers, who->today, &who->consult);
	choices_onto(&who->chosen, &who->consult.wishes);
	plan_make(who->pack, &who->consult, who->plan_since, &who->plan);
	who->due = fresh_before_exercise(who->pack, &who->answers, &who->consult.facts, &who->consult.triage, who->today);
	who->asked = fresh_asked(who->pack, &who->answers, &who->consult.facts);
	count_week(who);
}

bool person_waiting_plan(const struct person *who, struct plan *ret_plan)
{
	struct answers said = who->last_said;
	struct consult c;
	qset hangs = fresh_after_needles(who->pack);
	if (who->due != FRESH_NEEDLES && !(who->plan.refusal == REFUSED_UNANSWERED && who->has_plan))
		return false;
	for (uint16_t q = 0; q < who->pack->n_questions; q++) {
		uint16_t fact = who->pack->questions[q].fact;
		if (fact != NONE && qset_has(&hangs, fact) && said.of[q].kind == ANSWER_NONE)
			said.of[q].kind = ANSWER_NO;
	}
	consult_make(who->pack, &said, who->today, &c);
	choices_onto(&who->chosen, &c.wishes);
	plan_make(who->pack, &c, who->plan_since, ret_plan);
	return ret_plan->refusal == PLAN_OPEN;
}

/* The newest one, while nobody ended it. */
static enum err load_trial(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_trials trials;
	TRY(store_trials(r, STORE_PERSON, a, &trials));
	who->has_trial = trials.n > 0 && trials.at[trials.n - 1].ended.n == DAY_MAX.n;
	if (who->has_trial)
		who->trial = trials.at[trials.n - 1];
	return OK;
}

static enum err load(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_days days = store_last_days(who->today, DIARY_DAYS);
	TRY(load_answers(r, a, who));
	TRY(cleared_load(r, a, who));
	TRY(load_plan_day(r, a, who));
	TRY(load_settings(r, a, who));
	TRY(load_trial(r, a, who));
	TRY(store_entries(r, STORE_PERSON, days, a, &who->entries));
	TRY(store_deeds(r, STORE_PERSON, days, a, &who->deeds));
	who->last_said = who->answers;
	fresh_drop(who->pack, &who->answers, who->today);
	needled_since(who);
	return load_flare(r, a, who);
}

enum err person_load(struct store_reader *r, const struct pack *p, struct here here, struct arena *a, struct person *ret_person)
{
	struct person *who = ret_person;
	*who = (struct person){.pack = p, .now = here.now, .zones = here.zones, .today = moment_day(here.now)};
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
		if (ago < 0 || ago >= WEEK || store_entry_pain(e) == STORE_PAIN_UNSET)
			continue;
		sum += store_entry_pain(e);
		n++;
	}
	return n == 0 ? NOT_MEASURED : (10 * sum + n / 2) / n;
}
