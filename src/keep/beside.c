/* beside.c - finds and deletes what is beside the store. */
#include "keep/beside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keep/draft.h"

/* "NAME.before-2", "NAME.before-restore-wal", "NAME.rescued.3" */
static bool is_copy(const char *name, const char *of)
{
	size_t n = strlen(of);
	return strncmp(name, of, n) == 0 &&
	       (strncmp(name + n, ".before-", 8) == 0 || strncmp(name + n, ".rescued", 8) == 0 || strcmp(name + n, ".to-restore") == 0);
}

typedef bool each_copy(void *arg, const char *path);

/* False: `each` said so of one of them. */
static bool walk(const char *place, each_copy *each, void *arg)
{
	char folder[DRAFT_PATH], path[DRAFT_PATH];
	const char *slash = strrchr(place, '/');
	struct stat st;
	bool fine = true;
	DIR *dir = file_folder(place, folder) == OK ? opendir(folder) : NULL;
	if (dir == NULL)
		return true;
	for (const struct dirent *d = readdir(dir); d != NULL; d = readdir(dir)) {
		int n = snprintf(path, sizeof path, "%s/%s", folder, d->d_name);
		if (!is_copy(d->d_name, slash != NULL ? slash + 1 : place) || n >= (int)sizeof path || lstat(path, &st) != 0 || !S_ISREG(st.st_mode))
			continue;
		fine = each(arg, path) && fine;
	}
	closedir(dir);
	return fine;
}

/* Where a link leads to there may be copies, too: an upgrade leaves them beside the link, a restore beside the file. */
static bool walk_all(const char *place, each_copy *each, void *arg)
{
	char *real = realpath(place, NULL);
	bool fine = walk(place, each, arg);
	if (real != NULL && strcmp(real, place) != 0 && place[0] == '/')
		fine = walk(real, each, arg) && fine;
	free(real);
	return fine;
}

struct finding {
	struct arena *arena;
	struct beside *beside;
};

static bool add(void *arg, const char *path)
{
	struct finding *f = arg;
	if (f->beside->n < BESIDE_MAX)
		f->beside->path[f->beside->n++] = arena_copy(f->arena, str_of(path));
	return true;
}

void beside_find(const char *place, struct arena *a, struct beside *ret_beside)
{
	ret_beside->n = 0;
	walk_all(place, add, &(struct finding){a, ret_beside});
}

static void overwrite(const char *path)
{
	static const char nothing[4096];
	struct stat st;
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return;
	off_t left = fstat(fd, &st) == 0 && st.st_nlink == 1 ? st.st_size : 0;
	while (left > 0) {
		ssize_t n = write(fd, nothing, left < (off_t)sizeof nothing ? (size_t)left : sizeof nothing);
		if (n <= 0)
			break;
		left -= n;
	}
	fsync(fd);
	close(fd);
}

bool beside_delete_one(const char *path)
{
	overwrite(path);
	return unlink(path) == 0 || errno == ENOENT;
}

static bool delete_one(void *arg, const char *path)
{
	(void)arg;
	return beside_delete_one(path);
}

bool beside_delete(const char *place)
{
	return walk_all(place, delete_one, NULL);
}
