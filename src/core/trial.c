/* trial.c - a trial of one person. */
#include "core/trial.h"

#include "core/reassess.h"
#include "core/stat.h"

/* What is rarer than 1 in 20 by the lot alone is called a difference. */
enum { BY_CHANCE_PERMILLE = 50 };

const str trial_state_words[TRIAL_STATES] = {
	[TRIAL_GOES_ON] = STR_INIT("goes_on"),
	[TRIAL_TOO_FEW] = STR_INIT("too_few_days"),
	[TRIAL_NO_CLEAR_DIFFERENCE] = STR_INIT("no_clear_difference"),
	[TRIAL_A_A_LITTLE] = STR_INIT("a_a_little"),
	[TRIAL_A_CLEARLY] = STR_INIT("a_clearly"),
	[TRIAL_B_A_LITTLE] = STR_INIT("b_a_little"),
	[TRIAL_B_CLEARLY] = STR_INIT("b_clearly"),
};

/* ---- the lot ---- */

/* The n-th number of splitmix64 (Steele, Lea and Flood 2014): any seed will do, and the n-th number needs none before it. */
static uint64_t lot(uint64_t seed, uint64_t n)
{
	uint64_t z = seed + (n + 1) * 0x9E3779B97F4A7C15u;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

day trial_last(const struct trial *t)
{
	return day_plus(t->begun, t->pairs * TRIAL_PAIR_DAYS - 1);
}

bool trial_has(const struct trial *t, day d)
{
	return d.n >= t->begun.n && d.n <= trial_last(t).n && d.n < t->ended.n;
}

enum trial_arm trial_arm_on(const struct trial *t, day d)
{
	int32_t n = day_diff(d, t->begun), pair = n / TRIAL_PAIR_DAYS;
	bool is_second = n % TRIAL_PAIR_DAYS >= TRIAL_BLOCK_DAYS;
	bool b_first = lot(t->seed, (uint64_t)pair) >> 63 != 0;
	return is_second == b_first ? TRIAL_A : TRIAL_B;
}

bool trial_counts(const struct trial *t, day d)
{
	return day_diff(d, t->begun) % TRIAL_BLOCK_DAYS >= TRIAL_WASHOUT_DAYS;
}

/* ---- the result ---- */

struct sums {
	int32_t tenths[TRIAL_ARMS], days[TRIAL_ARMS];
};

static void add_day(struct sums *s, enum trial_arm arm, int32_t tenths)
{
	s->tenths[arm] += tenths;
	s->days[arm]++;
}

static int32_t rounded(double v)
{
	return v < 0 ? -(int32_t)(0.5 - v) : (int32_t)(v + 0.5);
}

/* An end of the interval never rounds onto zero: which side of it the end is on is what is asked. */
static int32_t rounded_end(double v)
{
	int32_t tenths = rounded(v);
	return tenths != 0 ? tenths : v > 0 ? 1 : v < 0 ? -1 : 0;
}

/* The differences A less B of the pairs that have days on both sides. */
static size_t pair_differences(const struct sums *pairs, int32_t n_pairs, double *ret_differences)
{
	size_t n = 0;
	for (int32_t i = 0; i < n_pairs; i++) {
		const struct sums *s = &pairs[i];
		if (s->days[TRIAL_A] > 0 && s->days[TRIAL_B] > 0)
			ret_differences[n++] = (double)s->tenths[TRIAL_A] / s->days[TRIAL_A] - (double)s->tenths[TRIAL_B] / s->days[TRIAL_B];
	}
	return n;
}

/* Interval and permutation test have to agree; decided from the numbers that are shown. */
static enum trial_state judge(const struct trial_result *r)
{
	if (r->by_chance_permille > BY_CHANCE_PERMILLE)
		return TRIAL_NO_CLEAR_DIFFERENCE;
	if (r->high_tenths < 0)
		return reassess_is_less(r->mean_tenths[TRIAL_B], r->mean_tenths[TRIAL_B] + r->difference_tenths) ? TRIAL_A_CLEARLY : TRIAL_A_A_LITTLE;
	if (r->low_tenths > 0)
		return reassess_is_less(r->mean_tenths[TRIAL_A], r->mean_tenths[TRIAL_A] - r->difference_tenths) ? TRIAL_B_CLEARLY : TRIAL_B_A_LITTLE;
	return TRIAL_NO_CLEAR_DIFFERENCE;
}

static void compare(const double *differences, size_t n, struct trial_result *r)
{
	struct stat_interval found;
	if (n < TRIAL_PAIRS_ENOUGH || !stat_pairs(differences, n, &found)) {
		r->state = TRIAL_TOO_FEW;
		return;
	}
	r->difference_tenths = rounded(found.difference);
	r->low_tenths = rounded_end(found.low);
	r->high_tenths = rounded_end(found.high);
	r->by_chance_permille = rounded(1000 * stat_flips(differences, n));
	r->state = judge(r);
}

struct trial_result trial_read(const struct trial *t, const struct trial_pain *pains, size_t n, day today)
{
	struct trial_result r = {.state = TRIAL_GOES_ON, .mean_tenths = {NOT_MEASURED, NOT_MEASURED}};
	struct sums all = {0}, pairs[TRIAL_PAIRS_MOST] = {0};
	double differences[TRIAL_PAIRS_MOST];
	bool has_today = false;
	for (size_t i = 0; i < n; i++) {
		day d = pains[i].day;
		has_today = has_today || d.n == today.n;
		if (!trial_has(t, d) || d.n > today.n || !trial_counts(t, d))
			continue;
		add_day(&all, trial_arm_on(t, d), pains[i].tenths);
		add_day(&pairs[day_diff(d, t->begun) / TRIAL_PAIR_DAYS], trial_arm_on(t, d), pains[i].tenths);
	}
	for (enum trial_arm arm = TRIAL_A; arm < TRIAL_ARMS; arm++) {
		r.counted[arm] = all.days[arm];
		if (all.days[arm] > 0)
			r.mean_tenths[arm] = rounded((double)all.tenths[arm] / all.days[arm]);
	}
	size_t n_differences = pair_differences(pairs, t->pairs, differences);
	r.pairs = (int32_t)n_differences;
	r.days_more = day_diff(trial_last(t), today) + (has_today ? 0 : 1);
	if (t->ended.n <= today.n || r.days_more <= 0) {
		r.days_more = 0;
		compare(differences, n_differences, &r);
	}
	return r;
}

/* ---- what may be compared ---- */

bool trial_suits(const struct item *it)
{
	switch (it->kind) {
	case ITEM_MOBILITY:
	case ITEM_STRETCH:
	case ITEM_RELAX:
	case ITEM_HEAT:
	case ITEM_WALK:
	case ITEM_HABIT: return it->leg != LEG_TREATMENT;
	case ITEM_NEEDLE:
	case ITEM_CUP:
	case ITEM_LAMP:
	case ITEM_HANDS:
	case ITEM_VISIT:
	case ITEM_STRENGTH:
	case ITEM_PLACE:
	case ITEM_LOAD:
	case ITEM_REST:
	case ITEM_HELP:
	case ITEM_KINDS: break;
	}
	return false;
}

enum trial_leave trial_leave(const struct pack *p, const struct consult *c, uint16_t item)
{
	qset positive = qset_or(c->facts.yes, &c->facts.unsure);
	if (c->triage.urgency >= DOCTOR_FIRST || qset_meets(&p->recheck, &positive))
		return TRIAL_STOP_DANGER;
	switch (allow_item(&p->items[item], &c->facts).verdict) {
	case GO:
	case ADAPT: return c->triage.emergency_unanswered ? TRIAL_WAIT : TRIAL_GO;
	case ANSWER_FIRST: return TRIAL_WAIT;
	case ASK_CLINICIAN:
	case AVOID:
	case VERDICTS: break;
	}
	return TRIAL_STOP_PLAN;
}

bool trial_may_begin(const struct pack *p, const struct consult *c, const struct plan *plan, uint16_t item)
{
	const struct item *it = &p->items[item];
	bool is_heat_at_hand = it->kind == ITEM_HEAT && qset_within(&it->needs, &c->facts.yes) && !qset_has(&c->wishes.dropped, item);
	return trial_suits(it) && plan->refusal == PLAN_OPEN && trial_leave(p, c, item) == TRIAL_GO &&
	       (plan_step(plan, item) != NULL || is_heat_at_hand);
}
