/* test_figure.c - the engine on every shipped pose: reach, no jumps, one picture for the loop, outlines that join, and the painter's order. */
#include "draw/figure_still.h"
#include "draw/pose_blob.h"
#include "draw/pose_table.h"
#include "draw/skeleton.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROOM = 64 << 10, RAW_MAX = 34000 /* bytes; gzip makes less than 10 kB of it */ };

static char buffer[ROOM], other_room[ROOM];

static str draw(char *p, const struct pose *pose, double t, const struct figure_style *style)
{
	struct writer w = writer_on(p, ROOM);
	figure_svg(&w, pose, t, style);
	assert_false(w.full);
	return writer_str(&w);
}

static void skeleton_at(const struct pose *p, double t, struct skeleton *ret)
{
	struct posture posture;
	pose_at(p, t, &posture);
	skeleton_of(&posture, ret);
}

static bool near(double a, double b, double by)
{
	return fabs(a - b) <= by;
}

/* ---- skeleton ---- */

static void standing_is_as_tall_as_a_person(void **state)
{
	(void)state;
	struct posture p;
	struct skeleton s;
	pose_standing(&p);
	skeleton_of(&p, &s);
	assert_true(near(s.at[JOINT_HEAD].y, 1.62, 0.03));
	assert_true(near(s.at[JOINT_TOE_R].y, 0.005, 0.03));
	assert_true(s.at[JOINT_SHOULDER_R].z > 0.1 && s.at[JOINT_SHOULDER_L].z < -0.1);
	assert_true(near(s.at[JOINT_SHOULDER_R].z, -s.at[JOINT_SHOULDER_L].z, 1e-9));
	assert_true(s.at[JOINT_TOE_R].x > s.at[JOINT_HEEL_R].x);
}

static void angles_mean_what_clinicians_mean(void **state)
{
	(void)state;
	struct posture p;
	struct skeleton s;
	pose_standing(&p);
	p.v[FLAT] = 1;
	const double cactus[5] = {0, 90, 90, 0, 90};
	for (int i = 0; i < 5; i++)
		p.v[ARM_R + (unsigned)i] = cactus[i];
	p.v[LEG_R] = 90;
	p.v[LEG_R + 1] = 0;
	p.v[LEG_R + 3] = 90;
	p.v[NECK + 2] = 60;
	skeleton_of(&p, &s);
	/* abducted 90: the elbow is at the height of the shoulder, on its own side; rotated out 90 and bent 90: the hand points up */
	assert_true(near(s.at[JOINT_ELBOW_R].y, s.at[JOINT_SHOULDER_R].y, 0.01));
	assert_true(s.at[JOINT_ELBOW_R].z > s.at[JOINT_SHOULDER_R].z + 0.28);
	assert_true(near(s.at[JOINT_WRIST_R].y, s.at[JOINT_ELBOW_R].y + BONE_FORE, 0.01));
	/* hip bent 90: the knee is in front; knee bent 90: the shank hangs */
	assert_true(near(s.at[JOINT_KNEE_R].x, s.at[JOINT_HIP_R].x + BONE_THIGH, 0.001));
	assert_true(near(s.at[JOINT_ANKLE_R].y, s.at[JOINT_KNEE_R].y - BONE_SHANK, 0.001));
	/* turned to the left: the face looks to -z */
	assert_true(s.turn[JOINT_HEAD].x.z < -0.8);
}

static void bones_keep_their_length(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++)
		for (double t = 0; t < 1; t += 0.1) {
			struct skeleton s;
			skeleton_at(&pose_table[i], t, &s);
			for (unsigned side = 0; side < HAND_SIDES; side++) {
				assert_true(near(vec_len(vec_sub(s.at[JOINT_SHOULDER_R + side], s.at[JOINT_ELBOW_R + side])), BONE_UPPER, 1e-6));
				assert_true(near(vec_len(vec_sub(s.at[JOINT_ELBOW_R + side], s.at[JOINT_WRIST_R + side])), BONE_FORE, 1e-6));
				assert_true(near(vec_len(vec_sub(s.at[JOINT_HIP_R + side], s.at[JOINT_KNEE_R + side])), BONE_THIGH, 1e-6));
				assert_true(near(vec_len(vec_sub(s.at[JOINT_KNEE_R + side], s.at[JOINT_ANKLE_R + side])), BONE_SHANK, 1e-6));
			}
		}
}

