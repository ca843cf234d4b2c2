/* routes.h - the pages of a clinic: its desk's, and those that anyone may open. */
#ifndef TRIVET_WEB_PAGES_CLINIC_ROUTES_H
#define TRIVET_WEB_PAGES_CLINIC_ROUTES_H

#include "web/server/web.h"

extern const struct routes clinic_routes;

#endif
