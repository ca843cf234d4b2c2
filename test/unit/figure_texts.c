/*
 * figure_texts.c - what the native engine draws, for test_figure_wasm.mjs to compare. For each pose one line "pose ID BLOB", the bytes of its blob
 * in hexadecimal, and then a line "T MIRRORED BUILD TEXT" for each picture. Drawn from the blob, as the browser does.
 */
#include "draw/figure.h"
#include "draw/pose_blob.h"
#include "draw/pose_table.h"

#include <stdio.h>

enum { TEXT_ROOM = 64 << 10, BLOB_ROOM = 4 << 10, POSE_ROOM = 256 << 10, MOMENTS = 20 };

static char text_room[TEXT_ROOM], blob_room[BLOB_ROOM];
static _Alignas(max_align_t) char pose_room[POSE_ROOM];

static void put_pictures(const struct pose *p)
{
	for (int i = 0; i < 2 * MOMENTS; i++) {
		const struct figure_style style = {.mirrored = i % 2 != 0, .build = i / 2 % 2 != 0 ? BUILD_BROAD : BUILD_SLIM};
		struct writer w = writer_on(text_room, TEXT_ROOM);
		double t = (double)(i / 2) / MOMENTS;
		figure_fragment(&w, p, t, &style);
		printf("%.17g %d %d %.*s\n", t, style.mirrored, (int)style.build, (int)w.n, w.p);
	}
}

int main(void)
{
	for (size_t i = 0; i < pose_table_n; i++) {
		struct writer w = writer_on(blob_room, BLOB_ROOM);
		struct arena a = arena_on(pose_room, POSE_ROOM);
		struct pose p;
		pose_blob_write(&w, &pose_table[i]);
		if (w.full || pose_blob_read(writer_str(&w), &a, &p) != OK)
			return 1;
		printf("pose %.*s ", (int)pose_table[i].id.n, pose_table[i].id.p);
		for (size_t k = 0; k < w.n; k++)
			printf("%02x", (unsigned)(unsigned char)w.p[k]);
		printf("\n");
		put_pictures(&p);
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