static void anchors_hold(void **state)
{
	(void)state;
	size_t n = 0;
	for (size_t i = 0; i < pose_table_n; i++)
		for (double t = 0; t < 1; t += 0.1) {
			struct posture p;
			struct skeleton s;
			pose_at(&pose_table[i], t, &p);
			if (!p.anchor.set)
				continue;
			skeleton_of(&p, &s);
			assert_true(vec_len(vec_sub(skeleton_point(&s, p.anchor.joint, p.anchor.off), p.anchor.at)) < 0.001);
			n++;
		}
	assert_true(n > 0);
}

/* A joint that jumps between two moments is a pin that came from nowhere. */
static void nothing_jumps(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++) {
		const double step = 0.01 / pose_table[i].loop_s * 2;
		struct skeleton before, now;
		skeleton_at(&pose_table[i], 0, &before);
		for (double t = step; t <= 1; t += step) {
			skeleton_at(&pose_table[i], t, &now);
			for (unsigned j = 0; j < JOINTS; j++)
				if (vec_len(vec_sub(now.at[j], before.at[j])) > 0.06)
					fail_msg("%s: joint %u jumps at %.3f", pose_table[i].id.p, j, t);
			before = now;
		}
	}
}

static void a_pin_of_one_frame_fades(void **state)
{
	(void)state;
	struct frame frames[3] = {{.t = 0}, {.t = 0.5}, {.t = 1}};
	for (int i = 0; i < 3; i++)
		pose_standing(&frames[i].posture);
	frames[1].posture.hand[HAND_RIGHT] = (struct pin){.kind = PIN_BODY, .on = JOINT_HEAD, .at = {-0.1, 0, 0.1}, .weight = 1};
	const struct pose p = {.frames = frames, .n_frames = 3};
	const double t[4] = {0, 0.25, 0.5, 1}, weight[4] = {0, 0.5, 1, 0};
	for (int i = 0; i < 4; i++) {
		struct posture q;
		pose_at(&p, t[i], &q);
		assert_true(near(q.hand[HAND_RIGHT].weight, weight[i], 1e-9));
		assert_int_equal(q.hand[HAND_LEFT].kind, PIN_NONE);
	}
	struct skeleton s;
	struct posture q;
	pose_at(&p, 0.5, &q);
	skeleton_of(&q, &s);
	assert_true(skeleton_hand_gap(&q, &s, HAND_RIGHT) < 0.001);
}

/* ---- outlines ---- */

/* Reads path text as figure_path writes it: M m l q c a z. */
struct reading {
	const char *p, *end;
	double x, y;
};

static double number(struct reading *r)
{
	char *after;
	double v = strtod(r->p, &after);
	assert_ptr_not_equal(after, r->p);
	r->p = after;
	return v;
}

static void skip_blank(struct reading *r)
{
	while (r->p < r->end && *r->p == ' ')
		r->p++;
}

/* One step to where the next pair of numbers says; adds to twice the area. */
static void step(struct reading *r, double *area)
{
	double x = r->x + number(r), y = r->y + number(r);
	*area += r->x * y - x * r->y;
	r->x = x;
	r->y = y;
}

static void arc(struct reading *r, double *area)
{
	double rx = number(r), ry = number(r);
	number(r);
	bool large = number(r) != 0;
	assert_true(number(r) == 1);
	double x = r->x, y = r->y;
	step(r, area);
	double chord = sqrt((r->x - x) * (r->x - x) + (r->y - y) * (r->y - y)) / 2 / (rx > ry ? rx : ry);
	double half = chord >= 1 ? 1.5707963 : atan2(chord, sqrt(1 - chord * chord));
	double angle = large ? 6.2831853 - 2 * half : 2 * half;
	*area += rx * ry * (angle - sin(angle));
}

