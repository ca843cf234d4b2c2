/* read.h - turns content files into a pack, or reports everything that is wrong with them. */
#ifndef TRIVET_PACK_READ_H
#define TRIVET_PACK_READ_H

#include "base/err.h"
#include "core/pack.h"
#include "pack/tree.h"

struct content_file {
	str path; /* as it is in messages */
	str text;
};

/* All that is read together. */
struct content {
	const struct content_file *files;
	size_t n;
	const struct content_file *poses; /* one file for each figure, ID.yaml; NULL: figures are not checked */
	size_t n_poses;
	const str *evidence; /* the rows of docs/evidence.md; NULL: rows are not checked */
	size_t n_evidence;
};

enum { PACK_ROOM = 8 << 20 /* bytes of arena that are enough for a large pack */ };

/*
 * Reads all files into one pack and checks it (pack/prove.h included). Problems go to `to`, all in one run. Of the poses only the names are looked at:
 * pose_read() reads them. Fails: ERR_INPUT when there is any problem. Keeps: the pack and its texts live in `a`.
 */
MUST_USE enum err pack_read(const struct content *content, struct arena *a, struct problems *to, struct pack *ret_pack);

#endif
