/* backup.c - files of backups: made under another name, verified, then named; and put back. */
#include "app/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/vault.h"

enum { NAME_ROOM = 48, NUMBER_TRIES = 1000, HEAD_BYTES = 16 };
#define FILE_MAX ((off_t)1 << 30) /* larger than any diary, smaller than the memory */

static const struct zone utc = {0};
static const str name_start = STR_INIT("trivet-backup-");
static const str kind_ends[] = {[BACKUP_PLAIN] = STR_INIT(".db"), [BACKUP_SEALED] = STR_INIT(".sealed")};
static const char *const beside[] = {"-wal", "-shm", "-journal"}; /* what SQLite keeps next to a file */
enum { BESIDE = 3 };

static const str say_busy = STR_INIT("Another backup is being made in this folder just now. Try again in a moment.");
static const str say_long = STR_INIT("The name of the folder is too long.");
static const str say_used =
	STR_INIT("Another program uses this file; perhaps `trivet serve` is running. End it, then restore again. Nothing was changed.");

static enum err fail(struct backup_report *r, enum err e, str say)
{
	r->say = say;
	return e;
}

/* What the system says about a file that cannot be made or written. */
static enum err fail_system(struct backup_report *r)
{
	switch (errno) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG: return fail(r, ERR_FULL, STR("The disk is full. Nothing was changed. Make room, then try again."));
	case EACCES:
	case EPERM:
	case EROFS: return fail(r, ERR_DENIED, STR("No file can be made in this folder: it may only be read. Nothing was changed."));
	case ENOENT:
	case ENOTDIR: return fail(r, ERR_MISSING, STR("There is no such file."));
	default: return fail(r, ERR_IO, STR("The disk or the system reports a failure. Nothing was changed."));
	}
}

/* ---- names ---- */

static bool join(char *room, const char *first, const char *second)
{
	struct writer w = writer_on(room, BACKUP_PATH - 1);
	w_z(&w, first);
	w_z(&w, second);
	room[w.n] = '\0';
	return !w.full;
}

static bool join_name(char *room, const char *folder, const char *name)
{
	char with[NAME_ROOM + 1] = "/";
	memcpy(with + 1, name, strlen(name) + 1);
	return join(room, folder, with);
}

static void name_of(instant at, enum backup_kind kind, char *room)
{
	struct writer w = writer_on(room, NAME_ROOM - 1);
	struct date d = day_date(instant_day(at, utc));
	int32_t s = instant_second(at, utc);
	w_str(&w, name_start);
	w_padded(&w, (uint64_t)d.year, 4);
	w_padded(&w, (uint64_t)d.month, 2);
	w_padded(&w, (uint64_t)d.day, 2);
	w_char(&w, '-');
	w_padded(&w, (uint64_t)(s / 3600), 2);
	w_padded(&w, (uint64_t)(s / 60 % 60), 2);
	w_padded(&w, (uint64_t)(s % 60), 2);
	w_str(&w, kind_ends[kind]);
	room[w.n] = '\0';
}

/* The other way: false for any name that name_of does not make. */
static bool read_name(const char *name, enum backup_kind kind, instant *ret_at)
{
	char again[NAME_ROOM];
	int64_t date, clock;
	str s = str_of(name), digits;
	if (!str_starts(s, name_start) || !str_ends(s, kind_ends[kind]) || s.n != name_start.n + 15 + kind_ends[kind].n)
		return false;
	digits = str_sub(s, name_start.n, 15);
	if (!str_int(str_sub(digits, 0, 8), &date) || !str_int(str_sub(digits, 9, 6), &clock))
		return false;
	day d = day_of_date((struct date){(int32_t)(date / 10000), (int)(date / 100 % 100), (int)(date % 100)});
	*ret_at = instant_of(d, (int32_t)(clock / 10000 * 3600 + clock / 100 % 100 * 60 + clock % 100), utc);
	name_of(*ret_at, kind, again);
	return strcmp(name, again) == 0;
}

/* The oldest of a kind and how many there are; or the newest. */
struct found {
	instant oldest, newest;
	int32_t n;
};

static struct found find_until(const char *folder, enum backup_kind kind, instant last)
{
	struct found f = {0};
	DIR *dir = opendir(folder);
	instant at;
	if (dir == NULL)
		return f;
	for (const struct dirent *d = readdir(dir); d != NULL; d = readdir(dir)) {
		if (!read_name(d->d_name, kind, &at) || at.s > last.s)
			continue;
		f.oldest = f.n == 0 || at.s < f.oldest.s ? at : f.oldest;
		f.newest = f.n == 0 || at.s > f.newest.s ? at : f.newest;
		f.n++;
	}
	closedir(dir);
	return f;
}