/* A Bezier piece by its control points: enough to see which way it goes. */
static void curve(struct reading *r, int points, double *area)
{
	const double x = r->x, y = r->y;
	for (int i = 0; i < points; i++) {
		double px = x + number(r), py = y + number(r);
		*area += r->x * py - px * r->y;
		r->x = px;
		r->y = py;
	}
}

/* The number of closed outlines in one path; each must wind the same way. */
static size_t outlines(str d, const char *who)
{
	struct reading r = {d.p, d.p + d.n, 0, 0};
	double area = 0, from_x = 0, from_y = 0;
	size_t n = 0;
	for (skip_blank(&r); r.p < r.end; skip_blank(&r)) {
		char c = *r.p++;
		switch (c) {
		case 'M':
		case 'm':
			if (c == 'M')
				r.x = r.y = 0;
			step(&r, &area);
			from_x = r.x;
			from_y = r.y;
			area = 0;
			break;
		case 'l': step(&r, &area); break;
		case 'a': arc(&r, &area); break;
		case 'q': curve(&r, 2, &area); break;
		case 'c': curve(&r, 3, &area); break;
		case 'z':
			area += r.x * from_y - from_x * r.y;
			if (area < -2)
				fail_msg("%s: an outline winds the other way (%.1f): %.*s", who, area / 2, (int)(d.n < 200 ? d.n : 200), d.p);
			r.x = from_x;
			r.y = from_y;
			n++;
			break;
		default: fail_msg("%s: unknown command %c", who, c);
		}
	}
	return n;
}

static size_t check_paths(str svg, const char *who)
{
	size_t n = 0;
	for (size_t at = str_find_str(svg, STR(" d=\"")); at < svg.n; at = str_find_str(svg, STR(" d=\""))) {
		svg = str_sub(svg, at + 4, svg.n);
		str d = str_split(&svg, '"');
		n += outlines(d, who);
	}
	return n;
}

static void outlines_wind_the_same_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++)
		for (int mirrored = 0; mirrored < 2; mirrored++)
			for (double t = 0; t < 1; t += 0.23) {
				const struct figure_style style = {.mirrored = mirrored == 1, .arrow = true};
				assert_true(check_paths(draw(buffer, &pose_table[i], t, &style), pose_table[i].id.p) > 40);
			}
}

/* ---- the picture ---- */

/* Every tag is closed, in order; nothing that is not a number; attribute values without < and >. */
static void check_markup(str s)
{
	char open[16];
	size_t depth = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '<')
			continue;
		size_t end = i + str_find(str_sub(s, i, s.n), '>');
		assert_true(end < s.n);
		bool closes = s.p[i + 1] == '/', empty = s.p[end - 1] == '/';
		char name = s.p[i + (closes ? 2 : 1)];
		if (closes)
			assert_true(depth > 0 && open[--depth] == name);
		else if (!empty)
			open[depth++] = name;
		assert_true(depth < sizeof open);
		i = end;
	}
	assert_int_equal(depth, 0);
	assert_true(str_find_str(s, STR("nan")) == s.n);
	assert_true(str_find_str(s, STR("inf")) == s.n);
}

static void every_pose_draws_in_every_style(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++)
		for (int c = FIGURE_CLASSES; c <= FIGURE_DARK; c++)
			for (int build = 0; build < BUILDS; build++) {
				struct figure_style style = {
					.shell = FIGURE_FILE, .colours = (enum figure_colours)c, .build = (enum figure_build)build, .arrow = true};
				str s = draw(buffer, &pose_table[i], 0.4, &style);
				check_markup(s);
				if (s.n > RAW_MAX)
					fail_msg("%s is %zu bytes", pose_table[i].id.p, s.n);
				assert_true(str_starts(s, STR("<svg xmlns=\"http://www.w3.org/2000/svg\"")));
				bool by_class = c == FIGURE_CLASSES || c == FIGURE_OWN;
				assert_true((str_find_str(s, STR("class=\"skin\"")) < s.n) == by_class);
				assert_true((str_find_str(s, STR("<style>")) < s.n) == (c == FIGURE_OWN));
				assert_true((str_find_str(s, STR("fill=\"#")) < s.n) == !by_class);
			}
}

