/*
 * reminder.h - the desk reminder: what happens on the desktop goes into breaks_step, what comes out goes onto the screen and into the store. It waits in one place,
 * with its own timer; nothing is polled.
 */
#ifndef TRIVET_BREAKS_REMINDER_H
#define TRIVET_BREAKS_REMINDER_H

#include <stdio.h>

#include "breaks/desktop.h"
#include "core/breaks.h"

/* The world, filled in by main/. */
struct breaks_rim {
	struct breaks_now (*now)(void);
	str (*request_id)(void);  /* lives until the next call */
	const char *program;      /* path of trivet */
	const char *db, *content; /* content: NULL for the one that is built in */
	const char *runtime_dir;  /* a folder of the session for small files, or NULL */
	const char *display, *wayland;
	FILE *out, *err;
	struct pace pace;
};

/*
 * Runs until SIGTERM or SIGINT.
 * Needs: SIGTERM, SIGINT and SIGCHLD blocked, SIGPIPE ignored.
 * Fails: ERR_CONFLICT another one runs; ERR_BUSY trivet was renewed, start the new one; ERR_IO. A line was said.
 */
MUST_USE enum err reminder_run(const struct breaks_rim *rim);

#endif
