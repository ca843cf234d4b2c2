/* figure_glow.c - a place on the body, and whether the viewer sees its side. */
#include "draw/figure_glow.h"

#define SEEN       0.18  /* of the way to the viewer that its side looks at least: 10 degrees */
#define AWAY       -0.66 /* and looks away at most for light along the outline: about 40 degrees */
#define EDGE_R     0.75  /* that light is smaller, so that it does not reach over to the other side */
#define ALL_ROUND  0.03  /* metres: what lies so near to the axis of the body lies on top of it */
#define BEFORE_ALL 99

static bool on_trunk(const struct feel *f)
{
	return f->joint < JOINT_SHOULDER_R;
}

/* How much the skin over the place looks at the viewer, -1..1. A shoulder has a front and a back; the trunk has sides, too. */
static double looks(const struct body *b, const struct feel *f)
{
	struct vec out = {f->off.x, 0, on_trunk(f) ? f->off.z : 0};
	if (vec_len(out) < ALL_ROUND)
		return 1;
	return camera_depth(b->camera, mat_apply(&b->bones->turn[f->joint], vec_unit(out)));
}

/* Where the outline of the trunk passes, seen from its axis towards `p`. */
static struct point outline_at(const struct body *b, const struct feel *f, struct point p)
{
	struct section s = body_section(b, f->joint);
	struct point mid = camera_point(b->camera, s.at), out = {p.x - mid.x, p.y - mid.y};
	double len = sqrt(out.x * out.x + out.y * out.y);
	if (len < 0.1)
		return p;
	struct point wide = camera_point(b->camera, vec_scale(s.right, s.half_width)),
		     deep = camera_point(b->camera, vec_scale(s.ahead, s.half_depth));
	double w = (wide.x * out.x + wide.y * out.y) / len, d = (deep.x * out.x + deep.y * out.y) / len, edge = sqrt(w * w + d * d) / len;
	return (struct point){mid.x + out.x * edge, mid.y + out.y * edge};
}

struct glow glow_of(const struct body *b, const struct feel *f)
{
	struct vec place = skeleton_point(b->bones, f->joint, f->off);
	double look = looks(b, f), depth = camera_depth(b->camera, place), torso = camera_depth(b->camera, b->bones->at[JOINT_T7]);
	struct glow g = {.kind = look > SEEN                  ? GLOW_SEEN
				 : look > AWAY && on_trunk(f) ? GLOW_EDGE
							      : GLOW_AWAY,
			 .at = camera_point(b->camera, place),
			 .r = f->r * b->camera->scale,
			 .depth = on_trunk(f) ? (depth > torso ? depth : torso) + 0.02 : BEFORE_ALL};
	if (g.kind == GLOW_EDGE) {
		g.at = outline_at(b, f, g.at);
		g.r *= EDGE_R;
	}
	return g;
}