/* Two pictures in one: each name once, marks or an arrow between, and never a glow on what is only compared to. */
static void a_still_is_one_sound_picture(void **state)
{
	(void)state;
	static char still_room[2 * ROOM];
	for (size_t i = 0; i < pose_table_n; i++)
		for (int mirrored = 0; mirrored < 2; mirrored++) {
			const struct pose *p = &pose_table[i];
			const struct figure_style style = {.shell = FIGURE_FILE, .colours = FIGURE_OWN, .mirrored = mirrored == 1, .arrow = true};
			struct writer w = writer_on(still_room, sizeof still_room);
			figure_still(&w, p, &style);
			assert_false(w.full);
			str s = writer_str(&w);
			check_markup(s);
			assert_true(check_paths(s, p->id.p) > 40);
			size_t first = str_find_str(s, STR("id=\"figt\""));
			str after = str_sub(s, first < s.n ? first + 1 : s.n, s.n);
			assert_int_equal(str_find_str(after, STR("id=\"figt\"")), after.n);
			if (p->still.kind == STILL_ONE)
				continue;
			str left = str_sub(s, 0, str_find_str(s, STR("</svg>")));
			assert_int_equal(str_find_str(left, STR("<circle")), left.n);
			assert_true(str_find_str(s, STR("class=\"arrow")) < s.n);
		}
}

static void the_same_values_give_the_same_text(void **state)
{
	(void)state;
	const struct figure_style style = {.shell = FIGURE_INLINE, .arrow = true, .id = STR_INIT("a-")};
	for (size_t i = 0; i < pose_table_n; i++)
		assert_true(str_eq(draw(buffer, &pose_table[i], 0.37, &style), draw(other_room, &pose_table[i], 0.37, &style)));
}

static void ids_carry_their_prefix(void **state)
{
	(void)state;
	const struct pose *p = pose_find(pose_table, pose_table_n, STR("roller_across"));
	const struct figure_style style = {.id = STR_INIT("x7-")};
	str s = draw(buffer, p, 0, &style);
	assert_true(str_find_str(s, STR("id=\"x7-figg\"")) < s.n);
	assert_true(str_find_str(s, STR("url(#x7-figg)")) < s.n);
}

static void tones_are_chosen(void **state)
{
	(void)state;
	const struct pose *p = pose_find(pose_table, pose_table_n, STR("chin_tuck"));
	struct figure_style a = {.colours = FIGURE_LIGHT}, b = {.colours = FIGURE_LIGHT, .tones = {.skin = 3, .hair = 1, .clothes = 2}};
	assert_false(str_eq(draw(buffer, p, 0, &a), draw(other_room, p, 0, &b)));
	b.tones = (struct figure_tones){.skin = 99, .hair = -1, .clothes = 4};
	assert_true(str_eq(draw(buffer, p, 0, &a), draw(other_room, p, 0, &b)));
	b = (struct figure_style){.shell = FIGURE_INLINE, .tones = {.skin = 3, .hair = 1, .clothes = 2}};
	str s = draw(buffer, p, 0, &b);
	assert_true(str_find_str(s, STR("class=\"fig skin3 hair1 clothes2\"")) < s.n);
}

static void a_page_style_sheet_has_every_tone(void **state)
{
	(void)state;
	struct writer w = writer_on(buffer, ROOM);
	figure_css(&w);
	assert_false(w.full);
	str s = writer_str(&w);
	assert_true(str_find_str(s, STR(".fig.skin4 .skin .b{fill:#")) < s.n);
	assert_true(str_find_str(s, STR(".fig.clothes3 .top .t{fill:#")) < s.n);
	assert_true(str_find_str(s, STR("@media(prefers-color-scheme:dark){")) < s.n);
	assert_true(s.n < 16000);
}

