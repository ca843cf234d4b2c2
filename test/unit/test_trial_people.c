/*
 * test_trial_people.c - trials and diaries of simulated people, who have pain in whole numbers, days like the days before, and gaps. With no effect
 * the 95 % interval excludes zero in about 5 of 100; with an effect of 1 and 2 points the power is printed.
 */
#include "unit.h"

#include <stdio.h>

#include "core/stat.h"
#include "core/trial.h"

enum { PEOPLE = 2000, DAYS_MOST = TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS };

/* A kind of person. Percent are integers, so that nothing depends on how a number is written. */
struct kind {
	int32_t pairs;
	int32_t alike_percent;   /* correlation of a day with the day before */
	int32_t missing_percent; /* days without a line */
	int32_t spread_tenths;   /* standard deviation of a day, in tenths of a point */
	int32_t effect_tenths;   /* so much less pain on the days of A */
};

struct found {
	int32_t read;        /* trials with enough days */
	int32_t not_zero;    /* the interval excludes zero */
	int32_t said;        /* the words say that there is a difference */
	int32_t half_tenths; /* sum of half the widths */
};

/* About normal, in units of its standard deviation: twelve throws. */
static double normal(struct dice *d)
{
	double sum = -6;
	for (int i = 0; i < 12; i++)
		sum += (double)dice_roll(d, 1000000) / 1e6;
	return sum;
}

/* The next day's pain about its mean, in points. */
static double next_day(struct dice *d, const struct kind *k, double before)
{
	double alike = k->alike_percent / 100.0;
	return alike * before + stat_root(1 - alike * alike) * k->spread_tenths / 10.0 * normal(d);
}

static int32_t whole_pain(double points)
{
	return points < 0 ? 0 : points > 10 ? 10 : (int32_t)(points + 0.5);
}

static size_t live(struct dice *d, const struct kind *k, const struct trial *t, struct trial_pain *ret_pains)
{
	double mean = 3 + dice_roll(d, 40) / 10.0, about = k->spread_tenths / 10.0 * normal(d);
	size_t n = 0;
	for (int32_t i = 0; i < k->pairs * TRIAL_PAIR_DAYS; i++, about = next_day(d, k, about)) {
		day on = day_plus(t->begun, i);
		double less = trial_arm_on(t, on) == TRIAL_A ? k->effect_tenths / 10.0 : 0;
		if (dice_roll(d, 100) >= (uint32_t)k->missing_percent)
			ret_pains[n++] = (struct trial_pain){.day = on, .tenths = 10 * whole_pain(mean + about - less)};
	}
	return n;
}

static struct found try_many(const struct kind *k)
{
	struct dice d = dice_of(1 + (uint64_t)k->pairs);
	struct found f = {0};
	for (int person = 0; person < PEOPLE; person++) {
		struct trial_pain pains[DAYS_MOST];
		struct trial t = {.seed = (uint64_t)dice_roll(&d, UINT32_MAX) << 32 | dice_roll(&d, UINT32_MAX),
				  .begun = {20689},
				  .pairs = k->pairs,
				  .ended = DAY_MAX};
		size_t n = live(&d, k, &t, pains);
		struct trial_result r = trial_read(&t, pains, n, day_plus(trial_last(&t), 1));
		if (r.state == TRIAL_TOO_FEW)
			continue;
		f.read++;
		f.not_zero += r.low_tenths > 0 || r.high_tenths < 0;
		f.said += r.state != TRIAL_NO_CLEAR_DIFFERENCE;
		f.half_tenths += (r.high_tenths - r.low_tenths) / 2;
	}
	print_message("# %d days, alike %d %%, missing %d %%, spread %d tenths, effect %d tenths: %d read, %.1f %% exclude zero, %.1f %% said, +- "
		      "%.1f points\n",
		      k->pairs * TRIAL_PAIR_DAYS, k->alike_percent, k->missing_percent, k->spread_tenths, k->effect_tenths, f.read,
		      100.0 * f.not_zero / f.read, 100.0 * f.said / f.read, f.half_tenths / 10.0 / f.read);
	return f;
}

