/* test_pose_read.c - what the reader of poses takes, what it tells, and that no text harms it. */
#include "pack/pose_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char pose_room[POSE_ROOM], says_room[16 << 10];

struct result {
	enum err err;
	struct pose pose;
	str says;
	size_t n;
};

static struct result read_text(str text)
{
	struct arena a = arena_on(pose_room, sizeof pose_room);
	struct writer w = writer_on(says_room, sizeof says_room);
	struct problems to = {.w = &w};
	struct result r = {.n = 0};
	r.err = pose_read(STR("poses/nod.yaml"), text, &a, &to, &r.pose);
	r.says = writer_str(&w);
	r.n = to.n;
	return r;
}

static struct result read_z(const char *text)
{
	return read_text(str_of(text));
}

#define HEAD_LINES                                                                                                                                   \
	"id: nod\n"                                                                                                                                  \
	"title: \"Nod\"\n"                                                                                                                           \
	"alt: \"A person nods.\"\n"

static void assert_says(struct result r, const char *line)
{
	assert_int_equal(r.err, ERR_INPUT);
	if (str_find_str(r.says, str_of(line)) == r.says.n)
		fail_msg("\"%s\" is not in:\n%.*s", line, (int)r.says.n, r.says.p);
}

static void assert_fine(struct result r)
{
	if (r.err != OK)
		fail_msg("%.*s", (int)r.says.n, r.says.p);
	assert_int_equal(r.n, 0);
}

static void the_smallest_pose(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES "frames:\n  - {t: 0, label: \"Stand\"}\n");
	assert_fine(r);
	assert_true(str_eq(r.pose.id, STR("nod")));
	assert_true(r.pose.loop_s == 6);
	assert_int_equal(r.pose.n_frames, 2);
	assert_true(r.pose.frames[1].t == 1);
	assert_memory_equal(r.pose.frames[1].posture.v, r.pose.frames[0].posture.v, sizeof r.pose.frames[0].posture.v);
}

static void values_land_in_their_channels(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES "sec: 4.5\n"
					    "view: {yaw: -20, pitch: .5, crop: [head, toeL]}\n"
					    "base: {root: {y: 0.6, pitch: -12.5}, neck: [1, 2, 3]}\n"
					    "frames:\n  - {t: 0, label: \"a\", pose: {armR: [10, 20, 30, 40, 50]}}\n");
	assert_fine(r);
	const double *v = r.pose.frames[0].posture.v;
	assert_true(r.pose.loop_s == 4.5 && r.pose.view.yaw == -20 && r.pose.view.pitch == 0.5);
	assert_int_equal(r.pose.view.crop, 1u << JOINT_HEAD | 1u << JOINT_TOE_L);
	assert_true(v[ROOT_Y] == 0.6 && v[ROOT_PITCH] == -12.5 && v[NECK + 1] == 2);
	assert_true(v[ARM_R + 2] == 30 && v[ARM_L + 2] == 30);
}

static void the_left_follows_until_it_is_told(void **state)
{
	(void)state;
	struct result r = read_z(
		HEAD_LINES
		"base: {legL: [5, 0, 0, 0]}\n"
		"frames:\n  - {t: 0, label: \"a\", pose: {legR: [40, 0, 0, 0], armL: [7, 0, 0, 0, 0], armR: [60, 0, 0, 0, 0], scap: [1, 2]}}\n");
	assert_fine(r);
	const double *v = r.pose.frames[0].posture.v;
	assert_true(v[LEG_R] == 40 && v[LEG_L] == 5);
	assert_true(v[ARM_R] == 60 && v[ARM_L] == 7);
	assert_true(v[SCAP_R + 1] == 2 && v[SCAP_L + 1] == 2);
}

static void frames_hold_and_come_back(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES "frames:\n"
					    "  - {t: 0, label: \"a\", pose: {neck: [10, 0, 0]}}\n"
					    "  - {t: 0.3, label: \"b\", pose: {neck: [20, 0, 0]}}\n"
					    "  - {t: 0.5}\n"
					    "  - {t: 0.7, like: 0}\n");
	assert_fine(r);
	const double neck[5] = {10, 20, 20, 10, 10};
	assert_int_equal(r.pose.n_frames, 5);
	for (size_t i = 0; i < 5; i++)
		assert_true(r.pose.frames[i].posture.v[NECK] == neck[i]);
}

