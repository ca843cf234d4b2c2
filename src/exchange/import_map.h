/* import_map.h - what the columns of a table become, decided from their names, their contents and what the person said. */
#ifndef TRIVET_EXCHANGE_IMPORT_MAP_H
#define TRIVET_EXCHANGE_IMPORT_MAP_H

#include "exchange/import.h"

/* Fills in->columns, in->activities and in->order, and stops `in` when there is nothing to read. Needs: in->table. Fails: ERR_FULL. */
MUST_USE enum err import_map(const struct import_wish *wish, struct arena *a, struct import *in);
/* "UTC+02:00", "+0200", "60": seconds east. A number alone counts minutes, or hours up to 14. False: it is none. */
bool import_offset(str s, int32_t *ret_east_s);
/* The place of the body map with this id or name, NULL when there is none. */
const struct region *import_region(const struct pack *p, str name);

#endif