static struct found find_all(const char *folder, enum backup_kind kind)
{
	return find_until(folder, kind, (instant){INT64_MAX});
}

bool backup_newest(const char *folder, instant now, instant *ret_made)
{
	instant last = {now.s + 86400};
	struct found plain = find_until(folder, BACKUP_PLAIN, last), sealed = find_until(folder, BACKUP_SEALED, last);
	if (plain.n == 0 && sealed.n == 0)
		return false;
	*ret_made = sealed.n > 0 && (plain.n == 0 || sealed.newest.s > plain.newest.s) ? sealed.newest : plain.newest;
	return true;
}

void backup_rotate(const char *folder, enum backup_kind kind, int32_t keep)
{
	char name[NAME_ROOM], path[BACKUP_PATH];
	for (struct found f = find_all(folder, kind); f.n > keep; f = find_all(folder, kind)) {
		name_of(f.oldest, kind, name);
		if (!join_name(path, folder, name) || unlink(path) != 0)
			return;
	}
}

/* ---- the wish ---- */

static const str key_folder = STR_INIT("backup_folder"), key_every = STR_INIT("backup_every_days"), key_keep = STR_INIT("backup_keep");

static enum err load_number(struct store_reader *r, struct arena *a, str key, int32_t *number)
{
	str text;
	int64_t n;
	enum err e = store_setting(r, STORE_PERSON, key, a, &text);
	if (e == OK && str_int(text, &n) && n >= 1 && n <= BACKUP_KEEP_MAX)
		*number = (int32_t)n;
	return e == ERR_MISSING ? OK : e;
}

enum err backup_wish_load(struct store_reader *r, struct arena *a, struct backup_wish *ret_wish)
{
	struct backup_wish wish = {.folder = STR(""), .every_days = BACKUP_EVERY, .keep = BACKUP_KEEP};
	enum err e = store_setting(r, STORE_PERSON, key_folder, a, &wish.folder);
	if (e != OK && e != ERR_MISSING)
		return e;
	TRY(load_number(r, a, key_every, &wish.every_days));
	TRY(load_number(r, a, key_keep, &wish.keep));
	*ret_wish = wish;
	return OK;
}

void act_backup_wish(struct changes *acts, const struct backup_wish *wish)
{
	struct writer every = arena_writer(acts->arena);
	w_int(&every, wish->every_days);
	str every_text = arena_keep(acts->arena, &every);
	struct writer keep = arena_writer(acts->arena);
	w_int(&keep, wish->keep);
	act_setting(acts, key_folder, wish->folder);
	act_setting(acts, key_every, every_text);
	act_setting(acts, key_keep, arena_keep(acts->arena, &keep));
}

static bool folder_of(const struct backup_wish *wish, char *room)
{
	struct writer w = writer_on(room, BACKUP_PATH - 1);
	w_str(&w, wish->folder);
	room[w.n] = '\0';
	return !w.full && w.n > 0;
}

bool backup_is_due(const struct backup_wish *wish, instant now)
{
	char folder[BACKUP_PATH];
	instant made;
	if (!folder_of(wish, folder))
		return false;
	return !backup_newest(folder, now, &made) || now.s - made.s >= (int64_t)wish->every_days * 86400;
}

void backup_folder_full(const char *folder, char *room)
{
	char *full = realpath(folder, NULL);
	struct writer w = writer_on(room, BACKUP_PATH - 1);
	w_z(&w, full != NULL && strlen(full) < BACKUP_PATH ? full : folder);
	room[w.n] = '\0';
	free(full);
}

enum err backup_folder_check(const char *folder, str *ret_say)
{
	struct stat st;
	enum err e = OK;
	str say = STR("");
	if (stat(folder, &st) != 0) {
		e = ERR_MISSING;
		say = STR("This folder is not there. Make it first, or plug in the disk it is on.");
	} else if (folder[0] != '/') {
		e = ERR_INPUT;
		say = STR("A folder is named in full, from the first / on.");
	} else if (!S_ISDIR(st.st_mode)) {
		e = ERR_INPUT;
		say = STR("This is a file and not a folder.");
	} else if (access(folder, W_OK | X_OK) != 0) {
		e = ERR_DENIED;
		say = STR("trivet may not write in this folder. Allow it, or choose another one.");
	}
	*ret_say = say;
	return e;
}

/* ---- a file that is being written ---- */

struct draft {
	char path[BACKUP_PATH];
	int fd;
};

