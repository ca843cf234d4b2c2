/* desktop.h - which parts of the desktop are available: filled in by reminder.c, lent to the rest of breaks/. */
#ifndef TRIVET_BREAKS_DESKTOP_H
#define TRIVET_BREAKS_DESKTOP_H

#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

#include "base/err.h"
#include "base/writer.h"

/* The time of a rehearsal may run faster than the clock: this many milliseconds last as long as a second. 1000 in earnest. */
struct pace {
	uint32_t second_ms;
};

static inline uint64_t pace_ms(struct pace p, int64_t seconds)
{
	return seconds < 0 ? 0 : (uint64_t)seconds * p.second_ms;
}

struct desktop {
	sd_event *event;
	sd_bus *user;                  /* the bus of the session, or NULL */
	sd_bus *system;                /* the bus of the machine, or NULL */
	const char *display, *wayland; /* their names, or NULL */
	char session[128];             /* the object of logind's session, or empty */
	struct pace pace;
};

/* True when a program owns this name now: asked before a call, which would start it. */
bool desktop_has(sd_bus *bus, const char *name);
/* Plain words for what a call on a bus said, cut to the buffer. */
void desktop_say(char *buffer, size_t cap, const char *what, const char *why);

#endif
