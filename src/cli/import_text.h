/* import_text.h - what trivet import reports about a table, for people and as JSON. */
#ifndef TRIVET_CLI_IMPORT_TEXT_H
#define TRIVET_CLI_IMPORT_TEXT_H

#include "exchange/import.h"
#include "cli/cli.h"

/* What was found in the file, what is asked, what becomes of it. `is_kept`: it was added, else it would be. */
void import_text(struct rim *rim, const struct import *in, bool is_kept);
MUST_USE enum err import_text_json(struct rim *rim, const struct import *in, bool is_kept);
/* The columns alone, for someone who has to say what one of them is. */
void import_text_columns(struct rim *rim, const struct import *in);

#endif
