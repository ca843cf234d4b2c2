/* test_spans.c - long look backs: what the store counts is what its lists hold, for many diaries and spans; and each call failing gives no half
 * truth. */
#include "core/mean.h"
#include "record/gauge.h"
#include "scenario.h"
#include "store/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define DAYS     120
#define DAY_LAST 20600
#define NO       STORE_PAIN_UNSET

static const struct backend *tested; /* set once, in main */
static char arena_room[1 << 20];

static unsigned dice; /* the same numbers every time */

static int roll(int sides)
{
	dice = dice * 1103515245u + 12345u;
	return (int)((dice >> 16) % (unsigned)sides);
}

static struct store *open_peopled(const struct backend *by, const char *file)
{
	store_close(open_store(tested, file));
	make_people(tested, file);
	return open_store(by, file);
}

static void apply(struct store *s, struct change c)
{
	static int n;
	char request[32];
	struct change_outcome outcome;
	snprintf(request, sizeof request, "spans%d", n++);
	c.caller = caller_self(NULL);
	c.request = str_of(request);
	assert_int_equal(store_apply(s, &c, 1, &outcome), OK);
	for (size_t i = 1; i < PEOPLE_N; i++) { /* others do more of it: nothing of theirs is counted */
		c.caller = PEOPLE[i];
		assert_int_equal(store_apply(s, &c, 1, &outcome), OK);
	}
}

#define ROLLED(id, member, ...) .member = roll(3) == 0 ? roll(11) : NO,

/* clang-format off */
static void put_day(struct store *s, day d)
{
	for (int n = roll(3); n > 0; n--)
		apply(s, (struct change){.kind = CHANGE_ENTRY_ADD,
					 .entry = {.day = d,
						   .at = {instant_of(d, n, (struct zone){0}), {0}},
						   .pain_now = roll(12) - 1,
						   .pain_worst = roll(12) - 1,
						   .pain_average = roll(12) - 1,
						   GAUGE_ROWS(GAUGE_SKIP, ROLLED) /* of each beside the pains */
						   .note = STR("as it was")}});
	for (int n = roll(4); n > 0; n--)
		apply(s, (struct change){.kind = CHANGE_DEED_ADD,
					 .deed = {.day = d,
						  .at = {instant_of(d, n, (struct zone){0}), {0}},
						  .leg = roll(3),
						  .item = STR("walk"),
						  .seconds = roll(400)}});
	for (int n = roll(3); n > 0; n--)
		apply(s, (struct change){.kind = CHANGE_BREAK_ADD,
					 .rest = {.day = d,
						  .at = {instant_of(d, n, (struct zone){0}), {0}},
						  .outcome = (enum store_break_outcome)roll(5),
						  .seconds = 20}});
}

/* clang-format on */

/* ---- the same from the lists ---- */

/* One number, day by day, as core/mean.h takes it. */
struct numbers {
	struct mean_day of[DAYS];
	size_t n;
};

static void add_number(struct numbers *to, day on, int value)
{
	if (value == NO)
		return;
	if (to->n == 0 || to->of[to->n - 1].on.n != on.n)
		to->of[to->n++].on = on;
	to->of[to->n - 1].sum += value;
	to->of[to->n - 1].n++;
}

static int tenths_of(const struct numbers *numbers)
{
	return mean_of_days(numbers->of, numbers->n, DAY_MIN, DAY_MAX);
}

struct counted {
	struct numbers pain, beside[BESIDES];
	int worst, entries;
};

static struct counted count_entries(const struct store_entries *all, day from, day end)
{
	struct counted c = {.worst = NO};
	for (size_t i = 0; i < all->n; i++) {
		const struct store_entry *e = &all->at[i];
		if (e->day.n < from.n || e->day.n >= end.n)
			continue;
		c.entries++;
		int numbers[] = {e->pain_now, e->pain_worst, e->pain_average};
		for (int k = 0; k < 3; k++)
			c.worst = numbers[k] > c.worst ? numbers[k] : c.worst;
		add_number(&c.pain, e->day, store_entry_pain(e));
		for (size_t g = 0; g < BESIDES; g++)
			add_number(&c.beside[g], e->day, gauge_of(beside_of(g), e));
	}
	return c;
}

