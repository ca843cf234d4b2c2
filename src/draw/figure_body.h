/* figure_body.h - the shapes of trunk, arms, legs and head round a skeleton. */
#ifndef TRIVET_DRAW_FIGURE_BODY_H
#define TRIVET_DRAW_FIGURE_BODY_H

#include "draw/figure_paint.h"
#include "draw/figure_path.h"
#include "draw/skeleton.h"

/* Two builds on the same bones, so that every pose fits both. */
enum figure_build { BUILD_SLIM, BUILD_BROAD, BUILDS };

struct body {
	const struct skeleton *bones;
	const struct camera *camera;
	const struct brush *brush;
	enum figure_build build;
	bool bare; /* wears nothing: where clothes would be is skin */
	bool eyes_closed;
};

/* The section of the trunk at `u` segments above the pelvis, 0..8. */
struct section body_section(const struct body *b, double u);

void body_torso(const struct body *b);
void body_neck(const struct body *b);
/* The arm with its sleeve; with the hand in the same outline, or without it where something lies between the two. */
enum body_hand { HAND_JOINED, HAND_APART };
void body_arm(const struct body *b, enum hand_side side, enum body_hand hand);
void body_hand(const struct body *b, enum hand_side side);
/* Legs in one outline with the pelvis where no seam may show. */
struct body_legs {
	bool pelvis, right, left;
};
void body_legs(const struct body *b, struct body_legs which);
void body_foot(const struct body *b, enum hand_side side);
void body_head(const struct body *b);
/* The shadow on the floor at height floor_m. */
void body_shadow(const struct body *b, double floor_m);

#endif
