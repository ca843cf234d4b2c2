/* test_chart.c - the chart is honest: gaps stay gaps, means need days, words need a difference. */
#include "base/text.h"
#include "draw/chart_pair.h"
#include "draw/text_pictures.h"
#include "draw/chart_picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#define MONDAY    ((day){20689}) /* 24 August 2026 */
#define NONE      CHART_MISSING
#define COUNT(a)  (sizeof(a) / sizeof((a)[0]))
#define DAYS_MOST 400

static char buffer[1 << 17];

/* A chart of n days from MONDAY on, with these values in tenths. Days without one are not recorded at all, as the store gives them. */
static struct chart chart_of(const int *tenths, int n, struct chart_day *days)
{
	struct chart c = {.first = MONDAY, .last = day_plus(MONDAY, n - 1), .days = days};
	for (int i = 0; i < n; i++)
		if (tenths[i] != NONE)
			days[c.day_count++] = (struct chart_day){.day = day_plus(MONDAY, i), .tenths = tenths[i], .worst = NONE};
	return c;
}

static int mean_at(const struct chart *c, int i)
{
	return chart_mean(c, day_plus(MONDAY, i));
}

static void mean_needs_three_days(void **state)
{
	const int tenths[] = {40, 50, NONE, 60, NONE, NONE, NONE, NONE, NONE, NONE, 0, 0, 1};
	struct chart_day days[COUNT(tenths)];
	struct chart c = chart_of(tenths, COUNT(tenths), days);
	(void)state;
	assert_int_equal(mean_at(&c, -1), NONE);
	assert_int_equal(mean_at(&c, 1), NONE); /* two values */
	assert_int_equal(mean_at(&c, 3), 50);
	assert_int_equal(mean_at(&c, 6), 50);   /* the first day is still among the seven */
	assert_int_equal(mean_at(&c, 7), NONE); /* and now it is not */
	assert_int_equal(mean_at(&c, 11), NONE);
	assert_int_equal(mean_at(&c, 12), 0); /* one third of a tenth */
}

static void mean_is_rounded_to_the_nearest(void **state)
{
	const int tenths[] = {10, 10, 11, 11};
	struct chart_day days[COUNT(tenths)];
	struct chart c = chart_of(tenths, COUNT(tenths), days);
	(void)state;
	assert_int_equal(mean_at(&c, 2), 10); /* 10.33 */
	assert_int_equal(mean_at(&c, 3), 11); /* 10.5 */
}

static void missing_days_may_be_written_as_such(void **state)
{
	const struct chart_day days[] = {
		{MONDAY, 40, NONE, 0}, {{MONDAY.n + 1}, NONE, NONE, 0}, {{MONDAY.n + 2}, 50, NONE, 0}, {{MONDAY.n + 3}, 60, NONE, 0}};
	struct chart c = {.first = MONDAY, .last = day_plus(MONDAY, 3), .days = days, .day_count = COUNT(days)};
	(void)state;
	assert_int_equal(mean_at(&c, 2), NONE);
	assert_int_equal(mean_at(&c, 3), 50);
}

/* n days: `from` in the first week, `to` in the last one, in between it goes over evenly. */
static struct chart slope(int from, int to, int n, struct chart_day *days)
{
	int tenths[DAYS_MOST];
	for (int i = 0; i < n; i++)
		tenths[i] = i < 7 ? from : i >= n - 7 ? to : from + (to - from) * (i - 7) / (n - 14);
	return chart_of(tenths, n, days);
}

