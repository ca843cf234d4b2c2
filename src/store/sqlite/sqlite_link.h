/* sqlite_link.h - what the files of the SQLite store share: one connection, and what is reported when something fails. Nothing else includes it. */
#ifndef TRIVET_STORE_SQLITE_SQLITE_LINK_H
#define TRIVET_STORE_SQLITE_SQLITE_LINK_H

#include <sqlite3.h>

#include "store/sqlite/place.h"
#include "store/sqlite/sqlite.h"
#include "store/sql.h"

#define SQLITE_PATH_ROOM 4096

/* From this schema on every key begins with the organisation. Its step makes the sums of older files again. */
enum { SQLITE_ORGANISED = 11 };

struct sqlite_link {
	struct link link;
	sqlite3 *db;
	enum link_use use;
	sqlite3_stmt *statement[SQL_COUNT]; /* prepared when first used */
	const char *path;                   /* of a LINK_WRITE: as long as it lives */
	struct place_file file, log;        /* what was there when it was opened */
};

/* ---- what went wrong ---- */

/* Of the call that failed last. */
enum err sqlite_meaning(sqlite3 *db);
/* Fills in what went wrong. Returns e. */
enum err sqlite_refuse(struct store_fault *ret_fault, enum err e, enum wrong what);
/* The same in the words for what SQLite reports; `e` is what sqlite_meaning said at once, for later calls change what it looks at. */
enum err sqlite_refuse_as(struct sqlite_link *l, enum err e, struct store_fault *ret_fault);
enum err sqlite_refuse_damaged(struct store_fault *ret_fault);
enum err sqlite_refuse_no_memory(struct store_fault *ret_fault);

/* ---- a connection to a file that is there ---- */

/* Makes a link that brings its backend with it, and connects it; close it with sqlite_close. Fails: as store_open; ERR_MISSING there is no such file. */
MUST_USE enum err sqlite_connect(const char *path, enum link_use use, struct store_fault *ret_fault, struct sqlite_link **ret_link);
/* The same without any file beside it, for what may only be read. Fails: ERR_DENIED part of it is in a log. */
MUST_USE enum err sqlite_connect_still(const char *path, struct store_fault *ret_fault, struct sqlite_link **ret_link);
/* The same to nothing: an empty database in memory. */
MUST_USE enum err sqlite_connect_memory(struct store_fault *ret_fault, struct sqlite_link **ret_link);
/* Bytes of the log beside a file, 0 when there is none. */
int64_t sqlite_log_size(const char *path);
void sqlite_close(struct link *l);
void sqlite_rollback(struct link *l);
/* Whose file this is. *ret_version is 0 for a new one. Fails: ERR_INPUT of another program; ERR_CONFLICT of a newer trivet; ERR_IO. */
MUST_USE enum err sqlite_identify(struct sqlite_link *l, int steps_n, int64_t *ret_version, struct store_fault *ret_fault);
/* Brings the schema to version `to`, in one transaction, from the version that it has then. */
MUST_USE enum err sqlite_run_steps(struct sqlite_link *l, const struct sqlite_backend *b, int to);

/* The functions that the steps of `b` call; of this connection, and only while it lives. Keeps `b`. */
MUST_USE enum err sqlite_lend_functions(struct sqlite_link *l, const struct sqlite_backend *b);
/* An image of a file that has a log, made one without: what was in the log is in the image. */
void sqlite_image_alone(unsigned char *bytes);

/* All of a file in memory, as it is at one moment, whole or not: backup_image_take without the look. Fails: as that; *ret_image is empty then. */
struct backup_image;
MUST_USE enum err sqlite_take(const char *from, struct store_fault *ret_fault, struct backup_image *ret_image);

/* ---- check.c ---- */

/* Reads every page, and checks whether each index names each row. Fails: ERR_IO it is damaged. */
MUST_USE enum err sqlite_check_pages(struct sqlite_link *l, struct store_fault *ret_fault);
/* Beside that: what a row belongs to is there, and the tables are those that the steps of `b` make. Fails: ERR_IO it is damaged. */
MUST_USE enum err sqlite_check_whole(struct sqlite_link *l, const struct sqlite_backend *b, struct store_fault *ret_fault);

#endif
