/* pose_read.h - turns a pose file into a pose, or reports everything that is wrong with it. */
#ifndef TRIVET_PACK_POSE_READ_H
#define TRIVET_PACK_POSE_READ_H

#include "base/err.h"
#include "draw/pose.h"
#include "pack/tree.h"

enum { POSE_ROOM = 256 << 10 /* bytes of arena that are enough for any pose */ };

/*
 * Reads one file of content/poses (docs/poses.md). Checks names, kinds and ranges, that the frames are sorted and the loop closes, and that every
 * hand and foot reaches where it is pinned. Problems go to `to`, all in one run. Fails: ERR_INPUT when there is any problem. Keeps: the pose and its
 * texts live in `a`.
 */
MUST_USE enum err pose_read(str file, str text, struct arena *a, struct problems *to, struct pose *ret_pose);

/* The words that a pose file has for joints and for paints, in the order of their enums. For tools. */
str pose_joint_name(enum joint j);
str pose_paint_name(enum paint p);

#endif
