/*
 * backend.h - what the store asks of a database, so that one set of domain functions serves every database.
 *
 * A link is one connection, used by one thread at a time. A query is a statement that sqlc generated from a .sql file: its text, and
 * where each parameter and column is in the C structs. Callers use the typed functions of sql.h, which end here.
 */
#ifndef TRIVET_STORE_BACKEND_H
#define TRIVET_STORE_BACKEND_H

#include <stdatomic.h>

#include "store/store.h"

#define QUERY_FIELDS_MAX 40

enum query_kind {
	QUERY_INT, /* int64_t */
	QUERY_TEXT /* str */
};

struct query_field {
	enum query_kind kind;
	size_t offset; /* in the struct that is taken or given */
};

enum query_whose { QUERY_OF_ALL, QUERY_OF_FILE, QUERY_OF_SERVER };

struct query {
	int number;     /* 0..SQL_COUNT-1 */
	str sql;        /* followed by a 0 byte; parameters are $1..$n */
	str sql_server; /* where PostgreSQL must be told in other words; else empty */
	enum query_whose whose;
	bool is_script;           /* of several statements, without parameters */
	size_t many_from, many_n; /* of one over a list: what of `sql` is repeated for each, `($1, $2)` or a condition; 0 else */
	int organisation;         /* which parameter says whose rows it reads or changes, the first is 1; 0: none does */
	int takes_n;
	int gives_n;
	size_t takes_size; /* of the struct that is taken: the next of a list begins this many bytes later */
	const struct query_field *takes, *gives;
};

enum link_use {
	LINK_WRITE, /* makes and migrates the database when needed, checks it, may change it */
	LINK_READ,  /* the database is there; changes are refused */
	LINK_STILL  /* the same, and nothing may change it, nor can: a disk or a file that may only be read */
};

struct backend;

/* One connection. Each backend has its own struct with this first. */
struct link {
	const struct backend *by;
	atomic_bool *met_damage; /* set when a call finds the database damaged; NULL: no one wants to know */
};

struct backend {
	/*
	 * Connects to the database at `place`. LINK_WRITE also makes it when it is not there, brings an older one up to date after
	 * copying it, and checks that it is whole.
	 * What the person should know anyway stands in ret_fault->what; mostly nothing.
	 * Fails: says why in *ret_fault; nothing is changed then.
	 */
	enum err (*open)(const struct backend *self, const char *place, enum link_use use, struct store_fault *ret_fault, struct link **ret_link);
	/* Ends the connection; what was begun and not committed is undone. NULL is allowed. */
	void (*close)(struct link *l);

	/*
	 * Begins a transaction: on a LINK_WRITE, one that alone may write, into the whole database or from its first statement on into what belongs to the
	 * organisation that this names; on a LINK_READ, a snapshot.
	 * Fails: ERR_BUSY another program kept the right to write for too long; ERR_IO.
	 */
	enum err (*begin)(struct link *l);
	/* When this returns OK, what was done since begin is on the disk. Fails: the caller calls rollback next. */
	enum err (*commit)(struct link *l);
	/* Undoes all since begin. Harmless when nothing is begun, because some failures end a transaction by themselves. */
	void (*rollback)(struct link *l);
	/*
	 * After a call of a transaction failed, and rollback: true when it did so because of someone else, or because the connection was lost, and the link
	 * is good for the same transaction once more. May take some seconds. Whether a commit counted whose answer was lost only the database knows.
	 */
	bool (*again)(struct link *l);

	/* Inside a transaction: mark a place; then either keep what was done since, or undo it and go on. Not nested. */
	enum err (*mark)(struct link *l);
	enum err (*keep)(struct link *l);
	enum err (*undo)(struct link *l);

	/*
	 * Starts a query with the parameters in `in`, which stay until it ends.
	 * Fails, as `next` does: ERR_CONFLICT (it is there already), ERR_INPUT (the schema refuses the value, or the row that it belongs to
	 * is not there), ERR_FULL (the disk), ERR_BUSY, ERR_IO. A query that failed has ended.
	 */
	enum err (*start)(struct link *l, const struct query *q, const void *in);
	/* Writes the next row to ret_row; its texts live until the next call for this query. Fails: ERR_MISSING: there is none, the query has ended.
	 */
	enum err (*next)(struct link *l, const struct query *q, void *ret_row);
	/* Ends a query before its last row. Harmless when it has ended. */
	void (*stop)(struct link *l, const struct query *q);

	/*
	 * Runs a query that gives no rows over a list of `n` parameters, in one message to the database; *ret_changed is how many rows were made, changed or deleted.
	 * Fails: as start.
	 */
	enum err (*many)(struct link *l, const struct query *q, const void *in, size_t n, int64_t *ret_changed);

	/*
	 * Wipes what deleted rows left behind, and moves all that was committed into the one file, outside of a transaction. False when that is not possible
	 * yet: ask again later.
	 */
	bool (*wipe)(struct link *l);
	/* Of a LINK_WRITE: what it was opened on still is at its place. False: it was deleted, moved or replaced. */
	bool (*is_there)(struct link *l);
	/* Reads everything in more than one way. Fails: ERR_IO it is damaged; *ret_fault says why. */
	enum err (*check)(struct link *l, struct store_fault *ret_fault);
};

/* A query that gives no rows. */
MUST_USE enum err link_do(struct link *l, const struct query *q, const void *in);
/* A query that gives no rows, over a list of parameters. */
MUST_USE enum err link_many(struct link *l, const struct query *q, const void *in, size_t n, int64_t *ret_changed);
/* A query that gives one row of numbers, or none: ERR_MISSING. */
MUST_USE enum err link_one(struct link *l, const struct query *q, const void *in, void *ret_row);
/* A query that gives rows: start, next until it does not return OK; stop only to leave earlier. */
MUST_USE enum err link_start(struct link *l, const struct query *q, const void *in);
MUST_USE enum err link_next(struct link *l, const struct query *q, void *ret_row);
void link_stop(struct link *l, const struct query *q);

#endif
