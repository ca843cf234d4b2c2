/* test_stool.c - the stool stands exactly as its legs say, and says what it shows. */
#include "base/text.h"
#include "draw/num.h"
#include "draw/stool.h"
#include "draw/text_pictures.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#define EXACT                 1e-9
#define assert_near(a, b, by) assert_true(fabs((a) - (b)) <= (by))
#define STEP                  10 /* percent, where all stools are tried */

#define each_stool(l)                                                                                                                                \
	(struct stool_legs l = {{0, 0, 0}}; l.percent[0] <= 100;                                                                                     \
	 l = (struct stool_legs){{l.percent[0] + STEP, 0, 0}}) for (l.percent[1] = 0; l.percent[1] <= 100;                                           \
								    l.percent[1] += STEP) for (l.percent[2] = 0; l.percent[2] <= 100;                \
											       l.percent[2] += STEP)

static struct stool_stand stand(int treatment, int practice, int change)
{
	return stool_stand((struct stool_legs){{treatment, practice, change}});
}

static void feet_lie_on_the_floor(void **state)
{
	(void)state;
	for
		each_stool(l)
		{
			struct stool_stand s = stool_stand(l);
			for (int i = 0; i < STOOL_LEGS; i++)
				assert_near(s.foot[i].y, 0, EXACT);
		}
}

/* Nothing bends: the legs keep their length and their splay, the seat its axes. */
static void stool_is_rigid(void **state)
{
	(void)state;
	for
		each_stool(l)
		{
			struct stool_stand s = stool_stand(l);
			for (int i = 0; i < STOOL_LEGS; i++) {
				struct vec way = vec_sub(s.foot[i], s.top[i]);
				double length = 0.98 + 0.9 * l.percent[i] / 100;
				assert_near(vec_len(way), length, EXACT);
				assert_near(-vec_dot(way, s.up), length * cos(15 * VEC_DEGREE), EXACT);
				assert_near(vec_len(vec_sub(s.top[i], s.seat)), 0.64, EXACT);
			}
			assert_near(vec_dot(s.right, s.up), 0, EXACT);
			assert_near(vec_dot(s.near, s.up), 0, EXACT);
			assert_near(vec_len(s.up), 1, EXACT);
			assert_near(cos(s.tilt_deg * VEC_DEGREE), s.up.y, EXACT);
			assert_true(s.seat.y > 0.7);
		}
}

static void equal_legs_stand_level(void **state)
{
	(void)state;
	for (int percent = 0; percent <= 100; percent++) {
		struct stool_stand s = stand(percent, percent, percent);
		assert_near(s.tilt_deg, 0, 1e-7);
		assert_near(s.seat.y, (0.98 + 0.9 * percent / 100) * cos(15 * VEC_DEGREE), EXACT);
		assert_near(s.up.y, 1, EXACT);
	}
}

/* Two legs of one length: the floor rises from their middle to the third foot, so its slope is a plain quotient. */
static double slope_deg(double two, double one)
{
	double a = 0.98 + 0.9 * two / 100, b = 0.98 + 0.9 * one / 100, in = sin(15 * VEC_DEGREE), down = cos(15 * VEC_DEGREE);
	return atan((a - b) * down / (0.64 + b * in + (0.64 + a * in) / 2)) / VEC_DEGREE;
}

static void tilt_is_known_for_two_equal_legs(void **state)
{
	(void)state;
	for (int two = 0; two <= 100; two += STEP)
		for (int one = 0; one <= 100; one += STEP) {
			double expected = fabs(slope_deg(two, one));
			assert_near(stand(two, two, one).tilt_deg, expected, 1e-6);
			assert_near(stand(two, one, two).tilt_deg, expected, 1e-6);
			assert_near(stand(one, two, two).tilt_deg, expected, 1e-6);
		}
}

/* Worked out apart, as the slope of y = a x + b z + c through the three feet. */
static void tilt_has_known_values(void **state)
{
	(void)state;
	assert_near(stand(100, 0, 100).tilt_deg, 30.823993, 1e-6);
	assert_near(stand(100, 0, 0).tilt_deg, 28.921463, 1e-6);
	assert_near(stand(80, 50, 20).tilt_deg, 16.638559, 1e-6);
	assert_near(stand(100, 70, 35).tilt_deg, 17.364103, 1e-6);
}

