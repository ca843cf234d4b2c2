/* clinic_import.c - trivet clinic import: patients and coming visits from another program. */
#include "cli/clinic.h"
#include "clinic/bring.h"
#include "table/text_in.h"

enum { LINES_BYTES = 8 << 20, DAYS_AHEAD = 800, DAY_S = 86400, TRIES = 3, SHOWN_MAX = 20 };

static bool is_calendar(str text)
{
	return str_starts(str_trim(str_sub(text, 0, 200)), STR("BEGIN:VCALENDAR"));
}

static enum err read_calendar(struct clinic_call *c, str text, struct bring_wish wish, struct bring *bring)
{
	char *room = arena_take(c->rim->arena, LINES_BYTES, 1);
	uint16_t who = wish.practitioner != CLINIC_NONE ? wish.practitioner : 0;
	const struct clinic_resource *r = &c->desk.clinic.resources[who];
	str zone = c->desk.clinic.places[r->n_shifts > 0 ? r->shifts[0].place : 0].zone.name;
	if (room == NULL)
		return clinic_failed(c, ERR_FULL);
	if (wish.service == CLINIC_NONE)
		return clinic_input(c, "a calendar does not say what is booked; use --service ID", STR(""));
	struct writer lines = writer_on(room, LINES_BYTES);
	enum err e = c->rim->events(c->rim, text, zone, c->now, (instant){c->now.s + (int64_t)DAYS_AHEAD * DAY_S}, &lines);
	if (e == OK)
		e = bring_events(&c->desk, writer_str(&lines), wish, bring);
	if (e == ERR_MISSING)
		return complain_line(c->rim, e, "clinic: trivet-calendar, which reads calendars, was not found beside trivet");
	return e == OK ? OK : clinic_input(c, "this calendar cannot be read; nothing was changed", str_of(c->args->words[1]));
}

static enum err read_table(struct clinic_call *c, str bytes, struct bring_wish wish, struct bring *bring)
{
	struct text_in in;
	size_t line;
	enum bring_table table;
	if (text_in(bytes, c->rim->arena, &line, &in) != OK)
		return clinic_input(c, "this is not text: save it as a table (CSV) or as a calendar (iCalendar); nothing was changed",
				    str_of(c->args->words[1]));
	enum err e = bring_csv(&c->desk, in.text, wish, bring, &table);
	if (e != OK)
		return clinic_failed(c, e);
	if (table == BRING_NO_TABLE)
		return clinic_input(c, "there is no table in it; nothing was changed", str_of(c->args->words[1]));
	if (table == BRING_NO_NAMES)
		return clinic_input(
			c, "its first line must name the columns, and one of them must be name, or first name and last name; nothing was changed",
			str_of(c->args->words[1]));
	return OK;
}

static enum err read_file(struct clinic_call *c, struct bring *bring)
{
	str text;
	struct bring_wish wish = {CLINIC_NONE, CLINIC_NONE};
	if (args_has(c->args, OPT_SERVICE))
		TRY(clinic_service_wished(c, &wish.service));
	TRY(clinic_practitioner_wished(c, &wish.practitioner));
	TRY(c->rim->read_file(c->rim, c->args->words[1], &text));
	return is_calendar(text) ? read_calendar(c, text, wish, bring) : read_table(c, text, wish, bring);
}

static void say_rows(struct clinic_call *c, const struct bring *b)
{
	size_t shown = 0;
	for (size_t i = 0; i < b->n && shown < SHOWN_MAX; i++) {
		const struct bring_row *row = &b->at[i];
		str say = refused_words[row->refused].say;
		if (row->wrong == BRING_GOOD && row->refused == REFUSED_NOT)
			continue;
		fprintf(c->rim->err, "line %zu, %.*s: ", row->line, (int)row->ask.patient.n, row->ask.patient.p);
		if (row->wrong != BRING_GOOD)
			fprintf(c->rim->err, "%s%s%.*s\n", bring_words[row->wrong].p, row->about.n > 0 ? ": " : "", (int)row->about.n, row->about.p);
		else
			fprintf(c->rim->err, "%.*s\n", (int)say.n, say.p);
		shown++;
	}
	if (b->wrong + b->refused > shown)
		fprintf(c->rim->err, "and %zu more\n", b->wrong + b->refused - shown);
}

static enum err print_result(struct clinic_call *c, const struct bring *b, bool only_tries)
{
	bool failed = b->wrong + b->refused > 0;
	if (args_has(c->args, OPT_JSON)) {
		struct writer w = arena_writer(c->rim->arena);
		struct json j = json_on(&w);
		json_open(&j, '{');
		json_kbool(&j, "done", !failed && !only_tries);
		json_kint(&j, "visits", (int64_t)b->visits);
		json_kint(&j, "patients", (int64_t)b->patients);
		json_kint(&j, "again", (int64_t)b->again);
		json_kint(&j, "past", (int64_t)b->past);
		json_kopen(&j, "refused", '[');
		for (size_t i = 0; i < b->n; i++)
			if (b->at[i].wrong != BRING_GOOD || b->at[i].refused != REFUSED_NOT) {
				json_open(&j, '{');
				json_kint(&j, "line", (int64_t)b->at[i].line);
				json_kstr(&j, "say",
					  b->at[i].wrong != BRING_GOOD ? bring_words[b->at[i].wrong] : refused_words[b->at[i].refused].say);
				json_close(&j, '}');
			}
		json_close(&j, ']');
		json_close(&j, '}');
		TRY(print_json(c->rim, &w));
	} else {
		say_rows(c, b);
		fprintf(c->rim->out, "%s%zu visits, %zu patients without one; %zu were there already, %zu are past and were skipped.\n",
			failed       ? "Nothing was changed. "
			: only_tries ? "Would be added: "
				     : "Added: ",
			b->visits, b->patients, b->again, b->past);
	}
	return failed ? ERR_MISSING : OK;
}

enum err clinic_import(struct clinic_call *c)
{
	struct bring bring = {0};
	bool only_tries = args_has(c->args, OPT_DRY_RUN);
	enum err e = ERR_MISSING;
	for (int i = 0; i < TRIES && (e == ERR_MISSING || e == ERR_BUSY); i++) { /* the clinic's file may be reloaded in between */
		TRY(clinic_desk(c));
		TRY(read_file(c, &bring));
		e = bring.wrong > 0 ? OK : bring_do(c->store, &c->desk, &bring, only_tries);
	}
	return e == OK ? print_result(c, &bring, only_tries) : clinic_failed(c, e == ERR_MISSING ? ERR_BUSY : e);
}