static void change_is_named_by_the_threshold(void **state)
{
	static const struct {
		int from, to, least;
		enum chart_trend trend;
		str words;
	} rows[] = {
		{68, 34, 10, CHART_EASING, STR_INIT("Easing: 6.8 to 3.4")},       {50, 40, 10, CHART_EASING, STR_INIT("Easing: 5 to 4")},
		{50, 41, 10, CHART_STEADY, STR_INIT("About the same: 5 to 4.1")}, {41, 50, 10, CHART_STEADY, STR_INIT("About the same: 4.1 to 5")},
		{40, 50, 10, CHART_RISING, STR_INIT("Rising: 4 to 5")},           {40, 50, 20, CHART_STEADY, STR_INIT("About the same: 4 to 5")},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct chart_day days[DAYS_MOST];
		struct chart c = slope(rows[i].from, rows[i].to, 30, days);
		struct chart_change change = chart_change(&c, rows[i].least);
		struct writer w = writer_on(buffer, sizeof(buffer));
		assert_int_equal(change.trend, rows[i].trend);
		chart_change_words(&w, change);
		assert_true(str_eq(writer_str(&w), rows[i].words));
	}
}

static void change_is_not_claimed_from_too_little(void **state)
{
	struct chart_day days[DAYS_MOST];
	struct chart c = slope(80, 20, 30, days);
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	c.last = day_plus(c.last, 40); /* nothing for so long */
	assert_int_equal(chart_change(&c, 10).trend, CHART_TOO_FEW);
	chart_change_words(&w, chart_change(&c, 10));
	assert_true(str_eq(writer_str(&w), STR("Not enough days yet to compare")));
	c.last = day_plus(MONDAY, 8); /* the first mean is of day 2: six days apart, they share one */
	assert_int_equal(chart_change(&c, 10).trend, CHART_TOO_FEW);
	c.last = day_plus(MONDAY, 9);
	assert_int_not_equal(chart_change(&c, 10).trend, CHART_TOO_FEW);
	c.day_count = 0;
	assert_int_equal(chart_change(&c, 10).trend, CHART_TOO_FEW);
}

static size_t count_of(str text, str part)
{
	size_t n = 0;
	for (size_t i = 0; i + part.n <= text.n; i++)
		n += str_eq(str_sub(text, i, part.n), part);
	return n;
}

/* Days without an entry do not undo what was known: it is said until when; after four weeks it is old news. */
static void a_gap_is_not_punished(void **state)
{
	(void)state;
	for (int32_t gap = 0; gap < 40; gap++) {
		struct chart_day days[DAYS_MOST];
		struct chart c = slope(60, 20, 30, days);
		char line[64];
		struct writer w = writer_on(line, sizeof line);
		day last = c.last;
		c.last = day_plus(c.last, gap);
		struct chart_change change = chart_change(&c, 10);
		if (gap >= CHART_STILL_DAYS + CHART_MEAN_DAYS - CHART_MEAN_LEAST) {
			assert_int_equal(change.trend, CHART_TOO_FEW);
			continue;
		}
		assert_int_equal(change.trend, CHART_EASING);
		assert_int_equal(change.from_tenths, 60);
		assert_int_equal(change.until.n, gap <= CHART_MEAN_DAYS - CHART_MEAN_LEAST ? c.last.n : last.n);
		assert_int_equal(change.is_old, gap > CHART_MEAN_DAYS - CHART_MEAN_LEAST);
		chart_change_words(&w, change);
		assert_true(str_starts(writer_str(&w), STR("Easing: 6 to ")));
		assert_int_equal(count_of(writer_str(&w), STR(", until 22 Sep")), change.is_old);
	}
}

static void table_says_the_same_by_week(void **state)
{
	const int tenths[] = {NONE, NONE, 40, 50, 60, NONE, NONE, 70, 70, NONE, NONE, NONE, NONE, NONE, 30, 30, 30};
	const struct chart_week weeks[] = {{{MONDAY.n - 4}, {100, 50, 0}, {0}}, {{MONDAY.n + 10}, {0, 70, 10}, {0}}};
	struct chart_day days[COUNT(tenths)];
	struct chart c = chart_of(tenths, COUNT(tenths), days);
	(void)state;
	c.first = day_plus(MONDAY, 2); /* the last week ends with the last day, and the first one is cut */
	c.weeks = weeks;
	c.week_count = COUNT(weeks);
	assert_int_equal(chart_table_count(&c), 3);
	struct chart_row a = chart_table_row(&c, 0), b = chart_table_row(&c, 1), d = chart_table_row(&c, 2);
	assert_int_equal(a.from.n, MONDAY.n - 4);
	assert_int_equal(a.days, 1);
	assert_int_equal(a.pain_tenths, NONE);
	assert_int_equal(a.percent[1], 50);
	assert_int_equal(b.days, 4);
	assert_int_equal(b.percent[0], NONE);
	assert_int_equal(d.from.n, MONDAY.n + 10);
	assert_int_equal(d.days, 3);
	assert_int_equal(d.pain_tenths, 30);
	assert_int_equal(d.percent[2], 10);
}