static void the_box_holds_the_whole_loop(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++) {
		const struct pose *p = &pose_table[i];
		const struct figure_style style = {.ratio = 1.5};
		struct figure_box box = figure_view_box(p, &style);
		struct camera c = camera_of(p->view.yaw, p->view.pitch, 1);
		assert_true(near(box.width / box.height, 1.5, 0.02));
		for (double t = 0; t < 1; t += 0.04) {
			struct skeleton s;
			skeleton_at(p, t, &s);
			for (unsigned j = 0; j < JOINTS; j++) {
				if (p->view.crop != 0 && (p->view.crop >> j & 1) == 0)
					continue;
				struct point q = camera_point(&c, s.at[j]);
				if (q.x < box.x || q.x > box.x + box.width || q.y < box.y || q.y > box.y + box.height)
					fail_msg("%s: joint %u leaves the picture at %.2f", p->id.p, j, t);
			}
		}
	}
}

static void the_mirror_exchanges_left_and_right(void **state)
{
	(void)state;
	const struct pose *p = pose_find(pose_table, pose_table_n, STR("open_book"));
	const struct figure_style style = {.ratio = 1.5}, mirrored = {.ratio = 1.5, .mirrored = true};
	struct figure_box a = figure_view_box(p, &style), b = figure_view_box(p, &mirrored);
	assert_true(near(a.width, b.width, 1.5) && near(a.height, b.height, 1.5));
	assert_true(near(a.x + a.width, -b.x, 1.5));
	assert_false(str_eq(draw(buffer, p, 0.4, &style), draw(other_room, p, 0.4, &mirrored)));
}

static void a_small_room_is_told_not_overrun(void **state)
{
	(void)state;
	const struct figure_style style = {.shell = FIGURE_FILE, .colours = FIGURE_OWN};
	for (size_t cap = 0; cap < 3000; cap += 97) {
		struct writer w = writer_on(buffer, cap);
		figure_svg(&w, &pose_table[0], 0, &style);
		assert_true(w.full && w.n <= cap);
	}
}

static void every_pose_speaks(void **state)
{
	(void)state;
	assert_true(pose_table_n >= 24);
	for (size_t i = 0; i < pose_table_n; i++) {
		const struct pose *p = &pose_table[i];
		assert_true(p->alt.n > 30 && str_ends(p->alt, STR(".")));
		assert_true(p->title.n > 0 && p->frames[0].label.n > 0);
		assert_true(p->n_frames >= 2 && p->frames[0].t == 0 && p->frames[p->n_frames - 1].t == 1);
		assert_ptr_equal(pose_find(pose_table, pose_table_n, p->id), p);
		/* calm words only */
		assert_true(str_find(p->alt, '!') == p->alt.n);
	}
	assert_null(pose_find(pose_table, pose_table_n, STR("handstand")));
}

/* ---- blobs ---- */

static char blob_room[16 << 10], pose_room[128 << 10];

static str blob_of(const struct pose *p)
{
	struct writer w = writer_on(blob_room, sizeof blob_room);
	pose_blob_write(&w, p);
	assert_false(w.full);
	return writer_str(&w);
}

static void a_blob_draws_the_same_picture(void **state)
{
	(void)state;
	const struct figure_style style = {.arrow = true};
	for (size_t i = 0; i < pose_table_n; i++) {
		struct arena a = arena_on(pose_room, sizeof pose_room);
		struct pose p;
		str blob = blob_of(&pose_table[i]);
		assert_true(blob.n < 1500);
		assert_int_equal(pose_blob_read(blob, &a, &p), OK);
		p.alt = pose_table[i].alt;
		assert_true(str_eq(draw(buffer, &pose_table[i], 0.37, &style), draw(other_room, &p, 0.37, &style)));
	}
}

