/* person.c - one person, seen today. */
#include "app/person.h"

enum { WEEK = 7, NEEDLED_DAYS = 28 /* evidence RF-04 */ };

/* Evidence 1.1, rules 0 and 3: a danger sign is asked again, and a clearing made again, at each reassessment. */
static bool is_past_review(struct moment at, const struct person *who)
{
	return day_diff(who->today, moment_day(at)) > WEEK * who->pack->course.weeks.use;
}

/* A clock that was wrong, or a file from elsewhere: nobody has looked at a day that is still to come. */
static bool is_to_come(struct moment at, const struct person *who)
{
	return moment_day(at).n > who->today.n;
}

/* Rule 3, and the question's own yes_days. A yes or a not sure from a day that is still to come counts: what stops may stay. */
static bool is_stale(uint16_t question, const struct store_answer *x, const struct person *who)
{
	const struct question *q = &who->pack->questions[question];
	bool is_yes = str_eq(x->value, STR("yes"));
	if (is_to_come(x->at, who))
		return triage_rests_on(who->pack, question) && !is_yes && !str_eq(x->value, STR("unsure"));
	if (is_yes && q->yes_days > 0 && day_diff(who->today, moment_day(x->at)) >= q->yes_days)
		return true;
	return is_past_review(x->at, who) && triage_rests_on(who->pack, question);
}

static enum err load_answers(struct store_reader *r, struct arena *a, struct person *who, struct store_answers *ret_list)
{
	struct store_answers list;
	struct store_cleareds cleared;
	TRY(store_answers(r, STORE_PERSON, a, &list));
	*ret_list = list;
	TRY(store_cleareds(r, STORE_PERSON, a, &cleared));
	const struct pack *p = who->pack;
	for (size_t i = 0; i < list.n; i++) {
		uint16_t q = pack_question(p, list.at[i].question);
		if (q == NONE || is_stale(q, &list.at[i], who))
			continue;
		if (answers_put(p, &who->answers, q, list.at[i].value) != OK)
			continue;
		who->answered_at[q] = list.at[i].at;
		who->answered_today[q] = moment_day(list.at[i].at).n == who->today.n;
	}
	for (size_t i = 0; i < cleared.n; i++) {
		uint16_t rule = pack_rule(p, cleared.at[i].rule);
		if (rule != NONE && !is_past_review(cleared.at[i].at, who) && !is_to_come(cleared.at[i].at, who) &&
		    answers_clear(p, &who->answers, rule, cleared.at[i].day) != OK)
			continue; /* the pack no longer lets it be cleared: then it counts again */
	}
	return OK;
}

/* When needles or cups were had last by the diary, or the latest that it can have been; false when they were not. */
static bool last_needled(const struct person *who, day *ret_day, instant *ret_at)
{
	bool any = false;
	for (size_t i = 0; i < who->deeds.n; i++) {
		const struct store_deed *d = &who->deeds.at[i];
		uint16_t item = pack_item(who->pack, d->item);
		instant at = moment_latest(d->day, d->at, who->now.zone);
		bool pierces = item != NONE && (who->pack->items[item].kind == ITEM_NEEDLE || who->pack->items[item].kind == ITEM_CUP);
		if (!pierces || (any && at.s <= ret_at->s))
			continue;
		*ret_day = d->day;
		*ret_at = at;
		any = true;
	}
	return any;
}

/* Who has had needles or cups since they answered has had them lately (evidence RF-04: 4 weeks), and the signs that hang on it are asked again. */
static void needled_since(struct person *who, const struct store_answers *list)
{
	const struct pack *p = who->pack;
	day on = {0};
	instant last = {0};
	qset needled = {{0}};
	qset_add(&needled, p->questions[p->known.q_needled].fact);
	if (!last_needled(who, &on, &last) || day_diff(who->today, on) > NEEDLED_DAYS)
		return;
	who->answers.of[p->known.q_needled] = (struct answer){.kind = ANSWER_YES};
	for (size_t i = 0; i < list->n; i++) {
		uint16_t q = pack_question(p, list->at[i].question);
		bool is_no = q != NONE && who->answers.of[q].kind == ANSWER_NO;
		if (!is_no || !qset_meets(&p->questions[q].needs, &needled) || list->at[i].at.at.s > last.s)
			continue;
		who->answers.of[q] = (struct answer){.kind = ANSWER_NONE};
		who->answered_today[q] = false;
	}
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

static bool emergency_answered_today(const struct person *who)
{
	const struct pack *p = who->pack;
	for (uint16_t q = 0; q < p->n_questions; q++)
		if (p->questions[q].block == BLOCK_EMERGENCY && !who->answered_today[q] && question_wanted(p, &who->consult.facts, q))
			return false;
	return true;
}

static enum err load_plan_day(struct store_reader *r, struct arena *a, struct person *who)
{
	who->plan_since = who->today;
	enum err e = store_plan_first_day(r, STORE_PERSON, a, &who->plan_since);
	who->has_plan = e == OK;
	return e == ERR_MISSING ? OK : e;
}

void person_number(struct person *who)
{
	str number = pack_number(who->pack, who->country.n > 0 ? who->country : who->proposed);
	who->has_number = number.n > 0;
	who->number = who->has_number ? number : pack_statement(who->pack, STR("number_not_known"));
}

static enum err load_settings(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_settings settings;
	TRY(store_settings(r, STORE_PERSON, a, &settings));
	who->country = STR("");
	for (size_t i = 0; i < settings.n; i++)
		if (str_eq(settings.at[i].key, STR("country")))
			who->country = settings.at[i].value;
	person_number(who);
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
	who->emergency_today = emergency_answered_today(who);
	count_week(who);
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
	struct store_answers answers;
	TRY(load_answers(r, a, who, &answers));
	TRY(load_plan_day(r, a, who));
	TRY(load_settings(r, a, who));
	TRY(load_trial(r, a, who));
	TRY(store_entries(r, STORE_PERSON, days, a, &who->entries));
	TRY(store_deeds(r, STORE_PERSON, days, a, &who->deeds));
	needled_since(who, &answers);
	return load_flare(r, a, who);
}

enum err person_load(struct store_reader *r, const struct pack *p, struct here here, struct arena *a, struct person *ret_person)
{
	struct person *who = ret_person;
	*who = (struct person){.pack = p, .now = here.now, .zones = here.zones, .today = moment_day(here.now), .proposed = here.country};
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
