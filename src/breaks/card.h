/* card.h - what a notification of ours shows. */
#ifndef TRIVET_BREAKS_CARD_H
#define TRIVET_BREAKS_CARD_H

#include <stddef.h>

#include "base/str.h"

enum notify_button { NOTIFY_START, NOTIFY_DONE, NOTIFY_SNOOZE, NOTIFY_SKIP, NOTIFY_BUTTONS };

enum notify_weight { NOTIFY_SOFT /* no sound, goes by itself */, NOTIFY_STAYS };

struct notify_card {
	str title, body;     /* plain text */
	const char *picture; /* path of an SVG file, or NULL */
	enum notify_weight weight;
	const enum notify_button *buttons;
	size_t n_buttons;
};

#endif
