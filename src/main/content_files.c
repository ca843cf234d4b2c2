/* content_files.c - reads the texts of a content folder. */
#include "main/content_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static enum err fail(struct content_files *f, enum err e, const char *what, const char *path)
{
	snprintf(f->say, sizeof f->say, "%.300s: %.200s", path, what);
	return e;
}

static enum err read_text(struct content_files *f, const char *path, str *ret_text)
{
	struct stat st;
	FILE *in = fopen(path, "rb");
	char *text = NULL;
	enum err e = OK;
	if (in == NULL || fstat(fileno(in), &st) != 0) {
		e = fail(f, ERR_IO, strerror(errno), path);
		goto err0;
	}
	if (st.st_size > CONTENT_FILE_BYTES_MAX) {
		e = fail(f, ERR_FULL, "larger than 1 MiB", path);
		goto err0;
	}
	text = malloc((size_t)st.st_size + 1);
	if (text == NULL) {
		e = fail(f, ERR_FULL, "no memory", path);
		goto err0;
	}
	*ret_text = (str){text, fread(text, 1, (size_t)st.st_size, in)};
err0:
	if (in != NULL)
		fclose(in);
	return e;
}

static int is_wanted(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static enum err add_file(struct content_files *f, const char *path)
{
	struct content_file c = {.path = STR("")};
	if (f->n == CONTENT_FILES_MAX)
		return fail(f, ERR_FULL, "too many files", path);
	TRY(read_text(f, path, &c.text));
	char *name = strdup(path);
	if (name == NULL)
		return fail(f, ERR_FULL, "no memory", path);
	c.path = str_of(name);
	f->of[f->n++] = c;
	return OK;
}

static enum err walk(struct content_files *f, const char *dir)
{
	struct dirent **list;
	enum err e = OK;
	int n = scandir(dir, &list, is_wanted, alphasort);
	if (n < 0)
		return fail(f, errno == ENOENT || errno == ENOTDIR ? ERR_MISSING : ERR_IO, strerror(errno), dir);
	for (int i = 0; i < n; i++) {
		char path[4096];
		struct stat st;
		int len = snprintf(path, sizeof path, "%s/%s", dir, list[i]->d_name);
		if (e != OK || len >= (int)sizeof path || stat(path, &st) != 0)
			;
		else if (S_ISDIR(st.st_mode))
			e = strcmp(list[i]->d_name, "poses") == 0 ? OK : walk(f, path);
		else if (str_ends(str_of(list[i]->d_name), STR(".yaml")))
			e = add_file(f, path);
		free(list[i]);
	}
	free(list);
	return e;
}

enum err content_files_read(const char *dir, struct content_files *ret_files)
{
	*ret_files = (struct content_files){.of = calloc(CONTENT_FILES_MAX, sizeof *ret_files->of)};
	if (ret_files->of == NULL)
		return fail(ret_files, ERR_FULL, "no memory", dir);
	TRY(walk(ret_files, dir));
	return ret_files->n > 0 ? OK : fail(ret_files, ERR_MISSING, "no .yaml file in this folder", dir);
}

void content_files_free(struct content_files *files)
{
	for (size_t i = 0; i < files->n; i++) {
		free((void *)(uintptr_t)files->of[i].path.p);
		free((void *)(uintptr_t)files->of[i].text.p);
	}
	free(files->of);
	files->of = NULL;
	files->n = 0;
}
