/* desktop.c - small helpers for everything that talks to the desktop. */
#include "breaks/desktop.h"

#include <stdio.h>

bool desktop_has(sd_bus *bus, const char *name)
{
	return bus != NULL && sd_bus_get_name_creds(bus, name, 0, NULL) >= 0;
}

void desktop_say(char *buffer, size_t cap, const char *what, const char *why)
{
	snprintf(buffer, cap, why != NULL ? "%s: %s" : "%s", what, why);
}
