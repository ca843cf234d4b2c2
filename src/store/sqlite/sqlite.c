/* sqlite.c - the store on SQLite: one file next to its write-ahead log. */
#include "store/sqlite/place.h"
#include "store/sqlite/sqlite_link.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define APPLICATION 0x74727674 /* "trvt", as in schema_1.sql: so that no other program's file is taken for ours */
#define BUSY_MS     5000       /* how long another program's change is waited for */
#define WAL_WAIT_MS 10
#define COPY_TRIES  1000

static struct sqlite_link *own(struct link *l)
{
	return (struct sqlite_link *)l;
}

/* ---- what went wrong ---- */

enum err sqlite_meaning(sqlite3 *db)
{
	int extended = sqlite3_extended_errcode(db);
	switch (extended & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return ERR_BUSY;
	case SQLITE_FULL: return ERR_FULL;
	case SQLITE_IOERR:
		return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? ERR_FULL : ERR_IO; /* sqlite3_system_errno forgets it in COMMIT */
	case SQLITE_READONLY:
	case SQLITE_PERM: return ERR_DENIED;
	case SQLITE_TOOBIG:
	case SQLITE_MISMATCH: return ERR_INPUT;
	case SQLITE_CONSTRAINT: return extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_UNIQUE ? ERR_CONFLICT : ERR_INPUT;
	default: return ERR_IO;
	}
}

enum err sqlite_refuse(struct store_fault *ret_fault, enum err e, enum wrong what)
{
	*ret_fault = (struct store_fault){.e = e, .what = what};
	return e;
}

enum err sqlite_refuse_damaged(struct store_fault *ret_fault)
{
	return sqlite_refuse(ret_fault, ERR_IO, WRONG_FILE_DAMAGED);
}

enum err sqlite_refuse_no_memory(struct store_fault *ret_fault)
{
	return sqlite_refuse(ret_fault, ERR_FULL, WRONG_FILE_MEMORY);
}

enum err sqlite_refuse_as(struct sqlite_link *l, enum err e, struct store_fault *ret_fault)
{
	if (e == ERR_FULL)
		return sqlite_refuse(ret_fault, ERR_FULL, WRONG_DISK_FULL);
	switch (sqlite3_errcode(l->db)) {
	case SQLITE_NOTADB: return sqlite_refuse(ret_fault, ERR_INPUT, WRONG_FILE_NOT_OURS);
	case SQLITE_CORRUPT: return sqlite_refuse_damaged(ret_fault);
	case SQLITE_CANTOPEN: return sqlite_refuse(ret_fault, ERR_IO, WRONG_FILE_CLOSED);
	case SQLITE_READONLY:
	case SQLITE_PERM: return sqlite_refuse(ret_fault, ERR_DENIED, WRONG_FILE_OR_FOLDER_READ_ONLY);
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return sqlite_refuse(ret_fault, ERR_BUSY, WRONG_FILE_BUSY_ELSEWHERE);
	case SQLITE_NOMEM: return sqlite_refuse(ret_fault, ERR_IO, WRONG_FILE_MEMORY);
	default: break;
	}
	return sqlite_refuse(ret_fault, ERR_IO, WRONG_FILE_FAILS);
}

/* ---- queries ---- */

/* What the call that failed last means, and the store learns when it means damage. */
static enum err failed(struct sqlite_link *l)
{
	int code = sqlite3_errcode(l->db);
	if ((code == SQLITE_CORRUPT || code == SQLITE_NOTADB) && l->link.met_damage != NULL)
		*l->link.met_damage = true;
	return sqlite_meaning(l->db);
}

static enum err prepare(struct sqlite_link *l, const struct query *q, sqlite3_stmt **ret_statement)
{
	sqlite3_stmt **slot = &l->statement[q->number];
	if (*slot == NULL) {
		if (sqlite3_prepare_v3(l->db, q->sql.p, (int)q->sql.n + 1, SQLITE_PREPARE_PERSISTENT, slot, NULL) != SQLITE_OK)
			return failed(l);
		assert(sqlite3_bind_parameter_count(*slot) == q->takes_n);
		assert(q->gives_n == 0 || sqlite3_column_count(*slot) == q->gives_n);
	}
	*ret_statement = *slot;
	return OK;
}

