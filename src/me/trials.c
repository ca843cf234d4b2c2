/* trials.c - trials of one person. */
#include "me/trials.h"

#include "me/forms.h"
#include "core/mean.h"

const int32_t trials_lengths[TRIALS_LENGTHS] = {TRIAL_PAIRS_LEAST, TRIAL_PAIRS_USUAL, 10};

const str trial_end_words[TRIAL_ENDS] = {
	[TRIAL_NOT_ENDED] = STR_INIT(""),
	[TRIAL_ENDED_BY_WISH] = STR_INIT("wish"),
	[TRIAL_ENDED_BY_DANGER] = STR_INIT("danger"),
	[TRIAL_ENDED_BY_PLAN] = STR_INIT("plan"),
};

/* ---- two things ---- */

void w_trial_arms(struct writer *w, const struct pack *p, const struct trial_arms *arms)
{
	w_str(w, p->items[arms->a].id);
	if (arms->b == NONE)
		return;
	w_char(w, '.');
	w_str(w, p->items[arms->b].id);
}

bool trial_arms_read(const struct pack *p, str text, struct trial_arms *ret_arms)
{
	str rest = text, first = str_split(&rest, '.');
	bool is_alone = first.n == text.n;
	struct trial_arms arms = {.a = pack_item(p, first), .b = is_alone ? NONE : pack_item(p, rest)};
	if (arms.a == NONE || arms.a == arms.b || (!is_alone && arms.b == NONE))
		return false;
	*ret_arms = arms;
	return true;
}

str trial_arm_name(const struct pack *p, const struct trial_arms *arms, enum trial_arm arm, str without)
{
	uint16_t item = arm == TRIAL_A ? arms->a : arms->b;
	return item == NONE ? without : p->items[item].name;
}

/* The graver of the two. */
static enum trial_leave leave_of(const struct pack *p, const struct consult *c, const struct trial_arms *arms)
{
	enum trial_leave a = trial_leave(p, c, arms->a);
	enum trial_leave b = arms->b == NONE ? TRIAL_GO : trial_leave(p, c, arms->b);
	return a > b ? a : b;
}

enum trial_leave trials_leave(const struct person *who, const struct trial_arms *arms)
{
	return leave_of(who->pack, &who->consult, arms);
}

static bool may_begin(const struct person *who, const struct trial_arms *arms)
{
	return trial_may_begin(who->pack, &who->consult, &who->plan, arms->a) &&
	       (arms->b == NONE || trial_may_begin(who->pack, &who->consult, &who->plan, arms->b));
}

/* ---- what could be compared ---- */

struct offers {
	struct trial_arms *of;
	size_t n;
};

static void offer(struct offers *o, const struct person *who, uint16_t a, uint16_t b)
{
	struct trial_arms arms = {.a = a, .b = b};
	for (size_t i = 0; i < o->n; i++)
		if (o->of[i].a == a && o->of[i].b == b)
			return;
	if (o->n < TRIALS_OFFERS_MAX && may_begin(who, &arms))
		o->of[o->n++] = arms;
}

static void offer_heat(struct offers *o, const struct person *who)
{
	for (uint16_t i = 0; i < who->pack->n_items && o->n == 0; i++)
		if (who->pack->items[i].kind == ITEM_HEAT)
			offer(o, who, i, NONE);
}

/* One exercise against the next: those of the plan that suit, two by two. */
static void offer_exercises(struct offers *o, const struct person *who)
{
	const struct leg_plan *leg = &who->plan.legs[LEG_PRACTICE];
	uint16_t before = NONE;
	for (size_t i = 0; i < leg->n; i++) {
		const struct item *it = &who->pack->items[leg->steps[i].item];
		if (!trial_suits(it) || it->kind == ITEM_HEAT)
			continue;
		if (before != NONE)
			offer(o, who, before, leg->steps[i].item);
		before = before == NONE ? leg->steps[i].item : NONE;
	}
}

static void offer_leg(struct offers *o, const struct person *who, enum leg l)
{
	for (size_t i = 0; i < who->plan.legs[l].n; i++)
		offer(o, who, who->plan.legs[l].steps[i].item, NONE);
}

