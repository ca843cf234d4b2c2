/* content_files.h - the *.yaml files in a folder, in path order. Shared by the program, packc and posec. */
#ifndef TRIVET_MAIN_CONTENT_FILES_H
#define TRIVET_MAIN_CONTENT_FILES_H

#include "pack/read.h"

enum { CONTENT_FILES_MAX = 2000, CONTENT_FILE_BYTES_MAX = 1 << 20 };

struct content_list {
	struct content_file *of;
	size_t n;
};

struct content_files {
	struct content_list texts;   /* all but the poses */
	struct content_list poses;   /* those in a folder "poses" */
	struct content_list folders; /* their paths only: a build looks at them to see new files */
	char say[512];               /* after a failure: what is wrong, one sentence */
};

/* The rows of docs/evidence.md, made by tools/evidence_rows.awk. */
extern const str evidence_rows[];
extern const size_t evidence_rows_n;

/*
 * Reads every *.yaml below `dir`. Paths begin with `dir`.
 * Fails: ERR_MISSING no such folder, ERR_FULL too many or too large files, ERR_IO. Keeps: free with content_files_free, also after a failure.
 */
MUST_USE enum err content_files_read(const char *dir, struct content_files *ret_files);
void content_files_free(struct content_files *files);
/* What pack_read takes. Without a folder "poses" the figures are not checked. */
struct content content_files_view(const struct content_files *files);
/* Writes a depfile of make: `target` is to be made again when a file changes, comes or goes. Fails: ERR_IO. */
MUST_USE enum err content_files_depend(const struct content_files *files, const char *target, const char *depfile);

#endif
