/*
 * service.h - org.trivet.Breaks1 at /org/trivet/Breaks on the session bus: how other programs, and `trivet breaks WORD`, talk to the reminder. The
 * name on the bus is also what keeps a second reminder away. The manual page lists the methods.
 */
#ifndef TRIVET_BREAKS_SERVICE_H
#define TRIVET_BREAKS_SERVICE_H

#include "breaks/desktop.h"
#include "breaks/status.h"
#include "breaks/waiting.h"

#define SERVICE_NAME "org.trivet.Breaks1"
#define SERVICE_PATH "/org/trivet/Breaks"

enum { SERVICE_WHY_ROOM = WAITING_WHY };

struct service_calls {
	/* Does what the person asked for and gives how it stands then. `why` lives for the call. */
	void (*event)(void *ctx, const struct breaks_event *event);
	/* The settings changed: read them again. */
	void (*reload)(void *ctx);
	void (*status)(void *ctx, struct status *ret_status);
};

struct service {
	const struct service_calls *calls;
	void *ctx;
	sd_bus *bus; /* of the session, while it is served */
	sd_bus_slot *object;
};

/* Fails: ERR_CONFLICT another reminder has the name; ERR_IO. */
MUST_USE enum err service_open(struct service *s, sd_bus *bus, const struct service_calls *calls, void *ctx);
/* The signal StateChanged. */
void service_changed(struct service *s, const struct status *status);
void service_close(struct service *s);

/* Minutes of a text: 45, 45m, 2h. Fails: ERR_INPUT. */
MUST_USE enum err service_minutes(str text, uint32_t *ret_minutes);

#endif
