/* system_zone.h - the rules by which this machine's clock changes. */
#ifndef TRIVET_MAIN_SYSTEM_ZONE_H
#define TRIVET_MAIN_SYSTEM_ZONE_H

#include "base/zone_rules.h"

/*
 * From TZ, or else from /etc/localtime: the name from the place of the file, the rules from its last line. False when they cannot be known; then
 * nothing is guessed. The texts live as long as the program. Call it once, before other threads run.
 */
bool system_zone_rules(struct zone_rules *ret_rules);

/* The country of a zone of that database, two letters that live as long as the program; empty when the database names none. */
str system_zone_country(str zone);

/* A zone_at: what the zone database of the system says of this place. For a second offset, which only history has, the minute. */
struct zone system_zone(instant t);
/* Taking a machine abroad changes its zone while the program is running: checks whether /etc/localtime has changed. */
void system_zone_look(void);

#endif
