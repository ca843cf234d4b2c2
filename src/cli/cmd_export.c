/* cmd_export.c - trivet export: what is remembered, in a form for something else. */
#include "cli/cli.h"

#include "exchange/calendar.h"
#include "exchange/csv_write.h"
#include "exchange/export_json.h"
#include "exchange/fhir.h"

static enum err to_csv(struct rim *rim, const struct args *args, const struct record *all, struct writer *w)
{
	size_t table = word_index(csv_table_words, CSV_TABLES, str_of(args->csv));
	if (table == CSV_TABLES)
		return complain_line(rim, ERR_INPUT, "--csv needs entries, deeds, marks or breaks");
	struct csv_form form = {.has_mark = args_has(args, OPT_BOM)};
	if (args_has(args, OPT_SEPARATOR)) {
		size_t separator = word_index(csv_separator_words, CSV_SEPARATORS, str_of(args->separator));
		if (separator == CSV_SEPARATORS)
			return complain_line(rim, ERR_INPUT, "--separator needs comma, semicolon or tab");
		form.separator = (enum csv_separator)separator;
	}
	csv_write(w, (enum csv_table)table, form, all);
	return OK;
}

static void to_calendar(struct rim *rim, const struct args *args, const struct person *who, const struct record *all, struct writer *w)
{
	struct calendar_wish wish = {.practice_s = CALENDAR_NO_TIME, .zone = rim->zone};
	if (args_has(args, OPT_AT))
		args_time(str_of(args_said(args, OPT_AT)), &wish.practice_s); /* looked at before */
	struct desk_settings desk = desk_settings_of(&all->settings);
	if (args_has(args, OPT_BREAKS))
		wish.breaks = calendar_breaks_of(&desk);
	calendar_write(w, who, all, &wish);
}

static enum err fill(struct rim *rim, const struct args *args, const struct record *all, struct writer *w)
{
	struct person *who;
	if (args_has(args, OPT_CSV))
		return to_csv(rim, args, all, w);
	if (!args_has(args, OPT_FHIR) && !args_has(args, OPT_ICS)) {
		export_json(w, all);
		return OK;
	}
	TRY(load_person(rim, args, &who));
	*w = arena_writer(rim->arena);
	if (args_has(args, OPT_FHIR))
		fhir_write(w, who, all);
	else
		to_calendar(rim, args, who, all, w);
	return OK;
}

enum err cmd_export(struct rim *rim, const struct args *args)
{
	uint64_t forms = args->given & (ALLOW(OPT_CSV) | ALLOW(OPT_FHIR) | ALLOW(OPT_ICS) | ALLOW(OPT_JSON));
	struct record all;
	struct store *s;
	struct store_reader *r;
	int32_t at;
	if (args_has(args, OPT_AT) && !args_time(str_of(args_said(args, OPT_AT)), &at))
		return complain_line(rim, ERR_INPUT, "--at needs a time from 0:00 to 23:59");
	if ((forms & (forms - 1)) != 0 || args->n_words > 0)
		return complain_line(rim, ERR_INPUT, "export takes only one of --json (the default), --csv TABLE, --fhir and --ics");
	if ((args->given & (ALLOW(OPT_AT) | ALLOW(OPT_BREAKS))) != 0 && !args_has(args, OPT_ICS))
		return complain_line(rim, ERR_INPUT, "--at and --breaks need --ics: they are for the calendar");
	if ((args->given & (ALLOW(OPT_SEPARATOR) | ALLOW(OPT_BOM))) != 0 && !args_has(args, OPT_CSV))
		return complain_line(rim, ERR_INPUT, "--separator and --bom need --csv: they are for tables");
	TRY(rim->store(rim, &s, &r));
	struct store_fault fault;
	enum err e = store_check(r, &fault); /* half a diary must not pass for a whole one */
	if (e != OK) {
		complain_fault(rim, rim->db_path, &fault);
		return e;
	}
	e = record_read(r, rim->arena, &all);
	if (e != OK)
		return complain_line(rim, e, "what is stored could not be read");
	struct writer w = arena_writer(rim->arena);
	TRY(fill(rim, args, &all, &w));
	if (w.full)
		return complain_line(rim, ERR_FULL, "export: there is not enough memory for all of it; nothing was written");
	if (args->out != NULL)
		return rim->write_file(rim, args->out, writer_str(&w));
	fwrite(w.p, 1, w.n, rim->out);
	return OK;
}
