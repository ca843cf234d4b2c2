/* sqlite.c - the store on SQLite: one file next to its write-ahead log. The only file that knows sqlite3.h. */
#include "base/text.h"
#include "store/backup.h"
#include "store/settings.h"
#include "store/sql.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION 0x74727674 /* "trvt", as in schema_1.sql: so that no other program's file is taken for ours */
#define BUSY_MS     5000       /* how long another program's change is waited for */
#define WAL_WAIT_MS 10
#define PATH_ROOM   4096
#define COPY_TRIES  1000

struct sqlite_link {
	struct link link;
	sqlite3 *db;
	enum link_use use;
	sqlite3_stmt *statement[SQL_COUNT]; /* prepared when first used */
};

static struct sqlite_link *own(struct link *l)
{
	return (struct sqlite_link *)l;
}

/* ---- what went wrong ---- */

/* Of the call that failed last. */
static enum err meaning(sqlite3 *db)
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

/* `e` is what `meaning` said at once: later calls change what it looks at. */
static struct store_fault fault_of(sqlite3 *db, enum err e)
{
	if (e == ERR_FULL)
		return (struct store_fault){ERR_FULL, STR("The disk is full. Nothing was changed. Make room, then try again.")};
	switch (sqlite3_errcode(db)) {
	case SQLITE_NOTADB:
		return (struct store_fault){ERR_INPUT, STR("This file is not a trivet file. Nothing in it was changed. Choose another file.")};
	case SQLITE_CORRUPT:
		return (struct store_fault){
			ERR_IO, STR("This file is damaged. Nothing in it was changed. Keep a copy of it, then go back to your last good copy.")};
	case SQLITE_CANTOPEN:
		return (struct store_fault){ERR_IO, STR("This file cannot be opened. Look whether its folder is there, and whether you may use it.")};
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return (struct store_fault){
			ERR_DENIED, STR("This file, or its folder, may only be read. Nothing was changed. Allow writing, or choose another file.")};
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return (struct store_fault){ERR_BUSY, STR("Another program is busy with this file. Try again in a moment.")};
	case SQLITE_NOMEM: return (struct store_fault){ERR_IO, STR("There is not enough memory to open this file.")};
	default: break;
	}
	return (struct store_fault){ERR_IO,
				    STR("This file cannot be read or written: the disk or the system reports a failure. Nothing was changed.")};
}

/* ---- queries ---- */

static enum err prepare(struct sqlite_link *l, const struct query *q, sqlite3_stmt **ret_statement)
{
	sqlite3_stmt **slot = &l->statement[q->number];
	if (*slot == NULL) {
		if (sqlite3_prepare_v3(l->db, q->sql.p, (int)q->sql.n + 1, SQLITE_PREPARE_PERSISTENT, slot, NULL) != SQLITE_OK)
			return meaning(l->db);
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
			return meaning(l->db);
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
	errno = 0; /* for `meaning` */
	int code = sqlite3_step(s);
	if (code == SQLITE_ROW) {
		read_row(s, q, ret_row);
		return OK;
	}
	enum err e = code == SQLITE_DONE ? ERR_MISSING : meaning(l->db);
	sqlite_stop(link, q);
	return e;
}

/* ---- transactions ---- */

static enum err sqlite_begin(struct link *link)
{
	switch (own(link)->use) {
	case LINK_WRITE: return sql_sqlite_begin_write(link);
	case LINK_READ: return sql_sqlite_begin_read(link);
	}
	return ERR_INPUT;
}

static enum err sqlite_commit(struct link *link)
{
	return sql_sqlite_commit(link);
}

static void sqlite_rollback(struct link *link)
{
	if (!sqlite3_get_autocommit(own(link)->db) && sql_sqlite_rollback(link) != OK)
		assert(sqlite3_get_autocommit(own(link)->db)); /* it can only fail by having been rolled back already */
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
	return sqlite3_exec(db, script->sql.p, NULL, NULL, NULL) == SQLITE_OK ? OK : meaning(db);
}

/* Makes an empty file that only its owner may read. An existing one is left as it is. */
static enum err make_private_file(const char *path)
{
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd < 0)
		return errno == EEXIST ? ERR_CONFLICT : ERR_IO;
	close(fd);
	return OK;
}