static void expect_entries(const struct store_entries *all, const struct store_entry_spans *spans, struct store_span wish)
{
	size_t k = 0;
	for (day d = wish.range.first; d.n <= wish.range.last.n; d = day_plus(d, wish.days)) {
		struct counted c = count_entries(all, d, day_plus(d, wish.days));
		if (c.entries == 0)
			continue;
		assert_true(k < spans->n);
		const struct store_entry_span *s = &spans->at[k++];
		assert_int_equal(s->from.n, d.n);
		assert_int_equal(s->days, c.pain.n);
		assert_int_equal(s->pain_tenths, tenths_of(&c.pain));
		assert_int_equal(s->worst, c.worst);
		for (size_t g = 0; g < BESIDES; g++) {
			assert_int_equal(s->beside[g].days, c.beside[g].n);
			assert_int_equal(s->beside[g].tenths, tenths_of(&c.beside[g]));
		}
	}
	assert_int_equal(k, spans->n);
}

static void expect_deeds(const struct store_deeds *all, const struct store_deed_spans *spans, struct store_span wish)
{
	size_t k = 0;
	for (day d = wish.range.first; d.n <= wish.range.last.n; d = day_plus(d, wish.days))
		for (int leg = 0; leg < 3; leg++) {
			int days = 0, last = -1;
			int64_t seconds = 0;
			for (size_t i = 0; i < all->n; i++) {
				const struct store_deed *x = &all->at[i];
				if (x->leg != leg || x->day.n < d.n || x->day.n >= d.n + wish.days)
					continue;
				days += x->day.n != last;
				last = x->day.n;
				seconds += x->seconds;
			}
			if (days == 0)
				continue;
			assert_true(k < spans->n);
			assert_int_equal(spans->at[k].from.n, d.n);
			assert_int_equal(spans->at[k].leg, leg);
			assert_int_equal(spans->at[k].days, days);
			assert_int_equal(spans->at[k++].seconds, seconds);
		}
	assert_int_equal(k, spans->n);
}

static void expect_breaks(const struct store_breaks *all, const struct store_break_spans *spans, struct store_span wish)
{
	size_t k = 0;
	for (day d = wish.range.first; d.n <= wish.range.last.n; d = day_plus(d, wish.days)) {
		int taken = 0;
		for (size_t i = 0; i < all->n; i++) {
			bool is_in = all->at[i].day.n >= d.n && all->at[i].day.n < d.n + wish.days;
			taken += is_in && (all->at[i].outcome == STORE_BREAK_TAKEN || all->at[i].outcome == STORE_BREAK_OWN);
		}
		if (taken == 0)
			continue;
		assert_true(k < spans->n);
		assert_int_equal(spans->at[k].from.n, d.n);
		assert_int_equal(spans->at[k++].taken, taken);
	}
	assert_int_equal(k, spans->n);
}

struct all {
	struct store_entry_spans entries;
	struct store_deed_spans deeds;
	struct store_break_spans breaks;
	struct store_plan_days plans;
	day first;
};

MUST_USE static enum err read_all(struct store_reader *r, struct store_span wish, struct arena *a, struct all *ret_all)
{
	struct all all;
	TRY(store_entry_spans(r, wish, a, &all.entries));
	TRY(store_deed_spans(r, wish, a, &all.deeds));
	TRY(store_break_spans(r, wish, a, &all.breaks));
	TRY(store_plan_days(r, (struct store_some){wish.range, 50}, a, &all.plans));
	TRY(store_first_day(r, a, &all.first));
	*ret_all = all;
	return OK;
}

static void spans_are_what_the_lists_hold(void **state)
{
	static const int spans[] = {1, 7, 14, 63};
	(void)state;
	dice = 7;
	struct folder f = folder_make();
	struct store *s = open_peopled(tested, f.file);
	for (int i = 0; i < DAYS; i++)
		if (i / 20 % 3 != 1) /* days without anything between them */
			put_day(s, (day){DAY_LAST - DAYS + 1 + i});
	struct store_reader *r = open_reader(s);
	for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++)
		for (int before = 0; before < 130; before += 43) {
			struct arena a = arena_on(arena_room, sizeof arena_room);
			struct store_span wish = {{{DAY_LAST - DAYS + 1 - before}, {DAY_LAST}}, spans[i]};
			struct store_entries entries;
			struct store_deeds deeds;
			struct store_breaks breaks;
			struct all all;
			assert_int_equal(store_entries(r, wish.range, &a, &entries), OK);
			assert_int_equal(store_deeds(r, wish.range, &a, &deeds), OK);
			assert_int_equal(store_breaks(r, wish.range, &a, &breaks), OK);
			assert_int_equal(read_all(r, wish, &a, &all), OK);
			assert_true(all.entries.n > 1 && all.deeds.n > 1 && all.breaks.n > 1);
			expect_entries(&entries, &all.entries, wish);
			expect_deeds(&deeds, &all.deeds, wish);
			expect_breaks(&breaks, &all.breaks, wish);
		}
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