/* Every beginning and every changed byte is refused or gives a pose that draws: run under the sanitizers. */
static void no_blob_harms(void **state)
{
	(void)state;
	const struct figure_style style = {.arrow = true};
	str blob = blob_of(pose_find(pose_table, pose_table_n, STR("doorway_stretch")));
	char *copy = malloc(blob.n);
	struct pose p;
	assert_non_null(copy);
	for (size_t n = 0; n < blob.n; n++) {
		struct arena a = arena_on(pose_room, sizeof pose_room), small = arena_on(pose_room, n * 4);
		memcpy(copy, blob.p, blob.n);
		assert_int_equal(pose_blob_read((str){copy, n}, &a, &p), ERR_INPUT);
		assert_int_not_equal(pose_blob_read((str){copy, n}, &small, &p), OK);
		for (unsigned change = 1; change < 256; change = change * 5 + 2) {
			copy[n] = (char)((unsigned char)blob.p[n] ^ change);
			arena_reset(&a);
			struct writer w = writer_on(buffer, ROOM);
			if (pose_blob_read((str){copy, blob.n}, &a, &p) == OK)
				figure_fragment(&w, &p, 0.3, &style);
		}
	}
	free(copy);
}

/* ---- golden order: what is before what, at the first moment ---- */

struct order {
	const char *id;
	const char *classes;
};

static const struct order orders[] = {
#include "figure_order.h"
};

/* The classes of the groups in a picture, in order, separated by spaces. */
static str classes_of(str svg, char *p)
{
	struct writer w = writer_on(p, ROOM);
	for (size_t at = str_find_str(svg, STR("<g class=\"")); at < svg.n; at = str_find_str(svg, STR("<g class=\""))) {
		svg = str_sub(svg, at + 10, svg.n);
		if (w.n > 0)
			w_char(&w, ' ');
		w_str(&w, str_split(&svg, '"'));
	}
	return writer_str(&w);
}

/* What a person who stands, seen from behind, has beside them. */
static str draw_thing(const struct prop *thing)
{
	struct pose p = *pose_find(pose_table, pose_table_n, STR("walk"));
	p.props = thing;
	p.n_props = 1;
	p.n_feels = 0;
	p.view.yaw = -90;
	struct writer w = writer_on(buffer, ROOM);
	figure_fragment(&w, &p, 0, &(struct figure_style){.arrow = false});
	return writer_str(&w);
}

/* The points of the first shape in the group of this class; all are corners of one polygon. */
static size_t polygon(str svg, const char *group, struct point *ret, size_t max)
{
	str g = str_sub(svg, str_find_str(svg, str_of(group)), svg.n);
	struct reading r = {g.p + str_find_str(g, STR(" d=\"")) + 4, g.p + g.n, 0, 0};
	double area = 0;
	size_t n = 0;
	for (; n < max && *r.p != 'z'; n++) {
		r.p += *r.p == 'M' || *r.p == 'l' || *r.p == ' ';
		step(&r, &area);
		ret[n] = (struct point){r.x, r.y};
	}
	return n;
}

static double breadth(const struct point *p, size_t n, size_t row)
{
	return fabs(p[row].x - p[n - 1 - row].x);
}

/* A pad has round corners; what goes round the whole trunk, as a swimsuit, ends straight. */
static void a_patch_has_round_corners(void **state)
{
	(void)state;
	const double spans[2][2] = {{130, 230}, {0, 360}}, least[2] = {0, 0.9}, most[2] = {0.85, 1.1};
	for (int i = 0; i < 2; i++) {
		const struct prop pad = {.kind = PROP_PATCH, .paint = PAINT_PAD, .axis = 'z', .u = {3, 4}, .span = {spans[i][0], spans[i][1]}};
		struct point p[64];
		size_t n = polygon(draw_thing(&pad), "<g class=\"pad\"", p, 64);
		assert_true(n >= 20 && n < 64);
		double share = breadth(p, n, 0) / breadth(p, n, n / 4);
		assert_true(share > least[i] && share < most[i]);
	}
}

static size_t paths_of(str svg, const char *group)
{
	str g = str_sub(svg, str_find_str(svg, str_of(group)), svg.n);
	g = str_sub(g, 0, str_find_str(g, STR("</g>")));
	size_t n = 0;
	for (size_t at = str_find_str(g, STR("<path")); at < g.n; at = str_find_str(g, STR("<path")), n++)
		g = str_sub(g, at + 5, g.n);
	return n;
}