static enum err sqlite_start(struct link *link, const struct query *q, const void *in)
{
	struct sqlite_link *l = own(link);
	sqlite3_stmt *s = NULL;
	TRY(prepare(l, q, &s));
	for (int i = 0; i < q->takes_n; i++) {
		const void *value = (const char *)in + q->takes[i].offset;
		int code = SQLITE_OK;
		switch (q->takes[i].kind) {
		case QUERY_INT: code = sqlite3_bind_int64(s, i + 1, *(const int64_t *)value); break;
		case QUERY_TEXT: {
			const str *text = value;
			code = sqlite3_bind_text(s, i + 1, text->n > 0 ? text->p : "", (int)text->n, SQLITE_STATIC);
			break;
		}
		}
		if (code != SQLITE_OK)
			return failed(l);
	}
	return OK;
}

static void sqlite_stop(struct link *link, const struct query *q)
{
	sqlite3_stmt *s = own(link)->statement[q->number];
	if (s == NULL)
		return;
	sqlite3_reset(s); /* repeats the error of the step, which was told already */
	sqlite3_clear_bindings(s);
}

static void read_row(sqlite3_stmt *s, const struct query *q, void *ret_row)
{
	for (int i = 0; i < q->gives_n; i++) {
		void *value = (char *)ret_row + q->gives[i].offset;
		switch (q->gives[i].kind) {
		case QUERY_INT: *(int64_t *)value = sqlite3_column_int64(s, i); break;
		case QUERY_TEXT: {
			const void *text = sqlite3_column_text(s, i);
			*(str *)value = (str){text, (size_t)sqlite3_column_bytes(s, i)};
			break;
		}
		}
	}
}

static enum err sqlite_next(struct link *link, const struct query *q, void *ret_row)
{
	struct sqlite_link *l = own(link);
	sqlite3_stmt *s = l->statement[q->number];
	errno = 0; /* for sqlite_meaning */
	int code = sqlite3_step(s);
	if (code == SQLITE_ROW) {
		read_row(s, q, ret_row);
		return OK;
	}
	enum err e = code == SQLITE_DONE ? ERR_MISSING : failed(l);
	sqlite_stop(link, q);
	return e;
}

/* Here nothing lies between: row by row costs no more. */
static enum err sqlite_many(struct link *link, const struct query *q, const void *in, size_t n, int64_t *ret_changed)
{
	for (size_t i = 0; i < n; i++) {
		TRY(sqlite_start(link, q, (const char *)in + i * q->takes_size));
		enum err e = sqlite_next(link, q, NULL);
		if (e != ERR_MISSING)
			return e == OK ? ERR_INPUT : e;
		*ret_changed += sqlite3_changes64(own(link)->db);
	}
	return OK;
}

/* ---- transactions ---- */

static enum err sqlite_begin(struct link *link)
{
	switch (own(link)->use) {
	case LINK_WRITE: return sql_sqlite_begin_write(link);
	case LINK_READ:
	case LINK_STILL: return sql_sqlite_begin_read(link);
	}
	return ERR_INPUT;
}

static enum err sqlite_commit(struct link *link)
{
	return sql_sqlite_commit(link);
}

void sqlite_rollback(struct link *link)
{
	if (!sqlite3_get_autocommit(own(link)->db) && sql_sqlite_rollback(link) != OK)
		assert(sqlite3_get_autocommit(own(link)->db)); /* it can only fail by having been rolled back already */
}

static bool sqlite_again(struct link *link)
{
	(void)link;
	return false;
}

static enum err sqlite_mark(struct link *link)
{
	return sql_sqlite_mark(link);
}

static enum err sqlite_keep(struct link *link)
{
	return sql_sqlite_keep(link);
}

static enum err sqlite_undo(struct link *link)
{
	if (sqlite3_get_autocommit(own(link)->db))
		return ERR_IO; /* the failure undid the whole transaction */
	TRY(sql_sqlite_undo(link));
	return sql_sqlite_keep(link);
}

/* One emptying of the log does both: what is in it goes into the file, and nothing of what was is left beside it. */
static bool sqlite_wipe(struct link *link)
{
	struct sql_sqlite_empty_log_row row = {.busy = 1};
	sqlite3_busy_timeout(own(link)->db, 0); /* readers are not waited for: the store asks again */
	bool done = sql_sqlite_empty_log(link, &row) == OK && row.busy == 0;
	sqlite3_busy_timeout(own(link)->db, BUSY_MS);
	return done;
}

