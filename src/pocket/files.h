/*
 * files.h - the few files of a pocket: entirely in memory, and saved outside in blocks. They are loaded when the program starts, and what has changed goes out after each
 * request, all of it together (host.h). SQLite finds them as its file system.
 */
#ifndef TRIVET_POCKET_FILES_H
#define TRIVET_POCKET_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FILE_BLOCK = 4096, FILE_NAME = 48 };

/* Makes a file of that size as it was saved, and gives the memory of its blocks, one after the other, to fill. NULL: no memory, or too many files. */
uint8_t *files_load(const char *name, size_t size);
/* The bytes of a small file, made of nothing when it is not there; it counts as changed. NULL: no memory. */
uint8_t *files_small(const char *name, size_t size, bool *ret_is_new);
/* Hands all that changed since the last time to the host. True: there was something. */
bool files_hand_over(void);
/* Deletes all files whose names begin so; wiped first. */
void files_delete(const char *begin);

#endif
