/* foreign.c - files that are not tables. */
#include "table/foreign.h"

static const struct {
	str start;
	str has; /* what else is near the start; empty: nothing */
	enum foreign is;
} kinds[] = {
	{STR_INIT("{"), STR_INIT("\"trivet diary\""), FOREIGN_EXPORT},
	{STR_INIT("{"), STR_INIT("\"trivet plan\""), FOREIGN_PLAN},
	{STR_INIT("PK\x03\x04"), STR_INIT("xl/"), FOREIGN_EXCEL},
	{STR_INIT("PK\x03\x04"), STR_INIT("opendocument.spreadsheet"), FOREIGN_LIBREOFFICE},
	{STR_INIT("PK\x03\x04"), STR_INIT("export.xml"), FOREIGN_APPLE_ARCHIVE},
	{STR_INIT("PK\x03\x04"), STR_INIT(".daylio"), FOREIGN_DAYLIO},
	{STR_INIT("PK\x03\x04"), STR_INIT(""), FOREIGN_ZIP},
	{STR_INIT("\xD0\xCF\x11\xE0"), STR_INIT(""), FOREIGN_OLD_EXCEL},
	{STR_INIT("SQLite format 3"), STR_INIT(""), FOREIGN_DATABASE},
	{STR_INIT("%PDF"), STR_INIT(""), FOREIGN_PDF},
	{STR_INIT("\x1F\x8B"), STR_INIT(""), FOREIGN_COMPRESSED},
	{STR_INIT("BEGIN:VCALENDAR"), STR_INIT(""), FOREIGN_CALENDAR},
	{STR_INIT("{\\rtf"), STR_INIT(""), FOREIGN_RTF},
	{STR_INIT("<?xml"), STR_INIT("HealthData"), FOREIGN_APPLE_EXPORT},
	{STR_INIT("<?xml"), STR_INIT(""), FOREIGN_XML},
	{STR_INIT("<!DOCTYPE"), STR_INIT(""), FOREIGN_WEB_PAGE},
	{STR_INIT("<html"), STR_INIT(""), FOREIGN_WEB_PAGE},
	{STR_INIT("\x89PNG"), STR_INIT(""), FOREIGN_PICTURE},
	{STR_INIT("\xFF\xD8\xFF"), STR_INIT(""), FOREIGN_PICTURE},
};

enum { NEAR_BYTES = 65536 };

enum foreign foreign_is(str bytes)
{
	static const str mark = STR_INIT("\xEF\xBB\xBF");
	str text = str_starts(bytes, mark) ? str_sub(bytes, mark.n, bytes.n) : bytes;
	str trimmed = str_trim(str_sub(text, 0, NEAR_BYTES));
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (!str_starts(trimmed, kinds[i].start))
			continue;
		if (kinds[i].has.n == 0 || str_find_str(trimmed, kinds[i].has) < trimmed.n)
			return kinds[i].is;
	}
	return FOREIGN_NOT;
}