/* The value of the first ` d="..."` after `mark`. */
static str path_after(str svg, str mark)
{
	str rest = str_sub(svg, str_find_str(svg, mark), svg.n);
	rest = str_sub(rest, str_find_str(rest, STR(" d=\"")) + 4, rest.n);
	return str_sub(rest, 0, str_find(rest, '"'));
}

static str drawn(const struct chart *c, enum chart_size size)
{
	struct writer w = writer_on(buffer, sizeof(buffer));
	chart_draw(&w, c, size, STR("pain"));
	assert_false(w.full);
	assert_true(text_is_utf8(writer_str(&w)));
	return writer_str(&w);
}

static void gap_breaks_the_line(void **state)
{
	int tenths[40];
	struct chart_day days[40];
	(void)state;
	for (int i = 0; i < 40; i++)
		tenths[i] = i >= 12 && i < 24 ? NONE : 50;
	struct chart c = chart_of(tenths, 40, days);
	str svg = drawn(&c, CHART_WIDE);
	assert_int_equal(count_of(path_after(svg, STR("class=\"mean\"")), STR("M")), 2);
	assert_int_equal(count_of(path_after(svg, STR("class=\"area\"")), STR("Z")), 2);
	assert_int_equal(count_of(path_after(svg, STR("class=\"each\"")), STR("M")), 28);
	/* Means on the days 2 .. 15 and 26 .. 39; each day but the first of a piece is one segment. */
	assert_int_equal(count_of(path_after(svg, STR("class=\"mean\"")), STR("C")), 13 + 13);
}

static void line_stays_within_the_means(void **state)
{
	int tenths[60];
	struct chart_day days[60];
	(void)state;
	for (int i = 0; i < 60; i++)
		tenths[i] = i / 20 % 2 == 0 ? 0 : 100;
	struct chart c = chart_of(tenths, 60, days);
	str path = path_after(drawn(&c, CHART_WIDE), STR("class=\"mean\""));
	size_t seen = 0;
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == ' ' || path.p[i] == 'C' || path.p[i] == 'M') {
			char text[16] = {0};
			for (size_t k = 0; k < 15 && i + 1 + k < path.n; k++)
				text[k] = path.p[i + 1 + k];
			if (seen++ % 2 == 1) {
				double y = strtod(text, NULL);
				assert_true(y >= 30 && y <= 240);
			}
		}
	assert_true(seen > 100);
}

static void days_outside_are_not_drawn(void **state)
{
	struct chart_day days[DAYS_MOST];
	struct chart c = slope(50, 50, 60, days);
	day treatments[] = {{MONDAY.n + 1}, {MONDAY.n + 30}, {MONDAY.n + 59}};
	(void)state;
	c.treatments = treatments;
	c.treatment_count = COUNT(treatments);
	c.first = day_plus(MONDAY, 20);
	c.last = day_plus(MONDAY, 49);
	str svg = drawn(&c, CHART_NARROW);
	assert_int_equal(count_of(path_after(svg, STR("class=\"each\"")), STR("M")), 30);
	assert_int_equal(count_of(path_after(svg, STR("class=\"mean\"")), STR("C")), 29); /* days before the first count in its mean */
	assert_int_equal(count_of(svg, STR("r=\"5\"")), 1);
	assert_true(str_find_str(svg, STR("Treatments: 1.")) < svg.n);
}

