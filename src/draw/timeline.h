/*
 * timeline.h - a day as columns from top to bottom: who or what, and what is done when. Lengths are minutes from the top. The picture is for sighted users and for the mouse; the
 * page that shows it says the same in words beside it.
 */
#ifndef TRIVET_DRAW_TIMELINE_H
#define TRIVET_DRAW_TIMELINE_H

#include "base/writer.h"

enum timeline_kind { TIMELINE_WORK, TIMELINE_BUFFER, TIMELINE_AWAY, TIMELINE_FREE };

struct timeline_block {
	enum timeline_kind kind;
	int32_t from, to;
	str title, more; /* two lines, cut at the edge; may be empty */
	str href;        /* where it leads; empty: nowhere */
	int tone;        /* 0..3: which ground; blocks of one visit have one tone */
	bool is_marked;  /* the person is here */
};

struct timeline_column {
	str name;
	const struct timeline_block *blocks;
	size_t n;
	bool stands_apart; /* a wider gap before it */
};

struct timeline_hour {
	int32_t at;
	str label;
};

struct timeline {
	const struct timeline_column *columns;
	size_t n;
	const struct timeline_hour *hours;
	size_t n_hours;
	int32_t minutes; /* from top to bottom */
	int32_t now;     /* negative: not on this day */
};

void timeline_draw(struct writer *w, const struct timeline *t);

#endif
