/* notify.h - our single notification on the screen, replaced and never piled up. It takes no key and no focus. */
#ifndef TRIVET_BREAKS_NOTIFY_H
#define TRIVET_BREAKS_NOTIFY_H

#include "breaks/card.h"
#include "breaks/desktop.h"

/* A button was pressed. */
typedef void notify_pressed(void *ctx, enum notify_button b);
/* The server came, or went: what was on the screen is gone. */
typedef void notify_changed(void *ctx);

struct notify {
	const struct desktop *desk;
	notify_pressed *pressed;
	notify_changed *changed;
	void *ctx;
	sd_bus_slot *action, *closed, *owner;
	uint32_t id; /* of what is there, or 0 */
	bool is_there, has_actions, has_markup, has_pictures;
	char server[96]; /* name and version */
};

/* Fails: ERR_MISSING there is no notification server (yet); it is listened for anyway, and `changed` tells when one comes. */
MUST_USE enum err notify_open(struct notify *n, const struct desktop *desk, notify_pressed *pressed, notify_changed *changed, void *ctx);
/* Puts the card in the place of the one before. Fails: ERR_IO it is not shown. */
MUST_USE enum err notify_show(struct notify *n, const struct notify_card *card);
void notify_hide(struct notify *n);
void notify_close(struct notify *n); /* what is there goes, too */

#endif
