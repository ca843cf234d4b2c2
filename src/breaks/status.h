/* status.h - the reminder's status, as one value: over the bus, as JSON, as text. */
#ifndef TRIVET_BREAKS_STATUS_H
#define TRIVET_BREAKS_STATUS_H

#include <systemd/sd-bus.h>

#include "base/err.h"
#include "base/json.h"

enum { STATUS_TEXT = 160 };

struct status {
	char stage[STATUS_TEXT], hold[STATUS_TEXT]; /* words of core/breaks.h */
	char source[STATUS_TEXT];                   /* the way to know that nobody is there, or "none" */
	char source_says[STATUS_TEXT];              /* what it cannot, or empty */
	char notifications[STATUS_TEXT];            /* the server, or "none" */
	char exercise[STATUS_TEXT];                 /* id of the item on the screen, or empty */
	char trouble[STATUS_TEXT];                  /* why something could not be kept, or empty */
	bool away, do_not_disturb, buttons;
	int64_t due_in_s;                     /* -1: switched off */
	int64_t quiet_until;                  /* seconds since 1970, 0: not quiet */
	int64_t inhibitors;                   /* of enum breaks_inhibitor */
	int64_t longest_sitting_s, at_desk_s; /* today */
};

/* As a{sv}. Fails: below 0, as sd-bus does. */
MUST_USE int status_append(sd_bus_message *m, const struct status *s);
/* Reads a{sv}; keys that are not known are passed over, so that another version may know more. */
MUST_USE int status_read(sd_bus_message *m, struct status *ret_status);
void status_json(struct json *j, const struct status *s);

#endif