/* Where the labels under the plot begin, and how long they are. */
static void labels_do_not_meet(void **state)
{
	static const int lengths[] = {1, 2, 9, 20, 45, 59, 61, 90, 200, 365, 400};
	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++)
		for (int size = 0; size < 2; size++)
			for (int from = 0; from < 31; from += 3) {
				struct chart c = {.first = day_plus(MONDAY, from), .last = day_plus(MONDAY, from + lengths[i] - 1)};
				str svg = drawn(&c, (enum chart_size)size);
				str marks = str_sub(svg, str_find_str(svg, STR("class=\"marks\"")), svg.n);
				marks = str_sub(marks, 0, str_find_str(marks, STR("</g>")));
				double end = 0;
				for (size_t at; (at = str_find_str(marks, STR("<text x=\""))) < marks.n;) {
					marks = str_sub(marks, at + 9, marks.n);
					char text[16] = {0};
					for (size_t k = 0; k < 15; k++)
						text[k] = marks.p[k];
					double x = strtod(text, NULL);
					str label = str_sub(marks, str_find(marks, '>') + 1, marks.n);
					label = str_sub(label, 0, str_find(label, '<'));
					assert_true(x >= end);
					end = x + 7.0 * (double)label.n + 4;
					assert_true(end - 4 <= (size == CHART_WIDE ? 760 : 320));
				}
			}
}

static void any_chart_is_whole(void **state)
{
	static const int lengths[] = {1, 2, 7, 30, 90, 365};
	struct chart_day days[DAYS_MOST];
	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++)
		for (int size = 0; size < 2; size++) {
			struct chart c = slope(60, 40, lengths[i], days);
			str svg = drawn(&c, (enum chart_size)size);
			assert_true(str_ends(svg, STR("</svg>")));
			assert_int_equal(str_find_str(svg, STR("nan")), svg.n);
			assert_int_equal(count_of(svg, STR("width=\"-")), 0);
			assert_int_equal(count_of(svg, STR(" id=\"")), count_of(svg, STR(" id=\"pain-")));
			assert_true(count_of(svg, STR("<g")) == count_of(svg, STR("</g>")));
		}
}

static void weeks_without_knowledge_are_not_zero(void **state)
{
	const struct chart_week weeks[] = {{MONDAY, {0, 40, NONE}, {0}}};
	struct chart c = {.first = MONDAY, .last = day_plus(MONDAY, 13), .weeks = weeks, .week_count = 1};
	(void)state;
	str svg = drawn(&c, CHART_WIDE);
	assert_int_equal(count_of(svg, STR("class=\"cell\"")), 2);
	assert_int_equal(count_of(svg, STR("class=\"unknown\"")), 4);
	assert_int_equal(count_of(svg, STR("class=\"done\"")), 1);
}

static void spark_has_its_words(void **state)
{
	struct chart_day days[DAYS_MOST];
	struct chart c = slope(68, 34, 30, days);
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	chart_spark(&w, &c, chart_change(&c, 10), STR("sp"));
	str svg = writer_str(&w);
	assert_true(str_find_str(svg, STR("Easing: 6.8 to 3.4")) < svg.n);
	assert_int_equal(count_of(path_after(svg, STR("class=\"mean\"")), STR("M")), 1);
}

/* ---- the worst of a day ---- */

static void worst_is_drawn_where_it_is_above(void **state)
{
	const struct chart_day days[] = {
		{MONDAY, 40, 70, 0}, {{MONDAY.n + 1}, 50, 50, 0}, {{MONDAY.n + 2}, 50, NONE, 0}, {{MONDAY.n + 3}, NONE, 90, 0}};
	struct chart c = {.first = MONDAY, .last = day_plus(MONDAY, 6), .days = days, .day_count = COUNT(days)};
	(void)state;
	str svg = drawn(&c, CHART_WIDE);
	assert_int_equal(count_of(path_after(svg, STR("class=\"worst\"")), STR("V")), 1);
	assert_int_equal(chart_table_row(&c, 0).worst, 70); /* a day without pain has no worst */
	c.first = day_plus(MONDAY, 1);
	assert_int_equal(count_of(drawn(&c, CHART_WIDE), STR("class=\"worst\"")), 0);
	assert_int_equal(chart_table_row(&c, 0).worst, 50);
}

