/*
 * test_cohort.c - who is sent away for nothing: 2,000 ordinary people who answer only age, duration and history truthfully, at the rates of evidence 0.2,
 * and healthy ones who are not sure about three rows. Prints the shares, and fails above the targets of evidence 1.1, no. 7.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "people.h"

enum { PEOPLE = 2000, PERCENT = 100 };
/* Evidence 1.1, no. 7, in percent. */
enum { EMERGENCY_MOST = 2, SAME_DAY_MOST = 10, MAY_GO_ON_LEAST = 60 };
/*
 * Of the anxious, who are still not sure about one row, or about three, when the plainer sentence was read. By evidence 1.1, no. 4, nine of the 49 rows that
 * a healthy person is asked count as an emergency then, so 15 percent are reached only when that sentence settles seven of ten; how many it settles nobody has
 * measured. These bounds are what the rule costs, so that it does not cost more.
 */
enum { ANXIOUS_ONE_MOST = 20, ANXIOUS_THREE_MOST = 50 };

static const struct pack *const p = &pack_default;

static bool chance(struct dice *d, uint32_t percent)
{
	return dice_roll(d, PERCENT) < percent;
}

/* One of three rates, by two ages at which the next begins. */
static uint32_t by_age(int32_t age, int32_t second, int32_t third, const uint32_t rates[3])
{
	return rates[age < second ? 0 : age < third ? 1 : 2];
}

/* Mean 48, SD 15, cut at 18 and 88: the sum of four rolls of 0..26 has mean 52 and variance 4 * 728 / 12, so an SD of 15.6. */
static int32_t roll_age(struct dice *d)
{
	int32_t age = -4;
	for (int i = 0; i < 4; i++)
		age += (int32_t)dice_roll(d, 27);
	return age < 18 ? 18 : age > 88 ? 88 : age;
}

static void put_heart_risks(struct dice *d, struct answers *a, int32_t age)
{
	static const uint32_t two_or_more[] = {6, 18, 35}, one_or_more[] = {30, 52, 72};
	uint32_t roll = dice_roll(d, PERCENT);
	if (roll < by_age(age, 40, 60, one_or_more))
		people_put(p, a, "heart_pressure", "yes");
	if (roll < by_age(age, 40, 60, two_or_more))
		people_put(p, a, "heart_smokes", "yes");
}

static void put_history(struct dice *d, struct answers *a, int32_t age, bool is_woman)
{
	static const uint32_t thinner[] = {2, 10, 30}, cancer[] = {2, 7, 16}, thin_woman[] = {3, 14, 38}, thin_man[] = {3, 7, 20};
	put_heart_risks(d, a, age);
	if (chance(d, by_age(age, 45, 65, thinner)))
		people_put(p, a, "anticoagulant_antiplatelet", "yes");
	if (chance(d, by_age(age, 50, 65, cancer)))
		people_put(p, a, "rf_44", "yes");
	if (chance(d, by_age(age, 50, 65, is_woman ? thin_woman : thin_man)))
		people_put(p, a, "osteoporosis_or_osteopenia", "yes");
	if (is_woman && age <= 42 && chance(d, 9))
		people_put(p, a, "rf_52", "yes");
}

static struct answers ordinary(struct dice *d)
{
	struct answers a = people_clean(p);
	int32_t age = roll_age(d);
	bool is_woman = chance(d, 66);
	uint32_t roll = dice_roll(d, PERCENT);
	a.of[p->known.q_age] = (struct answer){.kind = ANSWER_NUMBER, .value = age};
	people_put(p, &a, "how_long",
		   roll < 20   ? "under_2_weeks"
		   : roll < 40 ? "two_to_six_weeks"
		   : roll < 55 ? "six_weeks_to_3_months"
			       : "over_3_months");
	put_history(d, &a, age, is_woman);
	return a;
}

static void put_share(const char *what, uint32_t n, uint32_t of)
{
	print_message("# %-44s %5.1f %%\n", what, of == 0 ? 0.0 : 100.0 * n / of);
}

/* Of whom a class is reached, by which row. */
static void put_rows(const uint32_t *fired, enum urgency least)
{
	for (size_t i = 0; i < p->n_rules; i++)
		if (fired[i] > 0 && p->rules[i].urgency >= least)
			put_share(p->rules[i].id.p, fired[i], PEOPLE);
}