static enum err sync_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return ERR_IO;
	enum err e = fsync(fd) == 0 ? OK : errno == ENOSPC || errno == EDQUOT ? ERR_FULL : ERR_IO;
	close(fd);
	return e;
}

/* Copies the whole file to PATH.before-N, N the version it has now; PATH.before-N.2 and so on when there is such a copy. */
static enum err copy_aside(struct sqlite_link *l, const char *path, int64_t version)
{
	char copy[PATH_ROOM];
	enum err e = ERR_CONFLICT;
	for (int i = 1; i < COPY_TRIES && e == ERR_CONFLICT; i++) {
		int n = i == 1 ? snprintf(copy, sizeof(copy), "%s.before-%d", path, (int)version + 1)
			       : snprintf(copy, sizeof(copy), "%s.before-%d.%d", path, (int)version + 1, i);
		if (n < 0 || (size_t)n >= sizeof(copy))
			return ERR_INPUT;
		e = make_private_file(copy);
	}
	TRY(e);
	e = sql_sqlite_copy(&l->link, &(struct sql_sqlite_copy){.path = str_of(copy)});
	if (e == OK)
		e = sync_file(copy);
	if (e != OK)
		unlink(copy);
	return e;
}

static enum err refuse(struct store_fault *ret_fault, enum err e, str say)
{
	*ret_fault = (struct store_fault){e, say};
	return e;
}

static enum err refuse_as(struct sqlite_link *l, enum err e, struct store_fault *ret_fault)
{
	*ret_fault = fault_of(l->db, e);
	return ret_fault->e;
}

/* Whose file this is. *ret_version is 0 for a new one. */
static enum err identify(struct sqlite_link *l, int steps_n, int64_t *ret_version, struct store_fault *ret_fault)
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
		return refuse_as(l, e, ret_fault);
	sqlite_rollback(&l->link);
	bool blank = application.id == 0 && version.number == 0 && tables.n == 0;
	if (!blank && (application.id != APPLICATION || version.number < 1))
		return refuse(ret_fault, ERR_INPUT, STR("This file belongs to another program. Nothing in it was changed. Choose another file."));
	if (version.number > steps_n)
		return refuse(ret_fault, ERR_CONFLICT,
			      STR("This file was written by a newer trivet. Nothing in it was changed. Use the newer trivet to open it."));
	*ret_version = version.number;
	return OK;
}

/* Reads every page once. */
static enum err check_whole(struct sqlite_link *l, struct store_fault *ret_fault)
{
	struct sql_sqlite_check_row row;
	enum err e = sql_sqlite_check(&l->link);
	if (e == OK)
		e = sql_sqlite_check_next(&l->link, &row);
	if (e != OK)
		return refuse_as(l, e, ret_fault);
	bool whole = str_eq(row.say, STR("ok"));
	sql_sqlite_check_stop(&l->link);
	if (whole)
		return OK;
	return refuse(ret_fault, ERR_IO,
		      STR("This file is damaged. Nothing in it was changed. Keep a copy of it, then go back to your last good copy."));
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
		return refuse_as(l, e, ret_fault);
	bool on = str_eq(row.mode, STR("wal"));
	sql_sqlite_wal_stop(&l->link);
	if (on)
		return OK;
	return refuse(ret_fault, ERR_IO,
		      STR("This file lies where several programs cannot share it safely. Choose a folder on a disk of this machine."));
}

/* ---- what the steps call beside SQL ---- */

static str text_of(sqlite3_value *value)
{
	const void *p = sqlite3_value_text(value);
	return (str){p, (size_t)sqlite3_value_bytes(value)};
}

/* Gives back what `write` makes of the text, a byte for a byte or fewer. */
static void give_text(sqlite3_context *c, sqlite3_value *value, void (*write)(struct writer *w, str s))
{
	str s = text_of(value);
	char *room = sqlite3_malloc64(s.n + 1);
	struct writer w = writer_on(room, s.n + 1);
	if (room == NULL) {
		sqlite3_result_error_nomem(c);
		return;
	}
	write(&w, s);
	sqlite3_result_text64(c, room, w.n, sqlite3_free, SQLITE_UTF8);
}

