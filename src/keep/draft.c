/* draft.c - files that are there whole or not at all. */
#include "keep/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define START "/.trivet-"
#define BLANK "XXXXXX"
#define END   ".part"

enum { RIGHTS = 0777, GROUP = 0070 };

static enum err fail(enum err e, enum wrong wrong, enum wrong *ret_wrong)
{
	*ret_wrong = wrong;
	return e;
}

enum err file_fault(int reason, enum wrong *ret_wrong)
{
	switch (reason) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG: return fail(ERR_FULL, WRONG_DISK_FULL, ret_wrong);
	case EACCES:
	case EPERM: return fail(ERR_DENIED, WRONG_WRITE_DENIED, ret_wrong);
	case EROFS: return fail(ERR_DENIED, WRONG_DISK_READ_ONLY, ret_wrong);
	case ENOENT:
	case ENOTDIR: return fail(ERR_MISSING, WRONG_NO_FILE_OR_FOLDER, ret_wrong);
	case EISDIR: return fail(ERR_INPUT, WRONG_IS_FOLDER, ret_wrong);
	case ENAMETOOLONG: return fail(ERR_INPUT, WRONG_NAME_LONG, ret_wrong);
	default: return fail(ERR_IO, WRONG_SYSTEM_FAILS, ret_wrong);
	}
}

static enum err fail_system(enum wrong *ret_wrong)
{
	return file_fault(errno, ret_wrong);
}

enum err file_folder(const char *path, char *ret_folder)
{
	size_t n = strlen(path);
	if (n >= DRAFT_PATH)
		return ERR_INPUT;
	memcpy(ret_folder, path, n + 1);
	char *slash = strrchr(ret_folder, '/');
	if (slash == NULL)
		memcpy(ret_folder, ".", 2);
	else
		slash[slash == ret_folder ? 1 : 0] = '\0';
	return OK;
}

/* ---- drafts ---- */

enum err draft_begin(const char *folder, struct draft *ret_draft, enum wrong *ret_wrong)
{
	struct draft *d = ret_draft;
	struct stat st = {0};
	while (st.st_nlink == 0) { /* swept by another program before it was locked: again */
		int n = snprintf(d->path, sizeof d->path, "%s" START BLANK END, folder);
		if (n < 0 || n >= (int)sizeof d->path)
			return file_fault(ENAMETOOLONG, ret_wrong);
		d->fd = mkostemps(d->path, sizeof END - 1, O_CLOEXEC);
		if (d->fd < 0)
			return fail_system(ret_wrong);
		flock(d->fd, LOCK_EX); /* a disk that knows no locks refuses it to draft_sweep, too */
		if (fstat(d->fd, &st) != 0)
			st.st_nlink = 1;
		else if (st.st_nlink == 0)
			close(d->fd);
	}
	return OK;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		n -= (size_t)done;
	}
	return true;
}

enum err draft_write(struct draft *d, const void *bytes, size_t n, enum wrong *ret_wrong)
{
	return write_all(d->fd, bytes, n) ? OK : fail_system(ret_wrong);
}

enum err draft_sync(struct draft *d, enum wrong *ret_wrong)
{
	if (fsync(d->fd) != 0)
		return fail_system(ret_wrong);
	posix_fadvise(d->fd, 0, 0, POSIX_FADV_DONTNEED);
	return OK;
}

bool draft_read(const struct draft *d, void *ret_bytes, size_t n)
{
	struct stat st;
	char *bytes = ret_bytes;
	size_t got = 0;
	if (fstat(d->fd, &st) != 0 || st.st_size != (off_t)n)
		return false;
	while (got < n) {
		ssize_t now = pread(d->fd, bytes + got, n - got, (off_t)got);
		if (now < 0 && errno == EINTR)
			continue;
		if (now <= 0)
			return false;
		got += (size_t)now;
	}
	return true;
}

/* Waits until the disk has the names in the folder of `path`. */
static void sync_folder(const char *path)
{
	char folder[DRAFT_PATH];
	int fd = file_folder(path, folder) == OK ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	fsync(fd); /* a disk that cannot is not made better by telling */
	close(fd);
}

enum err draft_keep(struct draft *d, const char *path, enum wrong *ret_wrong)
{
	if (fsync(d->fd) != 0 || rename(d->path, path) != 0)
		return fail_system(ret_wrong);
	d->path[0] = '\0';
	sync_folder(path);
	return OK;
}

enum err draft_keep_new(struct draft *d, const char *path, enum wrong *ret_wrong)
{
	struct stat st;
	if (fsync(d->fd) != 0)
		return fail_system(ret_wrong);
	int failed = renameat2(AT_FDCWD, d->path, AT_FDCWD, path, RENAME_NOREPLACE);
	if (failed != 0 && (errno == EINVAL || errno == ENOSYS)) { /* a disk that does not know how: look, then rename */
		failed = lstat(path, &st) == 0 ? -1 : rename(d->path, path);
		errno = failed != 0 && lstat(path, &st) == 0 ? EEXIST : errno;
	}
	if (failed != 0)
		return errno == EEXIST ? ERR_CONFLICT : fail_system(ret_wrong);
	d->path[0] = '\0';
	sync_folder(path);
	return OK;
}

