/* content_files.h - the *.yaml files below a folder, in the order of their paths. Shared by the program and packc. */
#ifndef TRIVET_MAIN_CONTENT_FILES_H
#define TRIVET_MAIN_CONTENT_FILES_H

#include "pack/read.h"

enum { CONTENT_FILES_MAX = 2000, CONTENT_FILE_BYTES_MAX = 1 << 20 };

struct content_files {
	struct content_file *of;
	size_t n;
	char say[512]; /* after a failure: what is wrong, one sentence */
};

/*
 * Reads every *.yaml below `dir`, but not below the folder "poses" (figures have their own reader). Paths are given from `dir` on.
 * Fails: ERR_MISSING no such folder, ERR_FULL too many or too large files, ERR_IO. Keeps: free with content_files_free, also after a failure.
 */
MUST_USE enum err content_files_read(const char *dir, struct content_files *ret_files);
void content_files_free(struct content_files *files);

#endif