/* ---- what happened ---- */

static struct chart eventful(struct chart_day *days, const struct chart_mark *marks, size_t n)
{
	static const day treatments[] = {{20689 + 3}}, plans[] = {{20689 + 10}, {20689 + 70}}, looks[] = {{20689 + 12}};
	struct chart c = slope(60, 40, 30, days);
	c.treatments = treatments;
	c.treatment_count = 1;
	c.marks = marks;
	c.mark_count = n;
	c.plans = (struct chart_days){plans, 2};
	c.looks = (struct chart_days){looks, 1};
	return c;
}

static str key_of(const struct chart *c)
{
	struct writer w = writer_on(buffer, sizeof(buffer));
	chart_key(&w, c);
	assert_false(w.full);
	return writer_str(&w);
}

static void signs_are_those_of_the_range(void **state)
{
	const struct chart_mark marks[] = {
		{{MONDAY.n - 9}, {MONDAY.n - 1}, CHART_TRAVEL}, /* over before the range */
		{{MONDAY.n - 2}, {MONDAY.n + 1}, CHART_ILL},    /* reaches into it */
		{{MONDAY.n + 5}, {MONDAY.n + 5}, CHART_FLARE},
		{{MONDAY.n + 29}, {MONDAY.n + 40}, CHART_FLARE}, /* and out of it */
	};
	struct chart_day days[DAYS_MOST];
	struct chart c = eventful(days, marks, COUNT(marks));
	(void)state;
	str svg = drawn(&c, CHART_NARROW);
	assert_int_equal(count_of(svg, STR("class=\"ribbon")), 3);
	assert_int_equal(count_of(svg, STR("class=\"ground")), 3);
	assert_int_equal(count_of(svg, STR("class=\"ground flare\"")), 2);
	assert_int_equal(count_of(svg, STR("class=\"pole\"")), 1);
	assert_true(str_find_str(svg, STR("Treatments: 1. Flares: 2. Times ill: 1. Changes of the plan: 1. Looks back: 1.")) < svg.n);
	str key = key_of(&c);
	assert_true(str_find_str(key, STR("</svg>Flare</li>")) < key.n);
	assert_int_equal(str_find_str(key, STR("Travel")), key.n);
	c.mark_count = 0;
	key = key_of(&c);
	assert_int_equal(str_find_str(key, STR("Flare")), key.n);
}

/* Nothing of a sign runs out of the plane or the picture, whatever it is drawn over. */
static void signs_stay_in_the_plane(void **state)
{
	struct chart_day days[DAYS_MOST];
	(void)state;
	for (int from = -3; from < 33; from++)
		for (int length = 0; length < 40; length += 13) {
			const struct chart_mark mark = {day_plus(MONDAY, from), day_plus(MONDAY, from + length), CHART_ILL};
			struct chart c = eventful(days, &mark, 1);
			str svg = drawn(&c, CHART_WIDE);
			str ground = path_after(svg, STR("class=\"ground"));
			bool is_shown = from + length >= 0 && from < 30;
			assert_int_equal(count_of(svg, STR("class=\"ground")), is_shown);
			if (!is_shown)
				continue;
			assert_true(strtod(ground.p + 1, NULL) >= 100);
			str right = str_sub(ground, str_find(ground, 'H') + 1, ground.n);
			assert_true(strtod(right.p, NULL) <= 704);
			assert_int_equal(count_of(svg, STR(" \"-")), 0);
		}
}

/* ---- spans of weeks ---- */

#define SPAN 14

/* Six spans; the third has too few days, the fourth is not there. */
static struct chart spans(void)
{
	static const struct chart_day days[] = {{{20689}, 60, 90, 10},
						{{20689 + SPAN}, 50, 70, 3},
						{{20689 + 2 * SPAN}, 10, 20, 2},
						{{20689 + 4 * SPAN}, 40, 50, 14},
						{{20689 + 5 * SPAN}, 30, 30, 9}};
	static const struct chart_week weeks[] = {{{20689}, {100, 50, NONE}, {10, 20, 0}}, {{20689 + 5 * SPAN}, {0, 20, 100}, {0, 10, 60}}};
	return (struct chart){.first = MONDAY,
			      .last = day_plus(MONDAY, 6 * SPAN - 1),
			      .span = SPAN,
			      .days = days,
			      .day_count = COUNT(days),
			      .weeks = weeks,
			      .week_count = COUNT(weeks),
			      .wish = {1, 5, 5}};
}

