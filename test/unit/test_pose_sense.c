/* test_pose_sense.c - no shipped pose has what a machine can see wrong, and each such thing is seen where it is put in. */
#include "draw/figure.h"
#include "draw/pose_table.h"
#include "pose_sense.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { SAYS_ROOM = 64 << 10, FRAMES_MAX = 12, PROPS_MAX = 32 };

static char says_room[SAYS_ROOM];

typedef void sense(struct writer *w, const struct pose *p);

static str says(sense *check, const struct pose *p)
{
	struct writer w = writer_on(says_room, SAYS_ROOM);
	check(&w, p);
	return writer_str(&w);
}

static void no_pose(sense *check)
{
	size_t wrong = 0;
	for (size_t i = 0; i < pose_table_n; i++) {
		str s = says(check, &pose_table[i]);
		wrong += s.n > 0;
		if (s.n > 0)
			print_message("%.*s", (int)s.n, s.p);
	}
	assert_int_equal(wrong, 0);
}

/* A copy that can be spoiled. */
struct copy {
	struct pose p;
	struct frame frames[FRAMES_MAX];
	struct prop props[PROPS_MAX];
	struct feel feels[4];
};

static struct copy *copy_of(const char *id)
{
	static struct copy c;
	const struct pose *p = pose_find(pose_table, pose_table_n, str_of(id));
	assert_non_null(p);
	assert_true(p->n_frames <= FRAMES_MAX && p->n_props <= PROPS_MAX && p->n_feels <= 4);
	c.p = *p;
	for (size_t i = 0; i < p->n_frames; i++)
		c.frames[i] = p->frames[i];
	for (size_t i = 0; i < p->n_props; i++)
		c.props[i] = p->props[i];
	for (size_t i = 0; i < p->n_feels; i++)
		c.feels[i] = p->feels[i];
	c.p.frames = c.frames;
	c.p.props = c.props;
	c.p.feels = c.feels;
	return &c;
}

static void assert_seen(sense *check, const struct copy *c, const char *what)
{
	str s = says(check, &c->p);
	if (str_find_str(s, str_of(what)) == s.n)
		fail_msg("\"%s\" is not in: %.*s", what, (int)s.n, s.p);
}

static void joints_bend_as_joints_do(void **state)
{
	(void)state;
	no_pose(sense_ranges);
	/* the wrist is laid at the shoulder: the elbow would have to fold up */
	struct copy *c = copy_of("chin_tuck");
	for (size_t i = 0; i < c->p.n_frames; i++) {
		struct pin *hand = &c->frames[i].posture.hand[HAND_RIGHT];
		*hand = (struct pin){.kind = PIN_BODY, .on = JOINT_SHOULDER_R, .at = {0.03, -0.03, 0}, .weight = 1};
	}
	assert_seen(sense_ranges, c, "right: the elbow is bent by");
	c = copy_of("walk");
	c->frames[1].posture.v[ARM_L] = -120;
	assert_seen(sense_ranges, c, "left: the arm goes backwards by");
	c = copy_of("walk");
	for (size_t i = 0; i < c->p.n_frames; i++)
		c->frames[i].posture.foot[HAND_RIGHT].kind = PIN_NONE;
	c->frames[1].posture.v[LEG_R + 3] = -40;
	assert_seen(sense_ranges, c, "right: the knee is bent forwards by");
}

static void what_is_said_to_touch_touches(void **state)
{
	(void)state;
	size_t n = 0;
	no_pose(sense_touches);
	for (size_t i = 0; i < pose_table_n; i++)
		n += pose_table[i].n_touches;
	assert_true(n >= 40);
	struct copy *c = copy_of("push_up_plus");
	for (size_t i = 0; i < c->p.n_frames; i++)
		c->frames[i].posture.hand[HAND_LEFT].at.x -= 0.12;
	assert_seen(sense_touches, c, "handL does not touch wall, by");
	c = copy_of("seated_extension");
	for (size_t i = 0; i < c->p.n_frames; i++) {
		c->frames[i].posture.hand[HAND_RIGHT].kind = PIN_NONE;
		c->frames[i].posture.v[ARM_R + 1] = 10;
	}
	assert_seen(sense_touches, c, "handR does not touch head");
	c = copy_of("cat_cow");
	for (size_t i = 0; i < c->p.n_frames; i++)
		c->frames[i].posture.hand[HAND_RIGHT].at.y = 0.2;
	assert_seen(sense_touches, c, "handR does not touch floor");
}

