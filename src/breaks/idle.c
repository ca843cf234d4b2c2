/* idle.c - the order in which the ways are tried: the most exact and quietest first. */
#include "breaks/idle.h"

const struct idle_way *const idle_ways[IDLE_WAYS] = {&idle_wayland, &idle_mutter, &idle_xsync, &idle_xscreensaver, &idle_logind};
