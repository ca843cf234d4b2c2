/* restore.c - the way back: the backup is copied, looked at and upgraded beside the store; only then two names change. */
#include "keep/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keep/beside.h"
#include "keep/draft.h"
#include "keep/vault.h"

enum { NUMBER_TRIES = 1000, HEAD_BYTES = 16 };
#define FILE_MAX ((off_t)1 << 30) /* larger than any diary, smaller than the memory */

static enum err fail(struct backup_report *r, enum err e, enum wrong wrong)
{
	r->wrong = wrong;
	return e;
}

static enum err fail_system(struct backup_report *r)
{
	return file_fault(errno, &r->wrong);
}

/* ---- what comes back ---- */

static int open_file(const char *file)
{
	return open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* nothing waits for a pipe */
}

static bool starts_sealed(int fd)
{
	unsigned char head[HEAD_BYTES];
	ssize_t n = pread(fd, head, sizeof head, 0);
	return n > 0 && vault_is_sealed(head, (size_t)n);
}

bool restore_is_sealed(const char *file)
{
	int fd = open_file(file);
	if (fd < 0)
		return false;
	bool sealed = starts_sealed(fd);
	close(fd);
	return sealed;
}

bool restore_is_sealed_bytes(str bytes)
{
	return vault_is_sealed((const unsigned char *)bytes.p, bytes.n);
}

/* All of a file, to be freed. */
static enum err read_whole(int fd, size_t size, unsigned char **ret_bytes, struct backup_report *report)
{
	size_t n = 0;
	unsigned char *bytes = malloc(size + 1);
	if (bytes == NULL)
		return fail(report, ERR_FULL, WRONG_RESTORE_MEMORY);
	for (ssize_t got = 1; n < size && got > 0; n += got > 0 ? (size_t)got : 0)
		got = pread(fd, bytes + n, size - n, (off_t)n);
	if (n < size) {
		free(bytes);
		return fail(report, ERR_IO, WRONG_RESTORE_UNREAD);
	}
	*ret_bytes = bytes;
	return OK;
}

static enum err fail_sealed(struct backup_report *r, enum vault_answer answer)
{
	switch (answer) {
	case VAULT_OPEN: return OK;
	case VAULT_WRONG_PASSPHRASE: return fail(r, ERR_DENIED, WRONG_SEALED_PASSPHRASE);
	case VAULT_DAMAGED_HEAD: return fail(r, ERR_IO, WRONG_SEALED_HEAD);
	case VAULT_DAMAGED: return fail(r, ERR_IO, WRONG_SEALED_DAMAGED);
	case VAULT_CUT_SHORT: return fail(r, ERR_IO, WRONG_SEALED_CUT);
	case VAULT_NEWER: return fail(r, ERR_CONFLICT, WRONG_SEALED_NEWER);
	case VAULT_NO_MEMORY: return fail(r, ERR_FULL, WRONG_FILE_MEMORY);
	case VAULT_OTHER_FILE: break;
	}
	return fail(r, ERR_INPUT, WRONG_RESTORE_NO_BACKUP);
}

static enum err copy_sealed(int from, size_t size, str passphrase, struct draft *to, struct backup_report *report)
{
	unsigned char *sealed;
	size_t n = 0;
	TRY(read_whole(from, size, &sealed, report));
	unsigned char *bytes = malloc(size);
	enum err e = fail_sealed(report, bytes == NULL ? VAULT_NO_MEMORY : vault_open(sealed, size, passphrase, bytes, &n));
	if (e == OK)
		e = draft_write(to, bytes, n, &report->wrong);
	if (bytes != NULL)
		explicit_bzero(bytes, size);
	free(bytes);
	free(sealed);
	return e;
}

/* With what is in the log beside it if it was not closed cleanly. */
static enum err copy_plain(const char *file, struct draft *to, struct backup_report *report)
{
	struct store_fault fault;
	struct backup_image image;
	enum err e = backup_image_take(file, &fault, &image, &report->look);
	if (e != OK)
		return fail(report, e, fault.what);
	e = draft_write(to, image.bytes, image.n, &report->wrong);
	backup_image_free(&image);
	return e;
}

