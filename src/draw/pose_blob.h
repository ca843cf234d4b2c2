/* pose_blob.h - a pose as a few hundred bytes, for the browser: the engine there is small and gets only the poses of a session. */
#ifndef TRIVET_DRAW_POSE_BLOB_H
#define TRIVET_DRAW_POSE_BLOB_H

#include "base/arena.h"
#include "base/err.h"
#include "draw/pose.h"

/* Writes all but the texts. Numbers are kept to a thousandth. */
void pose_blob_write(struct writer *w, const struct pose *p);
/* Fails: ERR_INPUT when this is no such blob, ERR_FULL when the arena is too small. Keeps: the pose lives in `a`; its texts are empty. */
MUST_USE enum err pose_blob_read(str blob, struct arena *a, struct pose *ret_pose);

#endif