static void remove_beside(const char *path)
{
	char other[BACKUP_PATH];
	for (size_t i = 0; i < BESIDE; i++)
		if (join(other, path, beside[i]))
			unlink(other);
}

static void draft_abort(struct draft *p)
{
	unlink(p->path);
	remove_beside(p->path);
	close(p->fd);
}

/* Opens draft->path, empty and for us alone. What a program that was killed left there is overwritten. */
static enum err draft_begin(struct draft *p, struct backup_report *report)
{
	struct stat ours, there;
	p->fd = open(p->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
	if (p->fd < 0)
		return fail_system(report);
	/* Another program may have given its file the last name between our open and our lock: then it is not ours to empty. */
	bool mine = flock(p->fd, LOCK_EX | LOCK_NB) == 0 && fstat(p->fd, &ours) == 0 && stat(p->path, &there) == 0 && ours.st_ino == there.st_ino &&
		    ours.st_dev == there.st_dev;
	if (!mine) {
		close(p->fd);
		return fail(report, ERR_BUSY, say_busy);
	}
	remove_beside(p->path);
	if (ftruncate(p->fd, 0) == 0)
		return OK;
	enum err e = fail_system(report);
	draft_abort(p);
	return e;
}

static enum err write_all(int fd, const unsigned char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return ERR_IO;
		bytes += done;
		n -= (size_t)done;
	}
	return OK;
}

/* Waits until the disk has the names in this folder. */
static void sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd); /* a disk that cannot is not made better by telling */
	close(fd);
}

/* Gives the file its last name: this second, or the next that is free. */
static enum err draft_name(struct draft *p, const char *folder, instant now, enum backup_kind kind, struct backup_report *report)
{
	char name[NAME_ROOM];
	for (int i = 0; i < NUMBER_TRIES; i++, now.s++) {
		name_of(now, kind, name);
		if (!join_name(report->path, folder, name))
			break;
		if (access(report->path, F_OK) == 0)
			continue;
		if (rename(p->path, report->path) != 0)
			break;
		sync_folder(folder);
		remove_beside(p->path);
		close(p->fd);
		return OK;
	}
	enum err e = fail_system(report);
	report->path[0] = '\0';
	draft_abort(p);
	return e;
}

/* ---- making one ---- */

static enum err begin_in(const char *folder, struct draft *p, struct backup_report *report)
{
	report->path[0] = '\0';
	enum err e = backup_folder_check(folder, &report->say);
	if (e != OK)
		return e;
	if (!join_name(p->path, folder, ".trivet-backup.part"))
		return fail(report, ERR_INPUT, say_long);
	return draft_begin(p, report);
}

enum err backup_make(const char *db, const char *folder, instant now, struct backup_report *ret_report)
{
	struct store_fault fault;
	struct draft p;
	TRY(begin_in(folder, &p, ret_report));
	enum err e = backup_copy(db, p.path, &fault, &ret_report->look);
	if (e != OK) {
		draft_abort(&p);
		return fail(ret_report, e, fault.say);
	}
	return draft_name(&p, folder, now, BACKUP_PLAIN, ret_report);
}

/* All of a file, to be freed. */
static enum err read_whole(int fd, unsigned char **ret_bytes, size_t *ret_n, struct backup_report *report)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return fail_system(report);
	if (!S_ISREG(st.st_mode) || st.st_size > FILE_MAX)
		return fail(report, ERR_INPUT, STR("This file is not a backup of trivet."));
	size_t n = 0, size = (size_t)st.st_size;
	unsigned char *bytes = malloc(size + 1);
	if (bytes == NULL)
		return fail(report, ERR_FULL, STR("There is not enough memory to read this file."));
	for (ssize_t got = 1; n < size && got > 0; n += got > 0 ? (size_t)got : 0)
		got = pread(fd, bytes + n, size - n, (off_t)n);
	if (n < size) {
		free(bytes);
		return fail(report, ERR_IO, STR("This file cannot be read: the disk or the system reports a failure."));
	}
	*ret_bytes = bytes;
	*ret_n = n;
	return OK;
}

/* Reads the sealed file again, from its first byte to its last, and compares what comes out. */
static enum err verify_sealed(const struct draft *p, const struct backup_image *image, str passphrase, struct backup_report *report)
{
	unsigned char *sealed, *bytes;
	size_t n, n_bytes = 0;
	TRY(read_whole(p->fd, &sealed, &n, report));
	bytes = malloc(n);
	bool same = bytes != NULL && vault_open(sealed, n, passphrase, bytes, &n_bytes) == VAULT_OPEN && n_bytes == image->n &&
		    memcmp(bytes, image->bytes, n_bytes) == 0;
	if (bytes != NULL)
		explicit_bzero(bytes, n);
	free(bytes);
	free(sealed);
	return same ? OK
		    : fail(report, ERR_IO, STR("The sealed copy could not be read again. It was thrown away. Try again, perhaps on another disk."));
}