size_t trials_offers(const struct person *who, struct trial_arms *ret_offers)
{
	struct offers o = {.of = ret_offers};
	offer_heat(&o, who);
	offer_exercises(&o, who);
	offer_leg(&o, who, LEG_CHANGE);
	offer_leg(&o, who, LEG_PRACTICE);
	return o.n;
}

/* ---- kept trials ---- */

enum err trials_load(struct store_reader *r, const struct person *who, struct arena *a, struct trials *ret_trials)
{
	struct store_trials list;
	TRY(store_trials_newest(r, TRIALS_MAX, a, &list));
	ret_trials->n = 0;
	for (size_t i = 0; i < list.n; i++)
		if (trial_read_kept(who->pack, &list.at[i], &ret_trials->of[ret_trials->n]))
			ret_trials->n++;
	return OK;
}

bool trials_running(const struct person *who, struct trial_kept *ret_kept)
{
	return who->has_trial && trial_read_kept(who->pack, &who->trial, ret_kept) && trial_has(&ret_kept->design, who->today);
}

uint16_t trials_left_out(const struct person *who)
{
	struct trial_kept kept;
	if (!trials_running(who, &kept) || trials_leave(who, &kept.arms) != TRIAL_GO)
		return NONE;
	return trial_arm_on(&kept.design, who->today) == TRIAL_A ? kept.arms.b : kept.arms.a;
}

void trials_session(const struct person *who, enum place place, int32_t seconds, struct session *ret_session)
{
	uint16_t left_out = trials_left_out(who);
	if (left_out != NONE) {
		struct consult without = who->consult;
		qset_add(&without.wishes.dropped, left_out);
		session_make(&(struct decided){who->pack, &without, &who->plan}, place, seconds, ret_session);
		if (ret_session->n > 0)
			return;
	}
	session_make(&(struct decided){who->pack, &who->consult, &who->plan}, place, seconds, ret_session);
}

void trials_practice(const struct person *who, enum place place, struct session *ret_session)
{
	const struct leg_plan *leg = &who->plan.legs[LEG_PRACTICE];
	uint16_t left_out = trials_left_out(who);
	qset rests = {{0}};
	for (size_t i = 0; i < leg->n; i++) {
		const struct step *s = &leg->steps[i];
		int32_t days = person_days_with(who, who->pack->items[s->item].id, day_plus(who->today, -1));
		if (s->item == left_out || (s->per_week > 0 && days >= s->per_week))
			qset_add(&rests, s->item);
	}
	session_of_plan(&(struct decided){who->pack, &who->consult, &who->plan}, &rests, place, ret_session);
}

/* Of each entry the average where it was said, else the pain now; a day with several entries has their mean. They are in the order of their days. */
static size_t fill_pains(const struct store_entry_days *entries, struct trial_pain *pains)
{
	size_t n = 0;
	for (size_t i = 0; i < entries->n; i++)
		if (entries->at[i].pain_n > 0)
			pains[n++] = (struct trial_pain){entries->at[i].day, mean_of_day(entries->at[i].pain_sum, entries->at[i].pain_n)};
	return n;
}

static void fill_days(struct trials_look *look, struct trials_day *days, const struct trial_pain *pains, size_t n)
{
	const struct trial *t = &look->kept.design;
	for (size_t i = 0; i < look->n_days; i++) {
		day d = day_plus(t->begun, (int32_t)i);
		days[i] = (struct trials_day){.day = d, .arm = trial_arm_on(t, d), .counts = trial_counts(t, d), .tenths = NOT_MEASURED};
	}
	for (size_t i = 0; i < n; i++) {
		int32_t at = day_diff(pains[i].day, t->begun);
		if (at >= 0 && (size_t)at < look->n_days)
			days[at].tenths = pains[i].tenths;
	}
}

static void fill_kept(struct trials_look *look, struct trials_day *days, const struct store_trial_days *lived)
{
	for (size_t i = 0; i < lived->n; i++) {
		int32_t at = day_diff(lived->at[i].day, look->kept.design.begun);
		if (at < 0 || (size_t)at >= look->n_days)
			continue;
		days[at].is_said = true;
		days[at].is_kept = lived->at[i].kept != 0;
		look->not_kept += lived->at[i].kept == 0;
	}
}

