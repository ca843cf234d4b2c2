/* words.h - every sentence of the desk reminder. */
#ifndef TRIVET_BREAKS_WORDS_H
#define TRIVET_BREAKS_WORDS_H

#include "breaks/card.h"
#include "breaks/desk.h"
#include "core/breaks.h"

extern const char *const words_button[NOTIFY_BUTTONS];
extern const char words_no_buttons[]; /* after the body, where a notification has no buttons */

struct words_card {
	const char *title, *body; /* body: where there is no other */
};
extern const struct words_card words_show[BREAKS_SHOWS];
/* Instead of an exercise. */
extern const char *const words_way[DESK_DANGER + 1];
extern const struct words_card words_test;

/* What keeps breaks away now, for the status. */
extern const char *const words_hold[BREAKS_HOLDS];
extern const char *const words_stage[BREAKS_STAGES];

#endif
