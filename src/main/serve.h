/* serve.h - trivet serve: the site on 127.0.0.1 until SIGINT or SIGTERM. */
#ifndef TRIVET_MAIN_SERVE_H
#define TRIVET_MAIN_SERVE_H

#include "cli/rim.h"

MUST_USE enum err serve(struct rim *rim, const struct serve_wish *wish);
/* Opens the browser at the server that serves this database. Fails: ERR_MISSING none runs. */
MUST_USE enum err serve_open_browser(struct rim *rim);
instant system_now(void);

#endif
