/* skeleton.c - forward from the pelvis; then two-bone inverse kinematics for what is pinned. */
#include "draw/skeleton.h"

/* Pelvis to skull: L5-L3, L2-T12, T11-T9, T8-T6, T5-T3, T2-C7, C6-C4, C3-C1. */
static const double spine_len[SPINE_SEGMENTS] = {0.085, 0.085, 0.09, 0.09, 0.09, 0.07, 0.042, 0.038};
/* The natural curve, flexion positive, degrees. */
static const double spine_curve[SPINE_SEGMENTS] = {-6, -7, 7, 9, 9, 4, -9, -7};
/* What each segment takes of the angle of its region. */
static const double lumbar_share[SPINE_SEGMENTS] = {0.5, 0.5};
static const double thoracic_share[SPINE_SEGMENTS] = {0, 0, 0.25, 0.3, 0.3, 0.15};
static const double neck_share[SPINE_SEGMENTS] = {0, 0, 0, 0, 0, 0, 0.5, 0.5};

static const double hip_half_width = 0.092;
static const double hip_drop = 0.045;
static const double clavicle = 0.165;
static const double foot_len = 0.235;
static const double ankle_height = 0.07;

/* Right is +1, left -1: the sign of z. */
static double outward(enum hand_side side)
{
	return side == HAND_RIGHT ? 1 : -1;
}

struct vec skeleton_point(const struct skeleton *s, enum joint j, struct vec off)
{
	return vec_add(s->at[j], mat_apply(&s->turn[j], off));
}

/* Flexion, side-bend and turn of one segment or of the head. */
static void bend(struct mat *m, const double angle[3])
{
	mat_turn_z(m, -angle[0]);
	mat_turn_x(m, angle[1]);
	mat_turn_y(m, angle[2]);
}

static void solve_spine(const struct posture *p, struct skeleton *s)
{
	const double *v = p->v;
	struct mat turn = MAT_NONE;
	mat_turn_y(&turn, v[ROOT_YAW]);
	mat_turn_x(&turn, v[ROOT_ROLL]);
	mat_turn_z(&turn, v[ROOT_PITCH]);
	s->at[JOINT_PELVIS] = (struct vec){v[ROOT_X], v[ROOT_Y], v[ROOT_Z]};
	s->turn[JOINT_PELVIS] = turn;
	for (int i = 0; i < SPINE_SEGMENTS; i++) {
		double angle[3];
		for (int k = 0; k < 3; k++)
			angle[k] = lumbar_share[i] * v[LUMBAR + k] + thoracic_share[i] * v[THORACIC + k] + neck_share[i] * v[NECK + k];
		angle[0] += spine_curve[i] * (1 - v[FLAT]);
		bend(&turn, angle);
		s->at[JOINT_PELVIS + i + 1] = vec_along(s->at[JOINT_PELVIS + i], turn.y, spine_len[i]);
		s->turn[JOINT_PELVIS + i + 1] = turn;
	}
	/* the skull sits 6 degrees back on the neck, so that a standing person looks ahead */
	bend(&turn, (const double[]){v[HEAD] - 6, v[HEAD + 1], v[HEAD + 2]});
	s->turn[JOINT_HEAD] = turn;
	s->at[JOINT_HEAD] = s->at[JOINT_SKULL];
	s->at[JOINT_HEAD] = skeleton_point(s, JOINT_HEAD, (struct vec){0.022, 0.080, 0});
}

/* The middle joint and the end of two bones from `from` towards `to`; the middle joint bends towards `pole`. */
static void two_bones(struct vec from, struct vec to, const double len[2], struct vec pole, struct vec ret[2])
{
	struct vec way = vec_sub(to, from);
	double least = fabs(len[0] - len[1]) * 1.01;
	double reach = clamp(vec_len(way), least, (len[0] + len[1]) * 0.999);
	struct vec dir = vec_unit(way);
	double along = (len[0] * len[0] - len[1] * len[1] + reach * reach) / (2 * reach);
	double aside = len[0] * len[0] - along * along;
	ret[0] = vec_along(vec_along(from, dir, along), vec_unit(vec_across(pole, dir)), aside > 0 ? sqrt(aside) : 0);
	ret[1] = vec_along(from, dir, reach);
}

