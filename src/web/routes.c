/* routes.c - the whole site on one screen. */
#include "web/web.h"

#include "web/about.h"
#include "web/home.h"

static const struct route rows[] = {
	{METHOD_GET, "/", home_show, FIELDS_NONE},
};

const struct routes web_routes = {rows, sizeof rows / sizeof rows[0]};