/* ---- opening ---- */

/* Runs a script of several statements. */
static enum err run_script(sqlite3 *db, const struct query *script)
{
	return sqlite3_exec(db, script->sql.p, NULL, NULL, NULL) == SQLITE_OK ? OK : sqlite_meaning(db);
}

/* Copies the whole file to PATH.before-N, N the version it has now; PATH.before-N.2 and so on when there is such a copy. */
static enum err copy_aside(struct sqlite_link *l, const char *path, int64_t version)
{
	char copy[SQLITE_PATH_ROOM];
	enum err e = ERR_CONFLICT;
	for (int i = 1; i < COPY_TRIES && e == ERR_CONFLICT; i++) {
		int n = i == 1 ? snprintf(copy, sizeof(copy), "%s.before-%d", path, (int)version + 1)
			       : snprintf(copy, sizeof(copy), "%s.before-%d.%d", path, (int)version + 1, i);
		if (n < 0 || (size_t)n >= sizeof(copy))
			return ERR_INPUT;
		e = place_make(copy);
	}
	TRY(e);
	e = sql_sqlite_copy(&l->link, &(struct sql_sqlite_copy){.path = str_of(copy)});
	if (e == OK)
		e = place_sync(copy);
	if (e != OK)
		place_remove(copy);
	return e;
}

enum err sqlite_identify(struct sqlite_link *l, int steps_n, int64_t *ret_version, struct store_fault *ret_fault)
{
	struct sql_sqlite_application_row application;
	struct sql_sqlite_version_row version;
	struct sql_sqlite_tables_row tables;
	enum err e = sql_sqlite_begin_read(&l->link); /* all three at one moment: another program may be making the file */
	if (e == OK)
		e = sql_sqlite_application(&l->link, &application);
	if (e == OK)
		e = sql_sqlite_version(&l->link, &version);
	if (e == OK)
		e = sql_sqlite_tables(&l->link, &tables);
	if (e != OK)
		return sqlite_refuse_as(l, e, ret_fault);
	sqlite_rollback(&l->link);
	bool blank = application.id == 0 && version.number == 0 && tables.n == 0;
	if (!blank && (application.id != APPLICATION || version.number < 1))
		return sqlite_refuse(ret_fault, ERR_INPUT, WRONG_FILE_OTHER_PROGRAM);
	if (version.number > steps_n)
		return sqlite_refuse(ret_fault, ERR_CONFLICT, WRONG_FILE_NEWER);
	*ret_version = version.number;
	return OK;
}

static enum err turn_on_log(struct sqlite_link *l, struct store_fault *ret_fault)
{
	struct sql_sqlite_wal_row row;
	enum err e = ERR_BUSY;
	for (int waited_ms = 0; e == ERR_BUSY && waited_ms <= BUSY_MS; waited_ms += WAL_WAIT_MS) {
		if (waited_ms > 0)
			sqlite3_sleep(WAL_WAIT_MS); /* two programs make the file at once: SQLite does not wait by itself here */
		e = sql_sqlite_wal(&l->link);
		if (e == OK)
			e = sql_sqlite_wal_next(&l->link, &row);
	}
	if (e != OK)
		return sqlite_refuse_as(l, e, ret_fault);
	bool on = str_eq(row.mode, STR("wal"));
	sql_sqlite_wal_stop(&l->link);
	if (on)
		return OK;
	return sqlite_refuse(ret_fault, ERR_IO, WRONG_FILE_NOT_SHARED);
}

enum err sqlite_run_steps(struct sqlite_link *l, const struct sqlite_backend *b, int to)
{
	struct sql_sqlite_version_row version;
	TRY(sqlite_lend_functions(l, b));
	TRY(sqlite_begin(&l->link));
	enum err e = sql_sqlite_version(&l->link, &version);
	while (e == OK && version.number < to) { /* another program may have been faster */
		int64_t before = version.number;
		e = run_script(l->db, b->steps[before]);
		if (e == OK)
			e = sql_sqlite_version(&l->link, &version);
		assert(e != OK || version.number == before + 1);
	}
	return e == OK ? sqlite_commit(&l->link) : e;
}