/* Water is one layer: two would hide who sits in it. */
static void water_is_painted_once(void **state)
{
	(void)state;
	struct prop box = {.kind = PROP_BOX, .paint = PAINT_WOOD, .axis = 'z', .at = {0, 1, 0.4}, .size = {0.5, 0.004, 0.5}};
	size_t wood = paths_of(draw_thing(&box), "<g class=\"wood\"");
	box.paint = PAINT_WATER;
	assert_int_equal(paths_of(draw_thing(&box), "<g class=\"water\"") + 1, wood);
}

/* Who is bare has no clothes of their own: what covers them are things. */
static void the_bare_wear_only_things(void **state)
{
	(void)state;
	struct pose p = *pose_find(pose_table, pose_table_n, STR("walk"));
	for (int bare = 0; bare < 2; bare++) {
		p.bare = bare != 0;
		struct writer w = writer_on(buffer, ROOM);
		figure_fragment(&w, &p, 0, &(struct figure_style){.arrow = false});
		str got = classes_of(writer_str(&w), other_room);
		assert_int_equal(str_find_str(got, STR("top")) < got.n, !p.bare);
		assert_int_equal(str_find_str(got, STR("leg")) < got.n, !p.bare);
	}
	const struct prop suit = {.kind = PROP_PATCH, .paint = PAINT_TOP, .axis = 'z', .u = {1, 4}, .span = {0, 360}};
	p.props = &suit;
	p.n_props = 1;
	struct writer w = writer_on(buffer, ROOM);
	figure_fragment(&w, &p, 0, &(struct figure_style){.arrow = false});
	str got = classes_of(writer_str(&w), other_room);
	assert_true(str_find_str(got, STR("top")) < got.n);
}

static void things_stand_in_their_order(void **state)
{
	(void)state;
	const size_t n = sizeof orders / sizeof orders[0];
	bool print = getenv("FIGURE_ORDER") != NULL; /* prints the table to put into figure_order.h after looking at the pictures */
	for (size_t i = 0; i < pose_table_n; i++) {
		const struct figure_style style = {.arrow = false};
		struct writer w = writer_on(buffer, ROOM);
		figure_fragment(&w, &pose_table[i], 0, &style);
		str got = classes_of(writer_str(&w), other_room);
		if (print) {
			fprintf(stderr, "{\"%.*s\", \"%.*s\"},\n", (int)pose_table[i].id.n, pose_table[i].id.p, (int)got.n, got.p);
			continue;
		}
		assert_true(i < n);
		assert_true(str_eq(pose_table[i].id, str_of(orders[i].id)));
		if (!str_eq(got, str_of(orders[i].classes)))
			fail_msg("%s: %.*s", orders[i].id, (int)got.n, got.p);
	}
	assert_true(print || n == pose_table_n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(standing_is_as_tall_as_a_person),
		cmocka_unit_test(angles_mean_what_clinicians_mean),
		cmocka_unit_test(bones_keep_their_length),
		cmocka_unit_test(anchors_hold),
		cmocka_unit_test(nothing_jumps),
		cmocka_unit_test(a_pin_of_one_frame_fades),
		cmocka_unit_test(outlines_wind_the_same_way),
		cmocka_unit_test(every_pose_draws_in_every_style),
		cmocka_unit_test(a_still_is_one_sound_picture),
		cmocka_unit_test(the_same_values_give_the_same_text),
		cmocka_unit_test(ids_carry_their_prefix),
		cmocka_unit_test(tones_are_chosen),
		cmocka_unit_test(a_page_style_sheet_has_every_tone),
		cmocka_unit_test(the_box_holds_the_whole_loop),
		cmocka_unit_test(the_mirror_exchanges_left_and_right),
		cmocka_unit_test(a_small_room_is_told_not_overrun),
		cmocka_unit_test(every_pose_speaks),
		cmocka_unit_test(a_blob_draws_the_same_picture),
		cmocka_unit_test(no_blob_harms),
		cmocka_unit_test(a_patch_has_round_corners),
		cmocka_unit_test(water_is_painted_once),
		cmocka_unit_test(the_bare_wear_only_things),
		cmocka_unit_test(things_stand_in_their_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
