/* import_words.c - what an import says, in words. */
#include "exchange/import.h"

#include "table/shown.h"

const str import_kind_words[IMPORT_KINDS] = {
	[IMPORT_NOTHING] = STR_INIT("left out: its name is not known"),
	[IMPORT_LEFT] = STR_INIT("left out, as you chose"),
	[IMPORT_TWICE] = STR_INIT("left out: another column already is that"),
	[IMPORT_FULL] = STR_INIT("left out: your diary already asks about three activities, the most possible"),
	[IMPORT_NO_WORDS] = STR_INIT("left out: an activity has at most 400 bytes, about 400 letters, on one line"),
	[IMPORT_HOURS] = STR_INIT("left out: hours of sleep are not a number from 0 to 10"),
	[IMPORT_ELSEWHERE] = STR_INIT("left out: a pain somewhere else in the body"),
	[IMPORT_TICKS] = STR_INIT("left out: it says done or not done, which is not a number from 0 to 10"),
	[IMPORT_BESIDE] = STR_INIT("left out: the diary does not record it"),
	[IMPORT_OPEN] = STR_INIT("a question"),
	[IMPORT_DAY] = STR_INIT("day"),
	[IMPORT_TIME] = STR_INIT("time"),
	[IMPORT_OFFSET] = STR_INIT("how far the clock was from UTC"),
	[IMPORT_YEAR] = STR_INIT("year"),
	[IMPORT_SET_OFF] = STR_INIT("what may have set it off"),
	[IMPORT_MEDICINES] = STR_INIT("medicines"),
	[IMPORT_NOTE] = STR_INIT("note"),
	[IMPORT_NAMED] = STR_INIT("note, with the column's name"),
	[IMPORT_REGIONS] = STR_INIT("places; what is not on the body map goes into the note"),
	[IMPORT_REGION] = STR_INIT("how strong in that place"),
	[IMPORT_ACTIVITY] = STR_INIT("how well that activity went"),
	[IMPORT_NEW_ACTIVITY] = STR_INIT("one of your own activities: how well it went"),
};

const str import_why_words[IMPORT_WHYS] = {
	[WHY_CELLS] = STR_INIT("It has more cells than there are columns. Put a text that contains the separator in quotes."),
	[WHY_DAY] = STR_INIT("This is not a day. Use a real day, such as 2026-11-30, 30.11.2026 or Nov 30 2026."),
	[WHY_YEAR] = STR_INIT("The year is missing. Use a day with its year, such as 2026-11-30."),
	[WHY_FUTURE] = STR_INIT("That day is in the future. Use today or an earlier day."),
	[WHY_OLD] = STR_INIT("The earliest day is 2000-01-01."),
	[WHY_TIME] = STR_INIT("This is not a time. Use a time such as 08:30 or 8:30 PM, or nothing."),
	[WHY_OFFSET] = STR_INIT("Use an offset such as UTC+02:00 or -05:00, or nothing."),
	[WHY_SKIPPED] = STR_INIT("This time did not exist on that day: the clocks went forward past it."),
	[WHY_NUMBER] = STR_INIT("Use a whole number from 0 to 10, or nothing."),
	[WHY_SCALE] = STR_INIT("This is not on the scale of its column."),
	[WHY_HOURS] = STR_INIT("These are hours. Use a number from 0 to 10, or nothing."),
	[WHY_LONG] = STR_INIT("The text is too long. The limit is 2000 bytes, about 2000 letters."),
	[WHY_CONTROL] = STR_INIT("The text contains control characters. Use only letters, signs and line ends."),
	[WHY_PLACE] = STR_INIT("Use up to 40 places on the body map, each with a number from 0 to 10, such as p5_l=4;p5_r=2."),
	[WHY_SCORES] = STR_INIT("It has numbers for more than three activities. The limit is three."),
};

