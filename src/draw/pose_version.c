/* pose_version.c - a hash over the pose, its pictures and their colours. */
#include "draw/pose_version.h"

#include "base/hash.h"
#include "draw/figure_still.h"
#include "draw/pose_blob.h"

void pose_version(const struct pose *p, char *buffer, char ret_text[POSE_VERSION_CHARS])
{
	struct writer w = writer_on(buffer, POSE_VERSION_ROOM);
	pose_blob_write(&w, p);
	figure_css(&w);
	uint64_t version = hash_str(HASH_BEGIN, writer_str(&w));
	for (size_t i = 0; i < 4 * p->n_frames; i++) {
		struct figure_style style = {
			.colours = FIGURE_OWN, .mirrored = i % 2 != 0, .build = i % 4 < 2 ? BUILD_SLIM : BUILD_BROAD, .arrow = true};
		w = writer_on(buffer, POSE_VERSION_ROOM);
		figure_svg(&w, p, p->frames[i / 4].t, &style);
		version = hash_str(version, writer_str(&w));
	}
	w = writer_on(buffer, POSE_VERSION_ROOM);
	figure_still(&w, p, &(struct figure_style){.colours = FIGURE_OWN, .arrow = true});
	version = hash_str(version, writer_str(&w));
	for (int i = 0; i < POSE_VERSION_CHARS; i++)
		ret_text[i] = "0123456789abcdef"[version >> (4 * (POSE_VERSION_CHARS - 1 - i)) & 15];
}