void draft_end(struct draft *d)
{
	if (d->path[0] != '\0')
		unlink(d->path);
	close(d->fd);
}

static bool is_draft_name(const char *name)
{
	str s = str_of(name);
	return s.n == sizeof START - 2 + sizeof BLANK - 1 + sizeof END - 1 && str_starts(s, STR(START + 1)) && str_ends(s, STR(END));
}

void draft_sweep(const char *folder)
{
	DIR *dir = opendir(folder);
	struct stat st;
	if (dir == NULL)
		return;
	for (const struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
		int fd = is_draft_name(e->d_name) ? openat(dirfd(dir), e->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) : -1;
		if (fd < 0)
			continue;
		if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid() && flock(fd, LOCK_EX | LOCK_NB) == 0)
			unlinkat(dirfd(dir), e->d_name, 0);
		close(fd);
	}
	closedir(dir);
}

/* ---- one file ---- */

/* The number of an open output of this program that is this very file: /dev/stdout, or where the shell sends it. -1: none. */
static int own_output(const struct stat *st)
{
	struct stat own;
	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
		if (fstat(fd, &own) == 0 && own.st_dev == st->st_dev && own.st_ino == st->st_ino)
			return fd;
	return -1;
}

/* For a target that has no other place to be completed first. */
static enum err write_open(int fd, str bytes, enum wrong *ret_wrong)
{
	if (write_all(fd, bytes.p, bytes.n))
		return OK;
	return fail(errno == ENOSPC ? ERR_FULL : ERR_IO, WRONG_NOT_WHOLE, ret_wrong);
}

static enum err write_straight(const char *path, str bytes, enum wrong *ret_wrong)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fail_system(ret_wrong);
	enum err e = write_open(fd, bytes, ret_wrong);
	close(fd);
	return e;
}

/* The rights and the owner of the file that is replaced. A group that we cannot give it to gets none. */
static enum err take_rights(const struct draft *d, const struct stat *from, enum wrong *ret_wrong)
{
	struct stat own;
	mode_t rights = from->st_mode & RIGHTS;
	if (fstat(d->fd, &own) != 0)
		return fail_system(ret_wrong);
	bool same = own.st_uid == from->st_uid && own.st_gid == from->st_gid;
	if (!same && fchown(d->fd, from->st_uid, from->st_gid) != 0 && own.st_gid != from->st_gid)
		rights &= ~(mode_t)GROUP;
	return fchmod(d->fd, rights) == 0 ? OK : fail_system(ret_wrong);
}

/* Writes beside `path` and takes its place. `there`: what is there now, NULL for nothing. */
static enum err write_beside(const char *path, const struct stat *there, str bytes, enum wrong *ret_wrong)
{
	char folder[DRAFT_PATH];
	struct draft d;
	if (there != NULL && access(path, W_OK) != 0)
		return fail_system(ret_wrong);
	if (file_folder(path, folder) != OK)
		return file_fault(ENAMETOOLONG, ret_wrong);
	TRY(draft_begin(folder, &d, ret_wrong));
	enum err e = draft_write(&d, bytes.p, bytes.n, ret_wrong);
	if (e == OK && there != NULL)
		e = take_rights(&d, there, ret_wrong);
	if (e == OK)
		e = draft_keep(&d, path, ret_wrong);
	draft_end(&d);
	return e;
}

static enum err write_there(const char *path, const struct stat *there, str bytes, enum wrong *ret_wrong)
{
	if (S_ISDIR(there->st_mode))
		return file_fault(EISDIR, ret_wrong);
	int own = own_output(there);
	if (own >= 0)
		return write_open(own, bytes, ret_wrong);
	if (!S_ISREG(there->st_mode))
		return write_straight(path, bytes, ret_wrong);
	char *real = realpath(path, NULL); /* of a link, the file that it leads to */
	if (real == NULL)
		return fail_system(ret_wrong);
	enum err e = write_beside(real, there, bytes, ret_wrong);
	free(real);
	return e;
}

enum err file_write(const char *path, str bytes, enum wrong *ret_wrong)
{
	struct stat st;
	if (strcmp(path, "-") == 0)
		return write_open(STDOUT_FILENO, bytes, ret_wrong);
	if (stat(path, &st) == 0)
		return write_there(path, &st, bytes, ret_wrong);
	if (errno != ENOENT)
		return fail_system(ret_wrong);
	if (lstat(path, &st) == 0)
		return fail(ERR_INPUT, WRONG_LINK_TO_NOTHING, ret_wrong);
	return write_beside(path, NULL, bytes, ret_wrong);
}
