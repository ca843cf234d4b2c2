/* test_strips.c - every day that counts is a dot, in its row and inside the picture, and the words say the same. */
#include "draw/strips.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define DOTS_MOST 72

static char buffer[1 << 16];

static const char *drawn(const struct strips *s, enum chart_size size)
{
	struct writer w = writer_on(buffer, sizeof buffer - 1);
	strips_draw(&w, s, size, STR("x"));
	assert_false(w.full);
	buffer[w.n] = '\0';
	return buffer;
}

static size_t count(const char *text, const char *part)
{
	size_t n = 0;
	for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
		n++;
	return n;
}

static void test_each_day_is_a_dot(void **state)
{
	(void)state;
	const struct strips_dot dots[] = {{0, 0}, {0, 100}, {0, 43}, {1, 50}, {1, 50}};
	const struct strips s = {.names = {STR("With <it>"), STR("Without")}, .mean_tenths = {48, CHART_MISSING}, .dots = dots, .dot_count = 5};
	for (enum chart_size size = CHART_WIDE; size <= CHART_NARROW; size++) {
		const char *svg = drawn(&s, size);
		assert_int_equal(count(svg, "<circle"), 5);
		assert_int_equal(count(svg, "mean-at"), 1); /* a row without a mean has no mark */
		assert_non_null(strstr(svg, "With &lt;it&gt;: 3 days, average 4.8. Without: 2 days. "));
		assert_null(strstr(svg, "<it>"));
	}
}

static double number_after(const char *text, const char *name)
{
	const char *at = strstr(text, name);
	assert_non_null(at);
	return strtod(at + strlen(name), NULL);
}

/* All days alike: the pile stays under the name, and inside the picture. */
static void test_a_high_pile_fits(void **state)
{
	(void)state;
	struct strips_dot dots[DOTS_MOST];
	for (size_t i = 0; i < DOTS_MOST; i++)
		dots[i] = (struct strips_dot){.row = i % 2 == 0, .tenths = i % 3 == 0 ? 100 : 40};
	const struct strips s = {.names = {STR("A"), STR("B")}, .mean_tenths = {60, 60}, .dots = dots, .dot_count = DOTS_MOST};
	for (enum chart_size size = CHART_WIDE; size <= CHART_NARROW; size++) {
		const char *svg = drawn(&s, size), *at = svg;
		double width = number_after(svg, "viewBox=\"0 0 "), radius = number_after(svg, " r=\"");
		assert_int_equal(count(svg, "<circle"), DOTS_MOST);
		for (size_t i = 0; i < DOTS_MOST; i++) {
			at = strstr(at + 1, "<circle");
			double x = number_after(at, "cx=\""), y = number_after(at, "cy=\"");
			assert_true(x - radius > 0 && x + radius < width);
			assert_true(y - radius > 20); /* the name is above */
		}
	}
}

static void test_no_days_at_all(void **state)
{
	(void)state;
	const struct strips s = {.names = {STR("A"), STR("B")}, .mean_tenths = {CHART_MISSING, CHART_MISSING}};
	const char *svg = drawn(&s, CHART_WIDE);
	assert_int_equal(count(svg, "<circle"), 0);
	assert_non_null(strstr(svg, "A: 0 days. B: 0 days. "));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_day_is_a_dot),
		cmocka_unit_test(test_a_high_pile_fits),
		cmocka_unit_test(test_no_days_at_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
