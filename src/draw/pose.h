/* pose.h - what an exercise looks like, as data: joint angles in clinical terms at a few moments of a loop. docs/poses.md explains how to write one. */
#ifndef TRIVET_DRAW_POSE_H
#define TRIVET_DRAW_POSE_H

#include "base/str.h"
#include "draw/vec.h"

enum hand_side { HAND_RIGHT, HAND_LEFT, HAND_SIDES };

/* Right and left of a pair follow each other: JOINT_HAND_R + side. */
enum joint {
	JOINT_PELVIS,
	JOINT_L3,
	JOINT_T12,
	JOINT_T9,
	JOINT_T7,
	JOINT_T4,
	JOINT_C7,
	JOINT_C4,
	JOINT_SKULL,
	JOINT_HEAD,
	JOINT_SHOULDER_R,
	JOINT_SHOULDER_L,
	JOINT_ELBOW_R,
	JOINT_ELBOW_L,
	JOINT_WRIST_R,
	JOINT_WRIST_L,
	JOINT_TIP_R,
	JOINT_TIP_L,
	JOINT_HIP_R,
	JOINT_HIP_L,
	JOINT_KNEE_R,
	JOINT_KNEE_L,
	JOINT_ANKLE_R,
	JOINT_ANKLE_L,
	JOINT_HEEL_R,
	JOINT_HEEL_L,
	JOINT_TOE_R,
	JOINT_TOE_L,
	JOINTS
};

/* Everything about a body that is a number, in one row, so that two postures mix by one loop. */
enum channel {
	ROOT_X, /* the pelvis in the room, metres */
	ROOT_Y,
	ROOT_Z,
	ROOT_PITCH, /* degrees; 90 on the back, -90 on the front */
	ROOT_ROLL,
	ROOT_YAW,
	FLAT,   /* 0..1, takes away the natural curve of the spine */
	LUMBAR, /* 3 each: flexion, side-bend to the right, turn to the left; degrees */
	THORACIC = LUMBAR + 3,
	NECK = THORACIC + 3,
	HEAD = NECK + 3,
	SCAP_R = HEAD + 3, /* elevation, retraction */
	SCAP_L = SCAP_R + 2,
	ARM_R = SCAP_L + 2, /* flexion, abduction, external rotation, horizontal adduction, elbow flexion; to the thorax */
	ARM_L = ARM_R + 5,
	WRIST_R = ARM_L + 5, /* flexion to the palm is negative */
	WRIST_L,
	LEG_R, /* flexion, abduction, rotation outwards, knee flexion; to the pelvis */
	LEG_L = LEG_R + 4,
	ANKLE_R = LEG_L + 4, /* toes up */
	ANKLE_L,
	CHANNELS
};

enum pin_kind {
	PIN_NONE,
	PIN_ROOM, /* at a place of the room */
	PIN_BODY  /* at a place on the body: a hand behind the head */
};

/* Where a wrist or an ankle is held; the elbow or knee bends to reach it, near to where the angles have it. */
struct pin {
	enum pin_kind kind;
	enum joint on;  /* PIN_BODY: in the frame of this joint, with z outwards on the limb's own side */
	struct vec at;  /* metres */
	struct vec tip; /* PIN_BODY: where the finger tips are */
	bool has_tip;
	double weight; /* 0 free .. 1 held */
};

/* Moves the whole body so that a point of it is at a place of the room. */
struct anchor {
	bool set;
	enum joint joint;
	struct vec off; /* in the frame of the joint */
	struct vec at;
};

struct posture {
	double v[CHANNELS];
	struct pin hand[HAND_SIDES];
	struct pin foot[HAND_SIDES];
	bool flat_feet; /* a pinned foot keeps its sole on the floor */
	struct anchor anchor;
};

struct frame {
	double t; /* 0..1 of the loop */
	struct posture posture;
	str label; /* what to do now; empty while a position is held */
};

enum prop_kind {
	PROP_BOX,  /* at, size */
	PROP_CYL,  /* at, axis, len, r */
	PROP_BALL, /* at, size: three radii */
	PROP_RING, /* at, axis, r: a hoop */
	PROP_BAND, /* through points */
	PROP_TUBE, /* through points, with a radius at each: an arm, a blanket */
	PROP_CONE, /* at, axis, len; r at its far end, top at its near end: the shade of a lamp, its light */
	PROP_PATCH /* on the trunk: from spine segment u[0] to u[1], from span[0] to span[1] degrees (0 front, 90 right, 180 back) */
};