static struct vec pin_place(const struct pin *pin, const struct skeleton *s, struct vec at, enum hand_side side)
{
	if (pin->kind == PIN_ROOM)
		return at;
	at.z *= outward(side);
	return skeleton_point(s, pin->on, at);
}

/* The shoulder: the collar bone moves with the blade, and rises by itself when the arm goes above about 50 degrees. */
static struct vec shoulder(const struct skeleton *s, const double *scap, struct vec arm, enum hand_side side)
{
	const struct mat *chest = &s->turn[JOINT_T4];
	double lift = acos(clamp(vec_dot(arm, chest->y), -1, 1)) / VEC_DEGREE;
	double up = (scap[0] + (lift > 50 ? (lift - 50) * 0.22 : 0)) * VEC_DEGREE;
	double back = scap[1] * VEC_DEGREE;
	double width = 1 - 0.25 * fabs(sin(back)) - 0.35 * (1 - cos(up));
	struct vec dir = {-0.22 - sin(back), 0.02 + sin(up), outward(side) * width};
	struct vec root = vec_along(vec_mix(s->at[JOINT_T4], s->at[JOINT_C7], 0.12), chest->x, 0.035);
	return vec_along(root, mat_apply(chest, vec_unit(dir)), clavicle);
}

/* Two bones in a row. */
struct limb {
	unsigned root; /* the right joint it begins at; those between the two and at the end follow in enum joint */
	double len[2];
	double ahead; /* how much the middle joint wants to the front of the upper bone when the end is held */
};

static const struct limb arms = {JOINT_SHOULDER_R, {BONE_UPPER, BONE_FORE}, 0}, legs = {JOINT_HIP_R, {BONE_THIGH, BONE_SHANK}, 1};

static bool is_held(const struct pin *pin)
{
	return pin->kind != PIN_NONE && pin->weight > 0;
}

/* Lays out a limb from its root, along `upper`, the frame of its first bone, and `lower`, that of its second; a pin turns both. */
static void solve_limb(struct skeleton *s, const struct limb *l, const struct pin *pin, enum hand_side side, struct mat *lower)
{
	struct vec *root = &s->at[l->root + side], *mid = root + HAND_SIDES, *end = mid + HAND_SIDES;
	struct mat *upper = &s->turn[l->root + HAND_SIDES + side];
	*mid = vec_along(*root, upper->y, -l->len[0]);
	*end = vec_along(*mid, lower->y, -l->len[1]);
	if (!is_held(pin))
		return;
	struct vec to = vec_mix(*end, pin_place(pin, s, pin->at, side), pin->weight), got[2];
	two_bones(*root, to, l->len, vec_along(vec_sub(*mid, vec_mix(*root, to, 0.5)), upper->x, l->ahead), got);
	*mid = got[0];
	*end = got[1];
	*lower = mat_upright(vec_unit(vec_sub(*mid, *end)), lower->x);
	*upper = mat_upright(vec_unit(vec_sub(*root, *mid)), upper->x);
}

/* Turns the hand so that the finger tips lie where the pin has them. */
static void hand_on_body(const struct pin *pin, const struct skeleton *s, struct mat *hand, enum hand_side side)
{
	struct vec wrist = s->at[JOINT_WRIST_R + side];
	struct vec tip = vec_mix(vec_along(wrist, hand->y, -BONE_HAND), pin_place(pin, s, pin->tip, side), pin->weight);
	*hand = mat_upright(vec_unit(vec_sub(wrist, tip)), vec_mix(hand->x, s->turn[pin->on].x, pin->weight));
}

