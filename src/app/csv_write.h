/*
 * csv_write.h - parts of the record as tables for a spreadsheet: RFC 4180, CRLF, UTF-8, the first row names the columns.
 *
 * A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) gets an apostrophe before it, and so does one that begins
 * with an apostrophe before one of these or another apostrophe. app/import.h takes that one apostrophe off again, so that nothing is lost.
 */
#ifndef TRIVET_APP_CSV_WRITE_H
#define TRIVET_APP_CSV_WRITE_H

#include "app/record.h"

enum csv_table { CSV_ENTRIES, CSV_DEEDS, CSV_MARKS, CSV_BREAKS, CSV_TABLES };

/* "entries", "deeds", "marks", "breaks". */
extern const str csv_table_words[CSV_TABLES];

void csv_write(struct writer *w, enum csv_table table, const struct record *all);

#endif
