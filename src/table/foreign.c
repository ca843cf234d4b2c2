/* foreign.c - files that are no tables. */
#include "table/foreign.h"

static const struct {
	str start;
	str has; /* what else is near the start; empty: nothing */
	str sentence;
} kinds[] = {
	{STR_INIT("{"), STR_INIT("\"trivet diary\""),
	 STR_INIT("This is what `trivet export` wrote: it comes back whole, with `trivet import FILE` in a terminal.")},
	{STR_INIT("{"), STR_INIT("\"trivet plan\""), STR_INIT("This is a plan. It comes in on the page Plan, or with `trivet plan file`.")},
	{STR_INIT("PK\x03\x04"), STR_INIT("xl/"), STR_INIT("This is an Excel workbook. Open it and save the sheet as CSV; bring that file.")},
	{STR_INIT("PK\x03\x04"), STR_INIT("opendocument.spreadsheet"),
	 STR_INIT("This is a LibreOffice workbook. Open it and save the sheet as CSV; bring that file.")},
	{STR_INIT("PK\x03\x04"), STR_INIT("export.xml"),
	 STR_INIT("This is the archive of Apple Health, which trivet does not read. An app that exports Apple Health as CSV makes a file that it "
		  "does.")},
	{STR_INIT("PK\x03\x04"), STR_INIT(".daylio"),
	 STR_INIT("This is a backup of Daylio, which trivet does not read. In Daylio, choose Export entries, CSV, and bring that file.")},
	{STR_INIT("PK\x03\x04"), STR_INIT(""), STR_INIT("This is a ZIP archive. Unpack it and bring the CSV file in it.")},
	{STR_INIT("\xD0\xCF\x11\xE0"), STR_INIT(""), STR_INIT("This is an old Excel workbook. Open it and save the sheet as CSV; bring that file.")},
	{STR_INIT("SQLite format 3"), STR_INIT(""),
	 STR_INIT("This is a database of a program, which trivet does not read. Look for an export as CSV in that program, and bring that file.")},
	{STR_INIT("%PDF"), STR_INIT(""),
	 STR_INIT("This is a PDF, which holds no table that can be read. Look for an export as CSV in the program it comes from.")},
	{STR_INIT("\x1F\x8B"), STR_INIT(""), STR_INIT("This is a compressed file. Unpack it and bring the CSV file in it.")},
	{STR_INIT("BEGIN:VCALENDAR"), STR_INIT(""), STR_INIT("This is a calendar, which holds no numbers of a diary.")},
	{STR_INIT("{\\rtf"), STR_INIT(""), STR_INIT("This is a text with formatting (RTF). Save the table as CSV, and bring that file.")},
	{STR_INIT("<?xml"), STR_INIT("HealthData"),
	 STR_INIT("This is the export of Apple Health, which trivet does not read. An app that exports Apple Health as CSV makes a file that it "
		  "does.")},
	{STR_INIT("<?xml"), STR_INIT(""),
	 STR_INIT("This is XML, which trivet does not read. Look for an export as CSV in the program it comes from.")},
	{STR_INIT("<!DOCTYPE"), STR_INIT(""), STR_INIT("This is a web page. Look for a download as CSV there, and bring that file.")},
	{STR_INIT("<html"), STR_INIT(""), STR_INIT("This is a web page. Look for a download as CSV there, and bring that file.")},
	{STR_INIT("\x89PNG"), STR_INIT(""), STR_INIT("This is a picture. A table is needed, saved as CSV.")},
	{STR_INIT("\xFF\xD8\xFF"), STR_INIT(""), STR_INIT("This is a picture. A table is needed, saved as CSV.")},
};

enum { NEAR_BYTES = 65536 };

str foreign_sentence(str bytes)
{
	static const str mark = STR_INIT("\xEF\xBB\xBF");
	str text = str_starts(bytes, mark) ? str_sub(bytes, mark.n, bytes.n) : bytes;
	str trimmed = str_trim(str_sub(text, 0, NEAR_BYTES));
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (!str_starts(trimmed, kinds[i].start))
			continue;
		if (kinds[i].has.n == 0 || str_find_str(trimmed, kinds[i].has) < trimmed.n)
			return kinds[i].sentence;
	}
	return STR("");
}