static void pins_and_furniture(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES "props:\n"
					    "  - {set: chair, at: [0.1, 0, 0]}\n"
					    "  - {cyl: [0, 0.1, 0], axis: x, len: 0.6, r: 0.075, cls: roller, z: -0.2, fit: false}\n"
					    "  - {band: [tipR, [1, 1, 0], [T4, 0, 0.1, 0]], cls: band}\n"
					    "feel:\n  - [T7, [-0.1, 0, 0], 0.12]\n"
					    "base: {handR: {on: head, at: [-0.1, 0, 0.1], tip: [-0.1, 0, 0]}, footR: [0.05, 0.07, 0.1]}\n"
					    "frames:\n  - {t: 0, label: \"a\", pose: {footR: free}}\n");
	assert_fine(r);
	assert_int_equal(r.pose.n_props, 8);
	assert_true(fabs(r.pose.props[4].at.x - 0.1) < 1e-9);
	assert_int_equal(r.pose.props[6].axis, 'x');
	assert_true(r.pose.props[6].unfit && r.pose.props[6].has_depth && r.pose.props[6].depth == -0.2);
	assert_int_equal(r.pose.props[7].n_points, 3);
	assert_true(r.pose.props[7].points[0].on_body && !r.pose.props[7].points[1].on_body && r.pose.props[7].points[2].joint == JOINT_T4);
	const struct posture *p = &r.pose.frames[0].posture;
	assert_int_equal(p->hand[HAND_RIGHT].kind, PIN_BODY);
	assert_int_equal(p->hand[HAND_LEFT].kind, PIN_NONE);
	assert_int_equal(p->foot[HAND_RIGHT].kind, PIN_NONE);
}

#define TWO_FRAMES "frames:\n  - {t: 0, label: \"a\"}\n  - {t: 0.5, label: \"b\", pose: {neck: [9, 0, 0]}}\n  - {t: 0.7}\n"

static void a_still_has_its_moment(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES TWO_FRAMES);
	assert_fine(r);
	assert_int_equal(r.pose.still.kind, STILL_ONE);
	assert_true(r.pose.still.at == 0.5); /* the last that says what to do */
	r = read_z(HEAD_LINES "still: 0.7\npair: 0\n" TWO_FRAMES);
	assert_fine(r);
	assert_int_equal(r.pose.still.kind, STILL_PAIR);
	r = read_z(HEAD_LINES "still: 0.7\npair: 0.5\narrow: {joint: head}\n" TWO_FRAMES);
	assert_fine(r);
	assert_true(r.pose.arrow.set && r.pose.arrow.from == 0.5 && r.pose.arrow.to == 0.7);
	r = read_z(HEAD_LINES "still: 0.7\npair: 0\n" TWO_FRAMES);
	assert_true(r.pose.still.at == 0.7 && r.pose.still.beside == 0);
	r = read_z(HEAD_LINES "still: 0.5\nwrong: 0\n" TWO_FRAMES);
	assert_fine(r);
	assert_int_equal(r.pose.still.kind, STILL_WRONG);
}

static void touches_and_eyes(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES "touch: {handR: head, footL: floor, torso: roller}\neyes: closed\n" TWO_FRAMES);
	assert_fine(r);
	assert_true(r.pose.eyes_closed);
	assert_int_equal(r.pose.n_touches, 3);
	assert_true(r.pose.touches[0].part == PART_HAND_R && r.pose.touches[0].kind == TOUCH_JOINT && r.pose.touches[0].joint == JOINT_HEAD);
	assert_true(r.pose.touches[1].part == PART_FOOT_L && r.pose.touches[1].kind == TOUCH_FLOOR);
	assert_true(r.pose.touches[2].part == PART_TORSO && r.pose.touches[2].kind == TOUCH_THING && r.pose.touches[2].paint == PAINT_ROLLER);
	assert_false(read_z(HEAD_LINES TWO_FRAMES).pose.eyes_closed);
}

