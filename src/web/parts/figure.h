/* figure.h - the pictures of exercises as files: GET /figure/ITEM/still.svg, the one that represents it everywhere (draw/figure_still.h),
   GET /figure/ITEM/MOMENT.svg, where MOMENT is the number of a frame of its pose, from 0, and GET /figure/ITEM/pose.bin, from which assets/figure.js
   lets them move. */
#ifndef TRIVET_WEB_PARTS_FIGURE_H
#define TRIVET_WEB_PARTS_FIGURE_H

#include "me/figure_look.h"
#include "core/pack.h"
#include "web/server/web.h"

extern const struct field figure_fields[4];

/*
 * The field "side" left shows the mirror image, "arrow" is no for a still without its arrow and yes for a moment with it, "t" has the look as
 * figure_look_write writes it. A moment after the last shows the last; an item without a pose has no picture: ERR_MISSING.
 */
enum err figure_show(struct site *site, const struct request *q, struct response *r);

/* Where the still of an item is, in this look. The address changes with the picture, so a browser may cache it permanently. Keeps: the
 * arena. */
url figure_url(struct arena *a, const struct pack *pack, const struct figure_look *look, str item);
/* True when there is a picture of this item. */
bool figure_has(const struct pack *pack, str item);

#endif
