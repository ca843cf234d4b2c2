/* file.c - a whole file at a time: copied as it is at one moment, inspected, upgraded. */
#include <errno.h>
#include <string.h>

#include "store/sqlite/backup.h"
#include "store/sqlite/sqlite_link.h"

#define IMAGE_FORMAT 18 /* where the head of a file says that it has a log beside it: 2 bytes, 1 for none */

void sqlite_image_alone(unsigned char *bytes)
{
	memset(bytes + IMAGE_FORMAT, 1, 2);
}

static enum err refuse_empty(struct store_fault *ret_fault)
{
	return sqlite_refuse(ret_fault, ERR_INPUT, WRONG_FILE_EMPTY);
}

/* Whose file it is, is it whole, what is in it. */
static enum err look(struct sqlite_link *l, struct store_fault *ret_fault, struct backup_look *ret_look)
{
	const struct sqlite_backend b = sqlite_backend_current(NULL);
	struct sql_sqlite_count_row n;
	int64_t version = 0;
	TRY(sqlite_identify(l, b.steps_n, &version, ret_fault));
	if (version == 0)
		return refuse_empty(ret_fault);
	TRY(sqlite_check_whole(l, &b, ret_fault));
	enum err e = sql_sqlite_count(&l->link, &n);
	if (e != OK)
		return sqlite_refuse_as(l, e, ret_fault);
	*ret_look = (struct backup_look){.version = version,
					 .entries = n.entries,
					 .deeds = n.deeds,
					 .answers = n.answers,
					 .plans = n.plans,
					 .reassessments = n.reassessments,
					 .first = {(int32_t)n.first},
					 .last = {(int32_t)n.last}};
	return OK;
}

enum err backup_look(const char *path, struct store_fault *ret_fault, struct backup_look *ret_look)
{
	struct sqlite_link *l;
	TRY(sqlite_connect(path, LINK_READ, ret_fault, &l));
	enum err e = look(l, ret_fault, ret_look);
	sqlite_close(&l->link);
	return e;
}

/* The image as a database of its own. */
static enum err look_at_image(const struct backup_image *image, struct store_fault *ret_fault, struct backup_look *ret_look)
{
	struct sqlite_link *l;
	TRY(sqlite_connect_memory(ret_fault, &l));
	sqlite3_int64 n = (sqlite3_int64)image->n;
	enum err e = sqlite3_deserialize(l->db, "main", image->bytes, n, n, SQLITE_DESERIALIZE_READONLY) == SQLITE_OK ? OK : sqlite_meaning(l->db);
	e = e == OK ? look(l, ret_fault, ret_look) : sqlite_refuse_as(l, e, ret_fault);
	sqlite_close(&l->link);
	return e;
}

static enum err take(struct sqlite_link *l, struct store_fault *ret_fault, struct backup_image *ret_image)
{
	sqlite3_int64 n = 0;
	int64_t version = 0;
	TRY(sqlite_identify(l, sqlite_backend_current(NULL).steps_n, &version, ret_fault));
	if (version == 0)
		return refuse_empty(ret_fault);
	errno = 0;
	enum err e = sql_sqlite_begin_read(&l->link);
	if (e != OK)
		return sqlite_refuse_as(l, e, ret_fault);
	unsigned char *bytes = sqlite3_serialize(l->db, "main", &n, 0);
	sqlite_rollback(&l->link);
	if (bytes == NULL)
		return sqlite3_errcode(l->db) == SQLITE_OK ? sqlite_refuse_no_memory(ret_fault)
							   : sqlite_refuse_as(l, sqlite_meaning(l->db), ret_fault);
	sqlite_image_alone(bytes);
	*ret_image = (struct backup_image){bytes, (size_t)n};
	return OK;
}

enum err sqlite_take(const char *from, struct store_fault *ret_fault, struct backup_image *ret_image)
{
	struct sqlite_link *l;
	*ret_image = (struct backup_image){0};
	TRY(sqlite_connect(from, LINK_READ, ret_fault, &l));
	enum err e = take(l, ret_fault, ret_image);
	bool no_room_beside = e != OK && sqlite3_errcode(l->db) == SQLITE_CANTOPEN; /* for a log */
	sqlite_close(&l->link);
	if (no_room_beside && (e = sqlite_connect_still(from, ret_fault, &l)) == OK) {
		e = take(l, ret_fault, ret_image);
		sqlite_close(&l->link);
	}
	return e;
}

enum err backup_image_take(const char *from, struct store_fault *ret_fault, struct backup_image *ret_image, struct backup_look *ret_look)
{
	enum err e = sqlite_take(from, ret_fault, ret_image);
	if (e == OK)
		e = look_at_image(ret_image, ret_fault, ret_look);
	if (e != OK)
		backup_image_free(ret_image);
	return e;
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
	TRY(sqlite_connect(path, LINK_WRITE, ret_fault, &l));
	enum err e = sqlite_identify(l, b.steps_n, &version, ret_fault);
	if (e == OK) {
		errno = 0;
		e = sqlite_run_steps(l, &b, b.steps_n);
		if (e == OK && version < b.steps_n)
			(void)!sql_sqlite_vacuum(&l->link);
		if (e == OK)
			e = stand_alone(l);
		if (e != OK) {
			sqlite_refuse_as(l, e, ret_fault);
			sqlite_rollback(&l->link);
		}
	}
	sqlite_close(&l->link);
	return e;
}

/* The first step copies nothing: it takes the right to write, and nothing changes from there on but by the second. */
static enum err put(struct sqlite_link *to, struct sqlite_link *from, backup_before *before, void *arg, struct store_fault *ret_fault)
{
	sqlite3_backup *copying = sqlite3_backup_init(to->db, "main", from->db, "main");
	if (copying == NULL)
		return sqlite_refuse_as(to, sqlite_meaning(to->db), ret_fault);
	errno = 0;
	bool goes = sqlite3_backup_step(copying, 0) == SQLITE_OK;
	enum err e = goes ? before(arg) : OK;
	bool done = goes && e == OK && sqlite3_backup_step(copying, -1) == SQLITE_DONE;
	bool kept = sqlite3_backup_finish(copying) == SQLITE_OK && done;
	if (e == OK && !kept) {
		e = sqlite_meaning(to->db);
		return sqlite_refuse_as(to, e == OK ? ERR_IO : e, ret_fault);
	}
	return e;
}

enum err backup_put(const char *from, const char *to, backup_before *before, void *arg, struct store_fault *ret_fault)
{
	struct sqlite_link *source, *target;
	ret_fault->what = WRONG_NOTHING;
	TRY(sqlite_connect(from, LINK_READ, ret_fault, &source));
	enum err e = sqlite_connect(to, LINK_WRITE, ret_fault, &target);
	if (e == OK) {
		e = put(target, source, before, arg, ret_fault);
		sqlite_close(&target->link);
	}
	sqlite_close(&source->link);
	return e;
}

void backup_settle(const char *path)
{
	struct store_fault fault;
	struct sqlite_link *l;
	if (sqlite_connect(path, LINK_WRITE, &fault, &l) != OK)
		return;
	(void)l->link.by->wipe(&l->link);
	sqlite_close(&l->link); /* the last one removes the log */
}