/* Which leg is which does not change how far it tilts, as long as they go round in the same order or the mirrored one. */
static void tilt_does_not_depend_on_the_place(void **state)
{
	(void)state;
	for
		each_stool(l)
		{
			const int *p = l.percent;
			double tilt = stool_stand(l).tilt_deg;
			assert_near(stand(p[1], p[2], p[0]).tilt_deg, tilt, 1e-6);
			assert_near(stand(p[2], p[1], p[0]).tilt_deg, tilt, 1e-6);
		}
}

/* The seat is lowest on the side of the shortest leg. */
static void seat_falls_towards_the_shortest_leg(void **state)
{
	(void)state;
	for (int i = 0; i < STOOL_LEGS; i++) {
		struct stool_legs l = {{90, 90, 90}};
		l.percent[i] = 20;
		struct stool_stand s = stool_stand(l);
		for (int k = 0; k < STOOL_LEGS; k++)
			if (k != i)
				assert_true(s.top[i].y < s.top[k].y - 0.1);
	}
}

static void percent_outside_counts_as_the_end(void **state)
{
	(void)state;
	assert_near(stand(-5, 300, 50).tilt_deg, stand(0, 100, 50).tilt_deg, 0);
}

static str said(struct writer *w, struct stool_legs l)
{
	w->n = 0;
	stool_describe(w, l);
	return writer_str(w);
}

#define assert_said(l, text)                                                                                                                         \
	do {                                                                                                                                         \
		str s_ = said(&w, (l));                                                                                                              \
		assert_int_equal(s_.n, sizeof(text) - 1);                                                                                            \
		assert_memory_equal(s_.p, text, s_.n);                                                                                               \
	} while (0)

#define STOOL(t, p, c) ((struct stool_legs){{t, p, c}})

static void words_say_how_it_stands(void **state)
{
	char buffer[300];
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	assert_said(STOOL(100, 100, 100), "Your stool stands tall and level. Treatment 100 percent, practice 100 percent, change 100 percent.");
	assert_said(STOOL(0, 0, 0), "Your stool stands level and low. Treatment 0 percent, practice 0 percent, change 0 percent.");
	assert_said(STOOL(55, 50, 59), "Your stool stands level. Treatment 55 percent, practice 50 percent, change 59 percent.");
	assert_said(STOOL(100, 70, 35),
		    "Your stool leans towards change, the shortest leg. Treatment 100 percent, practice 70 percent, change 35 percent.");
	assert_said(STOOL(10, 70, 35),
		    "Your stool leans towards treatment, the shortest leg. Treatment 10 percent, practice 70 percent, change 35 percent.");
	assert_said(STOOL(90, 20, 30),
		    "Your stool leans towards practice, the shortest leg. Treatment 90 percent, practice 20 percent, change 30 percent.");
	assert_said(
		STOOL(90, 20, 29),
		"Your stool leans towards practice and change, the two shorter legs. Treatment 90 percent, practice 20 percent, change 29 percent.");
}

/* Numbers in quoted attributes that lie in the picture, and tags that close: enough of XML for what draw/ writes. */
static void assert_well_formed(str svg)
{
	int depth = 0;
	for (size_t i = 0; i < svg.n; i++) {
		if (svg.p[i] != '<')
			continue;
		bool closing = svg.p[i + 1] == '/';
		size_t end = i + str_find(str_sub(svg, i, svg.n), '>');
		assert_true(end < svg.n);
		depth += closing ? -1 : svg.p[end - 1] == '/' ? 0 : 1;
		assert_true(depth >= 0);
		i = end;
	}
	assert_int_equal(depth, 0);
	assert_int_equal(str_find_str(svg, STR("-0 ")), svg.n);
	assert_int_equal(str_find_str(svg, STR("-0\"")), svg.n);
	assert_int_equal(str_find_str(svg, STR("nan")), svg.n);
}

static void picture_is_whole(void **state)
{
	static char buffer[1 << 15];
	(void)state;
	for
		each_stool(l)
		{
			struct writer w = writer_on(buffer, sizeof(buffer));
			stool_draw(&w, l, STR("week"));
			assert_false(w.full);
			str svg = writer_str(&w);
			assert_well_formed(svg);
			bool steams = str_find_str(svg, STR("class=\"steam\"")) < svg.n;
			assert_int_equal(steams, l.percent[0] >= 70 && l.percent[1] >= 70 && l.percent[2] >= 70);
		}
}

