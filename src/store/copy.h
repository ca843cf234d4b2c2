/*
 * copy.h - everything from one database to another, whatever each of them is: a file, or a server's database. The copy is read back and compared
 * with the original, table by table, before it counts.
 */
#ifndef TRIVET_STORE_COPY_H
#define TRIVET_STORE_COPY_H

#include "store/backend.h"

#define COPY_TABLES_MAX 64

struct copy_table {
	str name;
	int64_t rows;
	uint64_t digest; /* of all values in the order of the keys */
};

struct copy_report {
	struct copy_table tables[COPY_TABLES_MAX];
	size_t n;
	int64_t organisations;
	struct store_fault fault; /* what went wrong */
	bool fault_at_target;     /* and where */
};

struct copy_place {
	const struct backend *by;
	const char *place;
};

/*
 * Copies all of `from`, as it is at one moment, in one transaction. An older `from` is upgraded first, as whenever it is opened; one that may only be read
 * is copied anyway.
 * Needs: nobody writes `to` meanwhile.
 * Fails: nothing is changed in `to`, ret_report->fault says why. ERR_CONFLICT there is something in it already; ERR_IO what was there then was not what was read;
 * else as store_open.
 */
MUST_USE enum err store_copy(struct copy_place from, struct copy_place to, struct copy_report *ret_report);

#endif
