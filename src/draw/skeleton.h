/* skeleton.h - from joint angles to positions in space. */
#ifndef TRIVET_DRAW_SKELETON_H
#define TRIVET_DRAW_SKELETON_H

#include "draw/pose.h"

#define SPINE_SEGMENTS 8

/* Lengths of the bones, metres. */
#define BONE_THIGH 0.425
#define BONE_SHANK 0.42
#define BONE_UPPER 0.29
#define BONE_FORE  0.255
#define BONE_HAND  0.17

struct skeleton {
	struct vec at[JOINTS];
	struct mat turn[JOINTS]; /* the frame of each joint: its y runs up the bone, x is its front */
};

/* Solves the posture: angles first, then pins, then the anchor. */
void skeleton_of(const struct posture *p, struct skeleton *ret_skeleton);
/* How far the wrist (ankle) stays from where a full pin would hold it, metres; 0 without a pin. */
double skeleton_hand_gap(const struct posture *p, const struct skeleton *s, enum hand_side side);
double skeleton_foot_gap(const struct posture *p, const struct skeleton *s, enum hand_side side);
/* The place of a point given in the frame of a joint. */
struct vec skeleton_point(const struct skeleton *s, enum joint j, struct vec off);

#endif
