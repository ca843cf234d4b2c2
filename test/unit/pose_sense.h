/*
 * pose_sense.h - what a machine can see wrong in a pose: a joint bent as none bends, a hand in the air that its steps lay on a wall, a foot under the floor,
 * a leg through a table, light that nobody sees, an arrow far from what moves, a still that is the beginning.
 */
#ifndef TRIVET_TEST_POSE_SENSE_H
#define TRIVET_TEST_POSE_SENSE_H

#include "base/writer.h"
#include "draw/pose.h"

/* Each writes what is wrong, a line for each thing, and says nothing about a pose that is right. */
void sense_ranges(struct writer *w, const struct pose *p);
void sense_touches(struct writer *w, const struct pose *p);
void sense_floor(struct writer *w, const struct pose *p);
void sense_things(struct writer *w, const struct pose *p);
void sense_glow(struct writer *w, const struct pose *p);
void sense_arrow(struct writer *w, const struct pose *p);
void sense_still(struct writer *w, const struct pose *p);

#endif