enum err trials_look(struct store_reader *r, const struct person *who, const struct trial_kept *kept, struct arena *a, struct trials_look *ret_look)
{
	struct trials_look look = {.kept = *kept};
	struct store_entry_days entries;
	struct store_trial_days lived;
	day first = kept->design.begun, last = trial_last(&kept->design);
	if (last.n > who->today.n)
		last = who->today;
	if (last.n >= kept->design.ended.n)
		last = day_plus(kept->design.ended, -1);
	look.n_days = last.n < first.n ? 0 : (size_t)day_diff(last, first) + 1;
	TRY(store_entry_days(r, (struct store_days){first, last}, a, &entries));
	TRY(store_trial_days(r, kept->id, a, &lived));
	struct trials_day *days = arena_new(a, struct trials_day, look.n_days + 1);
	struct trial_pain *pains = arena_new(a, struct trial_pain, entries.n + 1);
	if (days == NULL || pains == NULL)
		return ERR_FULL;
	size_t n = fill_pains(&entries, pains);
	fill_days(&look, days, pains, n);
	fill_kept(&look, days, &lived);
	look.days = days;
	look.result = trial_read(&kept->design, pains, n, who->today);
	*ret_look = look;
	return OK;
}

/* ---- acts ---- */

enum err act_trial_begin(struct changes *acts, struct person *who, struct trial_arms arms, int32_t pairs, uint64_t seed)
{
	struct trial_kept running;
	size_t length = 0;
	while (length < TRIALS_LENGTHS && trials_lengths[length] != pairs)
		length++;
	if (length == TRIALS_LENGTHS || arms.a == arms.b)
		return ERR_INPUT;
	if (trials_running(who, &running))
		return ERR_CONFLICT;
	if (!may_begin(who, &arms))
		return ERR_DENIED;
	struct trial_kept kept = {.arms = arms, .design = {.seed = seed, .begun = who->today, .pairs = pairs, .ended = DAY_MAX}};
	struct writer w = arena_writer(acts->arena);
	w_trial_kept(&w, who->pack, &kept);
	str text = arena_keep(acts->arena, &w);
	if (text.n == 0)
		return ERR_FULL;
	who->trial = (struct store_trial){.begun = who->today, .text = text, .ended = DAY_MAX, .why = STR("")};
	who->has_trial = true;
	act_change(acts, CHANGE_TRIAL_ADD, (struct change){.trial = who->trial});
	return OK;
}

enum err act_trial_lived(struct changes *acts, const struct person *who, day on, bool as_drawn)
{
	struct trial_kept kept;
	if (!trials_running(who, &kept) || !trial_has(&kept.design, on) || on.n > who->today.n)
		return ERR_MISSING;
	act_change(acts, CHANGE_TRIAL_DAY_PUT, (struct change){.trial_day = {.trial = kept.id, .day = on, .kept = as_drawn ? 1 : 0}});
	return OK;
}

static void end(struct changes *acts, struct person *who, enum trial_end why)
{
	act_change(acts, CHANGE_TRIAL_END, (struct change){.trial = {.id = who->trial.id, .ended = who->today, .why = trial_end_words[why]}});
	who->has_trial = false;
}

enum err act_trial_end(struct changes *acts, struct person *who)
{
	struct trial_kept kept;
	if (!trials_running(who, &kept))
		return ERR_MISSING;
	end(acts, who, TRIAL_ENDED_BY_WISH);
	return OK;
}

void act_trial_danger(struct changes *acts, struct person *who)
{
	struct trial_kept kept;
	if (trials_running(who, &kept))
		end(acts, who, TRIAL_ENDED_BY_DANGER);
}

void act_trial_settle(struct changes *acts, struct person *who)
{
	struct trial_kept kept;
	struct consult c;
	if (!trials_running(who, &kept))
		return;
	consult_make(who->pack, &who->answers, who->today, &c);
	switch (leave_of(who->pack, &c, &kept.arms)) {
	case TRIAL_GO:
	case TRIAL_WAIT: return;
	case TRIAL_STOP_PLAN: end(acts, who, TRIAL_ENDED_BY_PLAN); return;
	case TRIAL_STOP_DANGER: end(acts, who, TRIAL_ENDED_BY_DANGER); return;
	}
}
