/* pose_version.h - a name for how a figure looks now, so that a browser may cache its pictures permanently. */
#ifndef TRIVET_DRAW_POSE_VERSION_H
#define TRIVET_DRAW_POSE_VERSION_H

#include "draw/pose.h"

enum { POSE_VERSION_ROOM = 128 << 10, POSE_VERSION_CHARS = 12 };

/*
 * 12 hexadecimal digits, another text when the pose, the engine or the colours change. `buffer`: POSE_VERSION_ROOM bytes, used for the call only.
 */
void pose_version(const struct pose *p, char *buffer, char ret_text[POSE_VERSION_CHARS]);

#endif
