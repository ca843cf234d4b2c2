/* sqlite.h - the store in one SQLite file next to its write-ahead log. */
#ifndef TRIVET_STORE_SQLITE_SQLITE_H
#define TRIVET_STORE_SQLITE_SQLITE_H

#include "store/backend.h"

/* `steps` are the migrations: step i brings a file of version i to version i+1, and sets user_version itself. */
struct sqlite_backend {
	struct backend ops;
	const struct query *const *steps;
	int steps_n;
	zone_at *zones; /* asked when an older file gets the offsets of its moments */
};

/* A backend that knows these migrations. Keeps `steps`. */
struct sqlite_backend sqlite_backend(const struct query *const *steps, int steps_n, zone_at *zones);
/* The one with all migrations of trivet. */
struct sqlite_backend sqlite_backend_current(zone_at *zones);

#endif