struct wrong {
	const char *text;
	const char *says;
};

static const struct wrong wrongs[] = {
	{"frames:\n  - {t: 0}\nfeet: 2\n", "poses/nod.yaml:6:7: unknown key \"feet\", allowed are: id title alt"},
	{"frames: []\n", "\"frames\" needs a list with one frame at least"},
	{"frames:\n  - {t: 0.2}\n", "nod.yaml:5:9: the first frame is at 0"},
	{"frames:\n  - {t: 0}\n  - {t: 0.6}\n  - {t: 0.5}\n", "nod.yaml:7:9: frames are sorted"},
	{"frames:\n  - {t: 0}\n  - {t: 1, pose: {neck: [9, 0, 0]}}\n", "nod.yaml:5:3: the frame at 1 is the first one again"},
	{"frames:\n  - {t: 0}\n  - {t: 0.6, like: 0.3}\n", "nod.yaml:6:20: \"like\" is the \"t\" of an earlier frame"},
	{"frames:\n  - {t: 0, pose: {neck: [90, 0, 0]}}\n", "nod.yaml:5:26: 90 is out of range, -60 to 60 is allowed"},
	{"frames:\n  - {t: 0, pose: {neck: [9, 0]}}\n", "nod.yaml:5:25: a list of 3 numbers is needed"},
	{"frames:\n  - {t: 0, pose: {neck: [9, 0, wide]}}\n", "a number is needed, -80 to 80"},
	{"frames:\n  - {t: 0, pose: {nek: [9, 0, 0]}}\n", "unknown key \"nek\", allowed are: root flat lumbar"},
	{"frames:\n  - {t: 0, pose: {handR: [2, 1, 0.2]}}\n", "nod.yaml:5:18: the right hand stays 1"},
	{"frames:\n  - {t: 0, pose: {footL: [1, 0.1, 0]}}\n", "the left foot stays"},
	{"frames:\n  - {t: 0, pose: {handL: {at: [0, 0, 0]}}}\n", "a pin on the body needs \"on\" and \"at\""},
	{"frames:\n  - {t: 0, pose: {handL: {on: nose, at: [0, 0, 0]}}}\n", "\"nose\" is not known, allowed are: pelvis L3"},
	{"frames:\n  - {t: 0, pose: {anchor: {joint: T7}}}\n", "an anchor needs \"joint\" and \"at\""},
	{"frames:\n  - {t: 0, pose: {flatFeet: maybe}}\n", "true or false is needed"},
	{"frames:\n  - {t: 0, pose: {handR: {on: head, at: [-0.1, 0, 0.1]}}}\n  - {t: 0.5, pose: {handR: [0.1, 1.2, 0.2]}}\n",
	 "pinned to two different things"},
	{"props:\n  - {box: [0, 0, 0], cls: wood}\nframes:\n  - {t: 0}\n", "\"size\" is needed"},
	{"props:\n  - {cls: wood}\nframes:\n  - {t: 0}\n", "a thing needs a shape, one of: box cyl"},
	{"props:\n  - {cyl: [0, 0, 0], cls: gold, r: 0.1}\nframes:\n  - {t: 0}\n", "\"gold\" is not known, allowed are: skin"},
	{"props:\n  - {set: sofa}\nframes:\n  - {t: 0}\n", "\"sofa\" is not known, allowed are: stool chair desk"},
	{"props:\n  - {band: [tipR], cls: band}\nframes:\n  - {t: 0}\n", "a band is a list of 2 to 6 points"},
	{"props:\n  - {tube: [tipR, tipL], radii: [0.1], cls: skin}\nframes:\n  - {t: 0}\n", "a tube needs \"radii\""},
	{"props:\n  - {tube: [tipR, tipL], cls: skin}\nframes:\n  - {t: 0}\n", "a tube needs \"radii\""},
	{"props:\n  - {cone: [0, 1, 0], cls: metal}\nframes:\n  - {t: 0}\n", "\"r\" is needed"},
	{"feel:\n  - [T7, 0.1]\nframes:\n  - {t: 0}\n", "a feeling is [joint, [x, y, z], radius]"},
	{"arrow: {from: 0, to: 0.5}\nframes:\n  - {t: 0}\n", "an arrow needs \"joint\""},
	{"arrow: {joint: head}\nstill: 0\n" TWO_FRAMES, "an arrow goes from one moment to another"},
	{"order: {hed: 1}\nframes:\n  - {t: 0}\n", "unknown key \"hed\""},
	{"frames:\n  - {t: 0, pose: &a {neck: [9, 0, 0]}}\n", "anchors, aliases and tags are not allowed"},
	{"view: 7\nframes:\n  - {t: 0}\n", "a mapping is needed with some of: yaw pitch crop"},
	{"still: 0.3\n" TWO_FRAMES, "nod.yaml:4:8: this is the \"t\" of no frame"},
	{"still: 1\n" TWO_FRAMES, "this is the \"t\" of no frame"},
	{"still: 0.5\npair: 0.5\n" TWO_FRAMES, "nod.yaml:5:7: this is the moment of \"still\" itself"},
	{"pair: 0\nwrong: 0\n" TWO_FRAMES, "\"pair\" or \"wrong\", not both"},
	{"eyes: shut\n" TWO_FRAMES, "\"shut\" is not known, allowed are: open closed"},
	{"touch: {handR: sky}\n" TWO_FRAMES, "nod.yaml:4:16: a part touches the floor, a joint or what a thing is made of"},
	{"touch: {kneR: floor}\n" TWO_FRAMES, "unknown key \"kneR\", allowed are: torso head handR"},
	{"props: {a: 1}\nframes:\n  - {t: 0}\n", "\"props\" is a list"},
};

