/* link.h - every desktop connection of the reminder: opened together, closed together, reopened when lost. */
#ifndef TRIVET_BREAKS_LINK_H
#define TRIVET_BREAKS_LINK_H

#include "breaks/idle.h"
#include "breaks/inhibit.h"
#include "breaks/notify.h"
#include "breaks/service.h"
#include "breaks/absence.h"

/* What is told, all with the same ctx; from inside the event loop, so whoever is told only notes it. */
struct link_told {
	idle_told *idle;
	absence_told *session;
	inhibit_told *inhibit;
	notify_pressed *pressed;
	notify_changed *notify;
	idle_gone *gone; /* something went away: link_close, and link_open after a while */
	const struct service_calls *service;
};

struct link {
	struct desktop desk;
	const struct link_told *told;
	void *ctx;
	const struct idle_way *way; /* NULL: there is none */
	struct idle idle;
	struct absence session;
	struct inhibit inhibit;
	struct notify notify;
	struct service service;
	sd_bus_slot *user_gone, *system_gone;
	char why_no_bus[96];
};

/*
 * Opens what is there. Without a bus of the session only the ways of X and Wayland are left.
 * Needs: desk.event, desk.display, desk.wayland and desk.pace filled; told and ctx.
 * Fails: ERR_CONFLICT another reminder runs on this bus; ERR_MISSING there is no session bus: all else is open.
 */
MUST_USE enum err link_open(struct link *l);
void link_close(struct link *l);

#endif
