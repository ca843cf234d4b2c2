/* pose_table.h - the shipped poses, baked by tools/posec.c from content/poses, sorted by id. */
#ifndef TRIVET_DRAW_POSE_TABLE_H
#define TRIVET_DRAW_POSE_TABLE_H

#include "draw/pose.h"

extern const struct pose pose_table[];
extern const size_t pose_table_n;

#endif
