/* stool.h - three numbers as a stool that tilts exactly as its legs say: the floor is the plane through its three feet. */
#ifndef TRIVET_DRAW_STOOL_H
#define TRIVET_DRAW_STOOL_H

#include "base/writer.h"
#include "draw/vec.h"

#define STOOL_LEGS 3 /* in this order: treatment, practice, change */

struct stool_legs {
	int percent[STOOL_LEGS]; /* 0..100; what lies outside counts as the nearer end */
};

/* How the stool stands on the floor, which is the plane y = 0. In this room x goes to the right, y up, z towards the viewer; the seat has radius 1.
 */
struct stool_stand {
	double tilt_deg;             /* between the seat and the floor, 0..90 */
	struct vec seat;             /* the middle of the seat */
	struct vec right, up, near;  /* the seat's own axes, each of length 1 */
	struct vec top[STOOL_LEGS];  /* where a leg meets the seat */
	struct vec foot[STOOL_LEGS]; /* where it meets the floor: y = 0 up to rounding */
};

struct stool_stand stool_stand(struct stool_legs legs);
/* A place as the pictures show it: seen a little from above, in lengths of the room, y downwards. */
struct point stool_project(struct vec s);
/* True when the upper side of the seat is seen, false when it leans so far away that its underside is. */
bool stool_top_seen(const struct stool_stand *s);
/* True when every leg is long enough for a hot cup to stand safely: 70 percent or more. */
bool stool_stands_well(struct stool_legs legs);

/* "Treatment" and so on; and the same in lower case, as the pictures use it for a class. Needs: leg < STOOL_LEGS. */
str stool_leg_name(size_t leg);
str stool_leg_class(size_t leg);
/* One sentence on how it stands: "Your stool leans towards change, the shortest leg." */
str stool_sentence(struct stool_legs legs);
/* That sentence and the three percentages in words. */
void stool_describe(struct writer *w, struct stool_legs legs);

/* The stool as one <svg class="stool" role="img">, 320 x 330 units. `id` begins the ids inside: letters, digits, '-', unique on its page. */
void stool_draw(struct writer *w, struct stool_legs legs, str id);
/* The small brand mark, <svg class="stool-mark">, 34 x 34 units, hidden from screen readers: the name stands beside it. */
void stool_mark(struct writer *w);

#endif
