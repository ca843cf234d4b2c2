/*
 * csv_write.h - parts of the record as tables for a spreadsheet: RFC 4180, CRLF, UTF-8, the first row names the columns.
 *
 * A spreadsheet in a country that writes 4,5 for four and a half expects semicolons, and Excel takes UTF-8 for another encoding unless a byte order mark
 * comes first: both can be chosen. All numbers are whole, so no decimal sign has to be.
 *
 * A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) gets an apostrophe before it, and so does one that begins
 * with an apostrophe before one of these or another apostrophe. exchange/import.h removes that one apostrophe again, so that nothing is lost.
 */
#ifndef TRIVET_EXCHANGE_CSV_WRITE_H
#define TRIVET_EXCHANGE_CSV_WRITE_H

#include "me/record.h"

enum csv_table { CSV_ENTRIES, CSV_DEEDS, CSV_MARKS, CSV_BREAKS, CSV_TABLES };

/* "entries", "deeds", "marks", "breaks". */
extern const str csv_table_words[CSV_TABLES];

enum csv_separator { CSV_COMMA, CSV_SEMICOLON, CSV_TAB, CSV_SEPARATORS };
/* "comma", "semicolon", "tab". */
extern const str csv_separator_words[CSV_SEPARATORS];

/* Nothing set: as RFC 4180 has it. */
struct csv_form {
	enum csv_separator separator;
	bool has_mark; /* a byte order mark at the start */
};

void csv_write(struct writer *w, enum csv_table table, struct csv_form form, const struct record *all);

#endif