const str import_stop_words[IMPORT_STOPS] = {
	[IMPORT_GOES] = STR_INIT(""),
	[STOP_FOREIGN] = STR_INIT(""), /* said in `say` */
	[STOP_TABLE] = STR_INIT(""),   /* see csv_slip_words */
	[STOP_JSON] = STR_INIT("This is JSON from another program, and no list of entries was found in it. Look for a CSV export in that program."),
	[STOP_NO_DAY] = STR_INIT("No column has days. Choose the column that does as the day."),
	[STOP_NOTHING] = STR_INIT("No column was recognised as pain, sleep, mood, medicines, a note or places. Say what one of them is."),
	[STOP_CHOICE] = STR_INIT(""), /* said in `say` */
	[STOP_LARGE] = STR_INIT("The table is too large to read at once. Leave out columns that the diary does not need, or import it in parts."),
};

const str import_ask_words[IMPORT_ASKS] = {
	[ASK_DATES] = STR_INIT("What comes first in these days?"),
	[ASK_MEANING] = STR_INIT("What are these numbers about?"),
	[ASK_SCALE] = STR_INIT("Which scale are these numbers on?"),
	[ASK_HOURS] = STR_INIT("Are these hours of sleep, or how well you slept from 0 to 10?"),
	[ASK_WORDS] = STR_INIT("Which number from 0 to 10 does each of these words mean?"),
	[ASK_ROUND] = STR_INIT("How should numbers between two whole ones be rounded?"),
};

const str table_shape_words[TABLE_SHAPES] = {
	[TABLE_PLAIN] = STR_INIT("one line for each entry"),
	[TABLE_READINGS] = STR_INIT("one line for each reading"),
	[TABLE_DAYS_ACROSS] = STR_INIT("one column for each day"),
	[TABLE_TIMES_ACROSS] = STR_INIT("one column for each time of day"),
};

const str table_skip_words[TABLE_SKIP_WHYS] = {
	[SKIP_ABOVE] = STR_INIT("skipped: above the column names"),      [SKIP_OTHER_TABLE] = STR_INIT("skipped: another table"),
	[SKIP_HEAD_AGAIN] = STR_INIT("skipped: the column names again"), [SKIP_BELOW] = STR_INIT("skipped: below the table"),
	[SKIP_UNITS] = STR_INIT("read as the units of the columns"),
};

const str foreign_words[FOREIGNS] = {
	[FOREIGN_NOT] = STR_INIT(""),
	[FOREIGN_EXPORT] = STR_INIT("This is an export from trivet: import it with `trivet import FILE` in a terminal."),
	[FOREIGN_PLAN] = STR_INIT("This is a plan. Import it on the page Plan, or with `trivet plan read`."),
	[FOREIGN_EXCEL] = STR_INIT("This is an Excel workbook. Open it, save the sheet as CSV, and import that file."),
	[FOREIGN_LIBREOFFICE] = STR_INIT("This is a LibreOffice workbook. Open it, save the sheet as CSV, and import that file."),
	[FOREIGN_APPLE_ARCHIVE] = STR_INIT(
		"This is the archive of Apple Health, which trivet does not read. An app that exports Apple Health as CSV makes a file that it "
		"does."),
	[FOREIGN_DAYLIO] =
		STR_INIT("This is a Daylio backup, which trivet does not read. In Daylio, choose Export entries, CSV, and import that file."),
	[FOREIGN_ZIP] = STR_INIT("This is a ZIP archive. Unpack it and import the CSV file inside."),
	[FOREIGN_OLD_EXCEL] = STR_INIT("This is an old Excel workbook. Open it, save the sheet as CSV, and import that file."),
	[FOREIGN_DATABASE] = STR_INIT(
		"This is another program's database, which trivet does not read. Look for a CSV export in that program, and import that file."),
	[FOREIGN_PDF] = STR_INIT("This is a PDF, which has no table that trivet can read. Look for a CSV export in the program it comes from."),
	[FOREIGN_COMPRESSED] = STR_INIT("This is a compressed file. Unpack it and import the CSV file inside."),
	[FOREIGN_CALENDAR] = STR_INIT("This is a calendar, which has no diary numbers in it."),
	[FOREIGN_RTF] = STR_INIT("This is formatted text (RTF). Save the table as CSV, and import that file."),
	[FOREIGN_APPLE_EXPORT] =
		STR_INIT("This is an Apple Health export, which trivet does not read. An app that exports Apple Health as CSV makes a file that it "
			 "does."),
	[FOREIGN_XML] = STR_INIT("This is XML, which trivet does not read. Look for a CSV export in the program it comes from."),
	[FOREIGN_WEB_PAGE] = STR_INIT("This is a web page. Look for a CSV download there, and import that file."),
	[FOREIGN_PICTURE] = STR_INIT("This is a picture. A table is needed, saved as CSV."),
};