static void what_is_wrong_is_told_with_its_place(void **state)
{
	(void)state;
	char text[512];
	for (size_t i = 0; i < sizeof wrongs / sizeof wrongs[0]; i++) {
		snprintf(text, sizeof text, "%s%s", HEAD_LINES, wrongs[i].text);
		assert_says(read_z(text), wrongs[i].says);
	}
	assert_says(read_z("id: nod\nframes:\n  - {t: 0}\n"), "nod.yaml:1:1: \"title\" needs a text");
	assert_says(read_z("id: shake\ntitle: \"a\"\nalt: \"b\"\nframes:\n  - {t: 0}\n"), "the id \"shake\" is not the name of the file, \"nod\"");
	assert_says(read_z(""), "nod.yaml:1:1");
	assert_says(read_z("id: [nod"), "not well-formed YAML");
}

static void all_is_told_in_one_run(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES "sec: 0\nview: {yaw: 999}\nframes:\n  - {t: 0, pose: {neck: [90, 0, 99], armR: [0, 0, 0, 0, 160]}}\n");
	assert_int_equal(r.err, ERR_INPUT);
	assert_int_equal(r.n, 5);
}

static void numbers_are_exact(void **state)
{
	(void)state;
	struct result r = read_z(HEAD_LINES "frames:\n  - {t: 0, label: \"a\", pose: {root: {x: -0.105, y: .94, z: 2.}}}\n");
	assert_fine(r);
	const double *v = r.pose.frames[0].posture.v;
	assert_true(v[ROOT_X] == -0.105 && v[ROOT_Y] == 0.94 && v[ROOT_Z] == 2.0);
	assert_says(read_z(HEAD_LINES "frames:\n  - {t: 0, pose: {root: {x: 1e3}}}\n"), "a number is needed");
	assert_says(read_z(HEAD_LINES "frames:\n  - {t: 0, pose: {root: {x: \"-\"}}}\n"), "a number is needed");
	assert_says(read_z(HEAD_LINES "frames:\n  - {t: 0, pose: {root: {x: 1.2.3}}}\n"), "a number is needed");
	assert_says(read_z(HEAD_LINES "frames:\n  - {t: 0, pose: {root: {x: .nan}}}\n"), "a number is needed");
}