static enum err write_sealed(struct draft *p, const struct backup_image *image, str passphrase, struct backup_report *report)
{
	size_t n = vault_sealed_size(image->n);
	unsigned char *sealed = malloc(n);
	if (sealed == NULL || vault_seal(image->bytes, image->n, passphrase, sealed) != OK) {
		free(sealed);
		return fail(report, ERR_FULL, STR("There is not enough memory to seal this file: the key alone takes 256 MiB."));
	}
	enum err e = write_all(p->fd, sealed, n) == OK && fsync(p->fd) == 0 ? OK : fail_system(report);
	free(sealed);
	return e;
}

enum err backup_make_sealed(const char *db, const char *folder, instant now, str passphrase, struct backup_report *ret_report)
{
	struct store_fault fault;
	struct backup_image image;
	struct draft p;
	TRY(begin_in(folder, &p, ret_report));
	enum err e = backup_image_take(db, &fault, &image, &ret_report->look);
	if (e != OK) {
		draft_abort(&p);
		return fail(ret_report, e, fault.say);
	}
	e = write_sealed(&p, &image, passphrase, ret_report);
	if (e == OK)
		e = verify_sealed(&p, &image, passphrase, ret_report);
	backup_image_free(&image);
	if (e == OK)
		return draft_name(&p, folder, now, BACKUP_SEALED, ret_report);
	draft_abort(&p);
	return e;
}

enum err backup_make_wished(const char *db, const struct backup_wish *wish, instant now, struct backup_report *ret_report)
{
	char folder[BACKUP_PATH];
	if (!folder_of(wish, folder))
		return fail(ret_report, ERR_INPUT, say_long);
	TRY(backup_make(db, folder, now, ret_report));
	backup_rotate(folder, BACKUP_PLAIN, wish->keep);
	return OK;
}

/* ---- the way back ---- */

static bool starts_sealed(int fd)
{
	unsigned char head[HEAD_BYTES];
	ssize_t n = pread(fd, head, sizeof head, 0);
	return n > 0 && vault_is_sealed(head, (size_t)n);
}

bool backup_is_sealed(const char *file)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool sealed = starts_sealed(fd);
	close(fd);
	return sealed;
}

static enum err fail_sealed(struct backup_report *r, enum vault_answer answer)
{
	switch (answer) {
	case VAULT_OPEN: return OK;
	case VAULT_WRONG_PASSPHRASE:
		return fail(r, ERR_DENIED, STR("This passphrase does not open this file. The file itself looks whole. Nothing was changed."));
	case VAULT_DAMAGED_HEAD:
		return fail(r, ERR_IO,
			    STR("The beginning of this file is damaged, so no passphrase opens it. Nothing was changed. Use another backup."));
	case VAULT_DAMAGED:
		return fail(r, ERR_IO, STR("The passphrase is right, but this file is damaged. Nothing was changed. Use another backup."));
	case VAULT_CUT_SHORT: return fail(r, ERR_IO, STR("This file is cut short, or its end is damaged. Nothing was changed. Use another backup."));
	case VAULT_NEWER:
		return fail(r, ERR_CONFLICT, STR("This file was sealed by a newer trivet. Nothing was changed. Use the newer trivet to restore it."));
	case VAULT_NO_MEMORY: return fail(r, ERR_FULL, STR("There is not enough memory to open this file."));
	case VAULT_OTHER_FILE: break;
	}
	return fail(r, ERR_INPUT, STR("This file is not a backup of trivet."));
}

static enum err open_sealed(int from, str passphrase, struct draft *to, struct backup_report *report)
{
	unsigned char *sealed;
	size_t n, n_bytes = 0;
	TRY(read_whole(from, &sealed, &n, report));
	unsigned char *bytes = malloc(n);
	enum err e = fail_sealed(report, bytes == NULL ? VAULT_NO_MEMORY : vault_open(sealed, n, passphrase, bytes, &n_bytes));
	if (e == OK && write_all(to->fd, bytes, n_bytes) != OK)
		e = fail_system(report);
	if (bytes != NULL)
		explicit_bzero(bytes, n);
	free(bytes);
	free(sealed);
	return e;
}

static enum err copy_bytes(int from, int to, struct backup_report *report)
{
	unsigned char *bytes;
	size_t n;
	TRY(read_whole(from, &bytes, &n, report));
	enum err e = write_all(to, bytes, n) == OK ? OK : fail_system(report);
	free(bytes);
	return e;
}

