/* browser.h - opens the page of the break where `trivet serve` runs. */
#ifndef TRIVET_BREAKS_BROWSER_H
#define TRIVET_BREAKS_BROWSER_H

#include <stdbool.h>
#include <systemd/sd-event.h>

/* `page`: without the slash before it. False when no server runs, or no browser can be started. `runtime_dir` may be NULL. */
bool browser_open(sd_event *event, const char *runtime_dir, const char *page);

#endif
