/* figure.h - the pictures of exercises as files: GET /figure/ITEM/MOMENT.svg, where MOMENT is the number of a frame of its pose, from 0. */
#ifndef TRIVET_WEB_FIGURE_H
#define TRIVET_WEB_FIGURE_H

#include "web/web.h"

extern const struct field figure_fields[2];

/* The field "side" left shows the mirror image. A moment after the last shows the last; an item without a pose has no picture: ERR_MISSING. */
enum err figure_show(struct site *site, const struct request *q, struct response *r);

/* Where the picture of an item stands. Keeps: the arena. */
url figure_url(struct arena *a, str item, int moment);
/* True when there is a picture of this item. */
bool figure_has(str item);

#endif
