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

static enum err add(struct content_files *f, struct content_list *list, const char *path, bool has_text)
{
	struct content_file c = {.path = STR("")};
	if (list->n == CONTENT_FILES_MAX)
		return fail(f, ERR_FULL, "too many files", path);
	if (has_text)
		TRY(read_text(f, path, &c.text));
	char *name = strdup(path);
	if (name == NULL)
		return fail(f, ERR_FULL, "no memory", path);
	c.path = str_of(name);
	list->of[list->n++] = c;
	return OK;
}

static enum err walk(struct content_files *f, struct content_list *list, const char *dir)
{
	struct dirent **found;
	enum err e = add(f, &f->folders, dir, false);
	int n = e == OK ? scandir(dir, &found, is_wanted, alphasort) : 0;
	if (n < 0)
		return fail(f, errno == ENOENT || errno == ENOTDIR ? ERR_MISSING : ERR_IO, strerror(errno), dir);
	for (int i = 0; i < n; i++) {
		char path[4096];
		struct stat st;
		int len = snprintf(path, sizeof path, "%s/%s", dir, found[i]->d_name);
		if (e != OK || len >= (int)sizeof path || stat(path, &st) != 0)
			;
		else if (S_ISDIR(st.st_mode))
			e = walk(f, strcmp(found[i]->d_name, "poses") == 0 ? &f->poses : list, path);
		else if (str_ends(str_of(found[i]->d_name), STR(".yaml")))
			e = add(f, list, path, true);
		free(found[i]);
	}
	if (n > 0)
		free(found);
	return e;
}

static struct content_list new_list(void)
{
	return (struct content_list){.of = calloc(CONTENT_FILES_MAX, sizeof(struct content_file))};
}

enum err content_files_read(const char *dir, struct content_files *ret_files)
{
	*ret_files = (struct content_files){new_list(), new_list(), new_list(), ""};
	if (ret_files->texts.of == NULL || ret_files->poses.of == NULL || ret_files->folders.of == NULL)
		return fail(ret_files, ERR_FULL, "no memory", dir);
	TRY(walk(ret_files, &ret_files->texts, dir));
	return ret_files->texts.n > 0 ? OK : fail(ret_files, ERR_MISSING, "no .yaml file in this folder", dir);
}

static void free_list(struct content_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free((void *)(uintptr_t)list->of[i].path.p);
		free((void *)(uintptr_t)list->of[i].text.p);
	}
	free(list->of);
	*list = (struct content_list){NULL, 0};
}

void content_files_free(struct content_files *files)
{
	free_list(&files->texts);
	free_list(&files->poses);
	free_list(&files->folders);
}

struct content content_files_view(const struct content_files *files)
{
	return (struct content){.files = files->texts.of,
				.n = files->texts.n,
				.poses = files->poses.n > 0 ? files->poses.of : NULL,
				.n_poses = files->poses.n,
				.evidence = evidence_rows,
				.n_evidence = evidence_rows_n};
}

static void put_paths(FILE *out, const struct content_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		fputs(" \\\n ", out);
		for (size_t k = 0; k < list->of[i].path.n; k++) {
			if (list->of[i].path.p[k] == ' ')
				fputc('\\', out);
			fputc(list->of[i].path.p[k], out);
		}
	}
}

enum err content_files_depend(const struct content_files *files, const char *target, const char *depfile)
{
	FILE *out = fopen(depfile, "wb");
	if (out == NULL)
		return ERR_IO;
	fprintf(out, "%s:", target);
	put_paths(out, &files->texts);
	put_paths(out, &files->poses);
	put_paths(out, &files->folders);
	fputc('\n', out);
	bool fine = ferror(out) == 0;
	return fclose(out) == 0 && fine ? OK : ERR_IO;
}
