/* door_file.h - the secret that opens trivet: a file beside the database, readable only by its owner. */
#ifndef TRIVET_MAIN_DOOR_FILE_H
#define TRIVET_MAIN_DOOR_FILE_H

#include "keep/door.h"
#include "base/err.h"

/*
 * Reads PATH.door, or makes it; with `renews` it is made again, and every browser has to come in by the new address. A file that others could read, or that is damaged,
 * is made again too. *ret_say is a sentence about that, constant, or empty.
 * Fails: ERR_IO no randomness. A place where nothing can be written gives a secret that ends with the program, and says so.
 */
MUST_USE enum err door_file_load(const char *db_path, bool renews, uint8_t ret_secret[DOOR_SECRET], str *ret_say);

#endif