static enum err migrate(struct sqlite_link *l, const struct sqlite_backend *b, const char *path, struct store_fault *ret_fault)
{
	int64_t version = 0;
	TRY(sqlite_identify(l, b->steps_n, &version, ret_fault));
	if (version > 0)
		TRY(version < b->steps_n ? sqlite_check_whole(l, b, ret_fault) : sqlite_check_pages(l, ret_fault));
	TRY(turn_on_log(l, ret_fault));
	if (version == b->steps_n)
		return OK;
	enum err e = version > 0 ? copy_aside(l, path, version) : OK;
	if (e != OK)
		return sqlite_refuse(ret_fault, e, WRONG_FILE_NOT_COPIED);
	e = sqlite_run_steps(l, b, b->steps_n);
	if (e == OK && version > 0)
		(void)!sql_sqlite_vacuum(&l->link); /* where it does not fit onto the disk the file stays larger */
	if (e == OK)
		return OK;
	sqlite_refuse_as(l, e, ret_fault); /* before the rollback, which succeeds */
	sqlite_rollback(&l->link);
	return ret_fault->e;
}

/* Why a file cannot be made. */
static enum err refuse_path(enum err e, struct store_fault *ret_fault)
{
	if (e == ERR_DENIED)
		return sqlite_refuse(ret_fault, e, WRONG_FOLDER_READ_ONLY);
	if (e == ERR_FULL)
		return sqlite_refuse(ret_fault, e, WRONG_FILE_NO_ROOM);
	if (e == ERR_MISSING)
		return sqlite_refuse(ret_fault, e, WRONG_FILE_NO_FOLDER);
	return sqlite_refuse(ret_fault, ERR_IO, WRONG_FILE_NOT_MADE);
}

