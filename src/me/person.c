/* person.c - one person, seen today. */
#include "me/person.h"

#include "me/cleared_read.h"
#include "me/plan_lines.h"

enum { WEEK = 7 };

/* The answers as they were given last, however long ago. */
static enum err load_answers(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_answers list;
	const struct pack *p = who->pack;
	TRY(store_answers(r, a, &list));
	for (size_t i = 0; i < list.n; i++) {
		uint16_t q = pack_question(p, list.at[i].question);
		if (q == NONE)
			continue;
		if (answers_put(p, &who->answers, q, list.at[i].value) == OK) {
			who->answers.of[q].at = list.at[i].at;
			who->answers.of[q].on = moment_day_by(list.at[i].at, who->now);
		}
		who->answers.of[q].no_on = list.at[i].no_on; /* of an open question, too */
	}
	return OK;
}

instant person_when(const struct person *who, day on, struct moment at)
{
	if (!moment_is_known(at) && on.n == who->today.n)
		return instant_of(on, 0, who->now.zone);
	return moment_latest(on, at, who->now.zone);
}

instant person_item_when(const struct person *who, const struct store_deed_item *done)
{
	instant untimed = person_when(who, done->day, MOMENT_NONE);
	if (done->n_untimed == 0 || (done->has_last && done->last.s > untimed.s))
		return done->last;
	return untimed;
}

static bool is_needles(const struct item *it)
{
	return it->kind == ITEM_NEEDLE || it->kind == ITEM_CUP;
}

/* When needles or cups were had last by the diary, or the latest that it can have been. Fails: ERR_MISSING they were not; as the reads. */
static enum err last_needled(struct store_reader *r, struct arena *a, const struct person *who, day *ret_day, instant *ret_at)
{
	enum err found = ERR_MISSING;
	for (uint16_t i = 0; i < who->pack->n_items; i++) {
		struct store_deed_item done;
		if (!is_needles(&who->pack->items[i]))
			continue;
		enum err e = store_deed_item_latest(r, who->pack->items[i].id, store_last_days(who->today, DIARY_DAYS), a, &done);
		if (e == ERR_MISSING)
			continue;
		TRY(e);
		instant at = person_item_when(who, &done);
		if (found == OK && at.s <= ret_at->s)
			continue;
		*ret_day = done.day;
		*ret_at = at;
		found = OK;
	}
	return found;
}

const struct statement *person_outlook(const struct person *who)
{
	uint16_t is_old = pack_fact(who->pack, STR("how_long.over_3_months"));
	bool stayed = is_old != NONE && qset_has(&who->consult.facts.yes, is_old);
	return pack_statement_row(who->pack, stayed ? STR("long_course") : STR("natural_course"));
}

bool person_is_needles(const struct pack *p, str item)
{
	uint16_t i = pack_item(p, item);
	return i != NONE && is_needles(&p->items[i]);
}

/* Needles or cups since the answer count as lately (evidence RF-04: 4 weeks), and the signs that depend on them are asked again. */
static enum err needled_since(struct store_reader *r, struct arena *a, struct person *who)
{
	day on = {0};
	instant last = {0};
	enum err e = last_needled(r, a, who, &on, &last);
	if (e == OK)
		fresh_needled(who->pack, &who->answers, last, on, who->today);
	return e == ERR_MISSING ? OK : e;
}

