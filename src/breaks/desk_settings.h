/* desk_settings.h - what a person chose for their breaks, kept as settings of one word each. The one place that reads and writes them. */
#ifndef TRIVET_BREAKS_DESK_SETTINGS_H
#define TRIVET_BREAKS_DESK_SETTINGS_H

#include "core/breaks.h"
#include "store/store.h"

enum desk_setting {
	DESK_EVERY,       /* minutes of time at the desk */
	DESK_LENGTH,      /* minutes */
	DESK_LONG_LENGTH, /* minutes */
	DESK_LONG_EVERY,  /* minutes, or 0: no long ones */
	DESK_WAIT,        /* seconds */
	DESK_SNOOZE,      /* minutes */
	DESK_SNOOZE_LONG, /* minutes */
	DESK_MONDAY,      /* "08:00-12:00 13:00-17:00", or empty: no breaks on that day; the six days after it follow */
	DESK_SUNDAY = DESK_MONDAY + 6,
	DESK_FIXED,          /* "10:30 15:00", or empty */
	DESK_VIDEO,          /* sitting, away */
	DESK_INHIBITORS,     /* hold, ignore */
	DESK_DO_NOT_DISTURB, /* hold, ignore */
	DESK_PAGE,           /* the page Today reminds: on, off */
	DESK_SETTINGS
};

enum { DESK_VALUE_MAX = 100 };

struct desk_settings {
	struct breaks_settings breaks;
	bool page; /* the page Today reminds, for those without the desktop program */
};

extern const str desk_setting_keys[DESK_SETTINGS];    /* as they are stored: "breaks_every" */
extern const str desk_setting_names[DESK_SETTINGS];   /* for people */
extern const str desk_setting_allowed[DESK_SETTINGS]; /* "a whole number of minutes from 20 to 60" */

/* What was chosen; a stored value that is not allowed counts as not chosen. */
struct desk_settings desk_settings_of(const struct store_settings *stored);
/* Fails: ERR_INPUT, see desk_setting_allowed; `settings` is as it was then. */
MUST_USE enum err desk_setting_put(struct desk_settings *settings, enum desk_setting which, str value);
/* The canonical text, at most DESK_VALUE_MAX bytes. */
void desk_setting_write(struct writer *w, const struct desk_settings *settings, enum desk_setting which);

#endif
