/* zone_file.h - any zone of the system's zone database, as a table: the machine's clock knows only its own. */
#ifndef TRIVET_MAIN_ZONE_FILE_H
#define TRIVET_MAIN_ZONE_FILE_H

#include "base/arena.h"
#include "base/zone_table.h"

/*
 * All changes from 1970 on, those of the years to come up to 2100 by the rule in the last line of the file. `name` as in "Europe/Berlin". False when the
 * database has no such zone, or the file is none. Keeps: the table is in the arena.
 */
bool zone_file_read(str name, struct arena *a, struct zone_table *ret_table);

#endif
