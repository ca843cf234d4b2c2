/* prop_place.c - the frame of a prop. */
#include "draw/prop_place.h"

struct prop_place prop_place_of(const struct body *b, const struct prop *p)
{
	struct prop_place pl = {p->at, MAT_NONE};
	if (p->on_body)
		pl = (struct prop_place){skeleton_point(b->bones, p->joint, p->at), b->bones->turn[p->joint]};
	mat_turn_y(&pl.turn, p->turn.z);
	mat_turn_x(&pl.turn, p->turn.y);
	mat_turn_z(&pl.turn, p->turn.x);
	return pl;
}

struct vec prop_axis_of(const struct prop *p, const struct prop_place *pl)
{
	return p->axis == 'x' ? pl->turn.x : p->axis == 'y' ? pl->turn.y : pl->turn.z;
}

struct vec prop_point_of(const struct body *b, const struct prop_point *p)
{
	return p->on_body ? skeleton_point(b->bones, p->joint, p->at) : p->at;
}
