/* test_map.c - the body map has every region, left where left is, and each is large enough for a finger. */
#include "draw/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The regions of parts 7.1 and 7.2 of the evidence. */
static const str ids[] = {
	STR_INIT("p1_l"),      STR_INIT("p1_r"),       STR_INIT("p2_l"),      STR_INIT("p2_r"),  STR_INIT("p3_l"),  STR_INIT("p3_r"),
	STR_INIT("p4_l"),      STR_INIT("p4_r"),       STR_INIT("p5_l"),      STR_INIT("p5_r"),  STR_INIT("p6_l"),  STR_INIT("p6_r"),
	STR_INIT("p7_l"),      STR_INIT("p7_r"),       STR_INIT("p8_l"),      STR_INIT("p8_r"),  STR_INIT("p9_l"),  STR_INIT("p9_r"),
	STR_INIT("p10_upper"), STR_INIT("p10_middle"), STR_INIT("p10_lower"), STR_INIT("p11_l"), STR_INIT("p11_r"), STR_INIT("a1_l"),
	STR_INIT("a1_r"),      STR_INIT("a2_l"),       STR_INIT("a2_r"),      STR_INIT("a3_l"),  STR_INIT("a3_r"),  STR_INIT("a4_l"),
	STR_INIT("a4_r"),      STR_INIT("a5"),         STR_INIT("a6"),        STR_INIT("a7_l"),  STR_INIT("a7_r"),
};

static char buffer[1 << 16];

static str picked(enum map_view view)
{
	struct writer w = writer_on(buffer, sizeof(buffer));
	map_pick(&w, view, STR("where"));
	assert_false(w.full);
	return writer_str(&w);
}

static size_t count_of(str text, str part)
{
	size_t n = 0;
	for (size_t i = 0; i + part.n <= text.n; i++)
		n += str_eq(str_sub(text, i, part.n), part);
	return n;
}

static void every_region_is_there(void **state)
{
	(void)state;
	assert_int_equal(COUNT(ids), MAP_REGIONS);
	for (size_t i = 0; i < COUNT(ids); i++) {
		size_t region = map_region_of(ids[i]);
		assert_true(region < MAP_REGIONS);
		assert_true(str_eq(map_region_id(region), ids[i]));
		assert_int_equal(map_region_view(region), ids[i].p[0] == 'p' ? MAP_BACK : MAP_FRONT);
	}
	assert_int_equal(map_region_of(STR("p12_l")), MAP_REGIONS);
	assert_int_equal(map_region_of(STR("")), MAP_REGIONS);
}

/* Each region is one label for one checkbox, and belongs to one view. */
static void every_region_is_a_label(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ids); i++) {
		char text[64];
		struct writer w = writer_on(text, sizeof(text));
		w_z(&w, "<label class=\"");
		w_str(&w, ids[i]);
		w_z(&w, "\" for=\"where-");
		w_str(&w, ids[i]);
		w_z(&w, "\">");
		size_t back = count_of(picked(MAP_BACK), writer_str(&w)), front = count_of(picked(MAP_FRONT), writer_str(&w));
		assert_int_equal(back, ids[i].p[0] == 'p');
		assert_int_equal(front, ids[i].p[0] == 'a');
	}
}

static double middle_x(size_t region)
{
	struct map_outline o = map_region_outline(region);
	double sum = 0;
	for (size_t i = 0; i < o.n; i++)
		sum += o.p[i].x;
	return sum / (double)o.n;
}

static void left_and_right_are_where_they_are_seen(void **state)
{
	(void)state;
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		str id = map_region_id(i);
		double x = middle_x(i);
		bool left = str_ends(id, STR("_l")), right = str_ends(id, STR("_r"));
		if (!left && !right)
			assert_true(x > -1e-9 && x < 1e-9);
		else if (map_region_view(i) == MAP_BACK)
			assert_true(left ? x < -10 : x > 10);
		else
			assert_true(left ? x > 10 : x < -10);
	}
}

/* ---- hit areas: from the path that is drawn, not from the table ---- */

#define CORNERS_MAX 400

struct polygon {
	struct point p[CORNERS_MAX];
	size_t n;
};

static double next_number(str *s)
{
	char text[16] = {0};
	size_t n = 0;
	while (s->n > 0 && s->p[0] != '-' && (s->p[0] < '0' || s->p[0] > '9'))
		*s = str_sub(*s, 1, s->n);
	while (s->n > 0 && n < 15 && (s->p[0] == '.' || (n == 0 && s->p[0] == '-') || (s->p[0] >= '0' && s->p[0] <= '9'))) {
		text[n++] = s->p[0];
		*s = str_sub(*s, 1, s->n);
	}
	return strtod(text, NULL);
}

static struct point next_point(str *s)
{
	double x = next_number(s);
	return (struct point){x, next_number(s)};
}

#define CURVE_CORNERS 12

/* Flattens "M p C p p p ... Z". */
static struct polygon flattened(str path)
{
	struct polygon out = {.n = 0};
	struct point a = next_point(&path);
	while (path.n > 0 && path.p[0] != 'Z') {
		struct point b = next_point(&path), c = next_point(&path), d = next_point(&path);
		for (int i = 0; i < CURVE_CORNERS; i++) {
			double t = (double)i / CURVE_CORNERS, u = 1 - t;
			double ka = u * u * u, kb = 3 * u * u * t, kc = 3 * u * t * t, kd = t * t * t;
			assert_true(out.n < CORNERS_MAX);
			out.p[out.n++] = (struct point){ka * a.x + kb * b.x + kc * c.x + kd * d.x, ka * a.y + kb * b.y + kc * c.y + kd * d.y};
		}
		a = d;
	}
	return out;
}