/* What the diary says of today counts as if it had been answered (evidence 3.5). */
static enum err load_flare(struct store_reader *r, struct person *who)
{
	uint16_t question = who->pack->facts[who->pack->known.f_flare].question;
	bool is_marked;
	TRY(store_is_marked(r, who->today, STORE_MARK_FLARE, &is_marked));
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

static enum err load_plan_day(struct store_reader *r, struct arena *a, struct person *who)
{
	who->plan_since = who->today;
	enum err e = store_plan_first_day(r, a, &who->plan_since);
	who->has_plan = e == OK;
	who->kept_plan = STR("");
	if (e == ERR_MISSING)
		return OK;
	TRY(e);
	struct store_plan latest;
	TRY(store_plan_latest(r, a, &latest));
	who->kept_plan = latest.text;
	return OK;
}

static enum err load_look(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_reassessment look;
	enum err e = store_reassessment_latest(r, a, &look);
	who->looked_on = e == OK ? look.day : DAY_MIN;
	return e == ERR_MISSING ? OK : e;
}

void person_number(struct person *who)
{
	str country = who->country.n > 0 ? who->country : who->proposed, number = pack_number(who->pack, country);
	const struct emergency_number *own = clinic_card_number(who->card, country);
	if (number.n == 0 && own != NULL)
		number = own->number;
	who->has_number = number.n > 0;
	who->number = who->has_number ? number : pack_statement(who->pack, STR("number_not_known"));
}

static enum err load_settings(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_settings settings;
	TRY(store_settings(r, a, &settings));
	who->country = who->plan_from = who->plan_note = who->plan_says = STR("");
	for (size_t i = 0; i < settings.n; i++) {
		if (str_eq(settings.at[i].key, STR("country")))
			who->country = settings.at[i].value;
		if (str_eq(settings.at[i].key, person_copied_key))
			who->has_copied = day_parse(settings.at[i].value, &who->copied_on);
		if (str_eq(settings.at[i].key, STR("plan_from")))
			who->plan_from = settings.at[i].value;
		if (str_eq(settings.at[i].key, STR("plan_note")))
			who->plan_note = settings.at[i].value;
		if (str_eq(settings.at[i].key, STR("plan_says")))
			who->plan_says = settings.at[i].value;
		if (str_eq(settings.at[i].key, cleared_news_key) && !day_parse(settings.at[i].value, &who->answers.news_on))
			who->answers.news_on = who->today; /* nobody can tell when: no examination before today counts */
	}
	person_number(who);
	who->look = figure_look_of(&settings);
	who->chosen = choices_of(who->pack, &settings);
	for (enum chosen_part part = 0; part < CHOSEN_PARTS; part++)
		who->chosen_stored[part] = choices_stored(&settings, part);
	return OK;
}

enum { LEG_DAYS = DIARY_DAYS * LEGS };

/* As the core counts them: a day with something done for a leg is one deed. */
static size_t deeds_of(const struct person *who, struct deed deeds[LEG_DAYS])
{
	size_t n = 0;
	for (size_t i = 0; i < who->deed_days.n && n < LEG_DAYS; i++) {
		const struct store_deed_day *d = &who->deed_days.at[i];
		deeds[n++] =
			(struct deed){.on = d->day, .leg = (enum leg)d->leg, .seconds = d->seconds < INT32_MAX ? (int32_t)d->seconds : INT32_MAX};
	}
	return n;
}

static void set_wanted(struct person *who)
{
	struct plan_lines kept;
	who->counted = COUNTED_BY_PLAN;
	who->wanted = balance_wanted_of(&who->plan);
	if (who->plan.refusal == PLAN_OPEN && who->due != FRESH_NEEDLES)
		return;
	if (who->kept_plan.n > 0 && plan_lines_read(who->pack, who->kept_plan, &kept)) {
		who->counted = COUNTED_BY_KEPT;
		who->wanted = plan_lines_wanted(&kept);
	} else if (who->plan.refusal != PLAN_OPEN) {
		who->counted = COUNTED_BY_DEFAULT;
	}
}

void person_count_week(struct person *who)
{
	struct deed deeds[LEG_DAYS];
	set_wanted(who);
	who->week = balance_week(who->wanted, deeds, deeds_of(who, deeds), who->today);
}

struct strength person_strength_on(const struct person *who, const struct lived *lived, day on)
{
	struct deed deeds[LEG_DAYS];
	return strength_of(lived, deeds, deeds_of(who, deeds), on);
}

struct strength person_strength(const struct person *who, const struct lived *lived)
{
	return person_strength_on(who, lived, who->today);
}

void person_decide(struct person *who)
{
	consult_make(who->pack, &who->answers, who->today, &who->consult);
	choices_onto(&who->chosen, &who->consult.wishes);
	plan_make(who->pack, &who->consult, who->plan_since, &who->plan);
	who->due = fresh_before_exercise(who->pack, &who->answers, &who->consult.facts, &who->consult.triage, who->today);
	who->asked = fresh_asked(who->pack, &who->answers, &who->consult.facts);
	person_count_week(who);
}

void person_waits(const struct person *who, struct plan_waits *ret_waiting)
{
	struct plan_waits *v = ret_waiting;
	struct answers said = who->last_said;
	struct consult c;
	qset hangs = fresh_after_needles(who->pack);
	v->needles = who->due == FRESH_NEEDLES;
	v->is_on = false;
	v->n = 0;
	if (!v->needles && !(who->plan.refusal == REFUSED_UNANSWERED && who->has_plan))
		return;
	for (uint16_t q = 0; q < who->pack->n_questions; q++) {
		uint16_t fact = who->pack->questions[q].fact;
		if (fact != NONE && qset_has(&hangs, fact) && said.of[q].kind == ANSWER_NONE)
			said.of[q].kind = ANSWER_NO;
	}
	consult_make(who->pack, &said, who->today, &c);
	choices_onto(&who->chosen, &c.wishes);
	plan_make(who->pack, &c, who->plan_since, &v->plan);
	v->is_on = v->plan.refusal == PLAN_OPEN;
	for (enum leg l = LEG_TREATMENT; v->is_on && l < LEGS; l++)
		for (size_t i = 0; i < v->plan.legs[l].n; i++)
			if (plan_step(&who->plan, v->plan.legs[l].steps[i].item) == NULL)
				v->items[v->n++] = v->plan.legs[l].steps[i].item;
}

/* The newest one, while nobody ended it. */
static enum err load_trial(struct store_reader *r, struct arena *a, struct person *who)
{
	struct store_trials trials;
	TRY(store_trials_newest(r, 1, a, &trials));
	who->has_trial = trials.n > 0 && trials.at[0].ended.n == DAY_MAX.n;
	if (who->has_trial)
		who->trial = trials.at[0];
	return OK;
}

static enum err load_last(struct store_reader *r, struct arena *a, day on, struct store_entry *ret_entry, bool *ret_has)
{
	enum err e = store_entry_last(r, on, a, ret_entry);
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
		TRY(store_entry_below(r, who->entry_days.at[n - 1].day, lowest, a, &rise.before));
		enum err e = store_entry_after(r, rise.before.id, a, &rise.entry);
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
	TRY(store_entry_days(r, days, a, &who->entry_days));
	TRY(store_deed_days(r, days, a, &who->deed_days));
	TRY(store_deed_items(r, store_last_days(who->today, WEEK), a, &who->items));
	TRY(load_last(r, a, who->today, &who->entry_of_today, &who->has_entry_of_today));
	TRY(load_last(r, a, day_plus(who->today, -1), &who->entry_of_yesterday, &who->has_entry_of_yesterday));
	return load_rises(r, a, who);
}

static enum err load(struct store_reader *r, struct arena *a, struct person *who)
{
	TRY(load_answers(r, a, who));
	TRY(cleared_load(r, a, who->pack, who->now, &who->answers));
	TRY(load_plan_day(r, a, who));
	TRY(load_look(r, a, who));
	TRY(load_settings(r, a, who));
	TRY(load_trial(r, a, who));
	TRY(load_diary(r, a, who));
	who->last_said = who->answers;
	fresh_drop(who->pack, &who->answers, who->today);
	TRY(needled_since(r, a, who));
	return load_flare(r, who);
}

enum err person_load(struct store_reader *r, const struct pack *p, struct here here, struct arena *a, struct person *ret_person)
{
	struct person *who = ret_person;
	*who = (struct person){
		.pack = p, .now = here.now, .caller = here.caller, .today = moment_day(here.now), .proposed = here.country, .card = here.card};
	TRY(store_read_begin(r));
	enum err e = load(r, a, who);
	store_read_end(r);
	if (e == OK)
		person_decide(who);
	return e;
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

int32_t person_days_with(const struct person *who, str item, day last)
{
	int32_t n = 0;
	for (day on = day_plus(who->today, 1 - WEEK); on.n <= last.n; on = day_plus(on, 1))
		n += person_did(who, item, on) != NULL ? 1 : 0;
	return n;
}

bool person_last_written(const struct person *who, day *ret_day)
{
	if (who->entry_days.n == 0)
		return false;
	*ret_day = who->entry_days.at[who->entry_days.n - 1].day;
	return true;
}
