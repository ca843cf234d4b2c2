/* small_map.h - one side of the body with what hurts, small. */
#ifndef TRIVET_WEB_PARTS_SMALL_MAP_H
#define TRIVET_WEB_PARTS_SMALL_MAP_H

#include "me/places.h"
#include "web/server/markup.h"

/* Empty without pain on that side. `number` makes its id, unique on the page. Keeps: the arena. */
html small_map(const struct map_pain *pain, enum map_view view, str words, int64_t number, struct arena *a);

#endif