/* What a thing is made of: its three colours. */
enum paint {
	PAINT_SKIN,
	PAINT_TOP,
	PAINT_LEG,
	PAINT_HAIR,
	PAINT_FACE, /* lines of the face */
	PAINT_ROLLER,
	PAINT_MAT,
	PAINT_WOOD,
	PAINT_WALL,
	PAINT_PILLOW,
	PAINT_BAND,
	PAINT_METAL,
	PAINT_SCREEN,
	PAINT_PAD,
	PAINT_BAG,
	PAINT_CLOTH,
	PAINT_TUB,
	PAINT_WATER,
	PAINT_SHEET,
	PAINT_TUNIC, /* what a practitioner wears */
	PAINT_GLASS,
	PAINT_LIGHT, /* of a lamp */
	PAINT_MARK,  /* on the skin */
	PAINTS
};

struct prop_point {
	bool on_body;
	enum joint joint;
	struct vec at; /* in the frame of the joint, or in the room */
};

#define PROP_POINTS 6

struct prop {
	enum prop_kind kind;
	enum paint paint;
	bool on_body; /* moves with a joint */
	enum joint joint;
	struct vec at;
	struct vec size;
	struct vec turn; /* pitch, roll, yaw in degrees */
	char axis;       /* x y z */
	double len, r;
	double u[2], span[2];
	double top; /* of a cone: the radius at its near end */
	struct prop_point points[PROP_POINTS];
	double radii[PROP_POINTS]; /* of a tube */
	size_t n_points;
	bool has_depth;
	double depth; /* metres towards the viewer in the painter's order, instead of where its middle is */
	bool unfit;   /* may reach out of the picture */
};

/* Where it should be felt: a glow. */
struct feel {
	enum joint joint;
	struct vec off; /* in the frame of the joint */
	double r;
};

/* The way a joint goes between two moments, drawn aside from it. */
struct arrow {
	bool set;
	enum joint joint;
	double from, to;  /* 0..1 of the loop */
	struct vec off;   /* metres in the frame of the joint: the point whose way is drawn */
	struct point out; /* how far aside, in units of the picture (260 to a metre) */
};

/* Body parts that are drawn as a whole, for the painter's order. */
enum part {
	PART_TORSO,
	PART_NECK,
	PART_HEAD,
	PART_ARM_R,
	PART_ARM_L,
	PART_HAND_R,
	PART_HAND_L,
	PART_LEG_R,
	PART_LEG_L,
	PART_FOOT_R,
	PART_FOOT_L,
	PARTS
};

/* The moment that a picture shows which stands still: the target of the movement, alone or beside another moment. */
enum still_kind {
	STILL_ONE,
	STILL_PAIR, /* the beginning, an arrow, the target */
	STILL_WRONG /* what to leave, with a cross, beside what to do, with a tick */
};

struct still {
	enum still_kind kind;
	double at;     /* 0..1 of the loop: the target */
	double beside; /* of a pair: the moment on its left */
};

/* What a part of the body lies on or holds at the still moment: said in words, and so to be seen. */
enum touch_kind {
	TOUCH_JOINT, /* another part of the body */
	TOUCH_FLOOR,
	TOUCH_THING /* something that is made of this */
};

struct touch {
	enum part part; /* a hand, a foot, the head or the torso */
	enum touch_kind kind;
	enum joint joint;
	enum paint paint;
};

#define TOUCHES_MAX 6

struct view {
	double yaw;    /* degrees; 0 sees the right side, 90 the front, -90 the back */
	double pitch;  /* degrees; above 0 looks down */
	uint32_t crop; /* joints that must be seen, bit by joint; 0 for all and the equipment */
};

struct pose {
	str id;
	str title;
	str alt;     /* one sentence that tells what the picture shows */
	str version; /* of its pictures: another one when they look different; pose_version() */
	double loop_s;
	struct view view;
	bool bare; /* no shirt and no trousers: what is to be covered is covered by things */
	const struct prop *props;
	size_t n_props;
	const struct feel *feels;
	size_t n_feels;
	struct arrow arrow;
	struct still still;
	struct touch touches[TOUCHES_MAX];
	size_t n_touches;
	bool eyes_closed;           /* who lies, rests or breathes; open otherwise */
	const struct frame *frames; /* sorted, from 0 to 1, the last as the first */
	size_t n_frames;
	double nudge[PARTS]; /* metres towards the viewer in the painter's order */
};

/* A person who stands with hanging arms. */
void pose_standing(struct posture *ret_posture);
/* The posture at `t`, 0..1; eased between frames. Needs: at least one frame. A pin that only one of two frames has fades in or out. */
void pose_at(const struct pose *p, double t, struct posture *ret_posture);

/* The pose of this id, or NULL. Needs: sorted by id. */
const struct pose *pose_find(const struct pose *poses, size_t n, str id);

#endif