static void the_first_day_is_of_an_entry_or_a_deed(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct store *s = open_peopled(tested, f.file);
	struct store_reader *r = open_reader(s);
	struct arena a = arena_on(arena_room, sizeof arena_room);
	day first = {0};
	assert_int_equal(store_first_day(r, &a, &first), ERR_MISSING);
	apply(s, (struct change){
			 .kind = CHANGE_ENTRY_ADD,
			 .entry = {.day = {20100}, .at = MOMENT_NONE, .pain_now = 3, .pain_worst = NO, .pain_average = NO, STORE_BESIDES_UNSET}});
	assert_int_equal(store_first_day(r, &a, &first), OK);
	assert_int_equal(first.n, 20100);
	apply(s, (struct change){.kind = CHANGE_DEED_ADD, .deed = {.day = {20050}, .at = MOMENT_NONE, .item = STR("walk")}});
	assert_int_equal(store_first_day(r, &a, &first), OK);
	assert_int_equal(first.n, 20050);
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

static void plans_come_in_their_order_without_text(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct store *s = open_peopled(tested, f.file);
	apply(s, (struct change){.kind = CHANGE_PLAN_ADD, .plan = {.day = {20009}, .text = STR("{}"), .why = STR("first plan")}});
	apply(s, (struct change){.kind = CHANGE_PLAN_ADD, .plan = {.day = {20001}, .text = STR("{}"), .why = STR("answers changed")}});
	struct store_reader *r = open_reader(s);
	struct arena a = arena_on(arena_room, sizeof arena_room);
	struct store_plan_days plans;
	assert_int_equal(store_plan_days(r, (struct store_some){{{20000}, {20009}}, 9}, &a, &plans), OK);
	assert_int_equal(plans.n, 2);
	assert_int_equal(plans.at[1].day.n, 20009); /* the newest first */
	assert_true(str_eq(plans.at[0].why, STR("answers changed")));
	assert_int_equal(store_plan_days(r, (struct store_some){{{20000}, {20008}}, 9}, &a, &plans), OK);
	assert_int_equal(plans.n, 1);
	day first;
	assert_int_equal(store_plan_first_day(r, &a, &first), OK);
	assert_int_equal(first.n, 20009); /* of the one that was made first */
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

/* Each call failing: an error, and the reader still works. */
static void every_failure(void **state)
{
	(void)state;
	dice = 3;
	struct fault fault = {0};
	struct fault_backend by = fault_backend(tested, &fault);
	struct folder f = folder_make();
	struct store *s = open_peopled(&by.ops, f.file);
	for (int i = 0; i < 9; i++)
		put_day(s, (day){DAY_LAST - i});
	struct store_reader *r = open_reader(s);
	struct store_span wish = {{{DAY_LAST - 20}, {DAY_LAST}}, 7};
	for (int when = FAULT_BEFORE; when <= FAULT_AFTER; when++) {
		bool fired = true;
		for (long n = 1; fired; n++) {
			struct arena a = arena_on(arena_room, sizeof arena_room);
			struct all all;
			fault_arm(&fault, n, (enum fault_when)when);
			enum err e = read_all(r, wish, &a, &all);
			fired = fault_disarm(&fault);
			assert_int_equal(e, fired ? ERR_IO : OK);
			assert_int_equal(read_all(r, wish, &a, &all), OK);
		}
	}
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_are_what_the_lists_hold),
		cmocka_unit_test(the_first_day_is_of_an_entry_or_a_deed),
		cmocka_unit_test(plans_come_in_their_order_without_text),
		cmocka_unit_test(every_failure),
	};
	tested = tested_backend();
	return cmocka_run_group_tests_name("store spans", tests, NULL, NULL);
}