/* x per thousand of those that could be read. */
static int32_t permille(int32_t x, const struct found *f)
{
	return 1000 * x / f->read;
}

static void test_without_an_effect_five_of_a_hundred_exclude_zero(void **state)
{
	(void)state;
	for (int32_t pairs = TRIAL_PAIRS_LEAST; pairs <= TRIAL_PAIRS_MOST; pairs++) {
		struct found f = try_many(&(struct kind){.pairs = pairs, .spread_tenths = 18});
		assert_int_equal(f.read, PEOPLE);
		assert_in_range(permille(f.not_zero, &f), 35, 65);
		assert_true(f.said <= f.not_zero);
	}
}

static void test_days_that_are_alike_and_gaps_change_little(void **state)
{
	(void)state;
	static const int32_t alike[] = {30, 60}, missing[] = {0, 20, 35}, spread[] = {12, 25};
	for (size_t i = 0; i < 12; i++) {
		struct found f = try_many(&(struct kind){.pairs = TRIAL_PAIRS_USUAL,
							 .alike_percent = alike[i % 2],
							 .missing_percent = missing[i / 2 % 3],
							 .spread_tenths = spread[i / 6]});
		assert_true(permille(f.not_zero, &f) < 70);
		assert_true(permille(f.not_zero, &f) > 25);
	}
}

/* What a trial of this length can find: printed, and a floor under it. */
static void test_power(void **state)
{
	(void)state;
	static const int32_t pairs[] = {TRIAL_PAIRS_LEAST, TRIAL_PAIRS_USUAL, 10}, effect[] = {10, 20}, spread[] = {12, 18};
	for (size_t i = 0; i < 12; i++) {
		struct kind k = {.pairs = pairs[i % 3],
				 .alike_percent = 40,
				 .missing_percent = 10,
				 .spread_tenths = spread[i / 3 % 2],
				 .effect_tenths = effect[i / 6]};
		struct found f = try_many(&k);
		if (k.effect_tenths == 20 && k.spread_tenths == 12)
			assert_true(permille(f.said, &f) > 700);
	}
}

/* Two things that go up and down by themselves, each like the day before, have nothing to do with each other. */
static void test_the_diary_alone_is_not_fooled_by_days_that_are_alike(void **state)
{
	(void)state;
	static const int32_t alike[] = {0, 30, 60}, days[] = {14, 28, 60};
	for (size_t i = 0; i < 9; i++) {
		struct kind k = {.alike_percent = alike[i % 3], .spread_tenths = 18};
		struct dice d = dice_of(5);
		int32_t not_zero = 0, read = 0;
		for (int person = 0; person < PEOPLE; person++) {
			struct stat_point points[60];
			struct stat_interval found;
			size_t n = 0;
			double x = normal(&d), y = 1.8 * normal(&d);
			for (int32_t on = 0; on < days[i / 3]; on++, x = next_day(&d, &k, x), y = next_day(&d, &k, y))
				if (dice_roll(&d, 100) >= 15)
					points[n++] = (struct stat_point){.day = on, .x = x > 0, .y = whole_pain(5 + y)};
			if (!stat_difference(points, n, &found))
				continue;
			read++;
			not_zero += found.low > 0 || found.high < 0;
		}
		print_message("# diary of %d days, alike %d %%: %d read, %.1f %% exclude zero\n", days[i / 3], alike[i % 3], read,
			      100.0 * not_zero / read);
		assert_true(1000 * not_zero / read < 70);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_without_an_effect_five_of_a_hundred_exclude_zero),
		cmocka_unit_test(test_days_that_are_alike_and_gaps_change_little),
		cmocka_unit_test(test_power),
		cmocka_unit_test(test_the_diary_alone_is_not_fooled_by_days_that_are_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