static void a_span_has_one_value(void **state)
{
	struct chart c = spans();
	(void)state;
	assert_int_equal(mean_at(&c, 0), 60);
	assert_int_equal(mean_at(&c, SPAN - 1), 60);
	assert_int_equal(mean_at(&c, SPAN), 50);
	assert_int_equal(mean_at(&c, 2 * SPAN), NONE); /* two days are too few */
	assert_int_equal(mean_at(&c, 3 * SPAN + 5), NONE);
	assert_int_equal(chart_mean(&c, c.last), 30);
	assert_int_equal(chart_change(&c, 10).trend, CHART_EASING);
	assert_int_equal(chart_change(&c, 10).from_tenths, 60);
	assert_int_equal(chart_table_count(&c), 6);
	assert_int_equal(chart_table_row(&c, 2).days, 2);
	assert_int_equal(chart_table_row(&c, 2).pain_tenths, NONE);
	assert_int_equal(chart_table_row(&c, 2).worst, 20);
	assert_int_equal(chart_table_row(&c, 3).days, 0);
	assert_int_equal(chart_table_row(&c, 3).worst, NONE);
	assert_int_equal(chart_table_row(&c, 5).percent[2], 100);
	assert_int_equal(chart_table_row(&c, 1).percent[0], NONE);
}

static void spans_are_drawn_with_their_gap(void **state)
{
	struct chart c = spans();
	(void)state;
	str svg = drawn(&c, CHART_WIDE);
	assert_int_equal(count_of(path_after(svg, STR("class=\"mean\"")), STR("M")), 2);
	assert_int_equal(count_of(path_after(svg, STR("class=\"mean\"")), STR("C")), 2);
	assert_int_equal(count_of(svg, STR("class=\"each\"")), 0);
	assert_int_equal(count_of(svg, STR("class=\"wish\"")), STOOL_LEGS);
	assert_true(str_find_str(svg, STR(">14 days</text>")) < svg.n);
	str key = key_of(&c);
	assert_true(str_find_str(key, STR("Average of 14 days")) < key.n);
}

/* ---- one thing under another ---- */

static str pair_drawn(const struct chart_pair *pair, enum chart_size size)
{
	struct writer w = writer_on(buffer, sizeof(buffer));
	chart_pair_draw(&w, pair, size, STR("two"));
	assert_false(w.full);
	return writer_str(&w);
}

static void a_pair_shares_its_days(void **state)
{
	static const int minutes[] = {0, 50, 100, 155, 300, 601};
	struct chart_day days[DAYS_MOST], other[COUNT(minutes)];
	struct chart c = slope(60, 40, 40, days);
	struct chart_pair pair = {
		.pain = &c, .kind = PAIR_COUNT, .name = STR("Practice, minutes a day"), .other = other, .other_count = COUNT(minutes)};
	(void)state;
	for (size_t i = 0; i < COUNT(minutes); i++)
		other[i] = (struct chart_day){.day = day_plus(MONDAY, (int32_t)(2 * i)), .tenths = minutes[i]};
	for (int size = 0; size < 2; size++) {
		str svg = pair_drawn(&pair, (enum chart_size)size);
		assert_true(str_ends(svg, STR("</svg>")));
		assert_int_equal(count_of(path_after(svg, STR("class=\"bars\"")), STR("V")), 5); /* nothing is no bar */
		assert_int_equal(count_of(svg, STR(" id=\"")), count_of(svg, STR(" id=\"two-")));
		assert_int_equal(count_of(svg, STR("class=\"marks\"")), 1);
		assert_true(count_of(svg, STR("<g")) == count_of(svg, STR("</g>")));
	}
	assert_int_equal(chart_pair_top(&pair), 90);
	assert_int_equal(chart_pair_table_row(&pair, 0).other_tenths, (0 + 50 + 100) / 5); /* of the five days shown; those without count as none */
	pair.kind = PAIR_SCALE;
	assert_int_equal(chart_pair_top(&pair), 10);
	assert_int_equal(chart_pair_table_row(&pair, 0).other_tenths, (0 + 50 + 100) / 3); /* and here do not count */
	pair.other_count = 2;
	assert_int_equal(chart_pair_table_row(&pair, 0).other_tenths, NONE);
}