void sqlite_close(struct link *link)
{
	if (link == NULL)
		return;
	struct sqlite_link *l = own(link);
	for (size_t i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(l->statement[i]);
	sqlite3_close(l->db);
	free(l);
}

int64_t sqlite_log_size(const char *path)
{
	return place_size(path, "-wal");
}

/* A link that brings its backend with it. */
struct whole_link {
	struct sqlite_link link;
	struct sqlite_backend by;
};

/* What a file may bring along and trivet never uses cannot act: views and triggers, functions in a schema, changes past the schema. */
static void disarm(sqlite3 *db)
{
	static const int OFF[] = {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
				  SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML};
	for (size_t i = 0; i < sizeof(OFF) / sizeof(OFF[0]); i++)
		sqlite3_db_config(db, OFF[i], 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
}

static enum err connect_with(struct sqlite_link *l, const char *name, int flags, struct store_fault *ret_fault)
{
	bool good = sqlite3_open_v2(name, &l->db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
	if (good && l->use == LINK_WRITE && sqlite3_db_readonly(l->db, NULL) == 1)
		return sqlite_refuse(ret_fault, ERR_DENIED, WRONG_FILE_READ_ONLY);
	if (good) {
		disarm(l->db);
		sqlite3_busy_timeout(l->db, BUSY_MS);
		good = run_script(l->db, &SQL_SQLITE_SETTINGS) == OK && (l->use == LINK_WRITE || run_script(l->db, &SQL_SQLITE_READONLY) == OK);
	}
	return good ? OK : sqlite_refuse_as(l, sqlite_meaning(l->db), ret_fault);
}

static enum err make_link(enum link_use use, struct store_fault *ret_fault, struct sqlite_link **ret_link)
{
	struct whole_link *l = calloc(1, sizeof(*l));
	if (l == NULL)
		return sqlite_refuse_no_memory(ret_fault);
	l->by = sqlite_backend_current(NULL); /* it upgrades nothing */
	l->link = (struct sqlite_link){.link = {.by = &l->by.ops}, .use = use};
	*ret_link = &l->link;
	return OK;
}

static enum err connect(const char *name, int flags, enum link_use use, struct store_fault *ret_fault, struct sqlite_link **ret_link)
{
	struct sqlite_link *l;
	TRY(make_link(use, ret_fault, &l));
	enum err e = connect_with(l, name, flags, ret_fault);
	if (e == OK)
		*ret_link = l;
	else
		sqlite_close(&l->link);
	return e;
}

enum err sqlite_connect(const char *path, enum link_use use, struct store_fault *ret_fault, struct sqlite_link **ret_link)
{
	if (!place_is_there(path))
		return sqlite_refuse(ret_fault, ERR_MISSING, WRONG_FILE_MISSING);
	bool has_log = sqlite_log_size(path) > 0;
	TRY(connect(path, SQLITE_OPEN_READWRITE, use, ret_fault, ret_link));
	if (use != LINK_WRITE && has_log)
		sqlite3_db_config((*ret_link)->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL); /* who only reads leaves all as it was */
	return OK;
}

enum err sqlite_connect_memory(struct store_fault *ret_fault, struct sqlite_link **ret_link)
{
	return connect(":memory:", SQLITE_OPEN_READWRITE, LINK_WRITE, ret_fault, ret_link);
}

/* ---- a file that may only be read ---- */

/* The path as a name with an option: of a file that nobody changes, so that no lock and no log is needed. */
static enum err still_name(const char *path, char *room, struct store_fault *ret_fault)
{
	static const char START[] = "file:", END[] = "?immutable=1", HEX[] = "0123456789abcdef";
	size_t n = sizeof(START) - 1;
	memcpy(room, START, n);
	for (const unsigned char *p = (const unsigned char *)path; *p != 0; p++) {
		if (n + 3 + sizeof(END) > SQLITE_PATH_ROOM)
			return sqlite_refuse(ret_fault, ERR_INPUT, WRONG_FILE_NAME_LONG);
		bool plain = *p != '?' && *p != '#' && *p != '%';
		room[n++] = plain ? (char)*p : '%';
		if (!plain) {
			room[n++] = HEX[*p >> 4];
			room[n++] = HEX[*p & 15];
		}
	}
	memcpy(room + n, END, sizeof(END));
	return OK;
}

enum err sqlite_connect_still(const char *path, struct store_fault *ret_fault, struct sqlite_link **ret_link)
{
	char name[SQLITE_PATH_ROOM];
	if (!place_is_there(path))
		return sqlite_refuse(ret_fault, ERR_MISSING, WRONG_FILE_MISSING);
	if (sqlite_log_size(path) > 0)
		return sqlite_refuse(ret_fault, ERR_DENIED, WRONG_FILE_HAS_LOG);
	TRY(still_name(path, name, ret_fault));
	return connect(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, LINK_STILL, ret_fault, ret_link);
}

/* Reads all of an older file into memory, and upgrades it there. */
static enum err upgrade_in_memory(struct sqlite_link *still, const struct sqlite_backend *b, struct store_fault *ret_fault,
				  struct sqlite_link **ret_link)
{
	struct sqlite_link *l;
	sqlite3_int64 n = 0;
	TRY(sqlite_connect_memory(ret_fault, &l));
	unsigned char *bytes = sqlite3_serialize(still->db, "main", &n, 0);
	enum err e = bytes == NULL ? sqlite_refuse_no_memory(ret_fault) : OK;
	if (e == OK) {
		sqlite_image_alone(bytes);
		unsigned flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE; /* the bytes are SQLite's from here on */
		e = sqlite3_deserialize(l->db, "main", bytes, n, n, flags) == SQLITE_OK ? OK : sqlite_meaning(l->db);
		if (e == OK)
			e = sqlite_run_steps(l, b, b->steps_n);
		if (e == OK)
			e = run_script(l->db, &SQL_SQLITE_READONLY);
		if (e != OK)
			sqlite_refuse_as(l, e, ret_fault);
	}
	if (e == OK)
		*ret_link = l;
	else
		sqlite_close(&l->link);
	return e;
}

static enum err open_still(const struct sqlite_backend *b, const char *path, struct store_fault *ret_fault, struct link **ret_link)
{
	struct sqlite_link *still, *l = NULL;
	int64_t version = 0;
	TRY(sqlite_connect_still(path, ret_fault, &still));
	enum err e = sqlite_identify(still, b->steps_n, &version, ret_fault);
	if (e == OK && version == 0)
		e = sqlite_refuse(ret_fault, ERR_INPUT, WRONG_FILE_EMPTY);
	if (e == OK)
		e = sqlite_check_pages(still, ret_fault);
	if (e == OK && version == b->steps_n) {
		*ret_link = &still->link;
		return OK;
	}
	if (e == OK)
		e = upgrade_in_memory(still, b, ret_fault, &l);
	sqlite_close(&still->link);
	if (e == OK)
		*ret_link = &l->link;
	return e;
}

/* ---- a private file ---- */

static bool is_same_file(struct place_file a, struct place_file b)
{
	return a.device == b.device && a.number == b.number;
}

static bool sqlite_is_there(struct link *link)
{
	const struct sqlite_link *l = own(link);
	return is_same_file(place_which(l->path, ""), l->file) && is_same_file(place_which(l->path, "-wal"), l->log);
}

/* Notes which file this is. False when another one is at its place already. */
static bool remember_file(struct sqlite_link *l, const char *path)
{
	struct sql_sqlite_version_row version;
	int moved = 0;
	if (sql_sqlite_version(&l->link, &version) != OK) /* from the first read on there is a log */
		return false;
	l->path = path;
	l->file = place_which(path, "");
	l->log = place_which(path, "-wal");
	return sqlite3_file_control(l->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved == 0;
}

/* What others may do with the file is taken from them, and said. */
static void narrow(const char *path, struct store_fault *ret_fault)
{
	static const char *const ENDS[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++)
		switch (place_narrow(path, ENDS[i])) {
		case PLACE_WAS_NARROW: break;
		case PLACE_NARROWED: ret_fault->what = WRONG_FILE_WAS_OPEN; break;
		case PLACE_STAYS_WIDE: ret_fault->what = WRONG_FILE_STAYS_OPEN; break;
		}
}

static enum err open_own(struct sqlite_link *l, const struct sqlite_backend *b, const char *path, struct store_fault *ret_fault)
{
	TRY(connect_with(l, path, SQLITE_OPEN_READWRITE, ret_fault));
	if (l->use == LINK_READ)
		return OK;
	TRY(migrate(l, b, path, ret_fault));
	if (sqlite_log_size(path) > 0)
		sqlite_wipe(&l->link); /* a new file is whole by itself at once, and so is one whose program was killed */
	if (!remember_file(l, path))
		return sqlite_refuse(ret_fault, ERR_BUSY, WRONG_FILE_REPLACED);
	return OK;
}

static enum err sqlite_open(const struct backend *self, const char *path, enum link_use use, struct store_fault *ret_fault, struct link **ret_link)
{
	const struct sqlite_backend *b = (const struct sqlite_backend *)self;
	*ret_fault = (struct store_fault){.e = OK};
	if (use == LINK_STILL)
		return open_still(b, path, ret_fault, ret_link);
	enum err made = use == LINK_WRITE ? place_make(path) : OK;
	if (made != OK && made != ERR_CONFLICT)
		return refuse_path(made, ret_fault);
	struct sqlite_link *l = calloc(1, sizeof(*l));
	if (l == NULL)
		return sqlite_refuse_no_memory(ret_fault);
	*l = (struct sqlite_link){.link = {.by = self}, .use = use};
	enum err e = open_own(l, b, path, ret_fault);
	if (e != OK) {
		sqlite_close(&l->link);
		return e;
	}
	if (made == ERR_CONFLICT)
		narrow(path, ret_fault);
	*ret_link = &l->link;
	return OK;
}

static enum err sqlite_check(struct link *link, struct store_fault *ret_fault)
{
	return sqlite_check_whole(own(link), (const struct sqlite_backend *)link->by, ret_fault);
}

struct sqlite_backend sqlite_backend(const struct query *const *steps, int steps_n, zone_at *zones)
{
	return (struct sqlite_backend){
		.ops = {sqlite_open, sqlite_close, sqlite_begin, sqlite_commit, sqlite_rollback, sqlite_again, sqlite_mark, sqlite_keep, sqlite_undo,
			sqlite_start, sqlite_next, sqlite_stop, sqlite_many, sqlite_wipe, sqlite_is_there, sqlite_check},
		.steps = steps,
		.steps_n = steps_n,
		.zones = zones,
	};
}

struct sqlite_backend sqlite_backend_current(zone_at *zones)
{
	return sqlite_backend(sql_schema_steps, SQL_SCHEMA_STEPS, zones);
}
