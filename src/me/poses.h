/* poses.h - the figures that belong to a pack: its own if it has any, else the shipped ones. */
#ifndef TRIVET_ME_POSES_H
#define TRIVET_ME_POSES_H

#include "core/pack.h"
#include "draw/pose.h"

/* All of them, sorted by id. */
const struct pose *poses_of(const struct pack *p, size_t *ret_n);
/* The figure of an item, or NULL. */
const struct pose *poses_find(const struct pack *p, str item);

#endif
