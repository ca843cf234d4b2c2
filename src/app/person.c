/* person.c - one person, seen today. */
#include "app/person.h"

#include "core/mean.h"

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

/* When needles or cups were had last by the diary, or the latest that it can have been. Fails: ERR_MISSING they were not; as the reads. */
static enum err last_needled(struct store_reader *r, struct arena *a, const struct person *who, day *ret_day, instant *ret_at)
{
	enum err found = ERR_MISSING;
	for (uint16_t i = 0; i < who->pack->n_items; i++) {
		const struct item *it = &who->pack->items[i];
		struct store_deed_item done;
		if (it->kind != ITEM_NEEDLE && it->kind != ITEM_CUP)
			continue;
		enum err e = store_deed_item_latest(r, STORE_PERSON, it->id, store_last_days(who->today, NEEDLED_DAYS + 1), a, &done);
		if (e == ERR_MISSING)
			continue;
		TRY(e);
		instant at = done.has_last ? done.last : moment_latest(done.day, MOMENT_NONE, who->now.zone);
		if (found == OK && at.s <= ret_at->s)
			continue;
		*ret_day = done.day;
		*ret_at = at;
		found = OK;
	}
	return found;
}

/* Who has had needles or cups since they answered has had them lately (evidence RF-04: 4 weeks), and the signs that hang on it are asked again. */
static enum err needled_since(struct store_reader *r, struct arena *a, struct person *who, const struct store_answers *list)
{
	const struct pack *p = who->pack;
	day on = {0};
	instant last = {0};
	qset needled = {{0}};
	qset_add(&needled, p->questions[p->known.q_needled].fact);
	enum err e = last_needled(r, a, who, &on, &last);
	if (e != OK)
		return e == ERR_MISSING ? OK : e;
	who->answers.of[p->known.q_needled] = (struct answer){.kind = ANSWER_YES};
	for (size_t i = 0; i < list->n; i++) {
		uint16_t q = pack_question(p, list->at[i].question);
		bool is_no = q != NONE && who->answers.of[q].kind == ANSWER_NO;
		if (!is_no || !qset_meets(&p->questions[q].needs, &needled) || list->at[i].at.at.s > last.s)
			continue;
		who->answers.of[q] = (struct answer){.kind = ANSWER_NONE};
		who->answered_today[q] = false;
	}
	return OK;
}