static enum err copy(const char *file, str passphrase, struct draft *to, struct backup_report *report)
{
	struct stat st;
	int from = open_file(file);
	if (from < 0)
		return errno == ENOENT ? fail(report, ERR_MISSING, WRONG_FILE_MISSING) : fail_system(report);
	enum err e = OK;
	if (fstat(from, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > FILE_MAX)
		e = fail(report, ERR_INPUT, WRONG_RESTORE_NO_BACKUP);
	else if (starts_sealed(from))
		e = copy_sealed(from, (size_t)st.st_size, passphrase, to, report);
	else
		e = copy_plain(file, to, report);
	close(from);
	return e;
}

/* Fills `to` from the file and makes a store of today of it. */
static enum err prepare(const char *file, str passphrase, zone_at *zones, struct draft *to, struct backup_report *report)
{
	struct store_fault fault;
	TRY(copy(file, passphrase, to, report));
	enum err e = backup_look(to->path, &fault, &report->look);
	if (e == OK)
		e = backup_update(to->path, zones, &fault);
	return e == OK ? OK : fail(report, e, fault.what);
}

/* ---- two names change ---- */

/* What is done to the store, so that it can be undone. */
struct swap {
	const char *db;
	char *aside; /* its second name; of the report */
	char log[BACKUP_PATH], log_aside[BACKUP_PATH];
	bool has_db, was_moved /* it has only that name: the disk knows no second ones */, log_was_moved;
};

static bool join(char *buffer, const char *first, const char *second)
{
	int n = snprintf(buffer, BACKUP_PATH, "%s%s", first, second);
	return n >= 0 && n < BACKUP_PATH;
}

/* The next name for what is kept aside; what is there already under such a name stays. */
static bool aside_name(struct swap *s, int number)
{
	char end[32];
	snprintf(end, sizeof end, number > 1 ? ".before-restore.%d" : ".before-restore", number);
	return join(s->aside, s->db, end) && join(s->log_aside, s->aside, "-wal");
}

/* Gives the store a second name. Where the disk knows none, it is moved: a moment later another one takes its place. */
static enum err keep_aside(struct swap *s, struct backup_report *report)
{
	for (int i = 1; i < NUMBER_TRIES; i++) {
		if (!aside_name(s, i))
			return fail(report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
		struct stat st;
		if (lstat(s->aside, &st) == 0)
			continue;
		if (link(s->db, s->aside) == 0)
			return OK;
		if (errno == EEXIST)
			continue;
		bool no_links = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;
		if (!no_links || rename(s->db, s->aside) != 0)
			return fail_system(report);
		s->was_moved = true;
		return OK;
	}
	return fail(report, ERR_CONFLICT, WRONG_RESTORE_TOO_MANY);
}

/* What the log still holds belongs to the store, and must not be taken for the log of the new one. */
static enum err move_log(struct swap *s, struct backup_report *report)
{
	struct stat st;
	char other[BACKUP_PATH];
	if (stat(s->log, &st) == 0 && st.st_size > 0) {
		if (rename(s->log, s->log_aside) != 0)
			return fail_system(report);
		s->log_was_moved = true;
	} else if (unlink(s->log) != 0 && errno != ENOENT) {
		return fail_system(report);
	}
	if (join(other, s->db, "-shm"))
		unlink(other); /* only remembers where things are in the log */
	return OK;
}

static void undo(struct swap *s, struct backup_report *report)
{
	bool fine = !s->log_was_moved || rename(s->log_aside, s->log) == 0;
	if (s->was_moved)
		fine = rename(s->aside, s->db) == 0 && fine;
	else if (fine && s->has_db && s->aside[0] != '\0')
		unlink(s->aside);
	if (fine)
		s->aside[0] = '\0';
	else
		report->wrong = WRONG_RESTORE_TWICE;
}

/* Nobody may begin to use the file while we hold this: the bytes that SQLite locks (sqlite.org/fileformat.html, the lock-byte page). */
static enum err hold(int fd, struct backup_report *report)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512};
	return fcntl(fd, F_SETLK, &all) == 0 ? OK : fail(report, ERR_BUSY, WRONG_RESTORE_BUSY);
}

static enum err swap_names(struct swap *s, struct draft *with, struct backup_report *report)
{
	enum err e = s->has_db ? keep_aside(s, report) : OK;
	if (e != OK) {
		s->aside[0] = '\0';
		return e;
	}
	e = move_log(s, report);
	if (e == OK)
		e = draft_keep(with, s->db, &report->wrong);
	if (e != OK)
		undo(s, report);
	return e;
}