static void feet_are_on_the_floor(void **state)
{
	(void)state;
	no_pose(sense_floor);
	struct copy *c = copy_of("weight_raise");
	for (size_t i = 0; i < c->p.n_frames; i++)
		for (int s = 0; s < HAND_SIDES; s++)
			c->frames[i].posture.foot[s].at.y += 0.1;
	assert_seen(sense_floor, c, "no foot on the floor, the lower one is up");
	for (size_t i = 0; i < c->p.n_frames; i++) {
		c->frames[i].posture.v[ROOT_Y] -= 0.2;
		for (int s = 0; s < HAND_SIDES; s++)
			c->frames[i].posture.foot[s].at.y -= 0.2;
	}
	assert_seen(sense_floor, c, "something is under the floor");
}

static void nothing_goes_through_things(void **state)
{
	(void)state;
	no_pose(sense_things);
	struct copy *c = copy_of("change_position");
	for (size_t i = 0; i < c->p.n_props; i++)
		c->props[i].at.y += 0.12; /* the seat is in the thighs */
	assert_seen(sense_things, c, "thigh goes through wood");
	c = copy_of("roller_across");
	for (size_t i = 0; i < c->p.n_props; i++)
		if (c->props[i].paint == PAINT_ROLLER)
			c->props[i].at.y += 0.13;
	assert_seen(sense_things, c, "the trunk goes through roller");
}

static void the_light_is_seen(void **state)
{
	(void)state;
	no_pose(sense_glow);
	struct copy *c = copy_of("scapular_squeeze");
	c->p.view.yaw = 90;
	assert_seen(sense_glow, c, "looks away: turn the camera");
	/* a board before the back */
	c = copy_of("scapular_squeeze");
	c->props[c->p.n_props++] = (struct prop){
		.kind = PROP_BOX, .paint = PAINT_WALL, .axis = 'z', .at = {-0.6, 1.2, 0}, .size = {0.04, 1.6, 1.4}, .has_depth = true, .depth = 9};
	assert_seen(sense_glow, c, "is hidden, percent seen: 0");
}

static void a_back_never_glows_on_a_chest(void **state)
{
	(void)state;
	static char buffer[64 << 10];
	static const struct feel back = {JOINT_T7, {-0.1, 0, 0}, 0.12};
	for (int yaw = -180; yaw < 180; yaw += 10) {
		struct copy *c = copy_of("chin_tuck");
		c->feels[0] = back;
		c->p.n_feels = 1;
		c->p.view.yaw = yaw;
		struct writer w = writer_on(buffer, sizeof buffer);
		figure_fragment(&w, &c->p, 0, &(struct figure_style){.mirrored = false});
		bool is_seen = str_find_str(writer_str(&w), STR("<circle class=\"feel\" clip-path")) < w.n;
		bool is_from_front = yaw > 50 && yaw < 130, is_from_behind = yaw < -20 && yaw > -160;
		assert_false(is_seen && is_from_front);
		assert_true(is_seen || !is_from_behind);
	}
}

static void arrows_show_what_moves(void **state)
{
	(void)state;
	no_pose(sense_arrow);
	struct copy *c = copy_of("weight_raise");
	c->p.arrow.out = (struct point){140, -30};
	assert_seen(sense_arrow, c, "the arrow ends far from its joint");
	c = copy_of("weight_raise");
	c->p.arrow.joint = JOINT_PELVIS;
	assert_seen(sense_arrow, c, "at a joint that hardly moves");
	/* it shows the way back, while the still is the way there */
	c = copy_of("weight_raise");
	c->p.arrow.off = (struct vec){0, 0, 0};
	struct copy back = *c;
	back.p.frames = back.frames;
	back.p.arrow.from = c->p.arrow.to;
	back.p.arrow.to = c->p.arrow.from;
	assert_int_equal(says(sense_arrow, &back.p).n, 0); /* an arrow agrees with itself */
}

static void a_still_is_not_the_beginning(void **state)
{
	(void)state;
	no_pose(sense_still);
	struct copy *c = copy_of("chin_tuck");
	c->p.still.at = c->p.still.beside;
	assert_seen(sense_still, c, "the still is the beginning");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joints_bend_as_joints_do), cmocka_unit_test(what_is_said_to_touch_touches),
		cmocka_unit_test(feet_are_on_the_floor),    cmocka_unit_test(nothing_goes_through_things),
		cmocka_unit_test(the_light_is_seen),        cmocka_unit_test(a_back_never_glows_on_a_chest),
		cmocka_unit_test(arrows_show_what_moves),   cmocka_unit_test(a_still_is_not_the_beginning),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