static void write_line(struct writer *w, str s)
{
	text_write_clean(w, s);
	for (size_t i = 0; i < w->n; i++)
		w->p[i] = w->p[i] == '\n' || w->p[i] == '\t' ? ' ' : w->p[i];
	if (text_is_blank(writer_str(w)) && s.n > 0)
		w->p[0] = '?';
}

/* Letters in small, what else there is an underscore. */
static void write_id(struct writer *w, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
		w_char(w, text_is_id((str){&c, 1}) ? c : '_');
	}
	if (s.n == 0)
		w_char(w, '_');
}

static void write_value(struct writer *w, str s)
{
	for (size_t i = 0; i < s.n; i++)
		w_char(w, text_is_id(str_sub(s, i, 1)) || s.p[i] == ',' || s.p[i] == '-' ? s.p[i] : '_');
}

static void clean_text(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], text_write_clean);
}

static void clean_line(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], write_line);
}

static void clean_id(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], write_id);
}

static void clean_value(sqlite3_context *c, int n, sqlite3_value **values)
{
	(void)n;
	give_text(c, values[0], write_value);
}

static void allows_setting(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct setting *s = setting_of(text_of(values[0]));
	(void)n;
	sqlite3_result_int(c, s != NULL && setting_allows(s, text_of(values[1])));
}

/* zone_east(at): how far east the clock of the place was at an instant. zone_east(at, day): NULL where no clock of the place agrees with the day. */
static void zone_east(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct sqlite_backend *b = sqlite3_user_data(c);
	instant at = {sqlite3_value_int64(values[0])};
	struct moment m = n > 1 ? moment_on((day){sqlite3_value_int(values[1])}, at, b->zones) : moment_at(at, b->zones);
	if (moment_is_known(m))
		sqlite3_result_int(c, m.zone.east_s);
}

