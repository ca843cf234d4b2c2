/*
 * desk_wire.h - what the desk reminder asks of the program, and what it is told: two values of fixed size, through a pipe. The reminder, which waits all day,
 * has no database and no content; whenever it has something to save or show it starts the program for a moment (docs/decisions/018-a-reminder-that-only-waits.md).
 * Both are built together; `build` says so, and a reminder left over from an older build is refused.
 */
#ifndef TRIVET_BREAKS_DESK_WIRE_H
#define TRIVET_BREAKS_DESK_WIRE_H

#include "breaks/desk.h"

enum {
	DESK_LINES_MAX = 16,
	DESK_WHY_ROOM = 32,
	DESK_PATH_ROOM = 256,
	DESK_TITLE_ROOM = 128,
	DESK_CUE_ROOM = 1200,
	DESK_SAY_ROOM = 160,
	DESK_BUILD_ROOM = 32
};

/* A break that came to its end. */
struct desk_line {
	struct breaks_record of; /* its `why` counts for nothing: a pointer does not travel */
	char why[DESK_WHY_ROOM];
	char item[STORE_NAME_MAX + 1];
};

struct desk_ask {
	char build[DESK_BUILD_ROOM];
	char request[STORE_REQUEST_MAX + 1]; /* the same when it is tried again */
	struct moment now;
	/* To be kept, together. */
	char state[BREAKS_TEXT_MAX + 1]; /* empty: nothing */
	struct desk_line lines[DESK_LINES_MAX];
	size_t n_lines;
	bool has_day;
	day day;
	int32_t longest_sitting_s, at_desk_s;
	/* To be told. */
	bool wants_exercise;
	int32_t length_s;
	char picture[DESK_PATH_ROOM]; /* where to write its picture, or empty */
};

struct desk_told {
	char build[DESK_BUILD_ROOM];
	enum err e;
	char say[DESK_SAY_ROOM]; /* why not */
	struct breaks_settings settings;
	char state[BREAKS_TEXT_MAX + 1]; /* as it is kept, empty when there is none */
	/* What this break offers; the texts are empty when it is no exercise. */
	enum desk_way way;
	char item[STORE_NAME_MAX + 1];
	char title[DESK_TITLE_ROOM], cue[DESK_CUE_ROOM];
	bool has_picture;
};

/* Which build this is: both sides were made together when it is the same text. */
extern const char desk_build[];

#endif
