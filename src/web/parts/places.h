/* places.h - where it hurts, as part of a form: the body map and its list of checkboxes. */
#ifndef TRIVET_WEB_PARTS_PLACES_H
#define TRIVET_WEB_PARTS_PLACES_H

#include "base/err.h"
#include "core/pack.h"
#include "web/server/markup.h"

struct places_row {
	const struct region *of;
	str id;         /* of the page: where-p5_l; the map knows it */
	str strength;   /* of the form: strong.p5_l */
	str how_strong; /* 0 to 10 as digits, or empty */
	bool chosen;
};

/* The places of one side of one view, under one heading. */
struct places_group {
	const char *name;
	const struct places_row *of;
	size_t n;
};

struct places_view {
	str field;      /* the name of the checkboxes */
	bool strengths; /* beside each place a box for how strong it is */
	bool open;      /* the list is open from the start */
	html back_map, front_map;
	struct places_row *places;
	size_t n;
	struct places_group *groups;
	size_t n_groups;
};

/* All places, none chosen. Fails: ERR_FULL. Keeps: `p` and `field`; lives in the arena. */
MUST_USE enum err places_view_of(struct arena *a, const struct pack *p, str field, struct places_view *ret_view);

void page_places(struct writer *w, const struct places_view *v);

#endif
