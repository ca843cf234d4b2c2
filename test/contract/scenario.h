/* scenario.h - what the store must do, as a table that runs on every backend, and the means to look at a store from outside. */
#ifndef TRIVET_TEST_SCENARIO_H
#define TRIVET_TEST_SCENARIO_H

#include "store/postgres/postgres.h"
#include "store/sqlite/sqlite.h"
#include "store/who.h"

#define SCENARIO_CHANGES 16

/* Given together: changes, ended by one of kind 0. */
struct scenario_step {
	struct change changes[SCENARIO_CHANGES + 1];
};

struct scenario {
	const char *name;
	struct scenario_step before; /* what is there already; may be empty */
	struct scenario_step act;
	enum err expect;
	const char *after; /* what dump_store then writes; NULL: the same as before */
};

extern const struct scenario SCENARIOS[];
extern const size_t SCENARIOS_N;
/* The one with something of every kind before it. */
const struct scenario *scenario_rich(void);

size_t step_length(const struct scenario_step *step);

/*
 * The database that the tests run on: SQLite, or PostgreSQL when test/postgres/cluster.py runs them (TRIVET_POSTGRES), its tables in parts by organisation when
 * TRIVET_PARTITIONS says how many.
 */
const struct backend *tested_backend(void);
bool tested_is_server(void);

/* A new folder for one test, and a file name in it, or a database of a server that is as new. Removed with all that is in it by folder_remove. */
struct folder {
	char path[128];
	char file[160];
	int database; /* of a server: which one */
};
struct folder folder_make(void);
/* The same, with a store in it that is as new: as good as what opening makes there, and faster. */
struct folder folder_with_store(void);
void folder_remove(const struct folder *f);

/* Says something to a server itself. */
void tell_server(const char *database, const char *sql);

/* Opens, or ends the test with what store_open said; open_store with a thread that writes. */
struct store *open_store_by(const struct who *who, const struct backend *by, const char *file);
struct store *open_store(const struct backend *by, const char *file);
struct store_reader *open_reader(struct store *s);

/* Two organisations with two persons each; the first is the one of a new file, make_people puts the others into it. */
#define PEOPLE_N 4
extern const struct caller PEOPLE[PEOPLE_N];
void make_people(const struct backend *by, const char *file);

/* Writes all that is stored of whom `r` reads for as lines of text into `buffer`. Fails as the reads do. */
MUST_USE enum err read_dump(struct store_reader *r, char *buffer, size_t cap);
/* As read_dump of the one person of a new file, on a reader of its own; ends the test when that fails. */
void dump_store(struct store *s, char *buffer, size_t cap);

#define DUMP_ROOM 65536

#endif