static enum err replace(struct draft *with, const char *db, struct backup_report *report)
{
	struct swap s = {.db = db, .aside = report->path};
	if (!join(s.log, db, "-wal"))
		return fail(report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	backup_settle(db);
	int fd = open(db, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	s.has_db = fd >= 0;
	enum err e = s.has_db ? hold(fd, report) : errno == ENOENT ? OK : fail_system(report);
	if (e == OK)
		e = swap_names(&s, with, report);
	if (fd >= 0)
		close(fd);
	return e;
}

static bool is_same_file(const char *one, const char *other)
{
	struct stat a, b;
	return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

/* `db` is no link. */
static enum err restore_real(const char *file, const char *db, str passphrase, zone_at *zones, struct backup_report *report)
{
	char folder[BACKUP_PATH];
	struct draft d;
	if (file_folder(db, folder) != OK)
		return fail(report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	draft_sweep(folder);
	TRY(draft_begin(folder, &d, &report->wrong));
	enum err e = prepare(file, passphrase, zones, &d, report);
	if (e == OK)
		e = replace(&d, db, report);
	draft_end(&d);
	return e;
}

enum err restore_from(const char *file, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report)
{
	ret_report->path[0] = '\0';
	if (is_same_file(file, db))
		return fail(ret_report, ERR_INPUT, WRONG_RESTORE_SAME);
	char *real = realpath(db, NULL); /* a link stays one: what it leads to is replaced */
	enum err e = restore_real(file, real != NULL ? real : db, passphrase, zones, ret_report);
	free(real);
	return e;
}

/* ---- while the store is open ---- */

static bool waiting_path(const char *db, char *buffer)
{
	char *real = realpath(db, NULL);
	bool fits = join(buffer, real != NULL ? real : db, ".to-restore");
	free(real);
	return fits;
}

enum err restore_stage(str bytes, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report)
{
	char folder[BACKUP_PATH], path[BACKUP_PATH];
	struct draft came, made;
	ret_report->path[0] = '\0';
	if (!waiting_path(db, path) || file_folder(path, folder) != OK)
		return fail(ret_report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	draft_sweep(folder);
	TRY(draft_begin(folder, &came, &ret_report->wrong));
	enum err e = draft_begin(folder, &made, &ret_report->wrong);
	if (e != OK)
		goto err0;
	e = draft_write(&came, bytes.p, bytes.n, &ret_report->wrong);
	if (e == OK)
		e = prepare(came.path, passphrase, zones, &made, ret_report);
	if (e == OK)
		e = draft_keep(&made, path, &ret_report->wrong);
	draft_end(&made);
err0:
	draft_end(&came);
	return e;
}

bool restore_waits(const char *db)
{
	char path[BACKUP_PATH];
	return waiting_path(db, path) && access(path, F_OK) == 0;
}

/* False: nothing waits. */
static bool mark_of(const char *path, int64_t *ret_mark)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return false;
	uint64_t which = (uint64_t)st.st_ino << 30 ^ (uint64_t)st.st_mtim.tv_sec << 20 ^ (uint64_t)st.st_mtim.tv_nsec;
	*ret_mark = (int64_t)(which % 1000000000000000);
	return true;
}

enum err restore_look(const char *db, struct restore_waiting *ret_waiting, enum wrong *ret_wrong)
{
	char path[BACKUP_PATH];
	struct store_fault fault;
	*ret_wrong = WRONG_RESTORE_NONE_WAITS;
	if (!waiting_path(db, path) || !mark_of(path, &ret_waiting->mark))
		return ERR_MISSING;
	enum err e = backup_look(path, &fault, &ret_waiting->look);
	if (e == OK)
		e = backup_look(db, &fault, &ret_waiting->now);
	*ret_wrong = e == OK ? WRONG_NOTHING : fault.what;
	return e;
}

struct putting {
	const char *db;
	struct backup_report *report;
};

/* A copy of what is there, under the next name for what is kept aside. */
static enum err copy_aside(void *arg)
{
	struct putting *p = arg;
	char folder[BACKUP_PATH];
	struct draft d;
	struct swap s = {.db = p->db, .aside = p->report->path};
	if (file_folder(p->db, folder) != OK)
		return fail(p->report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	TRY(draft_begin(folder, &d, &p->report->wrong));
	enum err e = copy_plain(p->db, &d, p->report);
	if (e == OK)
		e = ERR_CONFLICT;
	for (int i = 1; e == ERR_CONFLICT && i < NUMBER_TRIES; i++)
		e = aside_name(&s, i) ? draft_keep_new(&d, s.aside, &p->report->wrong) : fail(p->report, ERR_INPUT, WRONG_FOLDER_NAME_LONG);
	if (e == ERR_CONFLICT)
		p->report->wrong = WRONG_RESTORE_TOO_MANY;
	if (e != OK)
		s.aside[0] = '\0';
	draft_end(&d);
	return e;
}

static enum err put(const char *from, const char *db, struct backup_report *report)
{
	struct store_fault fault;
	struct putting p = {db, report};
	struct backup_look look = {0};
	enum err e = backup_look(from, &fault, &look);
	if (e == OK)
		e = backup_put(from, db, copy_aside, &p, &fault);
	report->look = look;
	if (e != OK && fault.what != WRONG_NOTHING)
		report->wrong = fault.what;
	if (e != OK && report->path[0] != '\0') {
		beside_delete_one(report->path); /* nothing was changed: it is not needed */
		report->path[0] = '\0';
	}
	return e;
}

enum err restore_put(const char *db, int64_t mark, struct backup_report *ret_report)
{
	char path[BACKUP_PATH];
	int64_t waits;
	ret_report->path[0] = '\0';
	if (!waiting_path(db, path) || !mark_of(path, &waits))
		return fail(ret_report, ERR_MISSING, WRONG_RESTORE_NONE_WAITS);
	if (waits != mark)
		return fail(ret_report, ERR_CONFLICT, WRONG_RESTORE_OTHER_WAITS);
	char *real = realpath(db, NULL);
	enum err e = put(path, real != NULL ? real : db, ret_report);
	free(real);
	if (e == OK) {
		backup_settle(db);
		beside_delete_one(path);
	}
	return e;
}

void restore_drop(const char *db)
{
	char path[BACKUP_PATH];
	if (waiting_path(db, path))
		beside_delete_one(path);
}