static void a_top_is_never_too_low(void **state)
{
	struct chart c = {.first = MONDAY, .last = day_plus(MONDAY, 6)};
	struct chart_day one = {.day = MONDAY};
	struct chart_pair pair = {.pain = &c, .kind = PAIR_COUNT, .name = STR("x"), .other = &one, .other_count = 1};
	(void)state;
	for (one.tenths = 0; one.tenths < 20000; one.tenths += 7) {
		assert_true(10 * chart_pair_top(&pair) >= one.tenths);
		assert_true(chart_pair_top(&pair) > 0);
	}
}

static int columns_of(str line)
{
	int n = 0;
	for (size_t i = 0; i < line.n; i++)
		n += ((unsigned char)line.p[i] & 0xC0) != 0x80;
	return n;
}

static void text_chart_keeps_to_the_page(void **state)
{
	static const int lengths[] = {1, 2, 7, 30, 90, 365};
	struct chart_day days[DAYS_MOST];
	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++)
		for (int width = 0; width <= 160; width += 20)
			for (int letters = 0; letters < 2; letters++) {
				struct chart c = slope(60, 40, lengths[i], days);
				day treatment = c.last;
				c.treatments = &treatment;
				c.treatment_count = 1;
				struct writer w = writer_on(buffer, sizeof(buffer));
				text_pain(&w, (struct text_page){width, (enum text_letters)letters}, &c);
				str rest = writer_str(&w);
				assert_true(text_is_utf8(rest));
				while (rest.n > 0) {
					str line = str_split(&rest, '\n');
					assert_true(columns_of(line) <= (width < 40 ? 40 : width > 120 ? 120 : width));
					assert_false(str_ends(line, STR(" ")));
					assert_true(letters == TEXT_UTF8 || columns_of(line) == (int)line.n);
				}
			}
}

static void text_chart_is_as_high_as_the_mean(void **state)
{
	struct chart_day days[DAYS_MOST];
	struct chart c = slope(40, 40, 9, days);
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	text_pain(&w, (struct text_page){40, TEXT_ASCII}, &c);
	assert_true(str_eq(writer_str(&w), STR("Pain, 7-day average, 0 to 10\n"
					       "10 |\n   |\n 8 |\n   |\n 6 |\n   |\n"
					       " 4 |        ############################\n"
					       "   |        ############################\n"
					       " 2 |        ############################\n"
					       "   |        ############################\n"
					       " 0 +------------------------------------\n"
					       "    24 Aug                         1 Sep\n"
					       "Last 7 days: 4\n")));
}

static void no_pain_is_not_no_answer(void **state)
{
	struct chart_day days[DAYS_MOST];
	struct chart c = slope(0, 0, 36, days);
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	text_pain(&w, (struct text_page){40, TEXT_ASCII}, &c);
	assert_int_equal(count_of(writer_str(&w), STR("_")), 34);
	w.n = 0;
	text_pain(&w, (struct text_page){40, TEXT_UTF8}, &c);
	assert_int_equal(count_of(writer_str(&w), STR("\xE2\x96\x81")), 34); /* the lowest block */
}

/* Every line of the text keeps to the page, and nothing blank ends it. */
static void expect_page(str text, int width, enum text_letters letters)
{
	assert_true(text_is_utf8(text));
	while (text.n > 0) {
		str line = str_split(&text, '\n');
		assert_true(columns_of(line) <= (width < 40 ? 40 : width > 120 ? 120 : width));
		assert_false(str_ends(line, STR(" ")));
		assert_true(letters == TEXT_UTF8 || columns_of(line) == (int)line.n);
	}
}