/* What the diary says of today counts as if it had been answered (evidence 3.5). */
static enum err load_flare(struct store_reader *r, struct person *who)
{
	uint16_t question = who->pack->facts[who->pack->known.f_flare].question;
	bool is_marked;
	TRY(store_is_marked(r, STORE_PERSON, who->today, STORE_MARK_FLARE, &is_marked));
	struct flare_days days = {.entry_days = who->entry_days,
				  .items = who->items,
				  .last = who->has_entry_of_today ? &who->entry_of_today : NULL,
				  .is_marked = is_marked};
	who->flare = flare_today(&days, who->today);
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

static enum err load_settings(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_settings settings;
	TRY(store_settings(r, STORE_PERSON, a, &settings));
	who->country = STR("");
	for (size_t i = 0; i < settings.n; i++)
		if (str_eq(settings.at[i].key, STR("country")))
			who->country = settings.at[i].value;
	who->number = pack_number(who->pack, who->country);
	who->look = figure_look_of(&settings);
	who->chosen = choices_of(who->pack, &settings);
	return OK;
}

enum { LEG_DAYS = DIARY_DAYS * LEGS };

/* As the core counts them: a day with something done for a leg is one deed. */
static size_t deeds_of(const struct person *who, struct deed deeds[LEG_DAYS])
{
	size_t n = 0;
	for (size_t i = 0; i < who->deed_days.n && n < LEG_DAYS; i++) {
		const struct store_deed_day *d = &who->deed_days.at[i];
		deeds[n++] = (struct deed){.on = d->day, .leg = (enum leg)d->leg, .seconds = d->seconds < INT32_MAX ? (int32_t)d->seconds : INT32_MAX};
	}
	return n;
}

static void count_week(struct person *who)
{
	struct deed deeds[LEG_DAYS];
	who->week = balance_week(&who->plan, deeds, deeds_of(who, deeds), who->today);
}

struct strength person_strength(const struct person *who)
{
	struct deed deeds[LEG_DAYS];
	return strength_of(&who->plan, deeds, deeds_of(who, deeds), who->today);
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
	TRY(store_trials_newest(r, STORE_PERSON, 1, a, &trials));
	who->has_trial = trials.n > 0 && trials.at[0].ended.n == DAY_MAX.n;
	if (who->has_trial)
		who->trial = trials.at[0];
	return OK;
}

static enum err load_last(struct store_reader *r, struct arena *a, day on, struct store_entry *ret_entry, bool *ret_has)
{
	enum err e = store_entry_last(r, STORE_PERSON, on, a, ret_entry);
	*ret_has = e == OK;
	return e == ERR_MISSING ? OK : e;
}

/* The newest day before index `n` on which a pain was below this one; false when there is none. */
static bool day_below(const struct person *who, int pain, size_t *n)
{
	while (*n > 0 && who->entry_days.at[*n - 1].low >= pain)
		--*n;
	return *n > 0;
}

/*
 * Pain that rose and has stayed: from the last entry back, each time to the newest one that is lower than all after it. There are as many steps as there
 * are numbers on the scale, however long the diary is.
 */
static enum err load_rises(struct store_reader *r, struct arena *a, struct person *who)
{
	int lowest = STORE_PAIN_MAX + 1;
	for (size_t n = who->entry_days.n; day_below(who, lowest, &n);) {
		struct person_rise rise;
		TRY(store_entry_below(r, STORE_PERSON, who->entry_days.at[n - 1].day, lowest, a, &rise.before));
		enum err e = store_entry_after(r, STORE_PERSON, rise.before.id, a, &rise.entry);
		if (e != OK && e != ERR_MISSING)
			return e;
		if (e == OK && rise.entry.day.n <= who->today.n && rise.entry.pain_now == lowest && who->n_rises < PERSON_RISES)
			who->rises[who->n_rises++] = rise;
		lowest = rise.before.pain_now;
	}
	return OK;
}

static enum err load_diary(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_days days = store_last_days(who->today, DIARY_DAYS);
	TRY(store_entry_days(r, STORE_PERSON, days, a, &who->entry_days));
	TRY(store_deed_days(r, STORE_PERSON, days, a, &who->deed_days));
	TRY(store_deed_items(r, STORE_PERSON, store_last_days(who->today, WEEK), a, &who->items));
	TRY(load_last(r, a, who->today, &who->entry_of_today, &who->has_entry_of_today));
	TRY(load_last(r, a, day_plus(who->today, -1), &who->entry_of_yesterday, &who->has_entry_of_yesterday));
	return load_rises(r, a, who);
}

static enum err load(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_answers answers;
	TRY(load_answers(r, a, who, &answers));
	TRY(load_plan_day(r, a, who));
	TRY(load_settings(r, a, who));
	TRY(load_trial(r, a, who));
	TRY(load_diary(r, a, who));
	TRY(needled_since(r, a, who, &answers));
	return load_flare(r, who);
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
	struct mean_day days[DIARY_DAYS];
	size_t n = 0;
	for (size_t i = 0; i < who->entry_days.n && n < DIARY_DAYS; i++) {
		const struct store_entry_day *d = &who->entry_days.at[i];
		if (d->day.n <= ending.n && day_diff(ending, d->day) < WEEK)
			days[n++] = (struct mean_day){d->day, d->pain_sum, d->pain_n};
	}
	return mean_of_days(days, n, day_plus(ending, 1 - WEEK), ending);
}

int64_t person_entries(const struct person *who)
{
	int64_t n = 0;
	for (size_t i = 0; i < who->entry_days.n; i++)
		n += who->entry_days.at[i].n;
	return n;
}

bool person_did_leg(const struct person *who, enum leg leg, day on)
{
	for (size_t i = 0; i < who->deed_days.n; i++)
		if (who->deed_days.at[i].day.n == on.n && who->deed_days.at[i].leg == (int)leg)
			return true;
	return false;
}

const struct store_deed_item *person_did(const struct person *who, str item, day on)
{
	for (size_t i = 0; i < who->items.n; i++)
		if (who->items.at[i].day.n == on.n && str_eq(who->items.at[i].item, item))
			return &who->items.at[i];
	return NULL;
}

bool person_last_written(const struct person *who, day *ret_day)
{
	if (who->entry_days.n == 0)
		return false;
	*ret_day = who->entry_days.at[who->entry_days.n - 1].day;
	return true;
}