static size_t count_of(str text, str part)
{
	size_t n = 0;
	for (size_t i = 0; i + part.n <= text.n; i++)
		n += str_eq(str_sub(text, i, part.n), part);
	return n;
}

static void ids_begin_with_the_prefix(void **state)
{
	static char buffer[1 << 15];
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	stool_draw(&w, STOOL(80, 50, 20), STR("my-week"));
	str svg = writer_str(&w);
	assert_true(count_of(svg, STR(" id=\"")) > 0);
	assert_int_equal(count_of(svg, STR(" id=\"")), count_of(svg, STR(" id=\"my-week-")));
	assert_int_equal(count_of(svg, STR("url(#")), count_of(svg, STR("url(#my-week-")));
}

static void full_room_is_told(void **state)
{
	char buffer[200];
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	stool_draw(&w, STOOL(80, 50, 20), STR("s"));
	assert_true(w.full);
}

static void numbers_have_one_decimal(void **state)
{
	static const struct {
		double v;
		str text;
	} rows[] = {{0, STR_INIT("0")},      {-0.0, STR_INIT("0")},       {-0.04, STR_INIT("0")},        {-0.06, STR_INIT("-0.1")},
		    {4.25, STR_INIT("4.3")}, {-12.34, STR_INIT("-12.3")}, {99.96, STR_INIT("100")},      {7, STR_INIT("7")},
		    {NAN, STR_INIT("0")},    {INFINITY, STR_INIT("0")},   {1e30, STR_INIT("1000000000")}};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char buffer[32];
		struct writer w = writer_on(buffer, sizeof(buffer));
		w_num(&w, rows[i].v);
		assert_true(str_eq(writer_str(&w), rows[i].text));
	}
}

/* Columns of a line: one for each UTF-8 sequence, as every letter used is one column wide. */
static int columns_of(str line)
{
	int n = 0;
	for (size_t i = 0; i < line.n; i++)
		n += ((unsigned char)line.p[i] & 0xC0) != 0x80;
	return n;
}

static void text_keeps_to_the_page(void **state)
{
	static char buffer[1 << 15];
	(void)state;
	for
		each_stool(l) for (int i = 0; i < 4; i++)
		{
			struct text_page page = {i < 2 ? 40 : 120, i % 2 == 0 ? TEXT_ASCII : TEXT_UTF8};
			struct writer w = writer_on(buffer, sizeof(buffer));
			text_stool(&w, page, l);
			assert_false(w.full);
			str rest = writer_str(&w);
			assert_true(text_is_utf8(rest) && str_ends(rest, STR("\n")));
			while (rest.n > 0) {
				str line = str_split(&rest, '\n');
				assert_true(columns_of(line) <= page.width);
				assert_false(str_ends(line, STR(" ")));
				if (page.letters == TEXT_ASCII)
					assert_int_equal(columns_of(line), line.n);
			}
		}
}

static void bars_are_as_long_as_they_say(void **state)
{
	char buffer[1000];
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	text_legs(&w, (struct text_page){40, TEXT_ASCII}, STOOL(100, 50, 0));
	assert_true(str_eq(writer_str(&w), STR("Treatment [#######################] 100%\n"
					       "Practice  [###########------------]  50%\n"
					       "Change    [-----------------------]   0%\n")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(feet_lie_on_the_floor),
		cmocka_unit_test(stool_is_rigid),
		cmocka_unit_test(equal_legs_stand_level),
		cmocka_unit_test(tilt_is_known_for_two_equal_legs),
		cmocka_unit_test(tilt_has_known_values),
		cmocka_unit_test(tilt_does_not_depend_on_the_place),
		cmocka_unit_test(seat_falls_towards_the_shortest_leg),
		cmocka_unit_test(percent_outside_counts_as_the_end),
		cmocka_unit_test(words_say_how_it_stands),
		cmocka_unit_test(picture_is_whole),
		cmocka_unit_test(ids_begin_with_the_prefix),
		cmocka_unit_test(full_room_is_told),
		cmocka_unit_test(numbers_have_one_decimal),
		cmocka_unit_test(text_keeps_to_the_page),
		cmocka_unit_test(bars_are_as_long_as_they_say),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
