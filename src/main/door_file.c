/* door_file.c - one line: 64 hex digits. */
#include "main/door_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 4096 + 8, LINE = 2 * DOOR_SECRET + 1, OTHERS = 077 };

enum kept { KEPT, KEPT_NOT, KEPT_EXPOSED };

static enum kept read_secret(int fd, uint8_t *ret_secret)
{
	char line[LINE + 1];
	struct stat st;
	ssize_t n = pread(fd, line, sizeof line, 0);
	if (fstat(fd, &st) != 0 || n != LINE || line[LINE - 1] != '\n' || !hex_read((str){line, LINE - 1}, ret_secret, DOOR_SECRET))
		return KEPT_NOT;
	return (st.st_mode & OTHERS) != 0 ? KEPT_EXPOSED : KEPT;
}

static bool write_secret(int fd, const uint8_t *secret)
{
	char line[LINE];
	struct writer w = writer_on(line, sizeof line);
	w_hex(&w, secret, DOOR_SECRET);
	w_char(&w, '\n');
	return fchmod(fd, 0600) == 0 && ftruncate(fd, 0) == 0 && pwrite(fd, line, sizeof line, 0) == LINE && fsync(fd) == 0;
}

/* A file that is really one, and ours: in a folder that many may write to, someone else could have laid it there. -1 when it is not to be had. */
static int open_own(const char *db_path)
{
	char path[PATH_ROOM];
	struct stat st;
	if (snprintf(path, sizeof path, "%s.door", db_path) >= (int)sizeof path)
		return -1;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
	if (fd < 0 && (errno == EROFS || errno == EACCES))
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_uid != geteuid() || flock(fd, LOCK_EX) != 0)) {
		close(fd);
		return -1;
	}
	return fd;
}

enum err door_file_load(const char *db_path, bool renews, uint8_t ret_secret[DOOR_SECRET], str *ret_say)
{
	int fd = open_own(db_path); /* two programs that start at once find the same: the lock ends with the file */
	enum kept kept = fd >= 0 ? read_secret(fd, ret_secret) : KEPT_NOT;
	enum err e = OK;
	*ret_say = STR("");
	if (kept == KEPT && !renews)
		goto err0;
	if (kept == KEPT_EXPOSED)
		*ret_say = STR("Others could read trivet's key, so there is a new one. Open the new address once in each browser.");
	if (getrandom(ret_secret, DOOR_SECRET, 0) != DOOR_SECRET)
		e = ERR_IO;
	else if (fd < 0 || !write_secret(fd, ret_secret))
		*ret_say = STR("trivet's key cannot be saved beside its database: this address works until trivet stops.");
err0:
	if (fd >= 0)
		close(fd);
	return e;
}