static void a_small_room_is_told(void **state)
{
	(void)state;
	static const char text[] = HEAD_LINES "props:\n  - {set: desk}\nframes:\n  - {t: 0, pose: {neck: [1, 2, 3]}}\n  - {t: 0.5}\n";
	for (size_t cap = 0; cap < 8000; cap += 61) {
		struct arena a = arena_on(pose_room, cap);
		struct writer w = writer_on(says_room, sizeof says_room);
		struct problems to = {.w = &w};
		struct pose p;
		enum err e = pose_read(STR("poses/nod.yaml"), str_of(text), &a, &to, &p);
		assert_true(e == OK || to.n > 0);
	}
}

static const char whole[] = HEAD_LINES
	"sec: 6\nview: {yaw: 24, pitch: 12, crop: [head]}\n"
	"props:\n  - {set: chair}\n  - {box: [0, 0, 0], size: [1, 1, 1], turn: [1, 2, 3], on: T7, cls: mat}\n"
	"  - {band: [tipR, [0, 1, 0], [T4, 0, 0, 0]], cls: band, r: 0.01}\n  - {patch: [2, 4], span: [120, 240], cls: pad}\n"
	"feel:\n  - [T7, [-0.1, 0, 0], 0.13]\narrow: {joint: head, from: 0, to: 0.4, off: [0, 0, 0], out: [-6, -3]}\n"
	"base:\n  footR: [0.1, 0.07, 0.13]\n  handR: {on: head, at: [-0.1, -0.02, 0.1], tip: [-0.13, 0.03, -0.04]}\n"
	"  anchor: {joint: T7, off: [0, 0, 0], at: [0, 1.3, 0]}\norder: {head: 0.1}\nstill: 0\npair: 0.5\ntouch: {handR: head}\neyes: open\n"
	"frames:\n  - {t: 0, label: \"a\", pose: {thoracic: [14, 0, 0]}}\n  - {t: 0.5}\n  - {t: 0.7, like: 0}\n";

/* Every beginning of a pose, and every single changed byte, ends with OK or a told problem: run under the sanitizers. */
static void no_text_harms(void **state)
{
	(void)state;
	static const char bytes[] = "\n -:{[]},\"'0.#&*!|>\t\x80";
	char *copy = malloc(sizeof whole);
	assert_non_null(copy);
	assert_fine(read_z(whole));
	for (size_t n = 0; n < sizeof whole; n++) {
		memcpy(copy, whole, sizeof whole);
		struct result r = read_text((str){copy, n});
		assert_true(r.err == OK || r.n > 0);
		for (size_t k = 0; k < sizeof bytes - 1; k += 3) {
			copy[n] = bytes[(k + n) % (sizeof bytes - 1)];
			r = read_text((str){copy, sizeof whole - 1});
			assert_true(r.err == OK || r.n > 0);
		}
	}
	free(copy);
}

static void names_are_told(void **state)
{
	(void)state;
	assert_true(str_eq(pose_joint_name(JOINT_PELVIS), STR("pelvis")));
	assert_true(str_eq(pose_joint_name(JOINT_SHOULDER_L), STR("shoL")));
	assert_true(str_eq(pose_joint_name(JOINT_TOE_L), STR("toeL")));
	assert_true(str_eq(pose_paint_name(PAINT_SKIN), STR("skin")));
	assert_true(str_eq(pose_paint_name(PAINT_WATER), STR("water")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_smallest_pose),
		cmocka_unit_test(values_land_in_their_channels),
		cmocka_unit_test(the_left_follows_until_it_is_told),
		cmocka_unit_test(frames_hold_and_come_back),
		cmocka_unit_test(pins_and_furniture),
		cmocka_unit_test(a_still_has_its_moment),
		cmocka_unit_test(touches_and_eyes),
		cmocka_unit_test(what_is_wrong_is_told_with_its_place),
		cmocka_unit_test(all_is_told_in_one_run),
		cmocka_unit_test(numbers_are_exact),
		cmocka_unit_test(a_small_room_is_told),
		cmocka_unit_test(no_text_harms),
		cmocka_unit_test(names_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