static void solve_arm(const struct posture *p, struct skeleton *s, enum hand_side side)
{
	const double sign = outward(side);
	const double *a = &p->v[side == HAND_RIGHT ? ARM_R : ARM_L];
	const struct pin *pin = &p->hand[side];
	struct mat *arm = &s->turn[JOINT_ELBOW_R + side], *hand = &s->turn[JOINT_WRIST_R + side];
	*arm = s->turn[JOINT_SHOULDER_R + side] = s->turn[JOINT_T4];
	mat_turn_y(arm, sign * a[3]);
	mat_turn_x(arm, -sign * a[1]);
	mat_turn_z(arm, a[0]);
	mat_turn_y(arm, -sign * a[2]);
	s->at[JOINT_SHOULDER_R + side] = shoulder(s, &p->v[side == HAND_RIGHT ? SCAP_R : SCAP_L], arm->y, side);
	*hand = *arm;
	mat_turn_z(hand, a[4]);
	solve_limb(s, &arms, pin, side, hand);
	mat_turn_z(hand, p->v[WRIST_R + side]);
	if (pin->kind == PIN_BODY && pin->has_tip && pin->weight > 0.01)
		hand_on_body(pin, s, hand, side);
	s->at[JOINT_TIP_R + side] = skeleton_point(s, JOINT_WRIST_R + side, (struct vec){0, -BONE_HAND, 0});
	s->turn[JOINT_TIP_R + side] = *hand;
}

static void solve_leg(const struct posture *p, struct skeleton *s, enum hand_side side)
{
	const double sign = outward(side);
	const double *l = &p->v[side == HAND_RIGHT ? LEG_R : LEG_L];
	const struct pin *pin = &p->foot[side];
	struct mat *thigh = &s->turn[JOINT_KNEE_R + side], *foot = &s->turn[JOINT_ANKLE_R + side];
	*thigh = s->turn[JOINT_HIP_R + side] = s->turn[JOINT_PELVIS];
	s->at[JOINT_HIP_R + side] = skeleton_point(s, JOINT_PELVIS, (struct vec){0, -hip_drop, sign * hip_half_width});
	mat_turn_x(thigh, -sign * l[1]);
	mat_turn_z(thigh, l[0]);
	mat_turn_y(thigh, -sign * l[2]);
	*foot = *thigh;
	mat_turn_z(foot, -l[3]);
	solve_limb(s, &legs, pin, side, foot);
	if (is_held(pin) && p->flat_feet) /* the sole lies on the floor, toes where the shank looks */
		*foot = mat_upright((struct vec){0, 1, 0}, (struct vec){foot->x.x != 0 ? foot->x.x : 0.001, 0, foot->x.z});
	else
		mat_turn_z(foot, p->v[ANKLE_R + side]);
	s->turn[JOINT_HEEL_R + side] = s->turn[JOINT_TOE_R + side] = *foot;
	s->at[JOINT_HEEL_R + side] = skeleton_point(s, JOINT_ANKLE_R + side, (struct vec){-0.05, -ankle_height * 0.5, 0});
	s->at[JOINT_TOE_R + side] = skeleton_point(s, JOINT_ANKLE_R + side, (struct vec){foot_len - 0.06, -ankle_height * 0.66, sign * 0.012});
}

static void solve(const struct posture *p, struct skeleton *s)
{
	solve_spine(p, s);
	for (int side = 0; side < HAND_SIDES; side++) {
		solve_arm(p, s, (enum hand_side)side);
		solve_leg(p, s, (enum hand_side)side);
	}
}

void skeleton_of(const struct posture *p, struct skeleton *ret_skeleton)
{
	struct posture moved = *p;
	solve(&moved, ret_skeleton);
	if (!p->anchor.set)
		return;
	/* an anchor on a pinned limb moves again when the body does: the second step takes what the first left */
	for (int i = 0; i < 2; i++) {
		struct vec miss = vec_sub(p->anchor.at, skeleton_point(ret_skeleton, p->anchor.joint, p->anchor.off));
		moved.v[ROOT_X] += miss.x;
		moved.v[ROOT_Y] += miss.y;
		moved.v[ROOT_Z] += miss.z;
		solve(&moved, ret_skeleton);
	}
}

static double gap(const struct pin *pin, const struct skeleton *s, enum joint end, enum hand_side side)
{
	return pin->kind == PIN_NONE ? 0 : vec_len(vec_sub(pin_place(pin, s, pin->at, side), s->at[end]));
}

double skeleton_hand_gap(const struct posture *p, const struct skeleton *s, enum hand_side side)
{
	return gap(&p->hand[side], s, JOINT_WRIST_R + side, side);
}

double skeleton_foot_gap(const struct posture *p, const struct skeleton *s, enum hand_side side)
{
	return gap(&p->foot[side], s, JOINT_ANKLE_R + side, side);
}