const str import_choice_slip_words[CHOICE_SLIPS] = {
	[CHOICE_NO_COLUMN] = STR_INIT("there is no such column. Write its name as in the file, or # and its position, such as #3=pain."),
	[CHOICE_NO_SCALE_COLUMN] = STR_INIT("there is no such column. Write its name as in the file, or # and its position, such as #3=0-100."),
	[CHOICE_NO_MEANING] = STR_INIT("must be skip, day, time, offset, year, pain, worst, average, " BESIDE_COMMAS
				       "medicines, note, named_note, places or activity."),
	[CHOICE_NO_SCALE] = STR_INIT("must be a scale such as 0-100 or 5-1, or words with numbers from 0 to 10, such as mild=2,severe=8."),
};

const str csv_slip_words[CSV_MANY_CELLS + 1] = {
	[CSV_NOTHING] = STR_INIT("There is nothing below the first row. A table needs the names of the columns, then a row for each entry."),
	[CSV_NO_TEXT] = STR_INIT("This line is not text. Save the table as CSV, best in UTF-8."),
	[CSV_OPEN] = STR_INIT("A quote opens on this line and never closes."),
	[CSV_MANY_ROWS] = STR_INIT("There are too many rows. The limit is 100,000 at a time."),
	[CSV_MANY_CELLS] = STR_INIT("There are too many columns. The limit is 1024."),
};

str import_shown(str text, struct arena *a)
{
	char buffer[SHOWN_ROOM], line[SHOWN_ROOM];
	struct writer w = writer_on(buffer, sizeof buffer);
	size_t n = text.n < sizeof line ? text.n : sizeof line; /* no more is shown */
	while (n < text.n && n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	for (size_t i = 0; i < n; i++)
		line[i] = text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i];
	shown_write(&w, (str){line, n});
	return arena_copy(a, writer_str(&w));
}

str import_becomes(const struct import_column *c, struct arena *a)
{
	struct writer w = arena_writer(a);
	if (c->kind == IMPORT_REGION) {
		w_str(&w, c->region->name);
		w_str(&w, STR(": "));
	}
	w_str(&w, import_gauge(c->kind) != NULL ? import_gauge(c->kind)->becomes : import_kind_words[c->kind]);
	if (c->kind == IMPORT_DAY && c->is_midnight)
		w_str(&w, STR("; 00:00 everywhere does not count as a time"));
	if (c->has_numbers && scale_is_known(c->scale) && !(c->scale.high == STORE_PAIN_MAX && c->scale.low <= 1)) {
		w_str(&w, STR(", from "));
		w_scale(&w, c->scale);
		w_str(&w, STR(" to 0-10"));
	}
	return arena_keep(a, &w);
}

static void w_number(struct writer *w, const char *name, int value)
{
	if (value == STORE_PAIN_UNSET)
		return;
	w_z(w, w->n > 0 ? ", " : "");
	w_z(w, name);
	w_char(w, ' ');
	w_int(w, value);
}

void w_import_numbers(struct writer *w, const struct store_entry *e)
{
	for (size_t i = 0; i < GAUGES; i++)
		w_number(w, gauges[i].word.p, gauge_of(&gauges[i], e));
	w_number(w, "places", e->n_regions > 0 ? (int)e->n_regions : STORE_PAIN_UNSET);
	w_number(w, "activities", e->n_scores > 0 ? (int)e->n_scores : STORE_PAIN_UNSET);
}

void w_import_clock(struct writer *w, struct moment at, zone_at *zones)
{
	if (!moment_is_known(at))
		return;
	struct moment here = moment_at(at.at, zones);
	w_clock(w, moment_second(at));
	if (here.zone.east_s == at.zone.east_s)
		return;
	w_z(w, " UTC");
	w_zone(w, at.zone);
	w_z(w, " (");
	w_clock(w, moment_second(here));
	w_z(w, " here)");
}
