/* map.h - the body map: back and front of neck and trunk in 35 regions, to choose places from and to show pain on. */
#ifndef TRIVET_DRAW_MAP_H
#define TRIVET_DRAW_MAP_H

#include "base/writer.h"
#include "draw/vec.h"

#define MAP_REGIONS    35
#define MAP_POINTS_MAX 24 /* of one outline */

enum map_view { MAP_BACK, MAP_FRONT };

/* The region's id in the content, "p5_l"; it is also its class in the picture. Needs: region < MAP_REGIONS. */
str map_region_id(size_t region);
enum map_view map_region_view(size_t region);
/* The region with this id, MAP_REGIONS when there is none. */
size_t map_region_of(str id);

/* The outline as the picture has it: the points of a smooth closed curve, in units of a picture 300 wide. */
struct map_outline {
	struct point p[MAP_POINTS_MAX];
	size_t n;
};
struct map_outline map_region_outline(size_t region);

/* A picture to choose places on: <div class="bmap">. Each region is a <label for="ID-p5_l">, so that a tap ticks the checkbox of that id; the
   checkboxes (value="p5_l", inside the same element of class "where") are the real control, and the style shows their state in the picture.
   Hidden from screen readers, which have the list. `id`: letters, digits, '-'. */
void map_pick(struct writer *w, enum map_view view, str id);

#define MAP_MARKED (-1) /* pain there; how strong is not known */

struct map_pain {
	int intensity[MAP_REGIONS]; /* 0..10, by region, or MAP_MARKED; 0 is no pain there */
};

/* A picture to read: <svg class="bmap" role="img"> with each painful region tinted, and numbered where that is known. `words` says the same for screen readers.
   `id` begins the ids inside and is unique on its page. */
void map_show(struct writer *w, enum map_view view, const struct map_pain *pain, str words, str id);

#endif