static void test_ordinary_people_may_go_on(void **state)
{
	static uint32_t fired[RULES_MAX];
	uint32_t n[URGENCIES] = {0};
	struct dice d = dice_of(20261130);
	(void)state;
	for (int i = 0; i < PEOPLE; i++) {
		static struct consult c;
		struct answers a = ordinary(&d);
		consult_make(p, &a, people_today, &c);
		n[c.triage.urgency]++;
		for (size_t k = 0; k < c.triage.n_fired; k++)
			fired[c.triage.fired[k].rule]++;
	}
	put_share("emergency", n[EMERGENCY], PEOPLE);
	put_share("same day", n[SAME_DAY], PEOPLE);
	put_share("doctor first", n[DOCTOR_FIRST], PEOPLE);
	put_share("may go on", n[CAUTION] + n[SELF_CARE], PEOPLE);
	put_rows(fired, DOCTOR_FIRST);
	assert_true(n[EMERGENCY] * PERCENT <= PEOPLE * EMERGENCY_MOST);
	assert_true(n[SAME_DAY] * PERCENT <= PEOPLE * SAME_DAY_MOST);
	assert_true((n[CAUTION] + n[SELF_CARE]) * PERCENT >= PEOPLE * MAY_GO_ON_LEAST);
}

/* ---- who is not sure ---- */

static bool is_danger(enum block b)
{
	return b == BLOCK_EMERGENCY || b == BLOCK_SAME_DAY || b == BLOCK_DOCTOR_FIRST;
}

/* The rows of danger signs that a healthy desk worker of 34 is asked. */
static size_t rows_asked(uint16_t *ret_rows)
{
	struct answers a = people_clean(p);
	struct consult c;
	size_t n = 0;
	people_put(p, &a, "age", "34");
	people_put(p, &a, "how_long", "over_3_months");
	consult_make(p, &a, people_today, &c);
	for (uint16_t r = 0; r < p->n_rows; r++) {
		uint16_t first = p->rows[r].questions[0];
		if (is_danger(p->questions[first].block) && p->questions[first].kind == KIND_YESNO && question_wanted(p, &c.facts, first))
			ret_rows[n++] = r;
	}
	return n;
}

/* "Not sure" of the row, as the page says it: of its ticks and of what follows them. */
static void put_unsure(struct answers *a, uint16_t row)
{
	const struct question_row *r = &p->rows[row];
	for (size_t i = 0; i < r->n_ticks + r->n_then; i++)
		a->of[r->questions[i]] = (struct answer){.kind = ANSWER_UNSURE};
}

/* The classes of people who are still not sure about `left` rows, drawn at random. */
static void draw_anxious(struct dice *d, size_t left, uint32_t ret_n[URGENCIES])
{
	static struct consult c;
	uint16_t rows[QUESTIONS_MAX];
	size_t n = rows_asked(rows);
	for (int i = 0; i < PEOPLE; i++) {
		struct answers a = people_clean(p);
		people_put(p, &a, "age", "34");
		people_put(p, &a, "how_long", "over_3_months");
		for (size_t k = 0; k < left; k++) { /* the first `left` of a shuffled list */
			size_t other = k + dice_roll(d, (uint32_t)(n - k));
			uint16_t row = rows[other];
			rows[other] = rows[k];
			rows[k] = row;
			put_unsure(&a, row);
		}
		consult_make(p, &a, people_today, &c);
		ret_n[c.triage.urgency]++;
	}
}

static void test_the_anxious_are_not_all_sent_to_the_ambulance(void **state)
{
	static const char *const names[] = {"", "still not sure about one: emergency", "about two: emergency", "about all three: emergency"};
	uint32_t share[4][URGENCIES] = {{0}};
	struct dice d = dice_of(7);
	(void)state;
	for (size_t left = 1; left <= 3; left++) {
		draw_anxious(&d, left, share[left]);
		put_share(names[left], share[left][EMERGENCY], PEOPLE);
	}
	assert_true(share[1][EMERGENCY] * PERCENT <= PEOPLE * ANXIOUS_ONE_MOST);
	assert_true(share[3][EMERGENCY] * PERCENT <= PEOPLE * ANXIOUS_THREE_MOST);
	assert_true(share[3][EMERGENCY] > share[1][EMERGENCY]); /* the draw does what it says */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ordinary_people_may_go_on),
		cmocka_unit_test(test_the_anxious_are_not_all_sent_to_the_ambulance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
