/* export.c - the files, and the page that says what each is for. */
#include "web/pages/exchange/export.h"

#include "exchange/calendar.h"
#include "exchange/csv_write.h"
#include "exchange/export_json.h"
#include "exchange/fhir.h"
#include "me/copied.h"
#include "web/server/slip.h"

enum err export_show(struct site *site, const struct request *q, struct response *r)
{
	(void)site;
	(void)q;
	page_export(response_page(r, "Your data", NAV_SETTINGS), &(struct export_view){0});
	return OK;
}

enum err export_copy(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	struct person *who;
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	act_copied(acts, who);
	response_see(r, URL("/export/diary.json"));
	return OK;
}

enum { AT, BREAKS, SEPARATOR, MARK };

const struct field export_file_fields[4] = {
	[AT] = {.name = "at", .label = "When you practise", .kind = FIELD_LINE, .max = 8},
	[BREAKS] = {.name = "breaks", .label = "Breaks at the desk", .kind = FIELD_CHECK},
	[SEPARATOR] = {.name = "separator", .label = "Between the cells", .kind = FIELD_CHOICE, .choices = "comma semicolon tab"},
	[MARK] = {.name = "bom", .label = "Byte order mark", .kind = FIELD_CHECK},
};

/* The last part of the address, and what a browser calls the file. */
enum file { FILE_DIARY, FILE_FHIR, FILE_CALENDAR, FILE_ENTRIES, FILE_DEEDS, FILE_MARKS, FILE_BREAKS, FILES };
static const struct {
	str name;
	const char *type, *disposition;
} files[FILES] = {
	[FILE_DIARY] = {STR_INIT("diary.json"), "application/json", "attachment; filename=\"trivet-diary.json\""},
	[FILE_FHIR] = {STR_INIT("fhir.json"), "application/fhir+json", "attachment; filename=\"trivet-fhir.json\""},
	[FILE_CALENDAR] = {STR_INIT("calendar.ics"), "text/calendar; charset=utf-8", "attachment; filename=\"trivet-calendar.ics\""},
	[FILE_ENTRIES] = {STR_INIT("entries.csv"), "text/csv; charset=utf-8", "attachment; filename=\"trivet-entries.csv\""},
	[FILE_DEEDS] = {STR_INIT("deeds.csv"), "text/csv; charset=utf-8", "attachment; filename=\"trivet-deeds.csv\""},
	[FILE_MARKS] = {STR_INIT("marks.csv"), "text/csv; charset=utf-8", "attachment; filename=\"trivet-marks.csv\""},
	[FILE_BREAKS] = {STR_INIT("breaks.csv"), "text/csv; charset=utf-8", "attachment; filename=\"trivet-breaks.csv\""},
};

struct making {
	const struct person *who;
	const struct record *all;
	struct calendar_wish wish;
	struct csv_form form;
};

static void write_file(struct writer *w, enum file file, const struct making *m)
{
	switch (file) {
	case FILE_DIARY: export_json(w, m->all); return;
	case FILE_FHIR: fhir_write(w, m->who, m->all); return;
	case FILE_CALENDAR: calendar_write(w, m->who, m->all, &m->wish); return;
	case FILE_ENTRIES: csv_write(w, CSV_ENTRIES, m->form, m->all); return;
	case FILE_DEEDS: csv_write(w, CSV_DEEDS, m->form, m->all); return;
	case FILE_MARKS: csv_write(w, CSV_MARKS, m->form, m->all); return;
	case FILE_BREAKS: csv_write(w, CSV_BREAKS, m->form, m->all); return;
	case FILES: return;
	}
}

static enum err show_slip(const struct request *q, struct response *r)
{
	struct export_view v = {.time = q->value[AT].text};
	page_export(response_page(r, "Your data", NAV_SETTINGS), &v);
	r->status = 400;
	response_slip_in(r, q, STR("action=\"/export/calendar.ics\""), STR("at"),
			 STR("Write a time from 00:00 to 23:59, such as 18:30, or nothing."));
	return OK;
}

enum err export_file(struct site *site, const struct request *q, struct response *r)
{
	struct making m = {.wish = {.practice_s = CALENDAR_NO_TIME, .zone = site->zone}};
	struct store_fault fault;
	struct record all;
	struct person *who = arena_new(r->arena, struct person, 1);
	enum file file = FILE_DIARY;
	while (file < FILES && !str_eq(files[file].name, q->segment[1]))
		file++;
	if (file == FILES)
		return ERR_MISSING;
	if (q->value[AT].text.n > 0 && !clock_parse(q->value[AT].text, &m.wish.practice_s))
		return show_slip(q, r);
	if (q->value[SEPARATOR].given)
		m.form.separator = (enum csv_separator)word_index(csv_separator_words, CSV_SEPARATORS, q->value[SEPARATOR].text);
	m.form.has_mark = q->value[MARK].given;
	if (who == NULL)
		return ERR_FULL;
	TRY(app_check(site->app, &fault));                            /* half a diary must not pass for a whole one; the page says why */
	TRY(app_person(site->app, own_here(site, q), r->arena, who)); /* not own_person: the browser keeps no copy of a download */
	TRY(app_record(site->app, q->caller, r->arena, &all));
	struct desk_settings desk = desk_settings_of(&all.settings);
	if (q->value[BREAKS].given)
		m.wish.breaks = calendar_breaks_of(&desk);
	m.who = who;
	m.all = &all;
	write_file(&r->w, file, &m);
	response_bytes(r, files[file].type, writer_str(&r->w));
	response_header(r, "Content-Disposition", files[file].disposition);
	return OK;
}