static struct polygon region_drawn(size_t region)
{
	char text[64];
	struct writer w = writer_on(text, sizeof(text));
	w_z(&w, "for=\"where-");
	w_str(&w, map_region_id(region));
	w_z(&w, "\"");
	str html = picked(map_region_view(region));
	html = str_sub(html, str_find_str(html, writer_str(&w)), html.n);
	html = str_sub(html, str_find_str(html, STR(" d=\"")) + 4, html.n);
	return flattened(str_sub(html, 0, str_find(html, '"')));
}

static bool is_inside(const struct polygon *g, struct point q)
{
	bool inside = false;
	for (size_t i = 0, k = g->n - 1; i < g->n; k = i++) {
		struct point a = g->p[i], b = g->p[k];
		if ((a.y > q.y) != (b.y > q.y) && q.x < (b.x - a.x) * (q.y - a.y) / (b.y - a.y) + a.x)
			inside = !inside;
	}
	return inside;
}

static struct polygon drawn[MAP_REGIONS];

/* The region that a tap at q meets: the last one drawn there. */
static size_t region_at(enum map_view view, struct point q)
{
	for (size_t i = MAP_REGIONS; i-- > 0;)
		if (map_region_view(i) == view && is_inside(&drawn[i], q))
			return i;
	return MAP_REGIONS;
}

#define PICTURE_WIDTH 300.0
#define TARGET        (24 * PICTURE_WIDTH / 320) /* 24 px on a picture that is 320 px wide */

static bool square_is_all_of(size_t region, struct point corner)
{
	for (int i = 0; i <= 8; i++)
		for (int k = 0; k <= 8; k++)
			if (region_at(map_region_view(region), (struct point){corner.x + TARGET * i / 8, corner.y + TARGET * k / 8}) != region)
				return false;
	return true;
}

static bool has_target(size_t region)
{
	struct point least = drawn[region].p[0], most = least;
	for (size_t i = 1; i < drawn[region].n; i++) {
		struct point p = drawn[region].p[i];
		least = (struct point){p.x < least.x ? p.x : least.x, p.y < least.y ? p.y : least.y};
		most = (struct point){p.x > most.x ? p.x : most.x, p.y > most.y ? p.y : most.y};
	}
	for (double y = least.y; y < most.y; y += 0.5)
		for (double x = least.x; x < most.x; x += 0.5) {
			struct point middle = {x + TARGET / 2, y + TARGET / 2};
			if (is_inside(&drawn[region], middle) && square_is_all_of(region, (struct point){x, y}))
				return true;
		}
	return false;
}

static void every_region_holds_a_target(void **state)
{
	(void)state;
	for (size_t i = 0; i < MAP_REGIONS; i++)
		drawn[i] = region_drawn(i);
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		if (!has_target(i))
			print_error("%.*s\n", (int)map_region_id(i).n, map_region_id(i).p);
		assert_true(has_target(i));
	}
}

static void shown_pain_is_tinted_and_numbered(void **state)
{
	struct map_pain pain = {{0}};
	struct writer w = writer_on(buffer, sizeof(buffer));
	(void)state;
	pain.intensity[map_region_of(STR("p6_r"))] = 7;
	pain.intensity[map_region_of(STR("p3_l"))] = 12;
	map_show(&w, MAP_BACK, &pain, STR("Between the blades & more"), STR("now"));
	str svg = writer_str(&w);
	assert_true(str_find_str(svg, STR("class=\"region p6_r pain-7\"")) < svg.n);
	assert_true(str_find_str(svg, STR("class=\"region p3_l pain-10\"")) < svg.n);
	assert_true(str_find_str(svg, STR("<title id=\"now-words\">Between the blades &amp; more</title>")) < svg.n);
	assert_int_equal(count_of(svg, STR("<text")), 2);
	assert_int_equal(count_of(svg, STR("class=\"region ")), 23);
	assert_int_equal(count_of(svg, STR(" id=\"")), count_of(svg, STR(" id=\"now-")));
}

/* A number that is outside its region would be read as another's. */
static void numbers_stand_in_their_regions(void **state)
{
	(void)state;
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		struct map_pain pain = {{0}};
		struct writer w = writer_on(buffer, sizeof(buffer));
		pain.intensity[i] = 5;
		map_show(&w, map_region_view(i), &pain, STR("x"), STR("now"));
		str rest = str_sub(writer_str(&w), str_find_str(writer_str(&w), STR("<text")), w.n);
		struct point at = next_point(&rest);
		struct polygon shape = region_drawn(i);
		assert_true(is_inside(&shape, (struct point){at.x, at.y - 4.5}));
		assert_true(is_inside(&shape, (struct point){at.x - 6, at.y}));
		assert_true(is_inside(&shape, (struct point){at.x + 6, at.y - 9}));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_region_is_there),
		cmocka_unit_test(every_region_is_a_label),
		cmocka_unit_test(left_and_right_are_where_they_are_seen),
		cmocka_unit_test(every_region_holds_a_target),
		cmocka_unit_test(shown_pain_is_tinted_and_numbered),
		cmocka_unit_test(numbers_stand_in_their_regions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
