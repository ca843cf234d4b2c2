/*
 * zone_table.h - the clocks of a place as a table of transitions: what they show from which instant on. The rim, which knows the zone database, fills it
 * (main/zone_file.h); here it is only queried. Any number of places can be queried at once, unlike the machine's clock.
 */
#ifndef TRIVET_BASE_ZONE_TABLE_H
#define TRIVET_BASE_ZONE_TABLE_H

#include "base/time.h"

/* From `at` on the clocks are so far east of Greenwich. */
struct zone_change {
	instant at;
	struct zone zone;
};

struct zone_table {
	str name;                     /* "Europe/Berlin" */
	struct zone first;            /* before the first change */
	const struct zone_change *at; /* in the order of their instants */
	size_t n;
};

struct zone zone_table_at(const struct zone_table *t, instant at);
/*
 * The first instant at which the clocks show this second of that day, or a later time. A time that is skipped is the moment of the skip; of a time that
 * comes twice it is the first. A range of civil time whose both ends are skipped is empty therefore. `second` may be that of a later day: 93600 is two
 * o'clock of the next.
 */
instant zone_table_reach(const struct zone_table *t, day d, int32_t second);
/* When the clocks showed exactly that; of several such moments the first. *ret_moment is unchanged after CIVIL_NEVER. */
enum civil zone_table_moment(const struct zone_table *t, day d, int32_t second, struct moment *ret_moment);

#endif
