/* import_csv.h - trivet import of a table. */
#ifndef TRIVET_CLI_IMPORT_CSV_H
#define TRIVET_CLI_IMPORT_CSV_H

#include "cli/cli.h"

/* Adds the entries of `bytes`, the file of args->words[0], to the diary; with --dry-run it only tells. Fails: it was told. */
MUST_USE enum err import_csv(struct rim *rim, const struct args *args, str bytes);

#endif
