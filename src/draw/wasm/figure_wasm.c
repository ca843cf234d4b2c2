/*
 * figure_wasm.c - the engine as a WebAssembly module, used by assets/figure.js: a pose goes in as the bytes of pose_blob.h, pictures come out as the
 * text that belongs inside an <svg class="fig">. One instance holds one pose; that, and the buffer for bytes and text, is the module's only state.
 */
#include "draw/figure.h"
#include "draw/pose_blob.h"

#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name)))

enum { POSE_ROOM = 96 << 10, TEXT_ROOM = 64 << 10, BLOB_MAX = 4 << 10 };

static _Alignas(max_align_t) char pose_room[POSE_ROOM];
static char room[TEXT_ROOM];
static struct pose pose;

char *figure_room(void);
bool figure_open(size_t n);
size_t figure_frame(double t, bool mirrored, enum figure_build build);

/* Where the bytes of a pose are put, BLOB_MAX at most, and where the text of a frame lies afterwards. */
EXPORT(room) char *figure_room(void)
{
	return room;
}

/* Takes the pose whose n bytes lie in the buffer. False when they are none; then the one before is gone too. */
EXPORT(open) bool figure_open(size_t n)
{
	struct arena a = arena_on(pose_room, POSE_ROOM);
	pose.n_frames = 0;
	return n <= BLOB_MAX && pose_blob_read((str){room, n}, &a, &pose) == OK;
}

/* Draws the moment t of the loop, 0..1, and returns how many bytes of text lie in the buffer; 0 without a pose. */
EXPORT(frame) size_t figure_frame(double t, bool mirrored, enum figure_build build)
{
	const struct figure_style style = {.mirrored = mirrored, .build = build};
	struct writer w = writer_on(room, TEXT_ROOM);
	if (pose.n_frames > 0)
		figure_fragment(&w, &pose, t, &style);
	return w.n;
}

/* For what the compiler does not see to be an instruction. */
void *memcpy(void *to, const void *from, size_t n)
{
	return __builtin_memcpy(to, from, n);
}

void *memset(void *to, int byte, size_t n)
{
	return __builtin_memset(to, byte, n);
}
