/*
 * fuzz_pose.c - whatever bytes come, as a pose file or as the blob of a pose: they are refused, or they can be drawn. Run by test/fuzz/run.sh.
 */
#include "draw/figure_still.h"
#include "draw/pose_blob.h"
#include "pack/pose_read.h"

#include <stdlib.h>

enum { TEXT_ROOM = 256 << 10, PROBLEM_ROOM = 16 << 10 };

static _Alignas(max_align_t) char pose_room[POSE_ROOM];
static char text_room[TEXT_ROOM], problem_room[PROBLEM_ROOM];

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void draw(const struct pose *p)
{
	for (int i = 0; i < 4; i++) {
		const struct figure_style style = {.mirrored = i % 2 != 0, .build = i < 2 ? BUILD_SLIM : BUILD_BROAD, .arrow = true};
		struct writer w = writer_on(text_room, TEXT_ROOM);
		figure_svg(&w, p, i / 4.0, &style);
		w = writer_on(text_room, TEXT_ROOM);
		figure_still(&w, p, &style);
	}
}

/* What was written is read again, and is then the same bytes; and with one byte wrong it is still refused or drawn. */
static void must_come_back(const struct pose *p)
{
	static char first_room[TEXT_ROOM], again_room[TEXT_ROOM];
	static _Alignas(max_align_t) char buffer[POSE_ROOM];
	struct writer first = writer_on(first_room, TEXT_ROOM), again = writer_on(again_room, TEXT_ROOM);
	struct arena a = arena_on(buffer, POSE_ROOM);
	struct pose back;
	pose_blob_write(&first, p);
	if (pose_blob_read(writer_str(&first), &a, &back) != OK)
		abort();
	pose_blob_write(&again, &back);
	if (!str_eq(writer_str(&first), writer_str(&again)))
		abort();
	for (size_t i = 0; i < first.n; i += 11) {
		first_room[i] ^= (char)(1 << i % 8);
		arena_reset(&a);
		if (pose_blob_read(writer_str(&first), &a, &back) == OK)
			draw(&back);
		first_room[i] ^= (char)(1 << i % 8);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str bytes = {(const char *)data, size};
	struct arena a = arena_on(pose_room, POSE_ROOM);
	struct writer says = writer_on(problem_room, PROBLEM_ROOM);
	struct problems to = {.w = &says};
	struct pose p;
	if (pose_blob_read(bytes, &a, &p) == OK)
		draw(&p);
	arena_reset(&a);
	if (pose_read(STR("fuzz.yaml"), bytes, &a, &to, &p) == OK) {
		must_come_back(&p);
		draw(&p);
	}
	return 0;
}