static void all_of_the_text_keeps_to_the_page(void **state)
{
	const struct chart_mark marks[] = {{{MONDAY.n - 2}, {MONDAY.n + 1}, CHART_ILL}, {{MONDAY.n + 5}, {MONDAY.n + 9}, CHART_FLARE}};
	struct chart_day days[DAYS_MOST];
	(void)state;
	for (int width = 0; width <= 160; width += 20)
		for (int letters = 0; letters < 2; letters++)
			for (int kind = 0; kind < 2; kind++)
				for (int span = 0; span < 2; span++) {
					struct chart c = span ? spans() : eventful(days, marks, COUNT(marks));
					struct chart_pair pair = {&c, (enum pair_kind)kind, STR("Sleep, 0 to 10"), c.days, c.day_count};
					struct text_page page = {width, (enum text_letters)letters};
					struct writer w = writer_on(buffer, sizeof(buffer));
					text_pain(&w, page, &c);
					text_other(&w, page, &pair);
					text_weeks(&w, page, &c);
					assert_false(w.full);
					expect_page(writer_str(&w), width, (enum text_letters)letters);
				}
}

static void text_shows_what_happened(void **state)
{
	const struct chart_mark marks[] = {{{MONDAY.n - 2}, {MONDAY.n + 1}, CHART_ILL}, {{MONDAY.n + 5}, {MONDAY.n + 9}, CHART_FLARE}};
	struct chart_day days[DAYS_MOST];
	struct chart c = eventful(days, marks, COUNT(marks));
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	text_pain(&w, (struct text_page){40, TEXT_ASCII}, &c);
	str text = writer_str(&w);
	assert_true(str_find_str(text, STR("\n              P L\n    II   FFFFF\n       v\n10 |\n")) < text.n);
	assert_true(str_ends(text, STR("v treatment, F flare, I ill, P the plan\nchanged, L look back\n")));
}

static void text_shows_the_weeks(void **state)
{
	struct chart c = spans();
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	text_weeks(&w, (struct text_page){40, TEXT_ASCII}, &c);
	assert_true(str_eq(writer_str(&w), STR("Legs, for each 14 days\n"
					       "Treatment ###            ...\n"
					       "Practice  ===            ---\n"
					       "Change                   ###\n"
					       "          from 24 Aug\n")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mean_needs_three_days),
		cmocka_unit_test(mean_is_rounded_to_the_nearest),
		cmocka_unit_test(missing_days_may_be_written_as_such),
		cmocka_unit_test(change_is_named_by_the_threshold),
		cmocka_unit_test(change_is_not_claimed_from_too_little),
		cmocka_unit_test(a_gap_is_not_punished),
		cmocka_unit_test(table_says_the_same_by_week),
		cmocka_unit_test(gap_breaks_the_line),
		cmocka_unit_test(line_stays_within_the_means),
		cmocka_unit_test(days_outside_are_not_drawn),
		cmocka_unit_test(labels_do_not_meet),
		cmocka_unit_test(any_chart_is_whole),
		cmocka_unit_test(weeks_without_knowledge_are_not_zero),
		cmocka_unit_test(spark_has_its_words),
		cmocka_unit_test(worst_is_drawn_where_it_is_above),
		cmocka_unit_test(signs_are_those_of_the_range),
		cmocka_unit_test(signs_stay_in_the_plane),
		cmocka_unit_test(a_span_has_one_value),
		cmocka_unit_test(spans_are_drawn_with_their_gap),
		cmocka_unit_test(a_pair_shares_its_days),
		cmocka_unit_test(a_top_is_never_too_low),
		cmocka_unit_test(text_chart_keeps_to_the_page),
		cmocka_unit_test(text_chart_is_as_high_as_the_mean),
		cmocka_unit_test(no_pain_is_not_no_answer),
		cmocka_unit_test(all_of_the_text_keeps_to_the_page),
		cmocka_unit_test(text_shows_what_happened),
		cmocka_unit_test(text_shows_the_weeks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
