/* item_icon.h - the small picture of an item that has no figure. */
#ifndef TRIVET_WEB_PARTS_ITEM_ICON_H
#define TRIVET_WEB_PARTS_ITEM_ICON_H

#include "core/pack.h"

/* The name of an icon of assets/icons that shows what is done: a walk is no armchair. */
const char *item_icon(const struct item *item);

#endif
