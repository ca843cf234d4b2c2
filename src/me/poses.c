/* poses.c - the figures that belong to a pack. */
#include "me/poses.h"

#include "draw/pose_table.h"

const struct pose *poses_of(const struct pack *p, size_t *ret_n)
{
	*ret_n = p->poses != NULL ? p->n_poses : pose_table_n;
	return p->poses != NULL ? p->poses : pose_table;
}

const struct pose *poses_find(const struct pack *p, str item)
{
	size_t n;
	const struct pose *poses = poses_of(p, &n);
	uint16_t i = pack_item(p, item);
	return pose_find(poses, n, i != NONE && p->items[i].figure.n > 0 ? p->items[i].figure : item);
}
