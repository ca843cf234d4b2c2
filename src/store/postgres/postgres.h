/* postgres.h - the store in a PostgreSQL database: many programs on many machines may share it. */
#ifndef TRIVET_STORE_POSTGRES_POSTGRES_H
#define TRIVET_STORE_POSTGRES_POSTGRES_H

#include "base/writer.h"
#include "store/backend.h"

/* `steps` are the migrations: step i brings a schema of version `first` + i - 1 to the next; the first one makes it. */
struct postgres_backend {
	struct backend ops;
	const struct query *const *steps;
	int first, steps_n;
};

/* A place is an address, as libpq takes it: postgres://user@host:port/database?options. */
bool postgres_is_place(str place);
/* An address without its password; what is no address as it is. */
void postgres_write_shown(struct writer *w, str place);
/* The one with all migrations of trivet. */
struct postgres_backend postgres_backend_current(void);

#endif
