/* desk_wire.c - which build this is. */
#include "breaks/desk_wire.h"

/* Beside the version, the size of what travels: enough to tell two builds apart that would not understand each other. */
const char desk_build[] = "trivet " TRIVET_VERSION;