static enum err lend_functions(struct sqlite_link *l, const struct sqlite_backend *b)
{
	static const struct {
		const char *name;
		int takes;
		void (*run)(sqlite3_context *c, int n, sqlite3_value **values);
	} rows[] = {{"clean_text", 1, clean_text},         {"clean_line", 1, clean_line}, {"clean_id", 1, clean_id},  {"clean_value", 1, clean_value},
		    {"allows_setting", 2, allows_setting}, {"zone_east", 1, zone_east},   {"zone_east", 2, zone_east}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (sqlite3_create_function(l->db, rows[i].name, rows[i].takes, SQLITE_UTF8 | SQLITE_DIRECTONLY, (void *)(uintptr_t)b, rows[i].run,
					    NULL, NULL) != SQLITE_OK)
			return meaning(l->db);
	return OK;
}

/* The steps from the version that the file has now, another program may have been faster, to the last; in one transaction. */
static enum err run_steps(struct sqlite_link *l, const struct sqlite_backend *b)
{
	struct sql_sqlite_version_row version;
	TRY(lend_functions(l, b));
	TRY(sqlite_begin(&l->link));
	enum err e = sql_sqlite_version(&l->link, &version);
	while (e == OK && version.number < b->steps_n) {
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
	TRY(identify(l, b->steps_n, &version, ret_fault));
	if (version > 0)
		TRY(check_whole(l, ret_fault));
	TRY(turn_on_log(l, ret_fault));
	if (version == b->steps_n)
		return OK;
	enum err e = version > 0 ? copy_aside(l, path, version) : OK;
	if (e != OK)
		return refuse(ret_fault, e,
			      STR("This file is from an older trivet, and the copy that is made before bringing it up to date failed. Nothing in it "
				  "was changed. "
				  "Look whether the disk is full."));
	e = run_steps(l, b);
	if (e == OK)
		return OK;
	*ret_fault = fault_of(l->db, e); /* before the rollback, which succeeds */
	sqlite_rollback(&l->link);
	return ret_fault->e;
}

/* What the system says about a file that cannot be made. */
static enum err refuse_path(int reason, struct store_fault *ret_fault)
{
	switch (reason) {
	case EACCES:
	case EPERM:
	case EROFS: return refuse(ret_fault, ERR_DENIED, STR("No file can be made in this folder: it may only be read. Choose another folder."));
	case ENOSPC:
	case EDQUOT: return refuse(ret_fault, ERR_FULL, STR("The disk is full. Make room, then try again."));
	case ENOENT:
	case ENOTDIR: return refuse(ret_fault, ERR_MISSING, STR("The folder of this file is not there. Make it first, or choose another one."));
	default: return refuse(ret_fault, ERR_IO, STR("No file can be made there: the system refuses."));
	}
}

static void sqlite_close(struct link *link)
{
	if (link == NULL)
		return;
	struct sqlite_link *l = own(link);
	for (size_t i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(l->statement[i]);
	sqlite3_close(l->db);
	free(l);
}

static enum err connect_file(struct sqlite_link *l, const char *path, struct store_fault *ret_fault)
{
	bool good = sqlite3_open_v2(path, &l->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
	if (good && l->use == LINK_WRITE && sqlite3_db_readonly(l->db, NULL) == 1)
		return refuse(ret_fault, ERR_DENIED, STR("This file may only be read. Nothing was changed. Allow writing, or choose another file."));
	if (good) {
		sqlite3_busy_timeout(l->db, BUSY_MS);
		good = run_script(l->db, &SQL_SQLITE_SETTINGS) == OK && (l->use == LINK_WRITE || run_script(l->db, &SQL_SQLITE_READONLY) == OK);
	}
	if (good)
		return OK;
	return refuse_as(l, meaning(l->db), ret_fault);
}

static enum err sqlite_open(const struct backend *self, const char *path, enum link_use use, struct store_fault *ret_fault, struct link **ret_link)
{
	if (use == LINK_WRITE && make_private_file(path) == ERR_IO)
		return refuse_path(errno, ret_fault);
	struct sqlite_link *l = calloc(1, sizeof(*l));
	if (l == NULL)
		return refuse(ret_fault, ERR_FULL, STR("There is not enough memory to open this file."));
	*l = (struct sqlite_link){.link = {.by = self}, .use = use};
	enum err e = connect_file(l, path, ret_fault);
	if (e == OK && use == LINK_WRITE)
		e = migrate(l, (const struct sqlite_backend *)self, path, ret_fault);
	if (e != OK) {
		sqlite_close(&l->link);
		return e;
	}
	*ret_link = &l->link;
	return OK;
}

/* ---- whole files ---- */

#define IMAGE_FORMAT 18 /* where the head of a file says that it has a log beside it: 2 bytes, 1 for none */

/* Connects to a file that is there. Close with sqlite_close, also after a failure. */
static enum err connect_whole(struct sqlite_link *l, const char *path, struct store_fault *ret_fault)
{
	if (access(path, F_OK) != 0)
		return refuse(ret_fault, ERR_MISSING, STR("There is no such file."));
	return connect_file(l, path, ret_fault);
}

/* A link that brings its backend with it. */
struct whole_link {
	struct sqlite_link link;
	struct sqlite_backend by;
};

static enum err link_make(enum link_use use, struct store_fault *ret_fault, struct sqlite_link **ret_link)
{
	struct whole_link *l = calloc(1, sizeof(*l));
	if (l == NULL)
		return refuse(ret_fault, ERR_FULL, STR("There is not enough memory to open this file."));
	l->by = sqlite_backend_current(NULL); /* it brings nothing up to date */
	l->link = (struct sqlite_link){.link = {.by = &l->by.ops}, .use = use};
	*ret_link = &l->link;
	return OK;
}

static int steps_known(void)
{
	return sqlite_backend_current(NULL).steps_n;
}

/* Whose file it is, is it whole, what is in it. */
static enum err look(struct sqlite_link *l, struct store_fault *ret_fault, struct backup_look *ret_look)
{
	struct sql_sqlite_count_row n;
	int64_t version = 0;
	TRY(identify(l, steps_known(), &version, ret_fault));
	if (version == 0)
		return refuse(ret_fault, ERR_INPUT, STR("This file is empty: there is nothing of yours in it."));
	TRY(check_whole(l, ret_fault));
	enum err e = sql_sqlite_count(&l->link, &n);
	if (e != OK)
		return refuse_as(l, e, ret_fault);
	*ret_look = (struct backup_look){version, n.entries, n.deeds, n.answers, n.plans, n.reassessments};
	return OK;
}

enum err backup_look(const char *path, struct store_fault *ret_fault, struct backup_look *ret_look)
{
	struct sqlite_link *l;
	TRY(link_make(LINK_READ, ret_fault, &l));
	enum err e = connect_whole(l, path, ret_fault);
	if (e == OK)
		e = look(l, ret_fault, ret_look);
	sqlite_close(&l->link);
	return e;
}

enum err backup_look_image(const struct backup_image *image, struct store_fault *ret_fault, struct backup_look *ret_look)
{
	struct sqlite_link *l;
	TRY(link_make(LINK_READ, ret_fault, &l));
	enum err e = connect_file(l, ":memory:", ret_fault);
	if (e == OK && sqlite3_deserialize(l->db, "main", image->bytes, (sqlite3_int64)image->n, (sqlite3_int64)image->n,
					   SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
		e = refuse_as(l, meaning(l->db), ret_fault);
	if (e == OK)
		e = look(l, ret_fault, ret_look);
	sqlite_close(&l->link);
	return e;
}

/* The counts of the copy are those of the file, if no one changed the file in between. */
static enum err compare(bool changed, const struct backup_look *file, const struct backup_look *copy, struct store_fault *ret_fault)
{
	if (changed || memcmp(file, copy, sizeof(*file)) == 0)
		return OK;
	return refuse(ret_fault, ERR_IO, STR("The copy does not hold what this file holds. It was thrown away. Try again, perhaps on another disk."));
}

/* Looks at the file, lets `take` copy it, and says whether someone else changed it meanwhile. */
static enum err take_between(struct sqlite_link *l, enum err (*take)(struct sqlite_link *, void *), void *arg, struct backup_look *ret_look,
			     bool *ret_changed)
{
	struct sql_sqlite_commits_row before = {0}, after = {0};
	struct sql_sqlite_count_row n;
	struct sql_sqlite_version_row version;
	TRY(sql_sqlite_commits(&l->link, &before));
	TRY(sql_sqlite_version(&l->link, &version));
	TRY(sql_sqlite_count(&l->link, &n));
	TRY(take(l, arg));
	TRY(sql_sqlite_commits(&l->link, &after));
	*ret_look = (struct backup_look){version.number, n.entries, n.deeds, n.answers, n.plans, n.reassessments};
	*ret_changed = before.number != after.number;
	return OK;
}

static enum err take_file(struct sqlite_link *l, void *arg)
{
	const char *to = arg;
	return sql_sqlite_copy(&l->link, &(struct sql_sqlite_copy){.path = str_of(to)});
}

static enum err take_image(struct sqlite_link *l, void *arg)
{
	struct backup_image *image = arg;
	sqlite3_int64 n = 0;
	TRY(sql_sqlite_begin_read(&l->link));
	image->bytes = sqlite3_serialize(l->db, "main", &n, 0);
	sqlite_rollback(&l->link);
	if (image->bytes == NULL)
		return ERR_FULL;
	image->n = (size_t)n;
	memset(image->bytes + IMAGE_FORMAT, 1, 2); /* what was in the log is in the image */
	return OK;
}

/* Copies with `take`. Fails: as backup_copy. */
static enum err copy_with(const char *from, enum err (*take)(struct sqlite_link *, void *), void *arg, struct store_fault *ret_fault,
			  struct backup_look *ret_look, bool *ret_changed)
{
	struct sqlite_link *l;
	int64_t version = 0;
	TRY(link_make(LINK_WRITE, ret_fault, &l));
	enum err e = connect_whole(l, from, ret_fault);
	if (e == OK)
		e = identify(l, steps_known(), &version, ret_fault);
	if (e == OK && version == 0)
		e = refuse(ret_fault, ERR_INPUT, STR("This file is empty: there is nothing of yours in it."));
	if (e == OK) {
		errno = 0;
		e = take_between(l, take, arg, ret_look, ret_changed);
		if (e != OK)
			*ret_fault = fault_of(l->db, e);
	}
	sqlite_close(&l->link);
	return e;
}

enum err backup_copy(const char *from, const char *to, struct store_fault *ret_fault, struct backup_look *ret_look)
{
	struct backup_look file, copy;
	char path[PATH_ROOM];
	bool changed;
	if (snprintf(path, sizeof(path), "%s", to) >= (int)sizeof(path))
		return refuse(ret_fault, ERR_INPUT, STR("The name of the folder is too long."));
	TRY(copy_with(from, take_file, path, ret_fault, &file, &changed));
	enum err e = sync_file(to);
	if (e != OK)
		return refuse(ret_fault, e,
			      e == ERR_FULL ? STR("The disk is full. Nothing was changed. Make room, then try again.")
					    : STR("The disk of the copy reports a failure. Nothing was changed."));
	TRY(backup_look(to, ret_fault, &copy));
	TRY(compare(changed, &file, &copy, ret_fault));
	*ret_look = copy;
	return OK;
}

enum err backup_image_take(const char *from, struct store_fault *ret_fault, struct backup_image *ret_image, struct backup_look *ret_look)
{
	struct backup_image image = {0};
	struct backup_look file, copy;
	bool changed;
	enum err e = copy_with(from, take_image, &image, ret_fault, &file, &changed);
	if (e == OK)
		e = backup_look_image(&image, ret_fault, &copy);
	if (e == OK)
		e = compare(changed, &file, &copy, ret_fault);
	if (e != OK) {
		backup_image_free(&image);
		return e;
	}
	*ret_image = image;
	*ret_look = copy;
	return OK;
}

void backup_image_free(struct backup_image *image)
{
	if (image->bytes != NULL)
		explicit_bzero(image->bytes, image->n);
	sqlite3_free(image->bytes);
	*image = (struct backup_image){0};
}

/* Leaves one file without a log. */
static enum err stand_alone(struct sqlite_link *l)
{
	struct sql_sqlite_alone_row row;
	TRY(sql_sqlite_alone(&l->link));
	TRY(sql_sqlite_alone_next(&l->link, &row));
	enum err e = str_eq(row.mode, STR("delete")) ? OK : ERR_BUSY;
	sql_sqlite_alone_stop(&l->link);
	return e;
}

enum err backup_update(const char *path, zone_at *zones, struct store_fault *ret_fault)
{
	const struct sqlite_backend b = sqlite_backend_current(zones);
	struct sqlite_link *l;
	int64_t version = 0;
	TRY(link_make(LINK_WRITE, ret_fault, &l));
	enum err e = connect_whole(l, path, ret_fault);
	if (e == OK)
		e = identify(l, b.steps_n, &version, ret_fault);
	if (e == OK) {
		errno = 0;
		e = run_steps(l, &b);
		if (e != OK) {
			*ret_fault = fault_of(l->db, e);
			sqlite_rollback(&l->link);
		} else if ((e = stand_alone(l)) != OK) {
			refuse_as(l, e, ret_fault);
		}
	}
	sqlite_close(&l->link);
	return e;
}

void backup_settle(const char *path)
{
	struct store_fault fault;
	struct sqlite_link *l;
	if (link_make(LINK_WRITE, &fault, &l) != OK)
		return;
	if (connect_whole(l, path, &fault) == OK)
		sqlite_wipe(&l->link);
	sqlite_close(&l->link); /* the last one removes the log */
}

struct sqlite_backend sqlite_backend(const struct query *const *steps, int steps_n, zone_at *zones)
{
	return (struct sqlite_backend){
		.ops = {sqlite_open, sqlite_close, sqlite_begin, sqlite_commit, sqlite_rollback, sqlite_mark, sqlite_keep, sqlite_undo, sqlite_start,
			sqlite_next, sqlite_stop, sqlite_wipe},
		.steps = steps,
		.steps_n = steps_n,
		.zones = zones,
	};
}

struct sqlite_backend sqlite_backend_current(zone_at *zones)
{
	static const struct query *const STEPS[] = {&SQL_SCHEMA_1, &SQL_SCHEMA_2, &SQL_SCHEMA_3, &SQL_SCHEMA_4, &SQL_SCHEMA_5, &SQL_SCHEMA_6};
	return sqlite_backend(STEPS, sizeof(STEPS) / sizeof(STEPS[0]), zones);
}