/* A plain file, with the log that stands beside it when it was not closed in peace. */
static enum err copy_plain(int from, const char *file, struct draft *to, struct backup_report *report)
{
	char from_log[BACKUP_PATH], to_log[BACKUP_PATH];
	TRY(copy_bytes(from, to->fd, report));
	if (!join(from_log, file, "-wal") || !join(to_log, to->path, "-wal"))
		return fail(report, ERR_INPUT, say_long);
	int log = open(from_log, O_RDONLY | O_CLOEXEC);
	if (log < 0)
		return OK;
	int copy = open(to_log, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	enum err e = copy < 0 ? fail_system(report) : copy_bytes(log, copy, report);
	close(log);
	if (copy >= 0)
		close(copy);
	return e;
}

/* Fills `to` from the file and makes a store of today of it. */
static enum err prepare(const char *file, str passphrase, zone_at *zones, struct draft *to, struct backup_report *report)
{
	struct store_fault fault;
	int from = open(file, O_RDONLY | O_CLOEXEC);
	if (from < 0)
		return fail_system(report);
	enum err e = starts_sealed(from) ? open_sealed(from, passphrase, to, report) : copy_plain(from, file, to, report);
	close(from);
	if (e != OK)
		return e;
	e = backup_look(to->path, &fault, &report->look);
	if (e == OK)
		e = backup_update(to->path, zones, &fault);
	if (e != OK)
		return fail(report, e, fault.say);
	return fsync(to->fd) == 0 ? OK : fail_system(report);
}

/* The present store keeps a name of its own; what is there already under such a name stays. */
static enum err keep_aside(const char *db, struct backup_report *report)
{
	char log[BACKUP_PATH], log_aside[BACKUP_PATH];
	for (int i = 1; i < NUMBER_TRIES; i++) {
		char end[32] = ".before-restore";
		struct writer w = writer_on(end, sizeof end - 1);
		w_z(&w, ".before-restore");
		if (i > 1) {
			w_char(&w, '.');
			w_int(&w, i);
		}
		end[w.n] = '\0';
		if (!join(report->path, db, end) || !join(log, db, "-wal") || !join(log_aside, report->path, "-wal"))
			return fail(report, ERR_INPUT, say_long);
		if (access(report->path, F_OK) == 0)
			continue;
		/* Both names first: at no moment is there less than before. */
		if (link(db, report->path) != 0 || (access(log, F_OK) == 0 && link(log, log_aside) != 0))
			return fail_system(report);
		return OK;
	}
	return fail(report, ERR_CONFLICT, STR("There are too many files kept aside beside this one. Remove some of them."));
}

/* Nobody may begin to use the file while we hold this: the bytes that SQLite locks (sqlite.org/fileformat.html, the lock-byte page). */
static enum err hold(int fd, struct backup_report *report)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512};
	return fcntl(fd, F_SETLK, &all) == 0 ? OK : fail(report, ERR_BUSY, say_used);
}

static enum err replace(const struct draft *with, const char *db, struct backup_report *report)
{
	backup_settle(db);
	int fd = open(db, O_RDWR | O_CLOEXEC);
	enum err e = fd < 0 ? (errno == ENOENT ? OK : fail_system(report)) : hold(fd, report);
	if (e == OK && fd >= 0)
		e = keep_aside(db, report);
	if (e == OK) {
		remove_beside(db);
		e = rename(with->path, db) == 0 ? OK : fail_system(report);
	}
	if (fd >= 0)
		close(fd);
	return e;
}

static bool is_same_file(const char *one, const char *other)
{
	struct stat a, b;
	return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

enum err backup_restore(const char *file, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report)
{
	struct draft p;
	ret_report->path[0] = '\0';
	if (is_same_file(file, db))
		return fail(ret_report, ERR_INPUT, STR("This is the file that trivet uses already."));
	if (!join(p.path, db, ".restoring"))
		return fail(ret_report, ERR_INPUT, say_long);
	TRY(draft_begin(&p, ret_report));
	enum err e = prepare(file, passphrase, zones, &p, ret_report);
	if (e == OK)
		e = replace(&p, db, ret_report);
	if (e != OK) {
		draft_abort(&p);
		return e;
	}
	close(p.fd);
	char folder[BACKUP_PATH];
	if (join(folder, db, "")) {
		char *slash = strrchr(folder, '/');
		if (slash != NULL)
			*slash = '\0';
		sync_folder(slash == NULL ? "." : slash == folder ? "/" : folder);
	}
	return OK;
}
