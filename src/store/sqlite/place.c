/* place.c - the files of the system. */
#include "store/sqlite/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/sqlite/sqlite_link.h"

enum err place_make(const char *path)
{
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd >= 0) {
		close(fd);
		return OK;
	}
	switch (errno) {
	case EEXIST: return ERR_CONFLICT;
	case EACCES:
	case EPERM:
	case EROFS: return ERR_DENIED;
	case ENOSPC:
	case EDQUOT: return ERR_FULL;
	case ENOENT:
	case ENOTDIR: return ERR_MISSING;
	default: return ERR_IO;
	}
}

enum err place_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return ERR_IO;
	enum err e = fsync(fd) == 0 ? OK : errno == ENOSPC || errno == EDQUOT ? ERR_FULL : ERR_IO;
	close(fd);
	return e;
}

void place_remove(const char *path)
{
	(void)!unlink(path);
}

bool place_is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

static bool look(const char *path, const char *end, char *room, struct stat *ret_st)
{
	int n = snprintf(room, SQLITE_PATH_ROOM, "%s%s", path, end);
	return n > 0 && n < SQLITE_PATH_ROOM && stat(room, ret_st) == 0;
}

int64_t place_size(const char *path, const char *end)
{
	char name[SQLITE_PATH_ROOM];
	struct stat st;
	return look(path, end, name, &st) ? (int64_t)st.st_size : 0;
}

struct place_file place_which(const char *path, const char *end)
{
	char name[SQLITE_PATH_ROOM];
	struct stat st;
	return look(path, end, name, &st) ? (struct place_file){st.st_dev, st.st_ino} : (struct place_file){0};
}

enum place_narrowed place_narrow(const char *path, const char *end)
{
	char name[SQLITE_PATH_ROOM];
	struct stat st;
	if (!look(path, end, name, &st) || !S_ISREG(st.st_mode) || (st.st_mode & (S_IRWXG | S_IRWXO)) == 0)
		return PLACE_WAS_NARROW;
	return chmod(name, st.st_mode & S_IRWXU) == 0 ? PLACE_NARROWED : PLACE_STAYS_WIDE;
}
